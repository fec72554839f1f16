package news.backstory.channel;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import news.backstory.article.ArticleId;

/** What came to us by itself, and from where. */
public interface Arrivals {

    /** To say so again changes nothing. */
    void arrived(Source source, ArticleId article, Instant at, Arrival.Kind kind);

    /** What has not been weighed for the channels yet and may perhaps be shown by now, the earliest first. */
    List<Arrival> waiting(Instant now, int max);

    void weighed(List<Arrival> arrivals);

    /** What came from any of these sources in [from, to), the latest first. */
    List<Arrival> between(Set<Source> sources, Instant from, Instant to, int max);

    /** From where it came by itself, as far back as that is remembered. */
    Set<Source> sourcesOf(ArticleId article);

    void forgetBefore(Instant then);
}
