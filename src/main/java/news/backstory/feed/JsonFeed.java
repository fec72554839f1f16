package news.backstory.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads JSON Feed, versions 1 and 1.1. */
final class JsonFeed {

    private static final int MAX_NESTING = 64;
    private static final int MAX_AUTHORS = 20;
    private static final int MAX_HUBS = 5;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    static {
        MAPPER.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build());
    }

    private JsonFeed() {}

    static FeedReading parse(String json, String address, Flaws flaws, Effort effort) {
        try {
            var feed = MAPPER.readTree(json);
            if (!feed.path("items").isArray() || (feed.path("items").isEmpty() && text(feed, "version").isEmpty())) {
                return new FeedReading.Unreadable("it is not a feed we can read");
            }
            return read(feed, address, flaws, effort);
        } catch (JsonProcessingException torn) {
            return new FeedReading.Unreadable("it is not JSON that can be read");
        }
    }

    private static FeedReading read(JsonNode feed, String address, Flaws flaws, Effort effort) {
        if (!text(feed, "version").contains("jsonfeed.org/version/")) {
            flaws.add("it does not say which version of JSON Feed it is");
        }
        var site = Addresses.resolved(address, text(feed, "home_page_url"));
        var base = site.isEmpty() ? address : site;
        var hubs = each(feed.path("hubs")).filter(hub -> text(hub, "type").equalsIgnoreCase("WebSub")).map(hub -> text(hub, "url"))
                .filter(Addresses::isWeb).limit(MAX_HUBS).toList();
        var wishes = new Wishes(Duration.ZERO, Set.of(), Set.of(), text(feed, "feed_url"), hubs, feed.path("expired").asBoolean());
        var writers = authors(feed);
        var items = each(feed.path("items")).filter(JsonNode::isObject).limit(FeedParser.MAX_ENTRIES_LOOKED_AT)
                .takeWhile(item -> affords(item, flaws, effort));
        return FeedParser.fresh(PlainTitle.ofText(text(feed, "title")), site, items.map(item -> entry(item, base, writers, flaws)).toList(),
                List.of(), wishes,
                flaws);
    }

    private static boolean affords(JsonNode item, Flaws flaws, Effort effort) {
        var isAffordable = effort.spend(2 * Effort.A_DATE) && effort.spendOnLine(text(item, "title"))
                && each(item.path("authors")).allMatch(author -> effort.spend(Effort.A_FIELD));
        if (!isAffordable) {
            flaws.add(EntryParser.TOO_LONG);
        }
        return isAffordable;
    }

    private static Entry entry(JsonNode item, String base, List<String> writers, Flaws flaws) {
        var own = authors(item);
        var address = Stream.of("url", "external_url", "id").map(name -> text(item, name)).filter(text -> !text.isEmpty())
                .findFirst().map(text -> Addresses.resolved(base, text)).orElse("");
        var id = PlainTitle.cut(text(item, "id"), EntryParser.MAX_ID_CHARACTERS);
        var html = text(item, "content_html");
        return new Entry(
                id.isEmpty() ? address : id,
                address,
                PlainTitle.ofText(text(item, "title")),
                date(item, "date_published", flaws),
                date(item, "date_modified", flaws),
                own.isEmpty() ? writers : own,
                text(item, "summary"),
                html.isEmpty() ? text(item, "content_text") : html,
                Stream.of("image", "banner_image").map(name -> Addresses.resolved(base, text(item, name))).filter(Addresses::isWeb).findFirst()
                        .orElse(""));
    }

    private static List<Instant> date(JsonNode item, String name, Flaws flaws) {
        return FeedDates.parse(text(item, name), flaws).stream().toList();
    }

    private static List<String> authors(JsonNode item) {
        return Stream.concat(each(item.path("authors")), Stream.of(item.path("author"))).map(author -> PlainTitle.line(text(author, "name")))
                .filter(name -> !name.isEmpty()).distinct().limit(MAX_AUTHORS).toList();
    }

    /** Numbers and truths as people take them for texts; empty for anything else. */
    private static String text(JsonNode object, String name) {
        var value = object.path(name);
        return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
    }
}
