package news.backstory.workbench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.wire.ArticleJson;

/** Reads what several verbs read: articles, and which of them report the same event. */
final class Reading {

    private Reading() {}

    /** Every good article of an input, in its order; bad lines are named on standard error. */
    static List<Article> articles(Terminal terminal, InputStream in, JsonLines.Bad bad) {
        var articles = new ArrayList<Article>();
        for (var line : JsonLines.all(terminal, in, bad)) {
            try {
                // An article that states no date has none: this one counts for nothing.
                articles.add(ArticleJson.read(line.json(), Instant.EPOCH));
            } catch (ArticleJson.Mistake mistake) {
                bad.line(line.number(), new BadLine(String.valueOf(mistake.getMessage())));
            }
        }
        return articles;
    }

    /** Lines of an article's id, a tab, and the event's name; others are left out. */
    static Map<ArticleId, String> events(Path file) throws IOException {
        var events = new HashMap<ArticleId, String>();
        for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            var tab = line.indexOf('\t');
            if (tab > 0 && tab + 1 < line.length()) {
                events.put(new ArticleId(line.substring(0, tab)), line.substring(tab + 1).strip());
            }
        }
        return events;
    }
}
