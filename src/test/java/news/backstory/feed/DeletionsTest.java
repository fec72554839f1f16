package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeletionsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");

    @Test
    void of_very_much_that_was_taken_back_the_latest_is_remembered_and_what_the_feed_still_says() {
        var before = IntStream.rangeClosed(1, Deletions.MAX_REMEMBERED).boxed()
                .collect(Collectors.toMap(at -> EntryKeys.ofId("old" + at), at -> NOW.minusSeconds(at)));
        var said = List.of(new Deleted("very old", NOW.minusSeconds(1_000_000), ""));

        var remembered = new Deletions(FeedMemory.NONE.withDeleted(before), said, NOW).remembered();

        assertThat(remembered).hasSize(Deletions.MAX_REMEMBERED).containsKeys(EntryKeys.ofId("very old"), EntryKeys.ofId("old999"))
                .doesNotContainKey(EntryKeys.ofId("old1000"));
    }

    @Test
    void what_is_to_be_taken_back_much_later_is_not_yet_and_an_id_that_two_entries_had_takes_back_neither() {
        var memory = new FeedMemory(List.of(known("a", "1"), known("b", "2"), known("c", "2")), Map.of(), FeedMemory.NONE.idTrust(), NOW);

        assertThat(new Deletions(memory, List.of(new Deleted("1", NOW.plusSeconds(3_601), ""), new Deleted("2", NOW, "")), NOW).withdrawn(List.of()))
                .isEmpty();
        assertThat(new Deletions(memory, List.of(new Deleted("1", NOW.plusSeconds(3_600), "")), NOW).withdrawn(List.of())).hasSize(1);
    }

    @Test
    void ids_that_cannot_be_relied_on_take_nothing_back() {
        var worthless = new FeedMemory.IdTrust(0, 0, 9);
        var memory = new FeedMemory(List.of(known("a", "1")), Map.of(), worthless, NOW);

        assertThat(new Deletions(memory, List.of(new Deleted("1", NOW, "")), NOW).withdrawn(List.of())).isEmpty();
    }

    private static KnownEntry known(String name, String id) {
        return new KnownEntry(name, Set.of(EntryKeys.ofId(id)), "Bridge closed", List.of(), "", "https://echo.example/" + name, NOW.minusSeconds(60),
                NOW);
    }
}
