package news.backstory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Thirty days of eight feeds, with more than 500 of the things that feeds do to entries they have shown: other ids, other addresses, other dates, other
 * headlines, other texts, all of it at once, the whole feed over again, another site's copy; and between them what must not be taken for a
 * repetition: daily columns, ids and pages used again, results that come in one second. Counts what a reader would see twice, or never.
 */
class ReplayTest {

    private static final Instant START = Instant.parse("2026-10-25T00:00:00Z");
    private static final int DAYS = 30;
    private static final int FEEDS = 8;
    private static final int WINDOW = 25;
    private static final int POLLS_A_DAY = 6;

    /** Another replay with {@code -Dbackstory.replay=SEED}. */
    private final Random random = new Random(Long.getLong("backstory.replay", 20_261_124));
    private final List<String> words = IntStream.range(0, 900).mapToObj(_ -> word()).toList();
    private final List<Newspaper> papers = IntStream.range(0, FEEDS).mapToObj(Newspaper::new).toList();
    private final Map<String, Integer> changes = new HashMap<>();
    private final Set<Integer> shown = new HashSet<>();
    private final Map<String, Integer> storyOf = new HashMap<>();
    private int stories;
    private int twice;
    private int never;
    private int masses;

    @Test
    void what_feeds_do_to_their_entries_shows_nothing_twice_and_swallows_nothing() {
        for (var poll = 0; poll < DAYS * POLLS_A_DAY; poll++) {
            var now = START.plus(Duration.ofHours(24 / POLLS_A_DAY * (long) poll));
            for (var paper : papers) {
                paper.work(now, poll);
                read(paper, now);
            }
        }

        var all = changes.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf(Locale.ROOT, "30 days: %d articles, %d changes %s, %d shown twice (%.2f %%), %d never shown (%.2f %%), %d masses held%n",
                stories, all, changes, twice, 100.0 * twice / all, never, 100.0 * never / stories, masses);
        assertThat(all).isGreaterThanOrEqualTo(500);
        assertThat(changes.values()).as("every kind of change happened").hasSize(11).allMatch(count -> count >= 8);
        assertThat(100.0 * twice / all).isLessThanOrEqualTo(0.5);
        assertThat(100.0 * never / stories).isLessThanOrEqualTo(0.1);
        assertThat(masses).as("the archives that were emptied into a feed").isEqualTo(2);
    }

    private void read(Newspaper paper, Instant now) {
        var recognised = Recognition.recognise(paper.memory, paper.lines.stream().map(line -> line.entry).toList(), keys -> papers.stream()
                .filter(other -> other != paper).flatMap(other -> other.memory.entries().stream())
                .filter(known -> known.keys().stream().anyMatch(keys::contains)).toList(), now);
        if (recognised.isMass()) {
            masses++;
            paper.lines.removeIf(line -> line.story < 0); // Its owner looked, and took the archive out again.
            return;
        }
        paper.memory = recognised.memory();
        for (var at = 0; at < paper.lines.size(); at++) {
            count(paper.lines.get(at).story, recognised.seen().get(at));
        }
    }

    private void count(int story, Seen seen) {
        if (seen instanceof Seen.New) {
            twice += shown.add(story) ? 0 : 1;
            storyOf.put(seen.known().name(), story);
        } else if (seen instanceof Seen.Elsewhere) {
            never += shown.contains(story) ? 0 : 1;
            storyOf.put(seen.known().name(), story);
        } else if (!Integer.valueOf(story).equals(storyOf.get(seen.known().name()))) {
            never += shown.add(story) ? 1 : 0;
        }
    }

    /** A line of a feed, and the story that it truly is. */
    private record Line(int story, Entry entry) {}

    private final class Newspaper {

        private final int number;
        private String host;
        private FeedMemory memory = FeedMemory.NONE;
        private final String blurb = sentence(20);
        private final List<Line> lines = new ArrayList<>();

        Newspaper(int number) {
            this.number = number;
            this.host = "https://paper" + number + ".example";
        }

        void work(Instant now, int poll) {
            for (var more = random.nextInt(3); more > 0; more--) {
                publish(now.minusSeconds(random.nextInt(10_000)));
            }
            if (poll % POLLS_A_DAY == 2) {
                publish("The morning briefing of paper " + number, blurb,
                        "/briefing/" + poll, "b" + poll, now.minusSeconds(random.nextInt(600)));
            }
            if (poll % 20 == 7) {
                IntStream.range(0, 3)
                        .forEach(_ -> publish("Result " + sentence(2) + " and " + sentence(2), sentence(20),
                                "/results/" + sentence(3).replace(' ', '-'),
                                "r" + random.nextInt(), now));
            }
            if (poll > POLLS_A_DAY) {
                for (var more = random.nextInt(2); more > 0; more--) {
                    change(now);
                }
                turnOver(now, poll);
            }
            while (lines.size() > WINDOW) {
                lines.removeLast();
            }
        }

        /** Now and then, the whole feed. */
        private void turnOver(Instant now, int poll) {
            switch ((poll * FEEDS + number) % 331) {
                case 17 -> all("all re-dated", line -> with(line, line.id(), line.address(), line.title(), now, line.summary()));
                case 90 -> all("all re-identified", line -> with(line, "n" + random.nextInt(), line.address(), line.title(), now, line.summary()));
                case 160 -> {
                    var before = host;
                    host = "https://www.moved" + number + "-" + poll + ".example";
                    all("site moved", line -> with(line, line.id().replace(before, host) + "?", line.address().replace(before, host), line.title(),
                            line.published().getFirst(), line.summary()));
                }
                case 230 ->
                    all("site moved, renamed and re-dated", line -> with(line, "m" + random.nextInt(), host + "/a/" + random.nextInt(1_000_000),
                            line.title(), now, line.summary()));
                default -> {
                }
            }
            if ((poll * FEEDS + number) % 700 == 600) {
                IntStream.range(0, 40).forEach(at -> lines.add(random.nextInt(lines.size()), new Line(-1 - at, entry("old" + random.nextInt(),
                        host + "/archive/" + random.nextInt(1_000_000), sentence(7), now.minus(Duration.ofDays(200 + at)), sentence(25)))));
            }
        }

        private void all(String what, java.util.function.UnaryOperator<Entry> change) {
            changes.merge(what, lines.size(), Integer::sum);
            lines.replaceAll(line -> new Line(line.story, change.apply(line.entry)));
        }

        private void publish(Instant at) {
            var title = sentence(5 + random.nextInt(5));
            var link = "/" + title.replace(' ', '-');
            publish(title, sentence(25), link, random.nextBoolean() ? host + link : "g" + random.nextInt(), at);
        }

        private void publish(String title, String text, String path, String id, Instant at) {
            lines.addFirst(new Line(stories++, entry(id, host + path, title, at, text)));
        }

        /** Something is done to one of the newer entries. */
        private void change(Instant now) {
            var at = random.nextInt(Math.min(12, lines.size()));
            var line = lines.get(at);
            var entry = line.entry;
            var moment = entry.published().getFirst();
            var newTitle = edited(entry.title());
            var slug = host + "/" + newTitle.replace(' ', '-');
            lines.set(at, new Line(line.story, switch (random.nextInt(7)) {
                case 0 -> told("id", with(entry, "x" + random.nextInt(), entry.address(), entry.title(), moment, entry.summary()));
                case 1 -> told("headline, address and id", with(entry, slug, slug, newTitle, moment, entry.summary()));
                case 2 ->
                    told("tracking and scheme", with(entry, entry.id(), entry.address().replace("https://", "http://www.") + "?utm_campaign=" + at,
                            entry.title(), moment, entry.summary()));
                case 3 -> told("re-dated", with(entry, entry.id(), entry.address(), entry.title(), now, entry.summary()));
                case 4 -> told("text", with(entry, entry.id(), entry.address(), entry.title(), moment, edited(entry.summary())));
                case 5 -> told("all of the headline",
                        with(entry, entry.id(), host + "/" + sentence(6).replace(' ', '-'), sentence(7), moment, entry.summary()));
                default -> {
                    papers.get((number + 1) % FEEDS).lines.addFirst(new Line(line.story, told("syndicated", with(entry, "s" + random.nextInt(),
                            random.nextBoolean() ? entry.address() : host + "/wire/" + random.nextInt(1_000_000), entry.title(), moment,
                            entry.summary()))));
                    yield entry;
                }
            }));
        }

        private Entry told(String what, Entry changed) {
            changes.merge(what, 1, Integer::sum);
            return changed;
        }
    }

    private static Entry with(Entry entry, String id, String address, String title, Instant published, String text) {
        return entry(id.equals(entry.id()) && entry.id().equals(entry.address()) ? address : id, address, title, published, text);
    }

    private static Entry entry(String id, String address, String title, Instant published, String text) {
        return new Entry(id, address, title, List.of(published), List.of(), List.of(), text, "", "");
    }

    /** One word of it is another. */
    private String edited(String text) {
        var parts = new ArrayList<>(Arrays.asList(text.split(" ")));
        parts.set(random.nextInt(parts.size()), words.get(random.nextInt(words.size())));
        return String.join(" ", parts);
    }

    private String sentence(int length) {
        return Stream.generate(() -> words.get(random.nextInt(words.size()))).limit(length).collect(Collectors.joining(" "));
    }

    private String word() {
        return random.ints(4 + random.nextInt(5), 'a', 'z' + 1).mapToObj(letter -> String.valueOf((char) letter)).collect(Collectors.joining());
    }
}
