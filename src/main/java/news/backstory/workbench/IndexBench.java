package news.backstory.workbench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.search.ArticleIndex;
import news.backstory.search.Yardsticks;

/** {@code backstory bench index --articles 100000}: what finding similar articles costs, in time of the processor, on this machine. */
final class IndexBench {

    private static final int MOST_ARTICLES = 1_000_000;
    private static final int QUESTIONS = 300;
    private static final int WARM_UP = 300;
    private static final int COUNT = 3;
    private static final int ADDED = 2_000;

    /** More than this, and the yardstick takes longer than all the rest. */
    private static final int MOST_FOR_YARDSTICK = 100_000;

    private final Terminal terminal;
    private final SyntheticArticles articles;
    private final int size;

    private IndexBench(Terminal terminal, int size) {
        this.terminal = terminal;
        this.size = size;
        this.articles = new SyntheticArticles(size + ADDED);
    }

    static int run(List<String> words, Terminal terminal) throws IOException {
        var options = Options.of(words.subList(Math.min(1, words.size()), words.size()), Set.of("articles"));
        new IndexBench(terminal, options.number("articles", 10_000, 1_000, MOST_ARTICLES)).run();
        return 0;
    }

    private void run() throws IOException {
        var folder = Files.createTempDirectory("backstory-bench");
        try {
            say("%,d synthetic articles, %d processors".formatted(size, Runtime.getRuntime().availableProcessors()));
            try (var index = ArticleIndex.open(folder)) {
                fill(index);
                questions(index);
                cached(index);
                addWhileSearching(index);
                memory();
            }
            restart(folder);
            yardstick();
        } finally {
            delete(folder);
        }
        terminal.out().flush();
    }

    private void fill(ArticleIndex index) {
        var start = now();
        var progress = new Progress(terminal, "articles indexed");
        index.addAll(sink -> IntStream.range(0, size).parallel().forEach(number -> {
            sink.accept(articles.get(number));
            synchronized (progress) {
                progress.step();
            }
        }));
        progress.end();
        say("filled at %,.0f articles a second".formatted(size / seconds(start)));
    }

    private void questions(ArticleIndex index) {
        var asked = some(QUESTIONS + WARM_UP, 1);
        var times = new ArrayList<Double>();
        for (var i = 0; i < asked.size(); i++) {
            var start = processor();
            var found = index.similar(asked.get(i), COUNT, Set.of());
            if (i >= WARM_UP && found.size() <= COUNT) {
                times.add((processor() - start) / 1e6);
            }
        }
        say("similar, of an article in the index: " + percentiles(times));
    }

    private void cached(ArticleIndex index) {
        var article = articles.get(0);
        index.similar(article, COUNT, Set.of());
        var start = processor();
        for (var i = 0; i < 10_000; i++) {
            index.similar(article, COUNT, Set.of());
        }
        say("the same again: %.1f microseconds".formatted((processor() - start) / 1e3 / 10_000));
    }

    private void addWhileSearching(ArticleIndex index) {
        var done = new AtomicBoolean();
        var searching = Thread.ofPlatform().start(() -> {
            var random = new Random(3);
            while (!done.get()) {
                index.similar(articles.get(random.nextInt(size)), COUNT, Set.of());
            }
        });
        var start = now();
        for (var number = size; number < size + ADDED; number++) {
            index.add(articles.get(number));
        }
        say("added one by one, with a search going on: %,.0f a second".formatted(ADDED / seconds(start)));
        var added = now();
        index.catchUp();
        say("the last of them findable after %.0f ms; then one more, alone: %.1f ms".formatted(seconds(added) * 1e3, oneMore(index) * 1e3));
        done.set(true);
        try {
            searching.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private double oneMore(ArticleIndex index) {
        var start = now();
        index.add(articles.get(0));
        index.catchUp();
        return seconds(start);
    }

    private void memory() throws IOException {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        var status = Path.of("/proc/self/status");
        var process = Files.exists(status)
                ? Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS")).findFirst()
                        .map(line -> ", process " + line.substring(6).strip())
                : java.util.Optional.<String>empty();
        say("heap in use %,d MB%s".formatted(heap, process.orElse("")));
    }

    private void restart(Path folder) {
        var start = now();
        try (var index = ArticleIndex.open(folder)) {
            index.similar(articles.get(1), COUNT, Set.of());
            say("from the start to the first answer: %.2f s, with %,d articles".formatted(seconds(start), index.size()));
        }
    }

    private void yardstick() throws IOException {
        if (size > MOST_FOR_YARDSTICK) {
            return;
        }
        try (var yardsticks = new Yardsticks(sink -> IntStream.range(0, size).parallel().forEach(number -> sink.accept(articles.get(number))))) {
            var times = new ArrayList<Double>();
            for (var article : some(QUESTIONS, 2)) {
                var start = processor();
                yardsticks.moreLikeThis(article, COUNT);
                times.add((processor() - start) / 1e6);
            }
            say("Lucene's MoreLikeThis: " + percentiles(times));
        }
    }

    private List<Article> some(int count, int seed) {
        return new Random(seed).ints(count, 0, size).mapToObj(articles::get).toList();
    }

    private static String percentiles(List<Double> millis) {
        var sorted = millis.stream().sorted(Comparator.naturalOrder()).toList();
        return "p50 %.2f ms, p99 %.2f ms".formatted(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
    }

    /** Nanoseconds that this thread had the processor: what others do on the machine does not count. */
    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private long now() {
        return terminal.nanoTime().getAsLong();
    }

    private double seconds(long start) {
        return (now() - start) / 1e9;
    }

    private void say(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
