package news.backstory.workbench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.search.Copies;

/**
 * {@code backstory measure copies ARTICLES}: puts all the articles in, edits a thousand of them in each of three ways as wires and desks do, and looks
 * whether the original is found among all the others; then looks what is taken for a copy that is none, among the articles themselves and among
 * articles made to look alike; and at last whether a copy stands among what is suggested as similar.
 */
final class MeasureCopies {

    private static final int EDITED_A_CLASS = 1_000;

    /** Put in once before anything is measured, so that the time is that of a program that has been running for a while. */
    private static final int WARM_UP = 2_000;

    private static final long SEED = 20_261_126;

    private static final double NANOS_A_MICRO = 1e3;

    private final Terminal terminal;
    private final List<Article> articles;
    private final Copies copies;
    private final Map<ArticleId, Set<ArticleId>> known = new HashMap<>();
    private int wrong;
    private int looked;

    private MeasureCopies(Terminal terminal, List<Article> articles) {
        this.terminal = terminal;
        this.articles = articles;
        this.copies = new Copies(2 * articles.size());
    }

    static int run(List<String> words, Terminal terminal) {
        if (words.size() != 1) {
            terminal.err().println("measure copies takes a file of articles, as JSON lines.");
            return Workbench.USAGE;
        }
        var bad = new JsonLines.Bad(terminal);
        try (var in = JsonLines.open(Path.of(words.getFirst()))) {
            new MeasureCopies(terminal, ArticleLines.all(terminal, in, bad)).measure();
        } catch (IOException | InvalidPathException unreadable) {
            terminal.err().println("cannot read \"" + words.getFirst() + "\": " + unreadable.getMessage());
            return Workbench.USAGE;
        }
        return bad.exitCode();
    }

    private void measure() {
        if (articles.isEmpty()) {
            return;
        }
        collection();
        var edits = new WireEdits(articles, SEED);
        for (var how : WireEdits.Edit.values()) {
            recall(how, edits);
        }
        lookAlikes("briefings of two days", edits::briefings);
        lookAlikes("reports that quote one statement", edits::quoting);
        lookAlikes("results written to one pattern", edits::results);
        print(new CopiesAmongSimilar(terminal, articles, edits).line());
        print("false ones in all: %d among %,d articles, %.5f an article".formatted(wrong, looked, (double) wrong / looked));
        terminal.out().flush();
    }

    /** The articles among themselves, and how long it takes. */
    private void collection() {
        var progress = new Progress(terminal, "articles");
        var byId = new HashMap<ArticleId, Article>();
        articles.forEach(article -> byId.put(article.id(), article));
        var pairs = 0;
        var warm = new Copies(WARM_UP);
        articles.stream().limit(WARM_UP).forEach(warm::add);
        var nanos = cpuNanos();
        for (var article : articles) {
            for (var copy : copies.add(article)) {
                known.computeIfAbsent(copy, _ -> new HashSet<>()).add(article.id());
                known.computeIfAbsent(article.id(), _ -> new HashSet<>()).add(copy);
            }
            progress.step();
        }
        nanos = cpuNanos() - nanos;
        progress.end();
        var falsePairs = 0;
        for (var each : known.entrySet()) {
            for (var other : each.getValue()) {
                if (each.getKey().value().compareTo(other.value()) < 0) {
                    pairs++;
                    falsePairs += LongRuns.areCopies(requireNonNull(byId.get(each.getKey())), requireNonNull(byId.get(other))) ? 0 : 1;
                }
            }
        }
        count(falsePairs, articles.size());
        print("%,d articles among themselves: %d pairs of copies, %d of them false; %.0f µs of CPU an article".formatted(articles.size(), pairs,
                falsePairs,
                nanos / NANOS_A_MICRO / articles.size()));
    }

    private void recall(WireEdits.Edit how, WireEdits edits) {
        var random = new Random(SEED + how.name().hashCode());
        var found = 0;
        var others = 0;
        for (var i = 0; i < EDITED_A_CLASS; i++) {
            var original = articles.get(random.nextInt(articles.size()));
            var copy = edits.edited(original, how);
            var said = copies.add(copy);
            copies.remove(copy.id());
            found += said.contains(original.id()) ? 1 : 0;
            // What is a copy of the original is one of its copy, too, and was judged above.
            others += (int) said.stream().filter(id -> !id.equals(original.id()) && !known.getOrDefault(original.id(), Set.of()).contains(id))
                    .count();
        }
        count(others, EDITED_A_CLASS);
        print("%s: recall %.4f, false ones %d, of %,d".formatted(how.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                (double) found / EDITED_A_CLASS,
                others, EDITED_A_CLASS));
    }

    /** Pairs that are no copies of each other, whatever it looks like. */
    private void lookAlikes(String what, Supplier<List<Article>> pairs) {
        var taken = 0;
        for (var i = 0; i < EDITED_A_CLASS; i++) {
            var among = new Copies(2);
            for (var article : pairs.get()) {
                taken += among.add(article).size();
            }
        }
        count(taken, 2 * EDITED_A_CLASS);
        print("%s: %d of %,d pairs taken for copies".formatted(what, taken, EDITED_A_CLASS));
    }

    private void count(int falseOnes, int among) {
        wrong += falseOnes;
        looked += among;
    }

    private void print(String line) {
        terminal.out().println(line);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
