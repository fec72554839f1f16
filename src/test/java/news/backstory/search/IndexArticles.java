package news.backstory.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;

/** Articles for tests of the index. */
final class IndexArticles {

    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    private IndexArticles() {}

    static Article article(String id, String headline, int daysAgo, String... paragraphs) {
        return written(id, "The Herald", "Local", "en", headline, daysAgo, paragraphs);
    }

    static Article written(String id, String source, String desk, String language, String headline, int daysAgo, String... paragraphs) {
        var at = NOW.minus(Duration.ofDays(daysAgo));
        return new Article(
                new ArticleId(id), Link.parse("https://herald.example/" + id).orElseThrow(), headline, "", List.of(), desk, Dated.stated(at), at,
                language,
                source, Tier.OWN, List.of(), List.of(paragraphs), new Status.Usable(), 1);
    }

    static List<String> ids(List<Hit> hits) {
        return hits.stream().map(hit -> hit.article().value()).toList();
    }
}
