package news.backstory.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.story.Change;
import news.backstory.story.Stories;
import news.backstory.story.Stories.Member;
import news.backstory.story.StoriesInMemory;
import news.backstory.story.Story;
import news.backstory.story.StoryId;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What every keeper of stories must do, the one on disk and the one in memory. */
class StoriesContractTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final StoryId BRIDGE = new StoryId("bridge");
    private static final StoryId CRANE = new StoryId("crane");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> a_story_has_its_articles_in_order_of_time_its_span_and_its_outlets() {
        return both(stories -> {
            stories.open(BRIDGE, member("late", "Herald", 5));
            stories.join(BRIDGE, member("early", "Echo", 1), id("late"));
            stories.join(BRIDGE, member("between", "Herald", 3), id("between"));

            assertThat(stories.find(BRIDGE)).contains(new Story(
                    BRIDGE, id("between"), at(1), at(5), List.of("Echo", "Herald"), List.of(id("early"), id("between"), id("late"))));
            assertThat(stories.of(id("early"))).isEqualTo(stories.find(BRIDGE));
            assertThat(stories.of(id("unknown"))).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> an_article_is_placed_once() {
        return both(stories -> {
            stories.open(BRIDGE, member("a", "Herald", 1));
            stories.open(CRANE, member("a", "Herald", 1));
            stories.join(CRANE, member("a", "Herald", 1), id("a"));

            assertThat(stories.of(id("a")).orElseThrow().id()).isEqualTo(BRIDGE);
            assertThat(stories.find(CRANE)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> a_merged_story_leads_to_what_it_is_part_of_and_comes_back_when_that_is_undone() {
        return both(stories -> {
            two(stories);

            var change = stories.merge(CRANE, BRIDGE, "mia", at(9)).orElseThrow();
            assertThat(stories.find(CRANE).orElseThrow()).satisfies(story -> {
                assertThat(story.id()).isEqualTo(BRIDGE);
                assertThat(story.articles()).containsExactly(id("b1"), id("c1"), id("b2"), id("c2"));
            });
            assertThat(stories.changes(CRANE)).containsExactly(
                    new Change(change.number(), Change.Kind.MERGE, CRANE, BRIDGE, List.of(id("c1"), id("c2")), "mia", at(9), Change.Standing.STANDS));

            assertThat(stories.undo(change.number(), List.of())).contains(change.undone());
            assertThat(stories.find(CRANE).orElseThrow().articles()).containsExactly(id("c1"), id("c2"));
            assertThat(stories.find(BRIDGE).orElseThrow().articles()).containsExactly(id("b1"), id("b2"));
            assertThat(stories.changes(BRIDGE)).containsExactly(change.undone());
            assertThat(stories.undo(change.number(), List.of())).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> some_articles_become_a_story_of_their_own_and_come_back_when_that_is_undone() {
        return both(stories -> {
            two(stories);

            var change = stories.split(BRIDGE, List.of(id("b2")), "mia", at(9)).orElseThrow();
            assertThat(stories.of(id("b2")).orElseThrow()).isEqualTo(
                    new Story(change.to(), id("b2"), at(3), at(3), List.of("Echo"), List.of(id("b2"))));
            assertThat(stories.find(BRIDGE).orElseThrow().articles()).containsExactly(id("b1"));

            stories.undo(change.number(), List.of());
            assertThat(stories.find(BRIDGE).orElseThrow().articles()).containsExactly(id("b1"), id("b2"));
            assertThat(stories.find(change.to())).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> an_article_that_joined_after_a_merge_stays_when_that_is_undone() {
        return both(stories -> {
            two(stories);
            var change = stories.merge(CRANE, BRIDGE, "mia", at(9)).orElseThrow();
            stories.join(BRIDGE, member("new", "Post", 8), id("new"));

            stories.undo(change.number(), List.of());

            assertThat(stories.find(BRIDGE).orElseThrow().articles()).containsExactly(id("b1"), id("b2"), id("new"));
        });
    }

    @TestFactory
    Stream<DynamicTest> what_cannot_be_merged_or_split_changes_nothing() {
        return both(stories -> {
            two(stories);

            assertThat(stories.merge(BRIDGE, BRIDGE, "mia", at(9))).isEmpty();
            assertThat(stories.merge(new StoryId("unknown"), BRIDGE, "mia", at(9))).isEmpty();
            assertThat(stories.merge(BRIDGE, new StoryId("unknown"), "mia", at(9))).isEmpty();
            assertThat(stories.split(BRIDGE, List.of(id("c1")), "mia", at(9))).isEmpty();
            assertThat(stories.split(BRIDGE, List.of(id("b1"), id("b2")), "mia", at(9))).isEmpty();
            assertThat(stories.undo(7, List.of())).isEmpty();
            assertThat(stories.changes(BRIDGE)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> stories_are_listed_by_their_latest_article_newest_first() {
        return both(stories -> {
            two(stories);

            assertThat(stories.between(at(3), at(5))).extracting(Story::id).containsExactly(CRANE, BRIDGE);
            assertThat(stories.between(at(3), at(4))).extracting(Story::id).containsExactly(BRIDGE);
            assertThat(stories.between(at(5), at(9))).isEmpty();
        });
    }

    @Test
    void stories_and_changes_are_there_after_a_restart() throws StoreUnusable {
        Change change;
        try (var store = SqlStore.open(folder)) {
            two(store.stories());
            change = store.stories().merge(CRANE, BRIDGE, "mia", at(9)).orElseThrow();
        }

        try (var store = SqlStore.open(folder)) {
            assertThat(store.stories().find(CRANE).orElseThrow().articles()).hasSize(4);
            assertThat(store.stories().undo(change.number(), List.of())).isPresent();
        }
    }

    private static void two(Stories stories) {
        stories.open(BRIDGE, member("b1", "Herald", 1));
        stories.join(BRIDGE, member("b2", "Echo", 3), id("b1"));
        stories.open(CRANE, member("c1", "Post", 2));
        stories.join(CRANE, member("c2", "Post", 4), id("c1"));
    }

    private static Stream<DynamicTest> both(Consumer<Stories> contract) {
        return Stream.of(
                DynamicTest.dynamicTest("in memory", () -> contract.accept(new StoriesInMemory())),
                DynamicTest.dynamicTest("on disk", () -> {
                    try (var store = new TemporaryStore()) {
                        contract.accept(store.stories());
                    }
                }));
    }

    private static Member member(String article, String outlet, int hours) {
        return new Member(id(article), outlet, at(hours));
    }

    private static ArticleId id(String name) {
        return new ArticleId(name);
    }

    private static Instant at(int hours) {
        return MONDAY.plus(Duration.ofHours(hours));
    }
}
