package news.backstory.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import news.backstory.article.Article;
import news.backstory.article.ArticleChange;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Dated;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.search.ArticleIndex;
import news.backstory.search.Hit;
import news.backstory.story.StoriesInMemory;
import news.backstory.story.StoryMatcher;
import news.backstory.testing.MovingClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Articles come, change, are held, released and killed at random, and time passes: whatever is asked, nothing shows that may not. */
class NothingEarlyNothingKilledTest {

    /** The long form: {@code -Dbackstory.steps=100000}. */
    private static final int STEPS = Integer.getInteger("backstory.steps", 1_500);

    private static final int ARTICLES = 300;
    private static final List<String> WORDS = List.of("harbour", "crane", "bridge", "ferry", "council", "budget", "strike", "flood", "museum",
            "tram");

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-24T09:00:00Z"));
    private final Random random = new Random(20_261_124);
    private final Shelved articles = new Shelved();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final Shelf shelf = new Shelf(articles, index, new StoryMatcher(new StoriesInMemory(), 0.5), clock);

    /** Grows only: a kill is for ever. */
    private final Set<ArticleId> killed = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        index.close();
    }

    @Test
    void nothing_held_or_killed_is_in_any_answer_or_count() {
        for (var step = 0; step < STEPS; step++) {
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> change();
                case 4 -> pass();
                case 5 -> flood();
                case 6 -> assertThat(index.size()).isEqualTo(shown());
                case 7 -> shelf.match(_ -> {});
                default -> ask();
            }
        }
    }

    @Test
    void who_asks_while_all_this_goes_on_sees_nothing_that_was_killed_before() throws ExecutionException, InterruptedException {
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = threads.submit(() -> {
                var own = new Random(5);
                while (!done.get()) {
                    var before = new HashSet<>(killed);
                    assertThat(answer(own)).noneMatch(before::contains);
                }
            });
            for (var step = 0; step < STEPS; step++) {
                if (random.nextInt(10) == 0) {
                    pass();
                } else {
                    change();
                }
            }
            done.set(true);
            asking.get();
        }
    }

    private void ask() {
        assertThat(answer(random))
                .allSatisfy(id -> assertThat(articles.find(id).orElseThrow().showable().at(clock.instant())).as(id.value()).isTrue());
    }

    private List<ArticleId> answer(Random dice) {
        var hits = dice.nextBoolean()
                ? index.search(WORDS.get(dice.nextInt(WORDS.size())), 50)
                : index.similar(article(dice.nextInt(ARTICLES), 1, new Status.Usable(), dice), dice.nextBoolean() ? 3 : 50, Set.of());
        return hits.stream().map(Hit::article).toList();
    }

    private void change() {
        var number = random.nextInt(ARTICLES);
        var status = switch (random.nextInt(20)) {
            case 0, 1, 2 -> new Status.Withheld();
            case 3, 4, 5 -> new Status.Embargoed(clock.instant().plus(Duration.ofMinutes(random.nextInt(-30, 120))));
            case 6 -> new Status.Killed();
            default -> new Status.Usable();
        };
        var id = id(number);
        if (!killed.contains(id)) {
            var version = articles.find(id).map(known -> known.version() + 1).orElse(1);
            articles.put(article(number, version, status, random));
            shelf.refresh(id);
            if (status instanceof Status.Killed) {
                killed.add(id);
            }
        }
    }

    /** More changes at once than a search waits for. */
    private void flood() {
        if (random.nextInt(10) == 0) {
            for (var i = 0; i < 80; i++) {
                change();
            }
        }
    }

    private void pass() {
        clock.advance(Duration.ofMinutes(random.nextInt(20)));
        shelf.release();
    }

    /** What may be shown and is not only due to be released. */
    private int shown() {
        shelf.release();
        return (int) articles.all.values().stream().filter(article -> article.showable().at(clock.instant())).count();
    }

    private static ArticleId id(int number) {
        return new ArticleId("a" + number);
    }

    private Article article(int number, int version, Status status, Random dice) {
        var text = new StringBuilder("The");
        for (var i = 0; i < 25; i++) {
            text.append(' ').append(WORDS.get(dice.nextInt(WORDS.size())));
        }
        var at = Instant.parse("2026-11-23T09:00:00Z");
        return new Article(
                id(number), Link.parse("https://herald.example/" + number).orElseThrow(),
                "Report " + number + " of the " + WORDS.get(number % WORDS.size()),
                "", List.of(), "Local", Dated.stated(at), at, "en", "Outlet " + number % 20, Tier.OWN, List.of(), List.of(text + "."), status,
                version);
    }

    /** Articles in memory, which are quick enough for very many steps. */
    private static final class Shelved implements Articles {

        private final Map<ArticleId, Article> all = new ConcurrentHashMap<>();
        private final Set<ArticleId> waiting = ConcurrentHashMap.newKeySet();

        void put(Article article) {
            all.put(article.id(), article);
            if (article.showable().status() instanceof Status.Embargoed) {
                waiting.add(article.id());
            } else {
                waiting.remove(article.id());
            }
        }

        @Override
        public Optional<Article> find(ArticleId id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public Optional<Kept> findAt(Link address) {
            return Optional.empty();
        }

        @Override
        public Article save(Article article, Instant readAt, List<Link> addresses) {
            put(article);
            return article;
        }

        @Override
        public Article saveUnread(Article article, Instant now, Instant next) {
            return save(article, now, List.of());
        }

        @Override
        public void saveEdited(ArticleId article, Link page, Instant next) {
            throw new AssertionError("no feed says so here");
        }

        @Override
        public List<Unread> unread(Instant now, int max) {
            return List.of();
        }

        @Override
        public void triedInVain(ArticleId article, Instant next) {
            // No page is read here.
        }

        @Override
        public List<Version> versions(ArticleId id) {
            return List.of();
        }

        @Override
        public void forEach(Consumer<Article> each) {
            new LinkedHashMap<>(all).values().forEach(each);
        }

        @Override
        public int count() {
            return all.size();
        }

        @Override
        public List<ArticleId> dueForRelease(Instant now, int max) {
            var due = new ArrayList<ArticleId>();
            waiting.stream().filter(id -> find(id).orElseThrow().showable().at(now)).limit(max).forEach(due::add);
            return due;
        }

        @Override
        public void released(ArticleId article) {
            waiting.remove(article);
        }

        @Override
        public List<ArticleId> dueForExpiry(Instant now, int max) {
            return List.of();
        }

        @Override
        public void expired(ArticleId article) {}

        @Override
        public boolean kill(ArticleId article, Kill kill) {
            find(article).ifPresent(kept -> put(kept.withStatus(new Status.Killed())));
            return true;
        }

        @Override
        public boolean takenAway(ArticleId article, Kill kill) {
            return kill(article, kill);
        }

        @Override
        public PutBack putBack(ArticleId article, String by, Instant at) {
            throw new AssertionError("nobody puts anything back here");
        }

        @Override
        public Optional<Kill> killOf(ArticleId article) {
            return Optional.empty();
        }

        @Override
        public List<ArticleChange> changes(int max) {
            return List.of();
        }

        @Override
        public void told(List<ArticleChange> changes) {
            // Nobody is told here.
        }
    }
}
