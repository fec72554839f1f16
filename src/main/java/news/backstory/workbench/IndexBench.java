package news.backstory.workbench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.search.ArticleIndex;

/**
 * {@code backstory bench index --articles 100000}: what finding similar articles costs on this machine, in time of the processor: what others do on it does
 * not count, though it does make caches cold. {@code --folder DIR} keeps the index, and does not fill it again the next time.
 */
final class IndexBench {

    private static final int MOST_ARTICLES = 1_000_000;
    private static final int QUESTIONS = 300;
    private static final int WARM_UP = 900;
    private static final int COUNT = 3;
    private static final int ADDED = 2_000;

    private final Terminal terminal;
    private final SyntheticArticles articles;
    private final int size;

    private IndexBench(Terminal terminal, int size) {
        this.terminal = terminal;
        this.size = size;
        this.articles = new SyntheticArticles(size + ADDED);
    }

    static int run(List<String> words, Terminal terminal) throws IOException {
        var options = Options.of(words.subList(Math.min(1, words.size()), words.size()), Set.of("articles", "folder"));
        var bench = new IndexBench(terminal, options.number("articles", 10_000, 1_000, MOST_ARTICLES));
        var kept = options.text("folder").map(Path::of);
        if (kept.isPresent()) {
            bench.run(kept.get());
        } else {
            var folder = Files.createTempDirectory("backstory-bench");
            try {
                bench.run(folder);
            } finally {
                delete(folder);
            }
        }
        return 0;
    }

    private void run(Path folder) throws IOException {
        say("%,d synthetic articles, %d processors, load %.1f".formatted(size, Runtime.getRuntime().availableProcessors(), load()));
        try (var index = ArticleIndex.open(folder)) {
            fill(index);
            questions(index);
            cached(index);
            addWhileSearching(index);
            memory();
        }
        restart(folder);
        var beside = new BesideIndexBench(articles, size);
        beside.lines().forEach(line -> say(line.get()));
        say("load %.1f at the end".formatted(load()));
    }

    private void fill(ArticleIndex index) {
        if (index.size() >= size) {
            say("filled before");
            return;
        }
        var start = now();
        var before = ofProcess();
        var progress = new Progress(terminal, "articles indexed");
        index.addAll(sink -> IntStream.range(0, size).parallel().forEach(number -> {
            sink.accept(articles.get(number));
            synchronized (progress) {
                progress.step();
            }
        }));
        progress.end();
        say("filled at %,.0f articles a second, %,.0f microseconds of all processors an article".formatted(size / seconds(start),
                (ofProcess() - before) / 1e3 / size));
    }

    private void questions(ArticleIndex index) {
        var asked = some(QUESTIONS + WARM_UP);
        var times = new Times();
        for (var i = 0; i < asked.size(); i++) {
            var start = Times.ofThread();
            var found = index.similar(asked.get(i), COUNT, Set.of());
            if (i >= WARM_UP && found.size() <= COUNT) {
                times.add(Times.ofThread() - start);
            }
        }
        say("similar, of an article in the index: " + times);
    }

    private void cached(ArticleIndex index) {
        var article = articles.get(0);
        index.similar(article, COUNT, Set.of());
        var start = Times.ofThread();
        for (var i = 0; i < 10_000; i++) {
            index.similar(article, COUNT, Set.of());
        }
        say("the same again: %.1f microseconds".formatted((Times.ofThread() - start) / 1e3 / 10_000));
    }

    private void addWhileSearching(ArticleIndex index) {
        // The same once more: where nothing had to be filled, adding is cold.
        some(ADDED).forEach(index::add);
        index.catchUp();
        var made = IntStream.range(size, size + ADDED).mapToObj(articles::get).toList();
        var asked = some(QUESTIONS);
        var done = new AtomicBoolean();
        var ofAsking = new AtomicLong();
        var asking = Thread.ofPlatform().start(() -> {
            var start = Times.ofThread();
            for (var i = 0; !done.get(); i++) {
                index.similar(asked.get(i % QUESTIONS), COUNT, Set.of());
            }
            ofAsking.set(Times.ofThread() - start);
        });
        var start = now();
        var before = ofProcess();
        made.forEach(index::add);
        var adding = seconds(start);
        var added = now();
        index.catchUp();
        var findable = seconds(added);
        done.set(true);
        try {
            asking.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        var micros = (ofProcess() - before - ofAsking.get()) / 1e3 / ADDED;
        say("added one by one, with a search going on: %,.0f a second by the clock, load %.1f; %,.0f microseconds of all other processors an article: %,.0f a second of one"
                .formatted(ADDED / adding, load(), micros, 1e6 / micros));
        say("the last of them findable after %.0f ms; then one more, alone: %.1f ms".formatted(findable * 1e3, oneMore(index) * 1e3));
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
        say("heap in use %,d MB%s".formatted(heap, status("VmRSS", ", process") + status("RssAnon", ", of it not mapped files")));
    }

    private static String status(String name, String words) throws IOException {
        var status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream().filter(line -> line.startsWith(name)).findFirst()
                        .map(line -> words + " " + line.substring(name.length() + 1).strip()).orElse("")
                : "";
    }

    private void restart(Path folder) {
        var start = now();
        try (var index = ArticleIndex.open(folder)) {
            index.similar(articles.get(1), COUNT, Set.of());
            say("from the start to the first answer: %.2f s, with %,d articles".formatted(seconds(start), index.size()));
        }
    }

    private List<Article> some(int count) {
        return new Random(1).ints(count, 0, size).mapToObj(articles::get).toList();
    }

    private static long ofProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
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
        var files = new ArrayList<Path>();
        try (var all = Files.newDirectoryStream(folder)) {
            all.forEach(files::add);
        }
        for (var file : files) {
            Files.delete(file);
        }
        Files.delete(folder);
    }
}
