package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;

/**
 * An article and the summary that somebody wrote of it, as a line of JSON: {@code id, article, ref[]}; also {@code src, headline, language}. The article is
 * one text, its paragraphs parted by empty lines.
 */
record Pair(String source, Article article, List<String> reference) {

    private static final Pattern PARAGRAPHS = Pattern.compile("\\s*\\n\\s*\\n\\s*");
    private static final Pattern SPACE = Pattern.compile("[\\n\\t]+");

    static Pair of(JsonNode json) throws BadLine {
        var reference = new ArrayList<String>();
        json.path("ref").forEach(sentence -> reference.add(sentence.asText()));
        var paragraphs = PARAGRAPHS.splitAsStream(json.path("article").asText()).map(paragraph -> SPACE.matcher(paragraph).replaceAll(" ").strip())
                .filter(paragraph -> !paragraph.isEmpty()).toList();
        if (paragraphs.isEmpty() || reference.stream().allMatch(String::isBlank)) {
            throw new BadLine("\"article\" must be a text and \"ref\" a list of sentences");
        }
        var link = new Link("https://article.invalid/pair");
        var headline = json.path("headline").asText("").isBlank() ? "-" : json.path("headline").asText();
        var article = new Article(
                ArticleId.of(link), link, headline, "", List.of(), "", Dated.firstSeen(Instant.EPOCH), Instant.EPOCH,
                json.path("language").asText("en"), "",
                Tier.OTHER, List.of(), paragraphs, new Status.Usable(), 1);
        return new Pair(json.path("src").asText("all"), article, reference);
    }
}
