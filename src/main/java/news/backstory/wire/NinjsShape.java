package news.backstory.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Of what kind the fields of ninjs are, as far as its generations 1.0 to 3.1 agree. What is not so only warns: the published schemas reject a quarter of
 * IPTC's own correct examples, and none of the validators reads around the differences between them. By hand, since it takes fewer lines than the six schemas.
 */
final class NinjsShape {

    private static final Set<String> TEXTS = Set.of(
            "type", "mimetype", "representationtype", "profile", "embargoed", "pubstatus", "copyrightholder", "copyrightnotice", "usageterms",
            "ednote",
            "language", "title", "byline", "headline", "description_text", "description_html", "body_text", "body_xhtml", "body_html", "slugline",
            "located");
    private static final Set<String> LISTS = Set.of(
            "keywords", "subject", "subjects", "place", "places", "person", "people", "organisation", "organisations", "event", "events", "object",
            "objects",
            "genre", "genres", "headlines", "bodies", "descriptions", "infosource", "infosources", "trustindicator", "trustindicators");
    private static final Set<String> LISTS_OR_OBJECTS = Set.of("associations", "renditions", "altids");
    private static final Set<String> WHOLE_NUMBERS = Set.of("urgency", "charcount", "wordcount");
    private static final Set<String> MOMENTS = Set.of("firstcreated", "contentcreated");
    private static final Pattern KNOWN_VERSION = Pattern.compile("(?:1\\.[0-9]|2\\.[012]|3\\.[01])(?:\\.\\d+)?");
    private static final int MAX_VERSION_CHARACTERS = 40;

    private static final List<Kind> KINDS = List.of(
            new Kind("a text", TEXTS, JsonNode::isTextual), new Kind("a list", LISTS, JsonNode::isArray),
            new Kind("a list or an object", LISTS_OR_OBJECTS, JsonNode::isContainerNode),
            new Kind("a whole number", WHOLE_NUMBERS, JsonNode::isIntegralNumber));

    private record Kind(String name, Set<String> fields, Predicate<JsonNode> is) {}

    private NinjsShape() {}

    static void check(Fields fields) {
        fields.json().properties().forEach(field -> {
            // The same in 3.x, but for capitals: "altIds".
            var name = field.getKey().toLowerCase(Locale.ROOT);
            KINDS.stream().filter(kind -> kind.fields().contains(name) && !kind.is().test(field.getValue()))
                    .forEach(kind -> fields.warn("\"" + field.getKey() + "\" is not " + kind.name()));
            if (MOMENTS.contains(name) && Moments.forOrder(field.getValue().asText("")).isEmpty()) {
                fields.warn("\"" + field.getKey() + "\" is no moment");
            }
        });
        var version = fields.json().path("standard").path("version").asText("");
        if (!version.isEmpty() && !KNOWN_VERSION.matcher(version).matches()) {
            fields.warn("\"standard\" is a version that we do not know: " + WireText.line(version, MAX_VERSION_CHARACTERS));
        }
    }
}
