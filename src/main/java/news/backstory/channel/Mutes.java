package news.backstory.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;

/** What channels do not want to hear of. */
public interface Mutes {

    Mute story(ChannelId channel, ArticleId article, Instant until, PersonId by);

    Mute words(ChannelId channel, String words, Instant until, PersonId by);

    /** Those that hold now, the last made first. */
    List<Mute> of(ChannelId channel, Instant now);

    /** It holds no more; empty if it did not. */
    Optional<Mute> end(long number, Instant now);
}
