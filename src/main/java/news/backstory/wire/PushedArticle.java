package news.backstory.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Traits;
import news.backstory.wire.WireItem.Concern;
import news.backstory.wire.WireItem.Content;

/**
 * Reads what a newsroom's own system pushes: our article JSON, or, to delete one for ever, {@code {"id":"…","deleted":true}}. Mistakes are refused, for
 * whoever made them can mend them; but what only says when it may be shown is held, never refused, or else what stood before would go on standing.
 */
final class PushedArticle {

    private static final int MAX_ID_CHARACTERS = 200;

    private PushedArticle() {}

    static WireItem read(Delivery delivery, ObjectNode json) throws Unusable {
        var uri = json.path("id").asText("").strip();
        if (uri.isEmpty() || uri.length() > MAX_ID_CHARACTERS || json.path("id").isContainerNode()) {
            throw new Unusable("\"id\" must be 1 to " + MAX_ID_CHARACTERS + " characters");
        }
        var words = status(json);
        var version = version(json);
        var id = WireText.id(delivery.wire(), uri);
        if (words.status() instanceof Status.Killed) {
            return new WireItem(
                    delivery.wire(), uri, id, pages(json), version, words.status(), Set.of(), new Content.Nothing("deleted"), delivery.hash());
        }
        var article = article(delivery, json).withId(id).withTier(delivery.tier());
        words.headline(article.headline());
        words.headline(article.paragraphs().getFirst());
        words.note(article.traits().editorsNote());
        var concerns = EnumSet.noneOf(Concern.class);
        concerns.addAll(words.concerns());
        return new WireItem(
                delivery.wire(), uri, id, pages(json), version, words.status(), concerns,
                new Content.Report(evolved(delivery, article).withStatus(words.status())),
                delivery.hash());
    }

    private static List<Link> pages(ObjectNode json) {
        return Stream.of("canonicalUrl", "url").flatMap(field -> Link.parse(json.path(field).asText("")).stream()).limit(1).toList();
    }

    private static Article article(Delivery delivery, ObjectNode json) throws Unusable {
        try {
            var plain = json.deepCopy();
            plain.remove(List.of("status", "embargoedUntil", "version"));
            plain.put("id", WireText.id(delivery.wire(), json.path("id").asText()).value());
            return ArticleJson.read(plain, delivery.receivedAt());
        } catch (ArticleJson.Mistake mistake) {
            throw new Unusable(String.valueOf(mistake.getMessage()));
        }
    }

    /** Its predecessors are of the same sender, and have its names. */
    private static Article evolved(Delivery delivery, Article article) {
        var traits = article.traits();
        return article.withTraits(new Traits(
                traits.kind(), traits.extent(), traits.keywords(), traits.urgency(), traits.editorsNote(),
                traits.evolvedFrom().stream().map(each -> WireText.id(delivery.wire(), each.value())).toList(), traits.expires()));
    }

    private static StatusWords status(ObjectNode json) {
        var words = new StatusWords();
        var embargo = json.path("embargoedUntil");
        if (!embargo.isMissingNode() && !embargo.isNull()) {
            words.embargo(embargo.asText(""));
        }
        if (json.path("deleted").asBoolean(false)) {
            words.word("killed");
        }
        var status = json.path("status");
        if (status.isTextual() && !status.asText().isBlank()) {
            words.word(status.asText());
        } else if (!status.isMissingNode()) {
            words.wordless();
        }
        return words;
    }

    private static VersionMark version(JsonNode json) throws Unusable {
        var updated = json.path("updated").asText("");
        var number = json.path("version");
        if (!number.isMissingNode() && !number.isNull() && (!number.canConvertToLong() || !number.isIntegralNumber() || number.asLong() < 1)) {
            throw new Unusable("\"version\" must be a whole number from 1");
        }
        return new VersionMark(
                Moments.forOrder(updated).orElse(VersionMark.UNSAID), number.asLong(0), VersionMark.First.CREATED);
    }
}
