package news.backstory.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Picture;
import news.backstory.article.Traits;
import news.backstory.wire.WireItem.Content;

/** An item as far as it is read; what a format says of it comes in here, cleaned and cut to size. */
final class Draft {

    private static final int MAX_KEYWORDS = 50;
    private static final int MAX_STANDFIRST_CHARACTERS = 600;
    private static final int MAX_NAME_CHARACTERS = 200;
    private static final int LEAST_URGENT = 9;

    private final String uri;
    private final VersionMark version;
    private final StatusWords statusWords = new StatusWords();
    private final List<Link> link = new ArrayList<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final List<Instant> published = new ArrayList<>();
    private final List<Instant> updated = new ArrayList<>();
    private List<String> paragraphs = List.of();
    private List<String> byline = List.of();
    private List<String> keywords = List.of();
    private List<String> evolvedFrom = List.of();
    private String headline = "";
    private String standfirst = "";
    private String section = "";
    private String language = "";
    private String source = "";
    private String editorsNote = "";
    private String kind = "";
    private boolean report = true;
    private int urgency;
    private Instant expires = Traits.NEVER;
    private Traits.Kind tone = Traits.Kind.REPORT;
    private Traits.Extent extent = Traits.Extent.WHOLE;

    Draft(String uri, VersionMark version) {
        this.uri = uri;
        this.version = version;
    }

    StatusWords statusWords() {
        return statusWords;
    }

    String headline() {
        return headline;
    }

    void headline(String text) {
        headline = WireText.line(text, WireText.MAX_HEADLINE_CHARACTERS);
    }

    /** Some senders put the whole text here once more: that is no standfirst. */
    void standfirst(String text) {
        var line = WireText.line(text, WireText.MAX_LINE_CHARACTERS);
        standfirst = line.length() > MAX_STANDFIRST_CHARACTERS ? "" : line;
    }

    /** @param reports the kinds that are reports even if they say little */
    void kind(String text, Set<String> reports) {
        kind = WireText.line(text, MAX_NAME_CHARACTERS);
        report = reports.contains(text);
    }

    /** Of an item that is no report by its kind, only a text of its own makes one; of a report, a line about it will do, or its headline: a flash is no more. */
    void paragraphs(List<String> text, List<String> description) {
        if (!text.isEmpty()) {
            paragraphs = text;
        } else if (report && !description.isEmpty()) {
            paragraphs = description;
            standfirst = "";
        } else if (report && !headline.isEmpty()) {
            paragraphs = List.of(headline);
        }
        paragraphs.stream().limit(1).forEach(statusWords::headline);
    }

    void byline(List<String> names) {
        byline = names;
    }

    void section(String text) {
        section = WireText.line(text, MAX_NAME_CHARACTERS);
    }

    void language(String text) {
        language = WireText.line(text, MAX_NAME_CHARACTERS);
    }

    void source(String text) {
        source = WireText.line(text, MAX_NAME_CHARACTERS);
    }

    void editorsNote(String text) {
        editorsNote = WireText.line(text, WireText.MAX_LINE_CHARACTERS);
        statusWords.note(text);
    }

    void published(Instant at) {
        published.add(at);
    }

    /** Of two moments the earlier one. */
    void expires(Instant at) {
        expires = at.isBefore(expires) ? at : expires;
    }

    void updated(Instant at) {
        updated.add(at);
    }

    void keywords(List<String> words) {
        keywords = words.stream().map(word -> WireText.line(word, MAX_NAME_CHARACTERS)).filter(word -> !word.isEmpty()).distinct().limit(MAX_KEYWORDS)
                .toList();
    }

    void evolvedFrom(List<String> uris) {
        evolvedFrom = uris.stream().limit(MAX_KEYWORDS).toList();
    }

    void urgency(String written) {
        var number = written.strip();
        urgency = number.matches("[1-" + LEAST_URGENT + "]") ? Integer.parseInt(number) : 0;
    }

    void extent(Traits.Extent newExtent) {
        extent = newExtent;
    }

    void opinion() {
        tone = Traits.Kind.OPINION;
    }

    void link(Link page) {
        link.add(page);
    }

    void picture(Picture picture) {
        pictures.add(picture);
    }

    WireItem item(Delivery delivery) {
        var id = WireText.id(delivery.wire(), uri);
        var content = paragraphs.isEmpty() ? new Content.Nothing(kind.isEmpty() ? "no text" : kind) : new Content.Report(article(delivery, id));
        return new WireItem(
                delivery.wire(), uri, id, link.stream().limit(1).toList(), version, statusWords.status(), statusWords.concerns(), content,
                delivery.hash());
    }

    private Article article(Delivery delivery, ArticleId id) {
        var first = published.isEmpty() ? Dated.firstSeen(delivery.receivedAt()) : Dated.stated(published.getFirst());
        var last = updated.stream().filter(at -> at.isAfter(first.at())).findFirst().orElse(first.at());
        var page = link.isEmpty() ? new Link("https://article.invalid/" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8)) : link.getFirst();
        return new Article(
                id, page, headline.isEmpty() ? WireText.beginning(paragraphs.getFirst()) : headline, standfirst, byline, section, first, last,
                language, source.isEmpty() ? delivery.wire().text() : source, delivery.tier(), pictures.stream().limit(1).toList(), paragraphs,
                statusWords.status(), 1, traits(delivery));
    }

    private Traits traits(Delivery delivery) {
        return new Traits(
                tone, extent, keywords, urgency, editorsNote, evolvedFrom.stream().map(each -> WireText.id(delivery.wire(), each)).toList(), expires);
    }
}
