package news.backstory.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be saved of JSON-LD that is no JSON: quotation marks in a headline, or an end that is missing, spoil nothing but themselves. */
final class BrokenData {

    private static final int MAX_CHARACTERS = 100_000;

    private static final Pattern TYPE = Pattern
            .compile("\"@type\"\\s{0,9}:\\s{0,9}(?:\\[\\s{0,9})?\"(\\w{0,30}Article|BlogPosting|LiveBlogPosting|Report)\"");
    private static final Pattern DAYS = Pattern.compile("\"(datePublished|dateModified)\"\\s{0,9}:\\s{0,9}\"([^\"]{4,40})\"");
    private static final Pattern HEADLINE = Pattern
            .compile("\"headline\"\\s{0,9}:\\s{0,9}\"(.{1,400}?)\"\\s{0,9}(?:,\\s{0,9}\"[@\\w]{1,40}\"\\s{0,9}:|}|$)");
    private static final Pattern AUTHORS = Pattern.compile("\"author\"\\s{0,9}:\\s{0,9}(\\[[^\\]]{0,2000}|\\{[^}]{0,500}|\"[^\"]{2,80}\")");
    private static final Pattern NAME = Pattern.compile("\"name\"\\s{0,9}:\\s{0,9}\"([^\"]{2,80})\"");
    private static final int MAX_AUTHORS = 20;

    private BrokenData() {}

    /** An article of these fields; nothing if it is not about one, or about more than one. */
    static Optional<JsonNode> salvaged(String json) {
        var text = Words.cut(json, MAX_CHARACTERS);
        var types = TYPE.matcher(text).results().limit(2).map(type -> type.group(1)).toList();
        if (types.size() != 1) {
            return Optional.empty();
        }
        var article = JsonNodeFactory.instance.objectNode().put("@type", types.getFirst());
        DAYS.matcher(text).results().forEach(day -> putFirst(article, day.group(1), day.group(2)));
        first(HEADLINE.matcher(text)).ifPresent(headline -> article.put("headline", headline.replace("\\\"", "\"")));
        var authors = article.putArray("author");
        first(AUTHORS.matcher(text)).ifPresent(who -> namesIn(who).forEach(name -> authors.addObject().put("name", name)));
        return Optional.of(article);
    }

    private static void putFirst(ObjectNode article, String field, String value) {
        if (!article.has(field)) {
            article.put(field, value);
        }
    }

    private static Stream<String> namesIn(String author) {
        return author.startsWith("\"")
                ? Stream.of(author.substring(1, author.length() - 1))
                : NAME.matcher(author).results().limit(MAX_AUTHORS).map(name -> name.group(1));
    }

    private static Optional<String> first(Matcher found) {
        return found.results().map(part -> part.group(1)).findFirst();
    }
}
