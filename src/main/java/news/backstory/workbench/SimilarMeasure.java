package news.backstory.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.search.Hit;
import news.backstory.search.Yardsticks;

/**
 * {@code backstory measure similar ARTICLES EVENTS}: how high the other articles of an event come, beside what Lucene finds as it comes. Everything else counts
 * as wrong, though often right. {@code --third 0} (or 1, 2) asks only for that third of the events.
 */
final class SimilarMeasure {

    private static final int DEPTH = 10;
    private static final int TOP = 5;
    private static final int SHOWN = 3;
    private static final int THIRDS = 3;

    private SimilarMeasure() {}

    static int run(List<String> words, Terminal terminal) throws IOException {
        var options = Options.of(words, Set.of("third"));
        if (options.bare().size() != 2) {
            throw new Options.Mistake("measure similar takes two files: articles (JSON lines) and events (id, tab, event).");
        }
        var third = options.named().containsKey("third") ? options.number("third", 0, 0, THIRDS - 1) : THIRDS;
        var bad = new JsonLines.Bad(terminal);
        var articles = Reading.articles(terminal, JsonLines.open(Path.of(options.bare().getFirst())), bad);
        var relevant = relevant(Reading.events(Path.of(options.bare().getLast())), articles);
        var ours = new Tally("backstory");
        var shown = new Tally("as a card shows");
        var bm25 = new Tally("BM25, 100 terms");
        var mlt = new Tally("MoreLikeThis");
        var calibration = new Calibration();
        try (var index = Similar.indexed(articles, terminal); var yardsticks = new Yardsticks(articles::forEach)) {
            var progress = new Progress(terminal, "questions");
            for (var article : articles) {
                var wanted = relevant.getOrDefault(article.id(), new Wanted("", Set.of()));
                if (!wanted.others().isEmpty() && (third == THIRDS || Math.floorMod(wanted.event().hashCode(), THIRDS) == third)) {
                    var start = terminal.nanoTime().getAsLong();
                    var hits = Similar.answer(index, article, DEPTH);
                    calibration.add(hits.subList(0, Math.min(SHOWN, hits.size())), wanted.others());
                    ours.add(ids(hits), wanted.others(), terminal.nanoTime().getAsLong() - start);
                    shown.add(ids(Similar.answer(index, article, Similar.ON_A_CARD)), wanted.others(), 0);
                    bm25.add(yardsticks.bm25(article, DEPTH), wanted.others(), 0);
                    mlt.add(yardsticks.moreLikeThis(article, DEPTH), wanted.others(), 0);
                    progress.step();
                }
            }
            progress.end();
        }
        terminal.out().printf("%,d articles, %,d questions%n", articles.size(), ours.questions);
        List.of(ours, shown, bm25, mlt).forEach(tally -> terminal.out().println(tally));
        terminal.out().println("The first three of each list, by their likeness:");
        terminal.out().println(calibration);
        terminal.out().flush();
        return bad.exitCode();
    }

    private static List<ArticleId> ids(List<Hit> hits) {
        return hits.stream().map(Hit::article).toList();
    }

    /** The other articles of an article's event. */
    private record Wanted(String event, Set<ArticleId> others) {}

    private static Map<ArticleId, Wanted> relevant(Map<ArticleId, String> events, List<Article> articles) {
        var members = new HashMap<String, List<ArticleId>>();
        articles.stream().map(Article::id).filter(events::containsKey)
                .forEach(id -> members.computeIfAbsent(events.getOrDefault(id, ""), _ -> new ArrayList<>()).add(id));
        var relevant = new HashMap<ArticleId, Wanted>();
        members.forEach((event, ids) -> ids.forEach(id -> {
            var others = new HashSet<>(ids);
            others.remove(id);
            relevant.put(id, new Wanted(event, others));
        }));
        return relevant;
    }

    private static final class Tally {

        private final String name;
        private int questions;
        private double ndcg;
        private double reciprocal;
        private double recall;
        private double precision;
        private double shown;
        private long nanos;

        Tally(String name) {
            this.name = name;
        }

        void add(List<ArticleId> found, Set<ArticleId> wanted, long took) {
            questions++;
            nanos += took;
            shown += Math.min(SHOWN, found.size());
            var gained = 0.0;
            var best = 0.0;
            for (var rank = 0; rank < TOP; rank++) {
                gained += rank < found.size() && wanted.contains(found.get(rank)) ? worth(rank) : 0;
                best += rank < wanted.size() ? worth(rank) : 0;
            }
            ndcg += gained / best;
            reciprocal += found.stream().filter(wanted::contains).findFirst().map(first -> 1.0 / (found.indexOf(first) + 1)).orElse(0.0);
            var among = (double) found.stream().limit(SHOWN).filter(wanted::contains).count();
            recall += among / wanted.size();
            precision += among / SHOWN;
        }

        private static double worth(int rank) {
            return Math.log(2) / Math.log(rank + 2.0);
        }

        @Override
        public String toString() {
            return "%-16s nDCG@5 %.3f  MRR %.3f  R@3 %.3f  P@3 %.3f  shown of three %.2f%s".formatted(
                    name, ndcg / questions, reciprocal / questions, recall / questions, precision / questions, shown / questions,
                    nanos == 0 ? "" : "  %.1f ms a question".formatted(nanos / 1e6 / questions));
        }
    }
}
