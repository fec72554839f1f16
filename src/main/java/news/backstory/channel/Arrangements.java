package news.backstory.channel;

import java.util.Map;
import java.util.Optional;

/** What channels have arranged. */
public interface Arrangements {

    Optional<Arrangement> find(ChannelId channel);

    void save(ChannelId channel, Arrangement arrangement);

    /** Of channels that have a digest. */
    Map<ChannelId, Arrangement> withDigest();
}
