package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import news.backstory.article.Link;
import news.backstory.feed.FeedVisitor.Visit;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.web.Fetch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SitemapListTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String SITE = "https://herald.example/";

    private final TemporaryStore store = new TemporaryStore();
    private final FakeWeb web = new FakeWeb();
    private final FeedVisitor visitor = new FeedVisitor(web, store.feeds(), new MovingClock(NOW), new Random(1));
    private final Feed feed = Feed.added(new Link(SITE + "sitemap.xml"), NOW);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_list_of_sitemaps_is_one_feed_of_those_of_news_and_of_those_that_changed_last() throws IOException {
        answer("sitemap.xml", list("old", "2019-01-01", "politics", "2026-11-24", "news-archive", "2020-01-01", "sport", "2026-11-23").getBytes(
                StandardCharsets.UTF_8));
        answer("news-archive", sitemap("archive"));
        answer("politics", packed(sitemap("vote", "budget")));

        var visit = (Visit.Read) visitor.visit(feed);

        assertThat(visit.seen()).extracting(seen -> seen.entry().address()).containsExactlyInAnyOrder(SITE + "archive", SITE + "vote",
                SITE + "budget");
        assertThat(visit.feed().health().flaws()).contains("one of its sitemaps cannot be read: its server answered 404");
        assertThat(web.asked()).containsExactly(SITE + "sitemap.xml", SITE + "news-archive", SITE + "politics", SITE + "sport");
        assertThat(visitor.visit(visit.feed())).as("nothing has changed").isInstanceOf(Visit.Unchanged.class);
        answer("politics", sitemap("vote", "budget", "law"));
        assertThat(visitor.visit(visit.feed())).as("what changed is not in the list").isInstanceOf(Visit.Read.class);
    }

    @Test
    void of_a_list_without_end_a_few_are_read_and_lists_in_lists_are_not() {
        var urls = IntStream.range(0, 60_000).mapToObj("<sitemap><loc>https://herald.example/%d</loc></sitemap>"::formatted)
                .collect(Collectors.joining());
        answer("sitemap.xml", ("<sitemapindex>" + urls + "</sitemapindex>").getBytes(StandardCharsets.UTF_8));
        IntStream.range(0, 60_000).forEach(at -> answer(String.valueOf(at), list("0", "2026-11-24").getBytes(StandardCharsets.UTF_8)));

        assertThat(visitor.visit(feed)).isInstanceOfSatisfying(Visit.Failed.class,
                failed -> assertThat(failed.why()).isEqualTo("none of its sitemaps can be read"));
        assertThat(web.asked()).hasSize(1 + Sitemap.MAX_SITEMAPS);
    }

    @Test
    void what_is_packed_is_unpacked_to_the_limit_and_once() throws IOException {
        assertThat(FeedReader.parse(packed(sitemap("a")), "application/gzip", "")).isInstanceOf(FeedReading.Fresh.class);
        assertThat(FeedReader.parse(packed(packed(sitemap("a"))), "", "")).isEqualTo(new FeedReading.Unreadable("it is packed twice"));
        assertThat(FeedReader.parse(packed(new byte[100_000_000]), "", "")).isEqualTo(new FeedReading.Unreadable("it is larger than 10 MB"));
        assertThat(FeedReader.parse(new byte[]{0x1f, (byte) 0x8b, 1}, "", "")).isEqualTo(new FeedReading.Unreadable("it cannot be unpacked"));
    }

    private void answer(String path, byte[] body) {
        web.answers(SITE + path, new Fetch.Page(URI.create(SITE + path), "text/xml", body));
    }

    private static String list(String... paths) {
        return IntStream.range(0, paths.length / 2)
                .mapToObj(at -> "<sitemap><loc>%s%s</loc><lastmod>%s</lastmod></sitemap>".formatted(SITE, paths[2 * at], paths[2 * at + 1]))
                .collect(Collectors.joining("", "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">", "</sitemapindex>"));
    }

    private static byte[] sitemap(String... paths) {
        return IntStream.range(0, paths.length).mapToObj(at -> ("<url><loc>%s%s</loc><news:news><news:title>About %s</news:title>"
                + "<news:publication_date>2026-11-24T0%d:00:00Z</news:publication_date></news:news></url>").formatted(SITE, paths[at], paths[at], at))
                .collect(Collectors.joining("", "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                        + "xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">", "</urlset>"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }
}
