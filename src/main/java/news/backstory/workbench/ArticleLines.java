package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.wire.ArticleJson;

/** Articles in JSON lines. */
final class ArticleLines {

    private ArticleLines() {}

    /** All articles of an input; bad lines are named on standard error and left out. An undated article gets {@link Instant#EPOCH} as first seen. */
    static List<Article> all(Terminal terminal, InputStream in, JsonLines.Bad bad) {
        var articles = new ArrayList<Article>();
        for (var line : JsonLines.all(terminal, in, bad)) {
            try {
                articles.add(article(line.json(), Instant.EPOCH));
            } catch (BadLine why) {
                bad.line(line.number(), why);
            }
        }
        return articles;
    }

    /** @param readAt the date of an article that states none */
    static Article article(JsonNode json, Instant readAt) throws BadLine {
        try {
            return ArticleJson.read(json, readAt);
        } catch (ArticleJson.Mistake mistake) {
            throw new BadLine(String.valueOf(mistake.getMessage()));
        }
    }
}
