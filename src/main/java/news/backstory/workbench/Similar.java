package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.search.ArticleIndex;
import news.backstory.search.Hit;

/** {@code backstory similar}: which of these articles are worth reading beside which. {@code --for ids.txt} asks for some only, {@code --count} for how many. */
final class Similar {

    static final int ON_A_CARD = 3;
    private static final int USUAL_COUNT = 10;

    private Similar() {}

    static int run(List<String> words, Terminal terminal) {
        var options = Options.of(words, Set.of("for", "count"));
        var count = options.number("count", USUAL_COUNT, 1, ArticleIndex.MAX_COUNT);
        var asked = options.text("for").map(Similar::ids);
        var bad = new JsonLines.Bad(terminal);
        var articles = Reading.articles(terminal, terminal.in(), bad);
        var byId = articles.stream().collect(Collectors.toMap(Article::id, Function.identity(), (_, later) -> later));
        var now = terminal.clock().instant();
        try (var index = indexed(byId.values().stream().filter(article -> article.showable().at(now)).toList(), terminal)) {
            var progress = new Progress(terminal, "articles answered");
            for (var article : byId.size() == articles.size() ? articles : distinct(articles, byId)) {
                if (asked.isEmpty() || asked.get().contains(article.id().value())) {
                    terminal.out().println(line(article, answer(index, article, count), byId));
                    progress.step();
                }
            }
            progress.end();
        }
        terminal.out().flush();
        return bad.exitCode();
    }

    /** As a card shows them; of a longer list, what is less close follows, and its likeness says so. */
    static List<Hit> answer(ArticleIndex index, Article article, int count) {
        return count <= ON_A_CARD ? index.similar(article, count, Set.of()) : index.ranked(article, count);
    }

    static ArticleIndex indexed(List<Article> articles, Terminal terminal) {
        var index = ArticleIndex.inMemory();
        var progress = new Progress(terminal, "articles indexed");
        index.addAll(sink -> articles.parallelStream().forEach(article -> {
            sink.accept(article);
            synchronized (progress) {
                progress.step();
            }
        }));
        progress.end();
        return index;
    }

    /** Of an id that comes twice the last line counts, at the place of the first. */
    private static List<Article> distinct(List<Article> articles, Map<ArticleId, Article> byId) {
        var seen = new HashSet<ArticleId>();
        var distinct = new ArrayList<Article>();
        articles.stream().map(Article::id).filter(seen::add).map(byId::get).forEach(distinct::add);
        return distinct;
    }

    private static Set<String> ids(String file) {
        try {
            return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8).stream().map(String::strip).collect(Collectors.toSet());
        } catch (IOException noFile) {
            throw new Options.Mistake("\"" + file + "\" cannot be read.");
        }
    }

    private static JsonNode line(Article article, List<Hit> hits, Map<ArticleId, Article> byId) {
        var line = JsonNodeFactory.instance.objectNode().put("id", article.id().value());
        var similar = line.putArray("similar");
        for (var hit : hits) {
            similar.addObject().put("id", hit.article().value()).put("likeness", Math.round(hit.likeness() * 1e4) / 1e4)
                    .put("why", why(article, byId.getOrDefault(hit.article(), article), hit));
        }
        return line;
    }

    /** Such as: same story, 3 days before, both mention Harbour Trust, crane. */
    private static String why(Article article, Article other, Hit hit) {
        var parts = new ArrayList<String>();
        switch (hit.bond()) {
            case SAME_STORY -> parts.add("same story");
            case BACKGROUND -> parts.add("background");
            case SAME_PAGE -> parts.add("same page, same days");
            case SAME_SUBJECT, KEPT, WORDS -> {
            }
        }
        if (article.published().basis() == Dated.Basis.STATED && other.published().basis() == Dated.Basis.STATED) {
            var days = Math.round(Duration.between(article.published().at(), other.published().at()).toHours() / 24.0);
            parts.add(days == 0 ? "same day" : Math.abs(days) + (Math.abs(days) == 1 ? " day " : " days ") + (days < 0 ? "before" : "after"));
        }
        if (!hit.shared().isEmpty()) {
            parts.add("both mention " + String.join(", ", hit.shared()));
        }
        return String.join("; ", parts);
    }
}
