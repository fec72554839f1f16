package news.backstory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RobotsTest {

    private static final String PAGE = "https://news-example.org/private/a?b=1";

    @Test
    void a_program_reads_what_a_site_lets_it_read_and_asks_once_a_site() {
        var asked = new ArrayList<String>();
        var robots = new Robots(address -> {
            asked.add(address);
            return page("User-agent: *\nDisallow: /private/\nAllow: /private/open$\n\nUser-agent: other\nDisallow: /");
        });

        assertThat(robots.allow(PAGE)).isFalse();
        assertThat(robots.allow("https://news-example.org/private/open")).isTrue();
        assertThat(robots.allow("https://news-example.org/news")).isTrue();
        assertThat(asked).containsExactly("https://news-example.org/robots.txt");
    }

    @Test
    void a_site_may_speak_to_us_by_name() {
        assertThat(new Robots(_ -> page("User-agent: Backstory\nDisallow: /\n\nUser-agent: *\nAllow: /")).allow(PAGE)).isFalse();
    }

    @Test
    void a_site_without_rules_allows_all_and_one_that_cannot_say_allows_nothing() {
        assertThat(new Robots(_ -> new Fetch.Answered(404)).allow(PAGE)).isTrue();
        assertThat(new Robots(_ -> new Fetch.Answered(503)).allow(PAGE)).isFalse();
        assertThat(new Robots(_ -> new Fetch.TimedOut(Duration.ofSeconds(20))).allow(PAGE)).isFalse();
    }

    @Test
    void a_site_names_its_sitemaps_to_all_programs_and_only_so_many_count() {
        var many = IntStream.range(0, 200).mapToObj("Sitemap: https://news-example.org/%d.xml\n"::formatted).collect(Collectors.joining());

        assertThat(new Robots(_ -> page("Sitemap: https://news-example.org/news.xml\nUser-agent: other\nDisallow: /")).sitemaps(PAGE))
                .containsExactly("https://news-example.org/news.xml");
        assertThat(new Robots(_ -> page(many)).sitemaps(PAGE)).hasSize(Robots.MAX_SITEMAPS);
        assertThat(new Robots(_ -> new Fetch.Answered(404)).sitemaps(PAGE)).isEmpty();
        assertThat(new Robots(_ -> page(many)).sitemaps("no address")).isEmpty();
    }

    private static Fetch page(String text) {
        return new Fetch.Page(URI.create("https://news-example.org/robots.txt"), "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }
}
