package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backstory.article.Link;
import news.backstory.feed.FeedsFound.Choice;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.MovingClock;
import news.backstory.web.Fetch;
import news.backstory.web.Robots;
import news.backstory.web.Web;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedFinderTest {

    private static final String HOME = "https://herald-example.org/";

    private final FakeWeb web = new FakeWeb();
    /** Of robots.txt alone. */
    private final FakeWeb rules = new FakeWeb();
    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-24T09:00:00Z"));
    private final FeedFinder finder = new FeedFinder(web, new Robots(rules), clock);

    @Test
    void the_address_of_a_feed_is_that_feed_with_its_title_its_site_and_its_entries() {
        feed("https://herald-example.org/rss", "The Herald", 3);

        assertThat(finder.find("feed:https://herald-example.org/rss")).isInstanceOfSatisfying(FeedsFound.Itself.class, itself -> {
            assertThat(itself.feed()).isEqualTo(new Choice(new Link("https://herald-example.org/rss"), "The Herald", HOME, 3));
            assertThat(itself.entries()).hasSize(3);
        });
        assertThat(web.asked()).containsExactly("https://herald-example.org/rss");
    }

    @Test
    void the_feeds_that_a_page_names_come_in_its_order_and_those_of_comments_last() {
        head("""
                <link rel="alternate" type="application/rss+xml" title="Herald » Comments Feed" href="/comments/feed/">
                <link rel="ALTERNATE nofollow" type="application/rss+xml; charset=utf-8" href="feed/">
                <link rel="alternate" type="application/json" title="JSON" href="/wp-json/wp/v2/posts/1">
                <link rel="alternate" type="text/xml+oembed" href="/oembed?format=xml">
                <link rel="alternate" type="application/feed+json" title="Sport" href="//sport.herald-example.org/feed.json">""");
        feed("https://herald-example.org/comments/feed/", "Comments", 1);
        feed("https://herald-example.org/feed/", "Herald", 2);
        answer("https://sport.herald-example.org/feed.json", "application/feed+json",
                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"url\":\"https://herald-example.org/s\",\"title\":\"Goal\"}]}");

        assertThat(named(HOME)).extracting(Choice::title).containsExactly("Herald", "Sport", "Comments");
    }

    @Test
    void a_name_without_a_scheme_is_tried_securely_first() {
        web.answers("https://herald-example.org", new Fetch.Unreachable("refused"));
        answer("http://herald-example.org", "text/html", "<link rel=alternate type=application/atom+xml href=http://herald-example.org/atom>");
        feed("http://herald-example.org/atom", "Herald", 1);

        assertThat(named(" herald-example.org ")).extracting(Choice::address).containsExactly(new Link("http://herald-example.org/atom"));
    }

    @Test
    void one_feed_in_two_formats_is_one_choice_and_what_cannot_be_read_is_none() {
        head("""
                <link rel="alternate" type="application/rss+xml" href="/gone"><link rel="alternate" type="application/rss+xml" href="/rss">
                <link rel="alternate" type="application/atom+xml" href="/atom">""");
        feed("https://herald-example.org/rss", "Herald", 2);
        feed("https://herald-example.org/atom", "Herald", 2);

        assertThat(named(HOME)).extracting(choice -> choice.address().path()).containsExactly("/rss");
    }

    @Test
    void the_page_of_a_section_means_the_feed_of_that_section() {
        answer("https://herald-example.org/sport/", "text/html", """
                <link rel=alternate type=application/rss+xml href=/rss><link rel=alternate type=application/rss+xml href=/sport/rss>""");
        feed("https://herald-example.org/rss", "All", 2);
        feed("https://herald-example.org/sport/rss", "Sport", 3);

        assertThat(named("https://herald-example.org/sport/")).extracting(Choice::title).containsExactly("Sport", "All");
    }

    @Test
    void a_header_names_feeds_too_and_what_is_in_its_quotation_marks_parts_nothing() {
        web.answers(HOME, new Fetch.Page(URI.create(HOME), "text/html",
                "<https://herald-example.org/style.css>; rel=preload, </x,y>; title=\"News, <b>all</b>\"; rel=\"alternate\"; type=\"application/rss+xml\"",
                "<html>".getBytes(StandardCharsets.UTF_8)));
        answer("https://herald-example.org/x,y", "text/xml", rss("", 1));

        assertThat(named(HOME)).extracting(Choice::title).containsExactly("News, <b>all</b>");
    }

    @Test
    void where_the_head_names_none_an_address_in_the_text_that_looks_like_a_feed_or_like_a_page_of_feeds_is_followed() {
        answer(HOME, "text/html", "<base href='https://herald-example.org/x/'><body><a href='/about'>Feed the birds</a><a href='../rss/'>RSS</a>");
        answer("https://herald-example.org/rss/", "text/html", "<body><a href='politics.xml'>Politics</a><a href=/rss/world.xml>World</a>");
        feed("https://herald-example.org/rss/world.xml", "World", 2);

        assertThat(named(HOME)).extracting(Choice::title).containsExactly("World");
        assertThat(web.asked()).doesNotContain("https://herald-example.org/about");
    }

    @Test
    void a_feed_at_a_number_with_a_port_is_a_feed_like_any_other() {
        head("<link rel=alternate type=application/rss+xml href='http://[2a00:1450:4001:81b::200e]:8080/rss'>");
        feed("http://[2a00:1450:4001:81b::200e]:8080/rss", "Six", 1);

        assertThat(named(HOME)).extracting(Choice::title).containsExactly("Six");
    }

    @Test
    void a_page_that_sends_browsers_on_is_followed_once() {
        answer(HOME, "text/html", "<meta http-equiv=Refresh content='0; URL=/en/'>");
        answer("https://herald-example.org/en/", "text/html", "<link rel=alternate type=application/rss+xml href=/en/rss>");
        feed("https://herald-example.org/en/rss", "Herald in English", 2);

        assertThat(named(HOME)).extracting(Choice::title).containsExactly("Herald in English");
    }

    @Test
    void where_nothing_is_named_the_usual_places_are_tried_and_first_that_of_the_software() {
        head("<meta name=generator content='Hugo 0.140'>");
        feed("https://herald-example.org/index.xml", "Herald", 2);

        assertThat(finder.find(HOME)).isInstanceOfSatisfying(FeedsFound.Guessed.class,
                guessed -> assertThat(guessed.feeds()).extracting(Choice::address).containsExactly(new Link("https://herald-example.org/index.xml")));
        assertThat(web.asked()).containsExactly(HOME, "https://herald-example.org/index.xml");
    }

    @Test
    void a_guess_is_not_asked_for_where_the_site_lets_no_programs_in() {
        head("");
        feed("https://herald-example.org/feed", "Herald", 2);
        robots("User-agent: *\nDisallow: /feed");

        assertThat(finder.find(HOME)).isInstanceOf(FeedsFound.Nothing.class);
        assertThat(web.asked()).doesNotContain("https://herald-example.org/feed");
    }

    @Test
    void where_no_feed_is_found_the_sitemap_of_news_that_robots_txt_names_is_one() {
        head("");
        robots("User-agent: *\nDisallow:\nSitemap: https://herald-example.org/sitemap.xml\nSitemap: https://herald-example.org/news-sitemap.xml");
        answer("https://herald-example.org/sitemap.xml", "text/xml", "<urlset><url><loc>https://herald-example.org/about</loc></url></urlset>");
        answer("https://herald-example.org/news-sitemap.xml", "text/xml", newsSitemap());

        assertThat(named(HOME)).containsExactly(new Choice(new Link("https://herald-example.org/news-sitemap.xml"), "The Herald", "", 1));
        feed("https://herald-example.org/rss", "Herald", 2);
        assertThat(finder.find(HOME)).as("a feed says more").isInstanceOf(FeedsFound.Guessed.class);
    }

    @Test
    void of_a_list_of_sitemaps_the_one_of_news_is_followed_but_the_list_where_its_name_is_this_months() {
        head("");
        robots("Sitemap: https://herald-example.org/sitemap.xml");
        list("https://herald-example.org/pages.xml", "https://herald-example.org/news.xml");
        answer("https://herald-example.org/news.xml", "text/xml", newsSitemap());
        assertThat(named(HOME)).extracting(choice -> choice.address().path()).containsExactly("/news.xml");

        list("https://herald-example.org/pages.xml", "https://herald-example.org/news-2026-11.xml");
        answer("https://herald-example.org/news-2026-11.xml", "text/xml", newsSitemap());
        assertThat(named(HOME)).extracting(choice -> choice.address().path()).containsExactly("/sitemap.xml");
    }

    @Test
    void a_sitemap_of_all_pages_or_in_a_list_of_lists_or_closed_to_programs_is_no_feed() {
        head("");
        robots("User-agent: *\nDisallow: /closed\nSitemap: https://herald-example.org/closed-news.xml\nSitemap: https://herald-example.org/sitemap.xml");
        answer("https://herald-example.org/closed-news.xml", "text/xml", newsSitemap());
        list("https://herald-example.org/list.xml");
        answer("https://herald-example.org/list.xml", "text/xml",
                "<sitemapindex><sitemap><loc>https://herald-example.org/news.xml</loc></sitemap></sitemapindex>");
        answer("https://herald-example.org/news.xml", "text/xml", newsSitemap());

        assertThat(finder.find(HOME)).isInstanceOf(FeedsFound.Nothing.class);
        answer("https://herald-example.org/sitemap.xml", "text/xml", "<urlset><url><loc>https://herald-example.org/about</loc></url></urlset>");
        assertThat(finder.find(HOME)).isInstanceOf(FeedsFound.Nothing.class);
        assertThat(web.asked()).doesNotContain("https://herald-example.org/closed-news.xml", "https://herald-example.org/news.xml");
    }

    @Test
    void of_a_hundred_sitemaps_three_are_read() {
        head("");
        robots(IntStream.range(0, 100).mapToObj("Sitemap: https://herald-example.org/map/%d.xml"::formatted).collect(Collectors.joining("\n")));

        assertThat(finder.find(HOME)).isInstanceOf(FeedsFound.Nothing.class);
        assertThat(web.asked().stream().filter(address -> address.contains("/map/"))).hasSize(NamedSitemaps.MAX_REQUESTS);
    }

    @Test
    void a_site_that_turns_programs_away_from_its_pages_may_yet_have_a_feed_where_feeds_usually_are() {
        web.answers(HOME, new Fetch.Answered(403));
        assertThat(why(HOME)).isEqualTo("its server does not let programs in (it answered 403)");

        feed("https://herald-example.org/rss.xml", "Herald", 2);
        assertThat(finder.find(HOME)).isInstanceOf(FeedsFound.Guessed.class);
    }

    @ParameterizedTest
    @CsvSource({
            "https://www.youtube.com/channel/UCaaaaaaaaaaaaaaaaaaaaaa/videos, https://www.youtube.com/feeds/videos.xml?channel_id=UCaaaaaaaaaaaaaaaaaaaaaa",
            "https://youtube.com/playlist?list=PL0123456789, https://www.youtube.com/feeds/videos.xml?playlist_id=PL0123456789",
            "https://old.reddit.com/r/worldnews/top, https://www.reddit.com/r/worldnews/.rss",
            "https://medium.com/@someone, https://medium.com/feed/@someone",
            "https://github.com/example/press, https://github.com/example/press/releases.atom",
            "https://bsky.app/profile/herald-example.org, https://bsky.app/profile/herald-example.org/rss"})
    void the_feeds_of_services_follow_from_the_address_alone(String address, String feed) {
        feed(feed, "Channel", 1);

        assertThat(named(address)).extracting(choice -> choice.address().text()).containsExactly(feed);
        assertThat(web.asked()).containsExactly(feed);
    }

    @Test
    void what_stands_in_the_way_is_said_so_that_a_person_understands() {
        head("");
        assertThat(why(HOME)).isEqualTo("it is a web page that names no feed, and there is none where feeds usually are");
        assertThat(why("not an address")).isEqualTo("it is not a web address");
        assertThat(why("https://herald-example.org/none")).isEqualTo("its server answered 404");
        web.answers(HOME, new Fetch.Refused("not public: 10.0.0.1"));
        assertThat(why(HOME)).isEqualTo("its address is not open to the public");
        web.answers(HOME, new Fetch.TimedOut(Duration.ofSeconds(20)));
        assertThat(why(HOME)).isEqualTo("its server took longer than 20 seconds");
        head("<link rel=alternate type=application/rss+xml href=/rss>");
        web.answers("https://herald-example.org/rss", new Fetch.Answered(500));
        assertThat(why(HOME)).isEqualTo("the feed that it names cannot be read: its server answered 500");
    }

    @Test
    void a_feed_at_an_address_that_is_not_public_is_never_offered() {
        head("<link rel=alternate type=application/rss+xml href=http://10.0.0.1/rss><link rel=alternate type=application/rss+xml href=/rss>");
        web.answers("http://10.0.0.1/rss", new Fetch.Refused("not public"));
        feed("https://herald-example.org/rss", "Herald", 1);

        assertThat(named(HOME)).extracting(Choice::title).containsExactly("Herald");
    }

    @Test
    void a_page_that_names_thousands_of_feeds_costs_a_handful_of_requests_and_offers_a_handful() {
        head(IntStream.range(0, 20_000).mapToObj("<link rel=alternate type=application/rss+xml href=/%d>"::formatted).collect(Collectors.joining()));
        assertThat(finder.find(HOME)).isInstanceOf(FeedsFound.Nothing.class);
        assertThat(web.asked()).hasSize(FeedFinder.MAX_REQUESTS);

        IntStream.range(0, 20).forEach(at -> feed("https://herald-example.org/" + at, "Feed " + at, at + 1));
        assertThat(named(HOME)).hasSize(FeedFinder.MAX_CHOICES);
    }

    @Test
    void pages_that_name_each_other_for_ever_are_left_after_three() {
        Web endless = address -> page(address, "text/html", "<a href='" + address + "x/rss/'>RSS</a>");
        var asked = Collections.synchronizedList(new ArrayList<String>());
        var found = new FeedFinder(address -> {
            asked.add(address);
            return endless.get(address);
        }, new Robots(_ -> new Fetch.Answered(503)), clock).find(HOME);

        assertThat(found).isInstanceOf(FeedsFound.Nothing.class);
        assertThat(asked).hasSize(4);
    }

    @Test
    void hostile_markup_of_the_largest_size_takes_no_more_than_a_moment() {
        var deep = "<div>".repeat(300_000);
        var names = "<a href='/feed/".repeat(100_000) + "<link rel=alternate type=".repeat(20_000);
        answer(HOME, "text/html", deep + names);
        web.answers("https://herald-example.org/links", new Fetch.Page(URI.create("https://herald-example.org/links"), "text/html",
                "<".repeat(4_000) + "<x>;a=\"".repeat(2_000), new byte[0]));
        var thread = ManagementFactory.getThreadMXBean();
        var began = thread.getCurrentThreadCpuTime();

        assertThat(finder.find(HOME)).isInstanceOf(FeedsFound.Nothing.class);
        assertThat(finder.find("https://herald-example.org/links")).isInstanceOf(FeedsFound.Nothing.class);
        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_search_ends_when_its_time_is_over() {
        head("<link rel=alternate type=application/rss+xml href=/1><link rel=alternate type=application/rss+xml href=/2>");
        var slow = new FeedFinder(address -> {
            clock.advance(Duration.ofSeconds(11));
            return web.get(address);
        }, new Robots(rules), clock);

        assertThat(slow.find(HOME)).isInstanceOf(FeedsFound.Nothing.class);
        assertThat(web.asked()).hasSize(2);
    }

    private List<Choice> named(String address) {
        return finder.find(address) instanceof FeedsFound.Named(var feeds) ? feeds : List.of();
    }

    private String why(String address) {
        return finder.find(address) instanceof FeedsFound.Nothing(var why) ? why : "";
    }

    private void head(String links) {
        answer(HOME, "text/html", "<!doctype html><html><head><title>Herald</title>" + links + "</head><body>News</body></html>");
    }

    private void robots(String text) {
        rules.answers("https://herald-example.org/robots.txt", page("https://herald-example.org/robots.txt", "text/plain", text));
    }

    private void list(String... addresses) {
        answer("https://herald-example.org/sitemap.xml", "text/xml", Arrays.stream(addresses).map("<sitemap><loc>%s</loc></sitemap>"::formatted)
                .collect(Collectors.joining("", "<sitemapindex>", "</sitemapindex>")));
    }

    private static String newsSitemap() {
        return """
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url>
                <loc>https://herald-example.org/bridge</loc><news:news><news:publication><news:name>The Herald</news:name></news:publication>
                <news:title>Bridge shut</news:title><news:publication_date>2026-11-24</news:publication_date></news:news></url></urlset>""";
    }

    private void feed(String address, String title, int entries) {
        answer(address, "application/rss+xml", rss(title, entries));
    }

    private static String rss(String title, int entries) {
        return "<rss><channel><title>%s</title><link>https://herald-example.org/</link>".formatted(title)
                + IntStream.range(0, entries).mapToObj("<item><title>Report</title><link>https://herald-example.org/a/%d</link></item>"::formatted)
                        .collect(Collectors.joining())
                + "</channel></rss>";
    }

    private void answer(String address, String contentType, String text) {
        web.answers(address, page(address, contentType, text));
    }

    private static Fetch.Page page(String address, String contentType, String text) {
        return new Fetch.Page(URI.create(address), contentType, text.getBytes(StandardCharsets.UTF_8));
    }
}
