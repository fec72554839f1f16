package news.backstory.command;

import java.time.Instant;
import java.util.List;

/** The inbox of what people asked. What was added survives a crash. */
public interface Requests {

    /** Keeps a request; false if one with this key was heard before. On disk when it returns. */
    boolean add(Request request);

    /** Requests that are not answered yet, oldest first. */
    List<Request> pending(int max);

    /** Answered: its content is forgotten, its key is remembered for a day. */
    void done(String key, Instant now);

    /** Forgets the keys of requests answered before then. */
    void forgetBefore(Instant then);

    long pendingCount();
}
