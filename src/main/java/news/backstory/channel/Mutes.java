package news.backstory.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;

/** What channels do not want to hear of. */
public interface Mutes {

    Mute story(ChannelId channel, ArticleId article, Instant until, PersonId by);

    /** Saying the same again changes nothing; what is mute already for a shorter time is so, too, and again if this one is ended. */
    Mute words(ChannelId channel, String words, Instant until, PersonId by);

    /** Those that hold now, the last made first; of several of the same the one that holds longest. */
    List<Mute> of(ChannelId channel, Instant now);

    /** Empty if it does not hold any more. */
    Optional<Mute> find(long number, Instant now);

    /** It holds no more; one of the same that was made before may. */
    void end(long number, Instant now);

    /** Neither this one nor any other of the same holds any more. */
    void endAll(Mute mute, Instant now);
}
