package news.backstory.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Picture;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.article.Traits;

/**
 * Our own article JSON: {@code id, url, canonicalUrl, headline, standfirst, byline[], section, published, updated (RFC 3339), language, source, tier,
 * image{url,alt,caption,credit}, paragraphs[], status, embargoedUntil, keywords[], version, evolvedFrom}; also {@code urgency, kind, extent, editorsNote, expires}.
 * Only {@code id}, {@code headline} and {@code paragraphs} are required. What is there must be of its kind: a date that is none is a mistake, not a gap.
 */
public final class ArticleJson {

    private ArticleJson() {}

    /** It is not an article; the message says which field is wrong, and how. */
    public static final class Mistake extends Exception {

        private static final long serialVersionUID = 1L;

        Mistake(String message) {
            super(message);
        }
    }

    /** @param readAt the date of an article that states none */
    public static Article read(JsonNode json, Instant readAt) throws Mistake {
        var id = id(json.path("id"));
        var paragraphs = paragraphs(json.path("paragraphs"));
        var headline = text(json, "headline").strip();
        if (headline.isEmpty()) {
            throw new Mistake("\"headline\" is missing");
        }
        var published = instant(json, "published").map(Dated::stated).orElse(Dated.firstSeen(readAt));
        return new Article(
                id, link(json, id), headline, text(json, "standfirst").strip(), texts(json, "byline"), text(json, "section"), published,
                instant(json, "updated").orElse(published.at()), text(json, "language"), text(json, "source"), tier(text(json, "tier")),
                pictures(json.path("image")), paragraphs, status(json), version(json.path("version")), traits(json));
    }

    public static ObjectNode write(Article article) {
        var json = JsonNodeFactory.instance.objectNode()
                .put("id", article.id().value())
                .put("url", article.link().text())
                .put("canonicalUrl", article.link().text())
                .put("headline", article.headline())
                .put("standfirst", article.standfirst());
        json.set("byline", array(article.byline()));
        json.put("section", article.section());
        if (article.published().basis() == Dated.Basis.STATED) {
            json.put("published", article.published().at().toString()).put("updated", article.updated().toString());
        }
        json.put("language", article.language()).put("source", article.source()).put("tier", lower(article.tier()));
        article.pictures().forEach(picture -> json.putObject("image")
                .put("url", picture.link().text()).put("alt", picture.alt()).put("caption", picture.caption()).put("credit", picture.credit()));
        json.set("paragraphs", array(article.paragraphs()));
        writeStatus(json, article.status());
        json.set("keywords", array(article.traits().keywords()));
        json.put("version", article.version());
        writeTraits(json, article.traits());
        return json;
    }

    private static void writeStatus(ObjectNode json, Status status) {
        switch (status) {
            case Status.Usable _ -> json.put("status", "usable");
            case Status.Embargoed(var until) -> json.put("status", "usable").put("embargoedUntil", until.toString());
            case Status.Withheld _ -> json.put("status", "withheld");
            case Status.Killed _ -> json.put("status", "killed");
        }
    }

    private static void writeTraits(ObjectNode json, Traits traits) {
        json.put("kind", lower(traits.kind())).put("extent", lower(traits.extent()));
        if (!traits.expires().equals(Traits.NEVER)) {
            json.put("expires", traits.expires().toString());
        }
        traits.statedUrgency().ifPresent(urgency -> json.put("urgency", urgency));
        if (!traits.evolvedFrom().isEmpty()) {
            json.set("evolvedFrom", array(traits.evolvedFrom().stream().map(ArticleId::value).toList()));
        }
    }

    private static ArticleId id(JsonNode json) throws Mistake {
        try {
            return new ArticleId(json.asText(""));
        } catch (IllegalArgumentException noId) {
            throw new Mistake("\"id\" must be 1 to 200 characters without white space");
        }
    }

    /** An article that was pushed without an address is found under its id, at a host that cannot exist (RFC 6761). */
    private static Link link(JsonNode json, ArticleId id) throws Mistake {
        for (var field : List.of("canonicalUrl", "url")) {
            var written = text(json, field);
            if (!written.isBlank()) {
                return Link.parse(written).orElseThrow(() -> new Mistake("\"" + field + "\" is not a web address"));
            }
        }
        return new Link("https://article.invalid/" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8));
    }

    private static List<String> paragraphs(JsonNode json) throws Mistake {
        var paragraphs = StreamSupport.stream(json.spliterator(), false).map(JsonNode::asText).map(text -> text.replaceAll("\\s+", " ").strip())
                .filter(text -> !text.isEmpty()).toList();
        if (paragraphs.isEmpty()) {
            throw new Mistake("\"paragraphs\" must be a list of texts, at least one of them not blank");
        }
        return paragraphs;
    }

    private static Optional<Instant> instant(JsonNode json, String field) throws Mistake {
        var written = text(json, field);
        try {
            return written.isBlank() ? Optional.empty() : Optional.of(OffsetDateTime.parse(written).toInstant());
        } catch (DateTimeParseException noDate) {
            throw new Mistake("\"" + field + "\" is not a date and time with a zone (RFC 3339)");
        }
    }

    private static Tier tier(String written) throws Mistake {
        return written.isBlank() ? Tier.OTHER : oneOf(Tier.class, "tier", written);
    }

    private static List<Picture> pictures(JsonNode json) {
        return Link.parse(json.path("url").asText("")).map(link -> new Picture(link, text(json, "alt"), text(json, "caption"), text(json, "credit")))
                .stream().toList();
    }

    /** What is not understood is withheld. */
    private static Status status(JsonNode json) throws Mistake {
        var embargo = instant(json, "embargoedUntil");
        var word = json.path("status");
        if (!word.isMissingNode() && !word.isTextual()) {
            return new Status.Withheld();
        }
        return switch (text(json, "status").toLowerCase(Locale.ROOT)) {
            case "", "usable" -> embargo.<Status>map(Status.Embargoed::new).orElseGet(Status.Usable::new);
            case "killed", "canceled", "cancelled" -> new Status.Killed();
            default -> new Status.Withheld();
        };
    }

    private static int version(JsonNode json) throws Mistake {
        if (json.isMissingNode() || json.isNull()) {
            return 1;
        }
        if (!json.canConvertToInt() || json.asInt() < 1) {
            throw new Mistake("\"version\" must be a whole number from 1");
        }
        return json.asInt();
    }

    private static Traits traits(JsonNode json) throws Mistake {
        var urgency = json.path("urgency").asInt(0);
        if (urgency < 0 || urgency > 9) {
            throw new Mistake("\"urgency\" must be from 1 to 9");
        }
        var kind = text(json, "kind");
        var extent = text(json, "extent");
        var evolvedFrom = json.path("evolvedFrom");
        return new Traits(
                kind.isBlank() ? Traits.Kind.REPORT : oneOf(Traits.Kind.class, "kind", kind),
                extent.isBlank() ? Traits.Extent.WHOLE : oneOf(Traits.Extent.class, "extent", extent),
                texts(json, "keywords"), urgency, text(json, "editorsNote"),
                evolvedFrom.isTextual() ? List.of(id(evolvedFrom)) : ids(evolvedFrom), instant(json, "expires").orElse(Traits.NEVER));
    }

    private static List<ArticleId> ids(JsonNode json) throws Mistake {
        var ids = new ArrayList<ArticleId>();
        for (var each : json) {
            ids.add(id(each));
        }
        return ids;
    }

    private static <E extends Enum<E>> E oneOf(Class<E> type, String field, String written) throws Mistake {
        try {
            return Enum.valueOf(type, written.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Mistake("\"" + field + "\" must be one of " + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
        }
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("").equals("null") ? "" : json.path(field).asText("");
    }

    private static List<String> texts(JsonNode json, String field) {
        var value = json.path(field);
        if (value.isTextual()) {
            return value.asText().isBlank() ? List.of() : List.of(value.asText().strip());
        }
        return StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    private static ArrayNode array(List<String> texts) {
        var array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
