package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import news.backstory.feed.Entry;
import news.backstory.feed.FeedReader;
import news.backstory.feed.FeedReading;

/**
 * {@code backstory measure feeds}: how often we read a feed as another reader did, and how much time it takes. A line is what {@link FeedVerb} takes, with
 * the other reader's word in {@code gold}: {@code {"feed":{"title","link"},"entries":[{"title","link","id","author","published","updated"}]}}, dates in
 * seconds since 1970. Titles are compared without markup, entities and white space.
 */
final class MeasureFeeds {

    private static final Pattern TAG = Pattern.compile("<[^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#?\\w+);");
    private static final Map<String, String> ENTITIES = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "#39", "'", "nbsp", " ");
    private static final Pattern NOTHING = Pattern.compile("[\\s\\u00a0<>&;]+");

    private final FeedVerb verb;
    private final Terminal terminal;
    private final Map<String, Share> shares = new LinkedHashMap<>();
    private long nanos;
    private long bytes;

    MeasureFeeds(Path folder, Terminal terminal) {
        this.verb = new FeedVerb(folder);
        this.terminal = terminal;
    }

    /** How many of how many. */
    private record Share(long right, long all) {

        Share with(boolean isRight) {
            return new Share(right + (isRight ? 1 : 0), all + 1);
        }
    }

    /** @param words a file of lines, and {@code --misses} to see what differs */
    static int run(List<String> words, Terminal terminal) {
        var files = words.stream().filter(word -> !word.startsWith("--")).map(Path::of).toList();
        if (files.size() != 1) {
            terminal.err().println("measure feeds takes one file of JSON lines");
            return Workbench.USAGE;
        }
        var bad = new JsonLines.Bad(terminal);
        try (var in = JsonLines.open(files.getFirst())) {
            var folder = Optional.ofNullable(files.getFirst().getParent()).orElse(Path.of(""));
            return new MeasureFeeds(folder, terminal).run(JsonLines.all(terminal, in, bad), bad, words.contains("--misses"));
        } catch (IOException unreadable) {
            terminal.err().println("the file cannot be read: " + unreadable.getMessage());
            return Workbench.USAGE;
        }
    }

    /** @param showMisses names each feed that differs, and the first thing that does, on standard error */
    int run(List<JsonLines.Line> lines, JsonLines.Bad bad, boolean showMisses) {
        warmUp(lines);
        for (var line : lines) {
            try {
                var miss = measure(line.json());
                if (showMisses && !miss.isEmpty()) {
                    terminal.err().println(line.json().path("id").asText() + "\t" + miss);
                }
            } catch (BadLine why) {
                bad.line(line.number(), why);
            }
        }
        shares.forEach((name, share) -> terminal.out().printf(Locale.ROOT, "%-12s %.4f  (%d of %d)%n", name, (double) share.right() / share.all(),
                share.right(), share.all()));
        terminal.out().printf(Locale.ROOT, "CPU ms       %.3f a feed, %.3f for 77 kB%n", nanos / 1e6 / Math.max(1, lines.size()),
                nanos / 1e6 / Math.max(1, bytes) * 77_000);
        terminal.out().flush();
        return bad.exitCode();
    }

    private void warmUp(List<JsonLines.Line> lines) {
        for (var line : lines.subList(0, Math.min(300, lines.size()))) {
            try {
                verb.read(line.json(), "");
            } catch (BadLine toldLater) {
                // The second reading says so.
            }
        }
    }

    /** What differs first; empty if nothing of the core does. */
    private String measure(JsonNode line) throws BadLine {
        var raw = verb.bytes(line);
        var thread = ManagementFactory.getThreadMXBean();
        var before = thread.getCurrentThreadCpuTime();
        var reading = FeedReader.parse(raw, line.path("contentType").asText(""), line.path("url").asText(""));
        nanos += thread.getCurrentThreadCpuTime() - before;
        bytes += raw.length;
        var gold = line.path("gold");
        return switch (reading) {
            case FeedReading.Unreadable(var why) -> {
                var isNone = gold.path("version").asText("").isEmpty();
                share("parsed", isNone);
                share("core", isNone);
                yield isNone ? "" : why;
            }
            case FeedReading.Sitemaps _ -> {
                share("parsed", true);
                share("core", false);
                yield "it is a list of sitemaps";
            }
            case FeedReading.Fresh feed -> {
                share("parsed", true);
                var miss = compare(feed, gold);
                share("core", miss.isEmpty());
                yield miss;
            }
        };
    }

    private String compare(FeedReading.Fresh feed, JsonNode gold) {
        var entries = feed.entries();
        var same = share("count", entries.size() == gold.path("entries").size()) ? "" : "entries " + entries.size();
        var feedTitle = field("feed title", plain(feed.title()), plain(text(gold.path("feed").path("title"))));
        var feedLink = field("feed link", feed.site(), text(gold.path("feed").path("link")));
        var misses = same.isEmpty()
                ? IntStream.range(0, entries.size()).mapToObj(at -> compare(entries.get(at), gold.path("entries").get(at)))
                        .filter(miss -> !miss.isEmpty()).findFirst().orElse("")
                : same;
        return !misses.isEmpty() ? misses : feedTitle + feedLink;
    }

    private String compare(Entry entry, JsonNode gold) {
        var date = gold.path("published").isNull() ? gold.path("updated") : gold.path("published");
        var title = field("title", plain(entry.title()), plain(text(gold.path("title"))));
        var link = field("link", entry.address(), text(gold.path("link")));
        var dated = field("date", seconds(entry.dated()), text(date));
        field("id", entry.id(), text(gold.path("id")).isEmpty() ? entry.id() : text(gold.path("id")));
        field("author", entry.authors().isEmpty() ? "" : "said", text(gold.path("author")).isEmpty() ? "" : "said");
        field("updated", seconds(entry.updated()), text(gold.path("updated")));
        return title + link + dated;
    }

    private String field(String name, String ours, String theirs) {
        return share(name, ours.equals(theirs)) ? "" : name + " " + ours + " | " + theirs + " ";
    }

    private boolean share(String name, boolean isRight) {
        shares.merge(name, new Share(0, 0).with(isRight), (before, _) -> before.with(isRight));
        return isRight;
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asText().strip();
    }

    private static String seconds(List<Instant> date) {
        return date.isEmpty() ? "" : Long.toString(date.getFirst().getEpochSecond());
    }

    private static String plain(String title) {
        var text = TAG.matcher(title).replaceAll("");
        text = ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(ENTITIES.getOrDefault(entity.group(1), entity.group())));
        return NOTHING.matcher(TAG.matcher(text).replaceAll("")).replaceAll("");
    }
}
