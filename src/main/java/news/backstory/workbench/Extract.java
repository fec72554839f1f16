package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.Dated;
import news.backstory.extract.Extraction;
import news.backstory.extract.Extractor;
import news.backstory.wire.ArticleJson;

/** {@code backstory extract}: pages saved on disk in, articles out, or why a page is none. */
final class Extract {

    private static final String USE = "extract reads lines of {\"url\",\"file\"} from standard input, and takes no options.";

    private Extract() {}

    static int run(List<String> words, Terminal terminal) {
        if (!words.isEmpty()) {
            terminal.err().println(USE);
            return Workbench.USAGE;
        }
        var extractor = new Extractor();
        return JsonLines.run(terminal, "pages", line -> article(extractor, line, terminal));
    }

    /** Under the address it was asked by: the one the article wants to be known by stands beside it. */
    private static JsonNode article(Extractor extractor, JsonNode line, Terminal terminal) throws BadLine {
        var url = line.path("url").asText("");
        return switch (extractor.extract(SavedPage.read(line, Path.of("")), terminal.clock().instant())) {
            case Extraction.Extracted(var article, var zone, _) -> {
                var json = ArticleJson.write(article).put("url", url);
                if (article.published().basis() == Dated.Basis.STATED) {
                    json.put("published", inZone(article, zone));
                }
                yield json;
            }
            case Extraction.Busy _ -> throw new BadLine("busy with other pages; try again");
            case Extraction.NotAnArticle(var why) -> JsonNodeFactory.instance.objectNode().put("url", url).put("notArticle", why);
        };
    }

    /** As its page has it: the same instant, and the day that stands on the page. */
    private static String inZone(Article article, ZoneOffset zone) {
        return article.published().at().atOffset(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
