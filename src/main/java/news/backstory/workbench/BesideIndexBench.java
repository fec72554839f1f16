package news.backstory.workbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import news.backstory.vector.ArticleVector;
import news.backstory.search.Copies;
import news.backstory.vector.Encoder;
import news.backstory.search.Yardsticks;
import news.backstory.story.StoriesInMemory;
import news.backstory.story.StoryMatcher;

/** What is measured beside the index: copies and stories, and what an exact look at all vectors and Lucene's own MoreLikeThis would cost. */
final class BesideIndexBench {

    /** Copies and stories are looked for among the latest, however large the archive is. */
    private static final int LATEST = 20_000;
    private static final int MEASURED = 2_000;
    private static final int QUESTIONS = 100;
    private static final int EXACT_QUESTIONS = 20;
    private static final int COUNT = 3;

    /** With more, making its index takes longer than all the rest. */
    private static final int MOST_FOR_MORE_LIKE_THIS = 100_000;

    private final SyntheticArticles articles;
    private final int size;

    BesideIndexBench(SyntheticArticles articles, int size) {
        this.articles = articles;
        this.size = size;
    }

    List<Supplier<String>> lines() {
        return List.of(this::copies, this::stories, this::exactly, this::moreLikeThis);
    }

    private String copies() {
        var copies = new Copies(LATEST);
        var latest = Math.min(size, LATEST);
        IntStream.range(0, latest).mapToObj(articles::get).forEach(copies::add);
        var made = IntStream.range(latest, latest + MEASURED).mapToObj(articles::get).toList();
        var start = Times.ofThread();
        made.forEach(copies::add);
        return "copies: %.0f microseconds an article, among the latest %,d".formatted((Times.ofThread() - start) / 1e3 / MEASURED, latest);
    }

    /** In the order of their time, over the two years that the synthetic articles spread over. */
    private String stories() {
        var matcher = new StoryMatcher(new StoriesInMemory(), StoryLines.MIN_LIKENESS);
        var latest = Math.min(size, LATEST);
        var byTime = IntStream.range(0, latest + MEASURED).mapToObj(articles::get)
                .sorted((a, b) -> a.published().at().compareTo(b.published().at())).toList();
        byTime.subList(0, latest).forEach(matcher::place);
        var times = new Times();
        for (var article : byTime.subList(latest, byTime.size())) {
            var start = Times.ofThread();
            matcher.place(article);
            times.add(Times.ofThread() - start);
        }
        return "story placement: " + times;
    }

    /** The limit: each vector, each of its bytes. What the bytes are makes no difference to the time. */
    private String exactly() {
        var dimensions = Encoder.standard().dimensions();
        var random = new Random(5);
        var vectors = IntStream.range(0, size + EXACT_QUESTIONS).mapToObj(_ -> {
            var values = new byte[dimensions];
            random.nextBytes(values);
            return new ArticleVector(values);
        }).toList();
        var times = new Times();
        for (var question = 0; question < 2 * EXACT_QUESTIONS; question++) {
            var asked = vectors.get(size + question % EXACT_QUESTIONS);
            var start = Times.ofThread();
            var best = -1.0;
            for (var i = 0; i < size; i++) {
                best = Math.max(best, asked.cosine(vectors.get(i)));
            }
            if (question >= EXACT_QUESTIONS && best <= 1) {
                times.add(Times.ofThread() - start);
            }
        }
        return "an exact look at all vectors, as the limit: " + times;
    }

    private String moreLikeThis() {
        if (size > MOST_FOR_MORE_LIKE_THIS) {
            return "Lucene's MoreLikeThis: not among so many, its index would take longer than all the rest";
        }
        try (var yardsticks = new Yardsticks(sink -> IntStream.range(0, size).parallel().forEach(number -> sink.accept(articles.get(number))))) {
            var asked = new Random(2).ints(2 * QUESTIONS, 0, size).mapToObj(articles::get).toList();
            var times = new Times();
            for (var i = 0; i < asked.size(); i++) {
                var start = Times.ofThread();
                yardsticks.moreLikeThis(asked.get(i), COUNT);
                if (i >= QUESTIONS) {
                    times.add(Times.ofThread() - start);
                }
            }
            return "Lucene's MoreLikeThis: " + times;
        } catch (IOException memoryFails) {
            throw new UncheckedIOException(memoryFails);
        }
    }
}
