package news.backstory.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;

/**
 * Asks for similar articles ten thousand times, in an archive that holds copies of a part of its articles, edited as wires and desks do: how many of the first
 * three are a copy of the article, or of another of the three.
 */
final class CopiesAmongSimilar {

    private static final int MOST_QUESTIONS = 10_000;
    private static final int MOST_TIMES_EACH = 8;
    private static final int MOST_COPIED = 2_000;
    private static final long SEED = 20_261_127;

    private final Terminal terminal;
    private final List<Article> all = new ArrayList<>();
    private final Map<ArticleId, Article> byId = new HashMap<>();

    /** Of each copy that was made, what it was made of. */
    private final Map<ArticleId, ArticleId> originals = new HashMap<>();

    CopiesAmongSimilar(Terminal terminal, List<Article> articles, WireEdits edits) {
        this.terminal = terminal;
        all.addAll(articles);
        var random = new Random(SEED);
        var ways = WireEdits.Edit.values();
        for (var i = 0; i < Math.min(MOST_COPIED, articles.size() / 4); i++) {
            var original = articles.get(random.nextInt(articles.size()));
            var copy = edits.edited(original, ways[i % ways.length]);
            all.add(copy);
            originals.put(copy.id(), original.id());
        }
        all.forEach(article -> byId.put(article.id(), article));
    }

    String line() {
        var copies = 0;
        var suggested = 0;
        var questions = Math.min(MOST_QUESTIONS, MOST_TIMES_EACH * all.size());
        try (var index = Similar.indexed(all, terminal)) {
            var progress = new Progress(terminal, "questions");
            for (var question = 0; question < questions; question++) {
                var article = all.get(question % all.size());
                var seen = new ArrayList<Article>(List.of(article));
                for (var hit : index.similar(article, Similar.ON_A_CARD, Set.of())) {
                    var other = byId.getOrDefault(hit.article(), article);
                    suggested++;
                    copies += seen.stream().anyMatch(one -> areCopies(one, other)) ? 1 : 0;
                    seen.add(other);
                }
                progress.step();
            }
            progress.end();
        }
        return "%,d questions in an archive of %,d, %,d of them copies: %,d suggestions, %d of them a copy".formatted(questions, all.size(),
                originals.size(),
                suggested, copies);
    }

    private boolean areCopies(Article one, Article other) {
        return origin(one).equals(origin(other)) || LongRuns.areCopies(one, other);
    }

    private ArticleId origin(Article article) {
        return originals.getOrDefault(article.id(), article.id());
    }
}
