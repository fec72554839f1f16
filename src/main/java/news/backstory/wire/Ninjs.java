package news.backstory.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Traits;

/** Reads one ninjs object of any generation, 1.0 to 3.1, as IPTC and as Superdesk write it. Only {@code uri} must be there. */
final class Ninjs {

    private static final int MAX_URI_CHARACTERS = 2_000;
    private static final Set<String> REPORTS = Set.of("", "text", "composite", "article", "story");
    private static final List<String> STATUS = List.of("pubstatus");
    private static final List<String> EXPIRY = List.of("expires", "expiry");
    private static final List<String> EMBARGO = List.of("embargoed", "embargoeduntil", "embargo", "embargountil");
    private static final Set<String> PAGE_ROLES = Set.of("permalink", "canonical", "canonicalurl", "url", "web", "weburl", "link", "alternate");
    static final Pattern OPINION = Pattern.compile("(?i)opinion|editorial|comment|column|kommentar|meinung|tribune");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private Ninjs() {}

    static WireItem read(Delivery delivery, JsonNode json, List<String> warnings) throws Unusable {
        var fields = new Fields(json, warnings);
        var uri = fields.text("uri").strip();
        if (uri.isEmpty() || uri.length() > MAX_URI_CHARACTERS) {
            throw new Unusable("\"uri\" is missing: nothing else names an item for ever");
        }
        NinjsShape.check(fields);
        var draft = new Draft(uri, version(fields));
        draft.evolvedFrom(fields.texts("evolvedfrom", "evolved_from"));
        status(fields, draft);
        describe(fields, draft);
        text(fields, draft);
        page(fields, uri, draft);
        NinjsPictures.lead(fields).ifPresent(draft::picture);
        return draft.item(delivery);
    }

    /** Strictest of what stands under any way of writing the names. */
    static Status statusOf(Fields fields) {
        var words = new StatusWords();
        readStatus(fields, words);
        return words.status();
    }

    private static void status(Fields fields, Draft draft) {
        readStatus(fields, draft.statusWords());
        Stream.of(fields.text("headline"), fields.text("title"), fields.text("slugline")).forEach(draft.statusWords()::headline);
        fields.family("headline").forEach(each -> draft.statusWords().headline(each.getValue()));
        Stream.of(fields.text("ednote", "editornote", "ed_note")).forEach(draft::editorsNote);
        draft.urgency(fields.text("urgency"));
        for (var value : fields.alike(EXPIRY)) {
            Moments.exact(value.asText("")).ifPresentOrElse(draft::expires, () -> fields.warn("\"expires\" is no moment with a zone"));
        }
        fields.alike(STATUS).stream().filter(value -> !value.isTextual()).forEach(_ -> fields.warn("\"pubstatus\" is not a text"));
    }

    private static void readStatus(Fields fields, StatusWords words) {
        for (var value : fields.alike(EMBARGO)) {
            // "true" names no moment, and so holds.
            if (value.isTextual() || value.isNumber() || value.isContainerNode() || value.asBoolean()) {
                words.embargo(value.asText(""));
            }
        }
        for (var value : fields.alike(STATUS)) {
            if (value.isTextual()) {
                words.word(value.asText());
            } else {
                words.wordless();
            }
        }
    }

    private static void describe(Fields fields, Draft draft) {
        draft.kind(fields.text("type").toLowerCase(Locale.ROOT), REPORTS);
        draft.headline(headline(fields));
        draft.byline(Bylines.names(fields.text("byline", "by")));
        draft.section(fields.texts("section", "service", "anpa_category").stream().findFirst().orElse(""));
        draft.language(fields.text("language"));
        draft.source(fields.text("source", "copyrightholder"));
        Moments.exact(fields.text("firstcreated", "contentcreated", "versioncreated")).ifPresent(draft::published);
        Moments.exact(fields.text("versioncreated")).ifPresent(draft::updated);
        draft.keywords(Stream.of(fields.texts("keywords"), fields.texts("subject", "subjects")).flatMap(List::stream).toList());
        if (Set.of("partial", "incomplete").contains(fields.text("representationtype").toLowerCase(Locale.ROOT))) {
            draft.extent(Traits.Extent.PREVIEW);
        }
        if (fields.texts("genre", "genres").stream().anyMatch(genre -> OPINION.matcher(genre).find())) {
            draft.opinion();
        }
    }

    private static String headline(Fields fields) {
        var roles = roles(fields, "headlines");
        return Stream.concat(
                Stream.of(fields.text("headline"), fields.text("headline_main"), role(roles, Set.of("main", "headline", "")), anyOf(roles)),
                Stream.of(fields.text("title"), fields.family("headline").stream().map(Map.Entry::getValue).findFirst().orElse("")))
                .map(text -> BodyText.looksLikeHtml(text) ? String.join(" ", BodyText.ofHtml(text, "")) : text)
                .filter(text -> !text.isBlank()).findFirst().orElse("");
    }

    private static void text(Fields fields, Draft draft) {
        var bodies = new ArrayList<>(roles(fields, "bodies"));
        fields.family("body").forEach(each -> bodies.add(new Role(each.getKey(), "", each.getValue())));
        var descriptions = new ArrayList<>(roles(fields, "descriptions"));
        fields.family("description").forEach(each -> descriptions.add(new Role(each.getKey(), "", each.getValue())));
        var standfirst = descriptions.stream().filter(Role::isStandfirst).findFirst();
        draft.standfirst(standfirst.map(role -> String.join(" ", role.paragraphs(""))).orElse(""));
        draft.paragraphs(best(bodies, draft.headline()), best(descriptions.stream().filter(Role::isStandfirst).toList(), draft.headline()));
        descriptions.forEach(role -> draft.statusWords().headline(role.value()));
    }

    /** HTML says where paragraphs end; plain text mostly does; what else there is (NITF in a text) often repeats the headline and the byline. */
    private static List<String> best(List<Role> roles, String headline) {
        return roles.stream().sorted((one, other) -> Integer.compare(one.rank(), other.rank())).map(role -> role.paragraphs(headline))
                .filter(paragraphs -> !paragraphs.isEmpty()).findFirst().orElse(List.of());
    }

    /** Where readers find it: what the sender says, else its own name if that is an address. */
    private static void page(Fields fields, String uri, Draft draft) {
        var stated = new ArrayList<String>();
        stated.add(fields.text("canonicalurl", "canonical_url", "url", "link", "href"));
        fields.objects("altids").forEach(id -> stated.add(isPage(id.text("role")) ? id.text("value") : ""));
        fields.first("altids").filter(JsonNode::isObject).ifPresent(ids -> ids.properties().forEach(id -> {
            stated.add(isPage(id.getKey()) ? id.getValue().asText("") : "");
        }));
        stated.add(uri);
        stated.stream().flatMap(address -> Link.parse(address).stream()).findFirst().ifPresent(draft::link);
    }

    private static boolean isPage(String role) {
        return PAGE_ROLES.contains(role.toLowerCase(Locale.ROOT).replace("_", ""));
    }

    private static VersionMark version(Fields fields) {
        var created = fields.text("versioncreated");
        var number = fields.text("version").strip();
        var moment = Moments.forOrder(created);
        if (!created.isBlank() && moment.isEmpty()) {
            fields.warn("\"versioncreated\" is no moment");
        }
        return new VersionMark(
                moment.orElse(VersionMark.UNSAID), NUMBER.matcher(number).matches() ? Long.parseLong(number) : 0, VersionMark.First.CREATED);
    }

    private static List<Role> roles(Fields fields, String name) {
        return fields.objects(name).stream()
                .map(each -> new Role(each.text("role").toLowerCase(Locale.ROOT), each.text("contenttype").toLowerCase(Locale.ROOT),
                        each.text("value")))
                .filter(role -> !role.value().isBlank()).toList();
    }

    private static String role(List<Role> roles, Set<String> wanted) {
        return roles.stream().filter(role -> wanted.contains(role.name())).map(Role::value).findFirst().orElse("");
    }

    private static String anyOf(List<Role> roles) {
        return roles.stream().map(Role::value).findFirst().orElse("");
    }

    /** A text in one of its forms. */
    private record Role(String name, String contentType, String value) {

        List<String> paragraphs(String headline) {
            return isHtml() || BodyText.looksLikeHtml(value) ? BodyText.ofHtml(value, headline) : BodyText.ofPlain(value, headline);
        }

        int rank() {
            return isHtml() ? 0 : name.contains("text") || name.equals("main") || contentType.equals("text/plain") ? 1 : 2;
        }

        /** Lines about a picture, or for one, are not about the article. */
        boolean isStandfirst() {
            return Stream.of("caption", "credit", "alt", "accessib").noneMatch(name::contains);
        }

        private boolean isHtml() {
            return name.contains("html") || contentType.contains("html");
        }
    }
}
