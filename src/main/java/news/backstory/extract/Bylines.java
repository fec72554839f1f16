package news.backstory.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who wrote an article. */
final class Bylines {

    static final int MAX_AUTHORS = 20;

    private static final int MAX_NAME_CHARACTERS = 80;
    private static final Pattern BEFORE_NAME = Pattern.compile(
            "^(?:(?:written|posted|published|reported|story|words|text|article)\\s+)?(?:by|von|par|por|door)\\b[:\\s]+|^(?:author|text|words|autor|autorin)s?:\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*[,;|/&•·\\n]\\s*|\\s+(?:and|und|et|y|with|mit)\\s+");
    private static final Pattern ADDRESS = Pattern.compile("https?:|www\\.");
    private static final Pattern NO_NAME = Pattern.compile(
            ".*(?:https?:|www\\.|@|\\d).*|admin|administrator|editor|guest|unknown|anonymous|staff|redaktion|null|undefined|author|webmaster",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLE = Pattern.compile(
            ".*\\b(?:correspondents?|reporters?|editors?|writers?|columnists?|journalists?|contributors?|analysts?|producers?|photographers?|redakteur(?:in)?|"
                    + "freelance|special to|staff|updated|published|posted|minutes?|min read|ago)\\b.*",
            Pattern.CASE_INSENSITIVE);

    private Bylines() {}

    /** Each author once, in the page's order. From structured data, else the head, else the line over the report; the first of them that names somebody. */
    static List<String> of(WebPage page) {
        return Stream.of(
                page.data().all(page.article().path("author")).flatMap(author -> names(page, author)).toList(),
                page.metas().all("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl").limit(3)
                        .toList(),
                shown(page, "[itemprop=author] [itemprop=name]"), shown(page, "[itemprop=author]"), shown(page, "[rel=author]"),
                shown(page, ".byline__name, .author-name, .byline-name, .article-author, .post-author, .entry-author"),
                shown(page, ".byline, [class*=byline]"), shown(page, ".author, [class*=author]"))
                .map(Bylines::clean)
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Stream<String> names(WebPage page, JsonNode author) {
        return author.isObject()
                ? page.data().all(author.path("name")).map(name -> Words.plain(name.asText("")))
                : Stream.of(Words.plain(author.asText("")));
    }

    private static List<String> shown(WebPage page, String selector) {
        return page.elements(selector).limit(5)
                .map(element -> Words.oneLine(element.hasAttr("content") ? element.attr("content") : element.text()))
                .filter(text -> text.length() <= MAX_NAME_CHARACTERS * 2)
                .toList();
    }

    static List<String> clean(List<String> lines) {
        var known = new TreeSet<String>();
        return lines.stream()
                .filter(line -> !ADDRESS.matcher(line).find())
                .flatMap(line -> split(BEFORE_NAME.matcher(line).replaceFirst("")))
                .filter(name -> known.add(name.toLowerCase(Locale.ROOT)))
                .limit(MAX_AUTHORS)
                .toList();
    }

    /** Without roles, and without a place or agency in one word after a full name ("Ann Lee, Washington"). */
    private static Stream<String> split(String line) {
        var names = BETWEEN_NAMES.splitAsStream(line)
                .map(name -> Words.oneLine(BEFORE_NAME.matcher(name).replaceFirst("")))
                .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME_CHARACTERS && !NO_NAME.matcher(name).matches())
                .toList();
        var withoutRoles = names.stream().filter(name -> !ROLE.matcher(name).matches()).toList();
        var people = withoutRoles.isEmpty() ? names : withoutRoles;
        var fullNames = people.stream().filter(name -> name.indexOf(' ') > 0).toList();
        return fullNames.isEmpty() ? people.stream() : fullNames.stream();
    }
}
