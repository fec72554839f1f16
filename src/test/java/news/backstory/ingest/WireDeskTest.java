package news.backstory.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Reading;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.extract.Extractor;
import news.backstory.ingest.WireDesk.Receipt;
import news.backstory.search.ArticleIndex;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.MovingClock;
import news.backstory.story.StoryMatcher;
import news.backstory.testing.TemporaryStore;
import news.backstory.wire.WireItem.Concern;
import news.backstory.wire.WireItems;
import news.backstory.wire.WireItems.Verdict;
import news.backstory.wire.WireName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WireDeskTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant NEVER_SENT = Instant.MAX;
    private static final Instant HELD = Instant.MAX.minusSeconds(1);
    private static final WireName AGENCY = new WireName("agency");
    private static final WireName OTHER = new WireName("other");
    private static final WireName CMS = new WireName("cms");
    private static final String PAGE = "https://herald.example/bridge";

    private final MovingClock clock = new MovingClock(START);
    private final TemporaryStore memory = new TemporaryStore();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final FakeWeb web = new FakeWeb();
    private final Sites sites = new Sites(List.of("herald.example"), List.of("agency.example"));
    private final Shelf shelf = new Shelf(memory.articles(), index, new StoryMatcher(memory.stories(), 0.5), clock);
    private final WireDesk desk = new WireDesk(memory.wireItems(), shelf, sites, Set.of(CMS), clock);
    private final LinkReader reader = new LinkReader(web, new Extractor(), memory.articles(), shelf, sites, clock);

    @AfterEach
    void close() {
        index.close();
        memory.close();
    }

    @Test
    void what_is_taken_is_kept_and_found() {
        assertThat(verdict(AGENCY, ninjs("u", 1, 0, "zeppelin", ""))).isEqualTo(Verdict.KEPT);

        assertThat(found("zeppelin")).containsExactly("agency:u");
        assertThat(article("agency:u").tier()).isEqualTo(Tier.WIRE);
    }

    @Test
    void the_same_delivery_changes_nothing_and_a_signed_one_is_known_again() {
        var text = ninjs("u", 1, 0, "zeppelin", "");

        assertThat(desk.take(AGENCY, bytes(text), "v1=a")).isInstanceOf(Receipt.Taken.class);
        assertThat(desk.take(AGENCY, bytes(text), "v1=a")).isInstanceOf(Receipt.Repeated.class);
        assertThat(verdict(AGENCY, text)).isEqualTo(Verdict.SAME);
        assertThat(article("agency:u").version()).isEqualTo(1);
    }

    @Test
    void an_unreadable_delivery_changes_nothing() {
        assertThat(desk.take(AGENCY, bytes("[{\"headline\":\"zeppelin\"},{}]"), "v1=b")).isInstanceOf(Receipt.Unreadable.class);

        assertThat(memory.articles().count()).isZero();
        assertThat(desk.take(AGENCY, bytes(ninjs("u", 1, 0, "zeppelin", "")), "v1=b")).isInstanceOf(Receipt.Taken.class);
    }

    @Test
    void a_newer_version_takes_the_place_of_an_older_one_and_never_the_other_way_round() {
        verdict(AGENCY, ninjs("u", 2, 20, "second", ""));

        assertThat(verdict(AGENCY, ninjs("u", 1, 10, "first", ""))).isEqualTo(Verdict.OLDER);
        assertThat(verdict(AGENCY, ninjs("u", 9, 15, "between", ""))).isEqualTo(Verdict.OLDER);
        assertThat(verdict(AGENCY, ninjs("u", 3, 20, "third", ""))).isEqualTo(Verdict.KEPT);
        assertThat(found("first")).isEmpty();
        assertThat(found("third")).containsExactly("agency:u");
        assertThat(article("agency:u").version()).isEqualTo(2);
    }

    @Test
    void a_version_that_does_not_say_how_new_it_is_lets_no_older_one_in_after_it() {
        verdict(AGENCY, ninjs("u", 0, 20, "second", ""));
        assertThat(verdict(AGENCY, "{\"uri\":\"u\",\"headline\":\"About the third\",\"body_text\":\"The third was seen.\"}")).isEqualTo(Verdict.KEPT);

        assertThat(verdict(AGENCY, ninjs("u", 0, 10, "first", ""))).isEqualTo(Verdict.OLDER);
        assertThat(found("third")).containsExactly("agency:u");
    }

    @Test
    void a_kill_does_not_wait_for_the_mending_of_what_came_with_it() {
        verdict(AGENCY, ninjs("u", 1, 10, "zeppelin", ""));

        var receipt = desk.take(AGENCY, bytes("[{\"headline\":\"no uri\"}," + ninjs("u", 2, 20, "zeppelin", ",\"pubstatus\":\"canceled\"") + "]"),
                "");

        assertThat(receipt).isInstanceOfSatisfying(Receipt.Taken.class, taken -> {
            assertThat(taken.outcomes()).extracting(WireItems.Outcome::verdict).containsExactly(Verdict.KILLED);
            assertThat(taken.warnings()).anySatisfy(warning -> assertThat(warning).startsWith("item 1 is not taken: "));
        });
        assertThat(found("zeppelin")).isEmpty();
    }

    @Test
    void a_kill_leaves_the_index_at_once_and_no_version_that_was_on_its_way_brings_the_article_back() {
        verdict(AGENCY, ninjs("u", 1, 10, "zeppelin", ""));
        clock.advance(Duration.ofMinutes(1));

        assertThat(verdict(AGENCY, "{\"uri\":\"u\",\"pubstatus\":\"canceled\",\"version\":\"2\"}")).isEqualTo(Verdict.KILLED);
        assertThat(found("zeppelin")).isEmpty();
        assertThat(verdict(AGENCY, ninjs("u", 3, 30, "zeppelin", ""))).isEqualTo(Verdict.DEAD);
        assertThat(verdict(AGENCY, ninjs("u", 1, 5, "zeppelin", ""))).isEqualTo(Verdict.DEAD);
        assertThat(found("zeppelin")).isEmpty();
        assertThat(article("agency:u").status()).isEqualTo(new Status.Killed());
    }

    @Test
    void a_version_that_its_wire_made_after_the_kill_is_an_article_issued_again() {
        verdict(AGENCY, ninjs("u", 1, 10, "zeppelin", ""));
        clock.advance(Duration.ofMinutes(1));
        verdict(AGENCY, "{\"uri\":\"u\",\"pubstatus\":\"canceled\",\"version\":\"2\"}");
        clock.advance(Duration.ofMinutes(10));

        assertThat(verdict(AGENCY, ninjs("u", 3, 300, "airship", ""))).isEqualTo(Verdict.KEPT);

        assertThat(found("airship")).containsExactly("agency:u");
        assertThat(article("agency:u").status()).isEqualTo(new Status.Usable());
        assertThat(memory.articles().killOf(new ArticleId("agency:u"))).isEmpty();
        assertThat(verdict(AGENCY, "{\"uri\":\"u\",\"pubstatus\":\"canceled\",\"version\":\"4\"}")).as("killed once more").isEqualTo(Verdict.KILLED);
        assertThat(found("airship")).isEmpty();
    }

    @Test
    void what_a_person_pulled_no_wire_brings_back_whether_its_kill_came_before_or_after() {
        verdict(AGENCY, ninjs("u", 1, 10, "zeppelin", ""));
        memory.articles().kill(new ArticleId("agency:u"), new Kill("mia", "wrong", clock.instant()));
        shelf.refresh(new ArticleId("agency:u"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(verdict(AGENCY, ninjs("u", 2, 120, "zeppelin", ""))).isEqualTo(Verdict.KEPT);
        assertThat(found("zeppelin")).isEmpty();

        verdict(AGENCY, "{\"uri\":\"u\",\"pubstatus\":\"canceled\",\"version\":\"3\"}");
        clock.advance(Duration.ofMinutes(10));

        assertThat(verdict(AGENCY, ninjs("u", 4, 300, "zeppelin", ""))).as("issued again behind the curtain").isEqualTo(Verdict.KEPT);
        assertThat(article("agency:u").status()).isEqualTo(new Status.Killed());
        assertThat(found("zeppelin")).isEmpty();
    }

    @Test
    void the_version_that_was_killed_does_not_come_back_when_it_is_delivered_again() {
        var future = ninjs("u", 1, 3_600, "zeppelin", "");
        verdict(AGENCY, future);
        verdict(AGENCY, "{\"uri\":\"u\",\"pubstatus\":\"canceled\"}");

        assertThat(verdict(AGENCY, future)).as("though its sender's clock is an hour fast").isEqualTo(Verdict.DEAD);
        assertThat(found("zeppelin")).isEmpty();
    }

    @Test
    void a_kill_that_comes_before_its_article_still_holds() {
        assertThat(verdict(AGENCY, "{\"uri\":\"u\",\"pubstatus\":\"canceled\"}")).isEqualTo(Verdict.KILLED);

        assertThat(verdict(AGENCY, ninjs("u", 1, 10, "zeppelin", ""))).isEqualTo(Verdict.DEAD);
        assertThat(memory.articles().find(new ArticleId("agency:u"))).isEmpty();
    }

    @Test
    void nobody_kills_what_another_wire_sent() {
        verdict(AGENCY, ninjs("u", 1, 10, "zeppelin", ""));

        verdict(OTHER, "{\"uri\":\"u\",\"pubstatus\":\"canceled\"}");
        verdict(OTHER, "{\"uri\":\"agency:u\",\"pubstatus\":\"canceled\"}");

        assertThat(found("zeppelin")).containsExactly("agency:u");
    }

    @Test
    void an_embargoed_article_comes_in_one_second_after_its_embargo_and_not_before() {
        verdict(AGENCY, ninjs("u", 1, 10, "zeppelin", ",\"embargoed\":\"2026-11-20T13:00:00Z\""));
        clock.advance(Duration.ofHours(1));

        assertThat(shelf.release()).isEmpty();
        assertThat(found("zeppelin")).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(shelf.release()).containsExactly(new ArticleId("agency:u"));
        assertThat(found("zeppelin")).containsExactly("agency:u");
        assertThat(shelf.release()).isEmpty();
    }

    @Test
    void an_article_that_has_expired_is_found_no_more_and_one_that_comes_expired_never_is() {
        verdict(AGENCY, ninjs("u", 1, 10, "zeppelin", ",\"expires\":\"2026-11-20T13:00:00Z\""));
        verdict(AGENCY, ninjs("old", 1, 10, "airship", ",\"expires\":\"2026-11-20T11:00:00Z\""));
        assertThat(found("zeppelin")).containsExactly("agency:u");
        assertThat(found("airship")).isEmpty();

        clock.advance(Duration.ofHours(2));
        shelf.expire();

        assertThat(found("zeppelin")).isEmpty();
        assertThat(article("agency:u").showable().at(clock.instant())).isFalse();
        assertThat(memory.articles().dueForExpiry(clock.instant(), 10)).isEmpty();
    }

    @Test
    void an_expiry_that_is_no_moment_is_warned_of_and_changes_nothing() {
        verdict(AGENCY, ninjs("u", 1, 10, "zeppelin", ",\"expires\":\"soon\""));

        assertThat(found("zeppelin")).containsExactly("agency:u");
    }

    @Test
    void an_article_that_was_killed_or_put_off_under_its_embargo_does_not_come_in() {
        verdict(AGENCY, ninjs("k", 1, 10, "zeppelin", ",\"embargoed\":\"2026-11-20T13:00:00Z\""));
        verdict(AGENCY, "{\"uri\":\"k\",\"pubstatus\":\"canceled\"}");
        verdict(AGENCY, ninjs("later", 1, 10, "zeppelin", ",\"embargoed\":\"2026-11-20T13:00:00Z\""));
        verdict(AGENCY, ninjs("later", 2, 20, "zeppelin", ",\"embargoed\":\"2026-11-20T18:00:00Z\""));
        clock.advance(Duration.ofHours(2));

        assertThat(shelf.release()).isEmpty();
        assertThat(found("zeppelin")).isEmpty();
    }

    @Test
    void an_item_without_text_never_shows_more_than_was_shown() {
        verdict(AGENCY, ninjs("u", 1, 10, "zeppelin", ",\"pubstatus\":\"withheld\""));
        verdict(AGENCY, "{\"uri\":\"u\",\"version\":\"2\",\"versioncreated\":\"2026-11-20T12:00:30Z\"}");
        assertThat(found("zeppelin")).isEmpty();

        verdict(AGENCY, ninjs("v", 1, 10, "airship", ""));
        verdict(AGENCY, "{\"uri\":\"v\",\"version\":\"2\",\"versioncreated\":\"2026-11-20T12:00:30Z\",\"pubstatus\":\"withheld\"}");
        assertThat(found("airship")).isEmpty();
    }

    @Test
    void what_a_person_should_look_at_is_reported() {
        assertThat(desk.take(AGENCY, bytes(ninjs("u", 1, 0, "zeppelin", ",\"ednote\":\"MANDATORY KILL\"")), ""))
                .isInstanceOfSatisfying(Receipt.Taken.class, taken -> assertThat(taken.held())
                        .containsExactly(new WireDesk.Held(new ArticleId("agency:u"), Set.of(Concern.KILL_IN_WORDS))));
    }

    @Test
    void the_newsrooms_own_system_pushes_changes_and_deletes() {
        assertThat(verdict(CMS, pushed("1", "zeppelin", PAGE, ""))).isEqualTo(Verdict.KEPT);
        assertThat(memory.articles().findAt(link(PAGE + "?utm_source=x")).orElseThrow().article().id().value()).isEqualTo("cms:1");
        assertThat(article("cms:1").tier()).isEqualTo(Tier.OWN);
        assertThat(reader.read(link(PAGE))).isInstanceOf(Reading.Read.class);
        assertThat(web.asked()).isEmpty();

        assertThat(verdict(CMS, "{\"id\":\"1\",\"deleted\":true}")).isEqualTo(Verdict.KILLED);

        assertThat(found("zeppelin")).isEmpty();
        assertThat(reader.read(link(PAGE))).isInstanceOf(Reading.Held.class);
    }

    @Test
    void a_page_that_was_read_before_its_article_was_pushed_is_the_same_article() {
        webPage();
        var before = ((Reading.Read) reader.read(link(PAGE))).article();

        verdict(CMS, pushed("1", "zeppelin", PAGE, ""));

        assertThat(memory.articles().count()).isEqualTo(1);
        assertThat(article(before.id().value()).headline()).isEqualTo("About the zeppelin");
        verdict(CMS, "{\"id\":\"1\",\"deleted\":true}");
        clock.advance(Duration.ofHours(1));
        assertThat(reader.read(link(PAGE))).isInstanceOf(Reading.Held.class);
    }

    @Test
    void a_page_whose_article_was_deleted_before_it_was_ever_read_stays_dead() {
        webPage();
        verdict(CMS, "{\"id\":\"1\",\"deleted\":true,\"url\":\"" + PAGE + "\"}");

        assertThat(reader.read(link(PAGE + "/amp"))).isInstanceOf(Reading.Held.class);
        assertThat(index.size()).isZero();
    }

    @Test
    void an_agency_cannot_speak_for_a_newspapers_page() {
        webPage();
        reader.read(link(PAGE));

        verdict(AGENCY, ninjs("u", 1, 10, "forgery", ",\"canonicalurl\":\"" + PAGE + "\""));
        verdict(AGENCY, "{\"uri\":\"v\",\"pubstatus\":\"canceled\",\"url\":\"" + PAGE + "\"}");

        assertThat(memory.articles().findAt(link(PAGE)).orElseThrow().article().headline()).startsWith("Harbour bridge");
        assertThat(((Reading.Read) reader.read(link(PAGE))).article().headline()).startsWith("Harbour bridge");
    }

    @Test
    void one_page_under_two_addresses_is_one_article() {
        webPage();
        var plain = ((Reading.Read) reader.read(link(PAGE))).article();
        web.article("https://www.herald.example/bridge/", "Local", "Harbour bridge shut after crane strike", "Engineers look at it",
                "The harbour bridge was closed on Monday after a crane struck its main span, the Harbour Trust said. Nobody was hurt.",
                "Engineers found a crack four metres long in a girder. \"We will not open it until it is safe,\" said Ada Brook.");
        clock.advance(Duration.ofHours(1));

        var other = ((Reading.Read) reader.read(link("https://www.herald.example/bridge/"))).article();

        assertThat(other.id()).isEqualTo(plain.id());
        assertThat(memory.articles().count()).isEqualTo(1);
    }

    /** Whatever the order in which versions and kills arrive: the newest stands, or none if one of them was a kill. */
    @Test
    void in_every_order_of_arrival_the_newest_version_stands_and_a_kill_stands_above_all() {
        for (var seed = 0; seed < 30; seed++) {
            var random = new Random(seed);
            var uri = "order-" + seed;
            var count = 2 + random.nextInt(5);
            var killed = random.nextInt(3) == 0 ? random.nextInt(count) : -1;
            var newest = ",\"pubstatus\":\"" + (random.nextBoolean() ? "usable" : "withheld") + "\"";
            var versions = new ArrayList<String>();
            for (var i = 0; i < count; i++) {
                var status = i == killed ? ",\"pubstatus\":\"canceled\"" : i == count - 1 ? newest : "";
                versions.add(ninjs(uri, i + 1, i / 2 * 10, "v" + i + "x" + seed, status));
            }
            Collections.shuffle(versions, random);
            versions.addAll(versions.subList(0, 1 + random.nextInt(count)));

            versions.forEach(version -> verdict(AGENCY, version));

            index.catchUp();
            var last = memory.articles().find(new ArticleId("agency:" + uri));
            var shown = index.search("v" + (count - 1) + "x" + seed, 5).stream().anyMatch(hit -> hit.article().value().equals("agency:" + uri));
            if (killed >= 0) {
                assertThat(last.map(Article::status).orElse(new Status.Killed())).as("seed %s", seed).isEqualTo(new Status.Killed());
                assertThat(shown).as("seed %s", seed).isFalse();
            } else {
                assertThat(last.orElseThrow().headline()).as("seed %s", seed).isEqualTo("About the v" + (count - 1) + "x" + seed);
                assertThat(shown).as("seed %s", seed).isEqualTo(newest.contains("usable"));
            }
        }
    }

    /** A model of what may be seen, beside what is: create, change, embargo, kill, and time passing, in hundreds of random steps. */
    @Test
    void nothing_is_ever_found_before_its_embargo_or_after_its_kill() {
        var random = new Random(11);
        var usableFrom = new ArrayList<Instant>(Collections.nCopies(12, NEVER_SENT));
        var dead = new boolean[12];
        var names = IntStream.range(0, 12).mapToObj(item -> "model-" + item).toArray(String[]::new);
        for (var step = 1; step <= 250; step++) {
            var item = random.nextInt(12);
            var uri = names[item];
            switch (random.nextInt(12)) {
                case 0 -> {
                    verdict(AGENCY, "{\"uri\":\"" + uri + "\",\"pubstatus\":\"canceled\",\"version\":\"" + random.nextInt(9) + "\"}");
                    dead[item] = true;
                }
                case 1, 2, 3 -> {
                    var until = clock.instant().plusSeconds(random.nextInt(600) - 120);
                    verdict(AGENCY, ninjs(uri, step, step, canary(item), ",\"embargoed\":\"" + until + "\""));
                    usableFrom.set(item, until.plusSeconds(1));
                }
                case 4 -> {
                    verdict(AGENCY, ninjs(uri, step, step, canary(item), ",\"embargoed\":\"tomorrow\""));
                    usableFrom.set(item, HELD);
                }
                case 5, 6 -> {
                    verdict(AGENCY, ninjs(uri, step, step, canary(item), ""));
                    usableFrom.set(item, Instant.MIN);
                }
                // Older than all there is of it, if there is any.
                case 7 -> {
                    if (!usableFrom.get(item).equals(NEVER_SENT)) {
                        verdict(AGENCY, ninjs(uri, step - 5_000, step - 5_000, canary(item), ""));
                    }
                }
                default -> {
                    clock.advance(Duration.ofSeconds(random.nextInt(40)));
                    shelf.release();
                }
            }
            for (var each : step % 4 == 0 ? IntStream.range(0, 12).toArray() : new int[]{item}) {
                var seen = !found(canary(each)).isEmpty();
                var may = !dead[each] && !clock.instant().isBefore(usableFrom.get(each));
                assertThat(seen && !may).as("step %s, item %s is seen and may not be", step, each).isFalse();
            }
            if (random.nextInt(10) == 0) {
                shelf.release();
                index.catchUp();
                for (var each : IntStream.range(0, 12).toArray()) {
                    var may = !dead[each] && !clock.instant().isBefore(usableFrom.get(each));
                    assertThat(found(canary(each)).isEmpty()).as("step %s, item %s", step, each).isEqualTo(!may);
                }
            }
            if (dead[item] && random.nextInt(4) == 0) {
                // A dead item makes room for a new one, so that the model goes on.
                names[item] = "model-" + item + "-" + step;
                dead[item] = false;
                usableFrom.set(item, NEVER_SENT);
            }
        }
    }

    /** Words so far apart that none is taken for another spelled wrongly. */
    private static String canary(int item) {
        return String.valueOf((char) ('a' + item)).repeat(9);
    }

    private void webPage() {
        web.article(PAGE, "Local", "Harbour bridge shut after crane strike", "Engineers say the span may stay closed",
                "The harbour bridge was closed on Monday after a crane struck its main span, the Harbour Trust said. Nobody was hurt.",
                "Engineers found a crack four metres long in a girder. \"We will not open it until it is safe,\" said Ada Brook.");
        web.answers(PAGE + "/amp", web.get(PAGE));
    }

    private Verdict verdict(WireName wire, String text) {
        return ((Receipt.Taken) desk.take(wire, bytes(text), "")).outcomes().getFirst().verdict();
    }

    private List<String> found(String word) {
        return index.search(word, 10).stream().map(hit -> hit.article().value()).toList();
    }

    private Article article(String id) {
        return memory.articles().find(new ArticleId(id)).orElseThrow();
    }

    private static String ninjs(String uri, int version, int seconds, String word, String more) {
        return "{\"uri\":\"%s\",\"version\":\"%s\",\"versioncreated\":\"%s\",\"headline\":\"About the %s\",\"body_text\":\"The %s was seen.\"%s}"
                .formatted(uri, version, START.plusSeconds(seconds), word, word, more);
    }

    private static String pushed(String id, String word, String page, String more) {
        return "{\"id\":\"%s\",\"url\":\"%s\",\"headline\":\"About the %s\",\"paragraphs\":[\"The %s was seen.\"],\"tier\":\"other\"%s}"
                .formatted(id, page, word, word, more);
    }

    private static Link link(String address) {
        return Link.parse(address).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
