package news.backstory.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.article.Picture;

/** Reads the items of a NewsML-G2 document, 2.0 to 2.35: alone, or several in a news message. IPTC, NewsML-G2 specification. */
final class NewsMl {

    static final int MAX_ITEMS = 200;
    private static final String NAMESPACE = "http://iptc.org/std/nar/2006-10-01/";
    private static final int MAX_GUID_CHARACTERS = 2_000;
    private static final Set<String> ITEMS = Set.of(
            "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem");
    private static final Set<String> REPORTS = Set.of("", "text", "composite");
    private static final Set<String> REPLACED = Set.of("evolvedfrom", "replaces", "previousversion");
    private static final Set<String> KILLING_SIGNALS = Set.of("kill", "withdraw", "withdrawn", "cancel", "canceled", "takedown", "retract");

    /** Roles of descriptions that are of pictures, not of the report. */
    private static final List<String> BESIDE_THE_TEXT = List.of("caption", "credit", "alt", "accessib");

    /** The first level of IPTC's media topics and of the subject codes before them. */
    private static final Pattern WIDEST = Pattern.compile("(?:0[1-9]|1[0-7])000000");

    private NewsMl() {}

    /** No item, and a warning, for what the standard knows and no reader of news needs: catalogs of codes, and packages and plans without a name. */
    static List<WireItem> read(Delivery delivery, XmlElement root, List<String> warnings) throws Unusable {
        if (!root.name().equals("newsMessage") && !ITEMS.contains(root.name()) && root.namespace().equals(NAMESPACE)) {
            warnings.add("a " + root.name() + " holds no item");
            return List.of();
        }
        var items = root.name().equals("newsMessage")
                ? root.all("itemSet").flatMap(set -> set.children().stream()).filter(item -> ITEMS.contains(item.name())).toList()
                : List.of(root);
        if (items.isEmpty() || items.stream().anyMatch(item -> !ITEMS.contains(item.name()))) {
            throw new Unusable("a <" + root.name() + "> holds no NewsML-G2 item: NewsML-G2, ninjs and article JSON are read");
        }
        if (items.size() > MAX_ITEMS) {
            throw new Unusable("more than " + MAX_ITEMS + " items in one message");
        }
        var read = new EachItem(warnings);
        for (var item : items) {
            if (item.attribute("guid").isBlank() && !item.name().equals("newsItem")) {
                warnings.add("a " + item.name() + " without \"guid\"");
            } else {
                read.read(() -> item(delivery, item, warnings));
            }
        }
        return read.items();
    }

    private static WireItem item(Delivery delivery, XmlElement item, List<String> warnings) throws Unusable {
        var guid = item.attribute("guid").strip();
        if (guid.isEmpty() || guid.length() > MAX_GUID_CHARACTERS) {
            throw new Unusable("an item without \"guid\": nothing else names it for ever");
        }
        var draft = new Draft(guid, version(item));
        draft.evolvedFrom(item.all("itemMeta", "link").filter(link -> REPLACED.contains(link.attributeCode("rel").toLowerCase(Locale.ROOT)))
                .map(link -> link.attribute("residref").isEmpty() ? link.attribute("href") : link.attribute("residref")).toList());
        status(item, draft, warnings);
        describe(item, draft);
        text(item, draft);
        Stream.concat(
                item.all("contentMeta", "altId").map(XmlElement::text),
                Stream.concat(item.all("contentSet", "remoteContent").filter(content -> content.attribute("contenttype").contains("html"))
                        .map(content -> content.attribute("href")), Stream.of(guid)))
                .flatMap(address -> Link.parse(address).stream()).findFirst().ifPresent(draft::link);
        picture(item, draft);
        return draft.item(delivery);
    }

    private static void status(XmlElement item, Draft draft, List<String> warnings) {
        var words = draft.statusWords();
        // Wherever in the item's own matters it stands: what tightens is never overlooked.
        item.all("itemMeta").flatMap(meta -> meta.below("embargoed")).forEach(embargo -> words.embargo(embargo.text()));
        Stream.concat(item.all("itemMeta"), item.all("contentMeta")).flatMap(meta -> meta.below("expires"))
                .flatMap(expiry -> Moments.exact(expiry.text()).stream()).forEach(draft::expires);
        item.all("itemMeta").flatMap(meta -> meta.below("pubStatus")).forEach(status -> words.word(status.code()));
        item.all("itemMeta", "signal").filter(signal -> KILLING_SIGNALS.contains(signal.code().toLowerCase(Locale.ROOT)))
                .forEach(_ -> words.note("KILL"));
        item.all("itemMeta", "edNote").forEach(note -> draft.editorsNote(note.text()));
        item.all("itemMeta", "title").forEach(title -> words.headline(title.text()));
        item.all("contentMeta", "headline").forEach(headline -> words.headline(headline.text()));
        item.all("contentMeta", "slugline").forEach(slugline -> words.headline(slugline.text()));
        item.at("contentMeta", "urgency").ifPresent(urgency -> draft.urgency(urgency.text()));
        if (item.at("itemMeta", "versionCreated").map(XmlElement::text).flatMap(Moments::forOrder).isEmpty()) {
            warnings.add("an item whose \"versionCreated\" is missing or no moment");
        }
    }

    private static void describe(XmlElement item, Draft draft) {
        var itemClass = item.name().equals("newsItem") ? item.at("itemMeta", "itemClass").map(XmlElement::code).orElse("") : item.name();
        draft.kind(itemClass.toLowerCase(Locale.ROOT), REPORTS);
        draft.headline(first(Stream.of(
                item.all("contentMeta", "headline").map(XmlElement::text), item.all("contentSet", "inlineXML").flatMap(xml -> xml.below("hl1"))
                        .map(XmlElement::text),
                item.all("itemMeta", "title").map(XmlElement::text))));
        var by = item.all("contentMeta", "by").map(XmlElement::text).toList();
        draft.byline(by.isEmpty()
                ? item.all("contentMeta", "creator").flatMap(creator -> creator.all("name")).map(XmlElement::text).toList()
                : by.stream().flatMap(line -> Bylines.names(line).stream()).toList());
        draft.section(section(item));
        draft.language(first(Stream.of(item.all("contentMeta", "language").map(language -> language.attribute("tag")), Stream.of(item.language()))));
        draft.source(first(Stream.of(
                item.all("itemMeta", "provider", "name").map(XmlElement::text),
                item.all("contentMeta", "infoSource", "name").map(XmlElement::text))));
        Stream.of("contentCreated", "firstCreated").flatMap(name -> Stream.concat(item.all("contentMeta", name), item.all("itemMeta", name)))
                .flatMap(date -> Moments.exact(date.text()).stream()).findFirst().ifPresent(draft::published);
        item.at("itemMeta", "versionCreated").map(XmlElement::text).flatMap(Moments::exact).ifPresent(when -> {
            draft.published(when);
            draft.updated(when);
        });
        draft.keywords(Stream.concat(item.all("contentMeta", "keyword"), item.all("contentMeta", "subject", "name")).map(XmlElement::text).toList());
        draft.standfirst(description(item, BESIDE_THE_TEXT));
        if (item.all("contentMeta", "genre").flatMap(genre -> Stream.concat(Stream.of(genre.code()), genre.all("name").map(XmlElement::text)))
                .anyMatch(genre -> Ninjs.OPINION.matcher(genre).find())) {
            draft.opinion();
        }
    }

    /** The service that it was made for, else the widest of its subjects: one of IPTC's seventeen, or one that such a one stands over. */
    private static String section(XmlElement item) {
        var subjects = item.all("contentMeta", "subject").toList();
        return first(Stream.of(
                item.all("itemMeta", "service").flatMap(NewsMl::named),
                Stream.concat(subjects.stream(), subjects.stream().flatMap(subject -> subject.all("broader")))
                        .filter(subject -> WIDEST.matcher(subject.code()).matches()).flatMap(NewsMl::named),
                subjects.stream().filter(subject -> subject.attribute("qcode").startsWith("medtop:")).flatMap(NewsMl::named)));
    }

    private static Stream<String> named(XmlElement concept) {
        return concept.all("name").map(XmlElement::text);
    }

    private static void text(XmlElement item, Draft draft) {
        var paragraphs = item.all("contentSet").flatMap(set -> set.children().stream())
                .map(content -> content.name().equals("inlineXML")
                        ? InlineXml.paragraphs(content, draft.headline())
                        : plain(content, draft.headline()))
                .filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
        var description = description(item, BESIDE_THE_TEXT);
        draft.paragraphs(paragraphs, description.isEmpty() ? List.of() : List.of(description));
    }

    /** Text as it is, or HTML in a text. */
    private static List<String> plain(XmlElement content, String headline) {
        if (!content.name().equals("inlineData") || !content.attribute("encoding").isEmpty()) {
            return List.of();
        }
        var text = content.rawText();
        return content.attribute("contenttype").contains("html") || BodyText.looksLikeHtml(text)
                ? BodyText.ofHtml(text, headline)
                : BodyText.ofPlain(text, headline);
    }

    /** The first description whose role is none of these. */
    private static String description(XmlElement item, List<String> otherRoles) {
        return item.all("contentMeta", "description").filter(each -> otherRoles.stream().noneMatch(each.attribute("role")::contains))
                .map(XmlElement::text).filter(text -> !text.isEmpty()).findFirst().orElse("");
    }

    private static void picture(XmlElement item, Draft draft) {
        item.all("contentSet", "remoteContent").filter(content -> content.attribute("contenttype").startsWith("image/"))
                .filter(content -> Link.parse(content.attribute("href")).isPresent())
                .min(Comparator.comparingInt(NewsMl::unfitness))
                .flatMap(content -> Link.parse(content.attribute("href")))
                .map(link -> new Picture(link, role(item, "alt", "accessib"), role(item, "caption"), first(Stream.of(
                        item.all("contentMeta", "creditline").map(XmlElement::text),
                        item.all("contentMeta", "creator", "name").map(XmlElement::text)))))
                .ifPresent(draft::picture);
    }

    private static int unfitness(XmlElement content) {
        var width = content.attribute("width");
        return width.matches("[0-9]{1,6}") ? Math.abs(Integer.parseInt(width) - 1_024) : 1_024;
    }

    private static String role(XmlElement item, String... parts) {
        return item.all("contentMeta", "description").filter(each -> Stream.of(parts).anyMatch(each.attribute("role")::contains))
                .map(XmlElement::text)
                .map(text -> WireText.line(text, WireText.MAX_LINE_CHARACTERS)).findFirst().orElse("");
    }

    private static VersionMark version(XmlElement item) {
        var number = item.attribute("version").strip();
        return new VersionMark(
                item.at("itemMeta", "versionCreated").map(XmlElement::text).flatMap(Moments::forOrder).orElse(VersionMark.UNSAID),
                number.matches("[0-9]{1,18}") ? Long.parseLong(number) : 0, VersionMark.First.NUMBER);
    }

    private static String first(Stream<Stream<String>> choices) {
        return choices.flatMap(choice -> choice).filter(text -> !text.isBlank()).findFirst().orElse("");
    }
}
