package news.backstory.extract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * What a page says of itself in JSON-LD (schema.org): read leniently, since about one page in 25 gets the JSON wrong. Of a block that still cannot be read,
 * the few fields that {@link BrokenData} finds.
 */
final class StructuredData {

    static final int MAX_BLOCKS = 50;
    static final int MAX_THINGS = 1_000;
    static final int MAX_DEPTH = 64;
    static final int MAX_STRING_CHARACTERS = 1_000_000;

    private static final JsonNode NOTHING = MissingNode.getInstance();
    private static final Set<String> ARTICLES = Set.of("blogposting", "liveblogposting", "report", "newsstory");
    private static final Pattern WRAPPERS = Pattern
            .compile("<!--|-->|(?://|/\\*)?\\s{0,20}<!\\[CDATA\\[\\s{0,20}(?:\\*/)?|(?://|/\\*)?\\s{0,20}]]>\\s{0,20}(?:\\*/)?");
    private static final JsonMapper LENIENT = lenient();

    private final List<JsonNode> things = new ArrayList<>();
    private final Map<String, JsonNode> byId = new HashMap<>();

    private StructuredData() {}

    static StructuredData of(PageElements page) {
        var data = new StructuredData();
        page.by("script[type*=ld+json]").limit(MAX_BLOCKS).map(Element::data).forEach(data::readBlock);
        return data;
    }

    /**
     * The article this page is about, or a missing node: the one that names one of these addresses, else the one with this headline, else the only
     * one.
     */
    JsonNode article(Set<String> addresses, String headline) {
        var articles = things.stream().filter(StructuredData::isArticle).toList();
        return first(articles.stream().filter(article -> addresses.contains(addressOf(article))))
                .or(() -> first(articles.stream().filter(article -> sameHeadline(article, headline))))
                .or(() -> articles.size() == 1 ? Optional.of(articles.getFirst()) : Optional.empty())
                .orElse(NOTHING);
    }

    /** One or many: an array's members, a thing by itself, nothing; references by {@code @id} followed. */
    Stream<JsonNode> all(JsonNode field) {
        var members = field.isArray() ? field.valueStream() : field.isMissingNode() || field.isNull() ? Stream.<JsonNode>empty() : Stream.of(field);
        return members.map(this::followed);
    }

    /** The first text in this field, plain: itself, or the name or value of the thing it holds; empty if there is none. */
    String text(JsonNode field) {
        return all(field).map(thing -> thing.isObject() ? firstText(thing, "name", "@value", "headline", "alternateName", "url") : thing.asText(""))
                .map(Words::plain)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** All things that it speaks of. */
    Stream<JsonNode> things() {
        return things.stream();
    }

    /** Things of this type, such as "BreadcrumbList". */
    Stream<JsonNode> ofType(String type) {
        return things.stream().filter(thing -> types(thing).anyMatch(type.toLowerCase(Locale.ROOT)::equals));
    }

    private void readBlock(String block) {
        var json = WRAPPERS.matcher(block).replaceAll(" ").strip();
        parsed(json).or(() -> parsed(Parser.unescapeEntities(json, false))).or(() -> BrokenData.salvaged(json)).ifPresent(this::collect);
    }

    /** All values in it, since some pages write several one after another; those before an error, if there are any. */
    private static Optional<JsonNode> parsed(String json) {
        var values = LENIENT.createArrayNode();
        try (var parser = LENIENT.createParser(json)) {
            while (values.size() < MAX_BLOCKS && parser.nextToken() != null) {
                values.add(parser.<JsonNode>readValueAsTree());
            }
            return Optional.of(values);
        } catch (StreamConstraintsException tooLarge) {
            return Optional.of(values);
        } catch (IOException notJson) {
            return values.isEmpty() ? Optional.empty() : Optional.of(values);
        }
    }

    private void collect(JsonNode node) {
        if (node.isArray()) {
            node.forEach(this::collect);
        } else if (node.isObject() && things.size() < MAX_THINGS) {
            things.add(node);
            remember(node);
            collect(node.path("@graph"));
            collect(node.path("mainEntity"));
            if (!isArticle(node) && isArticle(node.path("hasPart"))) {
                collect(node.path("hasPart"));
            }
            if (!isArticle(node)) {
                collect(node.path("mainEntityOfPage"));
            }
        }
    }

    private void remember(JsonNode node) {
        var id = node.path("@id").asText("");
        if (!id.isEmpty() && node.size() > 1) {
            byId.putIfAbsent(id, node);
        }
    }

    private JsonNode followed(JsonNode node) {
        return node.isObject() && node.size() <= 2 && node.has("@id") ? byId.getOrDefault(node.path("@id").asText(""), node) : node;
    }

    private String firstText(JsonNode thing, String... fields) {
        return Stream.of(fields)
                .map(field -> thing.path(field).isArray() ? thing.path(field).path(0) : thing.path(field))
                .map(value -> value.asText(""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** Things but for the articles that are not this one, which pages have beside theirs as teasers. */
    Stream<JsonNode> thingsAbout(JsonNode article) {
        var headline = Words.key(text(article.path("headline")));
        return things.stream().filter(thing -> article.isMissingNode() || !isArticle(thing) || thing.equals(article)
                || !headline.isEmpty() && Words.key(text(thing.path("headline"))).equals(headline));
    }

    private static boolean isArticle(JsonNode thing) {
        return types(thing).anyMatch(type -> type.endsWith("article") || ARTICLES.contains(type));
    }

    /** In lower case, without the vocabulary's address. */
    static Stream<String> types(JsonNode thing) {
        var type = thing.path("@type");
        return (type.isArray() ? type.valueStream() : Stream.of(type)).map(each -> each.asText("").toLowerCase(Locale.ROOT))
                .map(name -> name.substring(name.lastIndexOf('/') + 1).replace("schema:", ""));
    }

    private static String addressOf(JsonNode article) {
        var page = article.path("mainEntityOfPage");
        return Stream.of(page.path("@id"), page.path("url"), page, article.path("url"), article.path("@id"))
                .map(value -> value.asText(""))
                .filter(text -> text.startsWith("http"))
                .findFirst()
                .map(CanonicalAddress::withoutTracking)
                .orElse("");
    }

    private static boolean sameHeadline(JsonNode article, String headline) {
        var mine = Words.key(Words.plain(article.path("headline").asText("")));
        return !mine.isEmpty() && !headline.isEmpty() && Words.key(headline).startsWith(mine);
    }

    private static Optional<JsonNode> first(Stream<JsonNode> articles) {
        return articles.findFirst();
    }

    private static JsonMapper lenient() {
        var limits = StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_STRING_CHARACTERS).build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_MISSING_VALUES)
                .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER, JsonReadFeature.ALLOW_SINGLE_QUOTES)
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                .build();
    }
}
