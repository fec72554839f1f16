package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backstory.feed.Recognition.Recognised;
import org.junit.jupiter.api.Test;

class RecognitionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Instant MOMENT = NOW.minusSeconds(3_601);
    private static final Entry BRIDGE = entry("1", "https://echo.example/local/harbour-bridge-shut", "Harbour bridge shut after crane strike",
            NOW.minusSeconds(3_601));

    @Test
    void an_entry_that_comes_again_is_the_same_and_an_edited_one_is_edited() {
        var edited = entry(BRIDGE.id(), BRIDGE.address(), "Harbour bridge shut for a week after crane strike", BRIDGE.published().getFirst());

        assertThat(again(List.of(BRIDGE), BRIDGE)).isInstanceOf(Seen.Same.class);
        assertThat(again(List.of(BRIDGE), edited)).isInstanceOf(Seen.Edited.class);
    }

    @Test
    void another_date_or_id_or_a_tracking_parameter_makes_no_new_entry() {
        assertThat(again(List.of(BRIDGE), entry("1", BRIDGE.address(), BRIDGE.title(), NOW))).isInstanceOf(Seen.Same.class);
        assertThat(again(List.of(BRIDGE), entry("2", BRIDGE.address(), BRIDGE.title(), NOW))).isInstanceOf(Seen.Same.class);
        assertThat(
                again(List.of(BRIDGE), entry("2", "http://www.echo.example/local/harbour-bridge-shut/?utm_source=rss#xtor=1", BRIDGE.title(), NOW)))
                .isInstanceOf(Seen.Same.class);
    }

    @Test
    void a_headline_that_changes_the_address_and_the_id_with_it_is_an_edit() {
        var renamed = entry("https://echo.example/harbour-bridge-shut-for-weeks", "https://echo.example/harbour-bridge-shut-for-weeks",
                "Harbour bridge shut for weeks after crane strike", BRIDGE.published().getFirst());

        assertThat(again(List.of(BRIDGE), renamed)).isInstanceOf(Seen.Edited.class);
    }

    @Test
    void an_id_given_to_another_article_and_a_page_used_for_another_day_are_new() {
        var other = entry("1", "https://echo.example/sport/cup-final-rovers", "Rovers win the cup final on penalties", NOW);
        var live = entry("live-1", "https://echo.example/live", "Storm: latest on the floods in the valley", NOW.minusSeconds(90_000));
        var nextLive = entry("live-2", "https://echo.example/live", "Election night as votes are counted", NOW);

        assertThat(again(List.of(BRIDGE), other)).isInstanceOf(Seen.New.class);
        assertThat(again(List.of(live), nextLive)).isInstanceOf(Seen.New.class);
    }

    @Test
    void a_daily_column_is_new_every_day_though_title_and_blurb_are_yesterdays() {
        var monday = entry("m", "https://echo.example/briefing-23", "The morning briefing from the newsroom", NOW.minus(Duration.ofDays(1)));
        var tuesday = entry("t", "https://echo.example/briefing-24", "The morning briefing from the newsroom", NOW);

        assertThat(again(List.of(monday), tuesday)).isInstanceOf(Seen.New.class);
        assertThat(again(List.of(monday), monday, tuesday)).isInstanceOf(Seen.New.class);
    }

    @Test
    void entries_whose_links_all_lead_to_the_home_page_are_told_apart_by_their_ids() {
        var home = "https://echo.example/";
        var one = entry("1", home, "Harbour bridge shut after crane strike", NOW);
        var two = entry("2", home, "Rovers win the cup final on penalties", NOW);

        var first = Recognition.recognise(FeedMemory.NONE, List.of(one, two), _ -> List.of(), NOW);
        var second = recognise(first, one, two, entry("3", home, "Ferry company adds extra sailings", NOW));

        assertThat(first.seen()).allMatch(Seen.New.class::isInstance);
        assertThat(second.seen()).extracting(seen -> seen.getClass().getSimpleName()).containsExactly("Same", "Same", "New");
    }

    @Test
    void a_site_that_moves_and_renames_everything_brings_nothing_new() {
        var before = IntStream.range(0, 8).mapToObj(at -> story(at, "a" + at, "https://echo.example/" + at, NOW.minus(Duration.ofDays(at)))).toList();
        var after = IntStream.range(0, 8).mapToObj(at -> story(at, "b" + at, "https://new.example/n/" + at * 7, NOW)).toArray(Entry[]::new);

        assertThat(recognise(first(before), after).seen()).allMatch(Seen.Same.class::isInstance);
    }

    @Test
    void ids_that_name_nothing_for_long_are_no_longer_asked() {
        var memory = first(List.of(story(0, "1", "https://echo.example/0", NOW)));
        for (var day = 1; day <= 8; day++) {
            memory = recognise(memory, story(day, "1", "https://echo.example/" + day, NOW.plus(Duration.ofDays(day))));
            assertThat(memory.seen().getFirst()).isInstanceOf(Seen.New.class);
        }

        assertThat(memory.memory().idTrust().isWorthless()).isTrue();
    }

    @Test
    void more_than_five_old_entries_at_once_that_are_most_of_the_feed_are_a_mass() {
        assertThat(withOld(Recognition.MOST_OLD_AT_ONCE).isMass()).isFalse();
        assertThat(withOld(Recognition.MOST_OLD_AT_ONCE + 1).isMass()).isTrue();
        assertThat(Recognition.recognise(FeedMemory.NONE, old(9), _ -> List.of(), NOW).isMass()).as("at the first reading everything is new")
                .isFalse();
    }

    @Test
    void like_titles_of_one_day_or_one_second_are_two_stories_where_each_has_its_own_id_and_address() {
        for (var moment : List.of(Instant.parse("2026-11-24T00:00:00Z"), MOMENT)) {
            var leeds = entry("1", "https://echo.example/police/1", "Police appeal after crash in Leeds", moment);
            var york = entry("5", "https://echo.example/police/5", "Police appeal after crash in York", moment, "Officers in York want to hear.");

            assertThat(again(List.of(leeds), york)).isInstanceOf(Seen.New.class);
            assertThat(again(List.of(leeds), entry("5", york.address(), leeds.title(), moment, "Corrected."))).as("the same title").isInstanceOf(
                    Seen.Edited.class);
        }
    }

    @Test
    void an_appeal_that_stands_under_each_report_makes_no_edit_of_the_next_days_report() {
        var midnight = Instant.parse("2026-11-24T00:00:00Z");
        var leeds = entry("1", "https://echo.example/police/1", "Police appeal after crash in Leeds", midnight);
        var york = entry("5", "https://echo.example/police/5", "Police appeal after fire in York", midnight);

        assertThat(again(List.of(leeds), york)).isInstanceOf(Seen.New.class);
    }

    @Test
    void where_the_address_is_the_id_a_like_title_is_an_edit_only_in_a_second_that_no_other_entry_has() {
        var midnight = Instant.parse("2026-11-24T00:00:00Z");

        assertThat(renamed(MOMENT)).isInstanceOf(Seen.Edited.class);
        assertThat(renamed(midnight)).isInstanceOf(Seen.New.class);
        assertThat(renamed(MOMENT, entry("9", "https://echo.example/police/9", "Council budget vote delayed", MOMENT))).isInstanceOf(Seen.New.class);
    }

    private static Seen renamed(Instant moment, Entry... others) {
        var leeds = entry("", "https://echo.example/police/1", "Police appeal after crash in Leeds", moment, "Officers in Leeds want to hear.");
        var york = entry("", "https://echo.example/police/5", "Police appeal after crash in York", moment, "Officers in York want to hear.");
        return again(Stream.concat(Stream.of(leeds), Stream.of(others)).toList(), york);
    }

    @Test
    void more_than_twenty_entries_without_a_date_at_once_are_a_mass_too() {
        assertThat(withUndated(Recognition.MOST_UNDATED_AT_ONCE).isMass()).isFalse();
        assertThat(withUndated(Recognition.MOST_UNDATED_AT_ONCE + 1).mass()).hasSize(Recognition.MOST_UNDATED_AT_ONCE + 1);
        assertThat(Recognition.recognise(FeedMemory.NONE, undated(41), _ -> List.of(), NOW).isMass()).as("at the first reading everything is new")
                .isFalse();
    }

    private static Recognised withUndated(int count) {
        return recognise(first(List.of(BRIDGE)), undated(count).toArray(Entry[]::new));
    }

    private static List<Entry> undated(int count) {
        return old(count).stream().map(entry -> new Entry(entry.id(), entry.address(), entry.title(), List.of(), List.of(), List.of(), "", "", ""))
                .toList();
    }

    @Test
    void what_another_feed_has_shown_is_said_to_be_elsewhere() {
        var other = first(List.of(BRIDGE)).memory().entries();

        var seen = Recognition.recognise(FeedMemory.NONE, List.of(entry("x", BRIDGE.address(), BRIDGE.title(), NOW)),
                keys -> other.stream().filter(known -> known.keys().stream().anyMatch(keys::contains)).toList(), NOW).seen().getFirst();

        assertThat(seen).isInstanceOf(Seen.Elsewhere.class);
    }

    @Test
    void memory_is_bounded_and_forgets_first_what_was_not_seen_for_longest() {
        var recognised = first(
                IntStream.range(0, FeedMemory.MAX_ENTRIES).mapToObj(at -> story(at, "a" + at, "https://echo.example/" + at, NOW)).toList());

        var after = recognise(recognised, BRIDGE).memory();

        assertThat(after.entries()).hasSize(FeedMemory.MAX_ENTRIES);
        assertThat(after.entries()).anyMatch(known -> known.title().equals(BRIDGE.title()));
    }

    private static Recognised withOld(int count) {
        var memory = first(List.of(BRIDGE));
        return recognise(memory, old(count).toArray(Entry[]::new));
    }

    private static List<Entry> old(int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> story(at + 50, "o" + at, "https://echo.example/old/" + at, NOW.minus(Duration.ofDays(300 + at)))).toList();
    }

    private static Seen again(List<Entry> before, Entry... entries) {
        return recognise(first(before), entries).seen().getLast();
    }

    private static Recognised first(List<Entry> entries) {
        return Recognition.recognise(FeedMemory.NONE, new ArrayList<>(entries), _ -> List.of(), NOW);
    }

    private static Recognised recognise(Recognised before, Entry... entries) {
        return Recognition.recognise(before.memory(), List.of(entries), _ -> List.of(), NOW.plus(Duration.ofHours(1)));
    }

    private static Entry story(int number, String id, String address, Instant published) {
        var words = List.of("harbour", "council", "flood", "school", "budget", "ferry", "hospital", "orchestra", "station", "forest");
        return entry(id, address, "%s %s %d %d".formatted(words.get(number % 10), words.get((number * 3 + number / 10) % 10), number, number * 31),
                published);
    }

    private static Entry entry(String id, String address, String title, Instant published) {
        return new Entry(id, address, title, List.of(published), List.of(), List.of(),
                title.substring(0, title.indexOf(' '))
                        + ": all that our reporters in the city and the valley have found out about it until this hour.",
                "", "");
    }

    private static Entry entry(String id, String address, String title, Instant published, String text) {
        return new Entry(id, address, title, List.of(published), List.of(), List.of(), text, "", "");
    }
}
