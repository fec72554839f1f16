package news.backstory.command;

import java.time.Instant;
import java.util.List;
import news.backstory.ledger.Line;

/** The inbox of what people asked. What was added survives a crash. */
public interface Requests {

    /** Keeps a request; false if one with this key was heard before. On disk when it returns. */
    boolean add(Request request);

    /** Requests that are not answered yet, oldest first. */
    List<Request> pending(int max);

    /**
     * Answered: in one step these lines are planned, and the request's content is forgotten; its key is remembered for a day. A request that is done
     * already, or not known, gets no second answer.
     */
    void done(String key, List<Line> answers, Instant now);

    /** Forgets the keys of requests answered before then. */
    void forgetBefore(Instant then);

    long pendingCount();
}
