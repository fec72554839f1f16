package news.backstory.testing;

import java.time.Instant;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;

/** Articles for tests that do not care much what is in them. */
public final class SampleArticles {

    public static final Instant PUBLISHED = Instant.parse("2026-11-20T09:00:00Z");

    private SampleArticles() {}

    public static Article usable(String name) {
        return with(name, new Status.Usable());
    }

    public static Article with(String name, Status status) {
        return new Article(
                new ArticleId(name), Link.parse("https://herald.example/" + name).orElseThrow(), "Headline of " + name, "Standfirst of " + name,
                List.of("Mia Torres"), "Local", Dated.stated(PUBLISHED), PUBLISHED, "en", "The Herald", Tier.OWN, List.of(),
                List.of("First paragraph of " + name + ".", "Second paragraph of " + name + "."), status, 1);
    }
}
