package news.backstory.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** Who wrote an article. */
final class Bylines {

    static final int MAX_AUTHORS = AuthorNames.MAX_AUTHORS;

    private static final int MAX_LINE_CHARACTERS = 160;
    private static final int MAX_ELEMENTS = 10;

    /** A name may have a link around its picture, too. */
    private static final int MAX_IN_LINE = 3 * MAX_AUTHORS;
    private static final int BLOCKS_BEFORE_HEADLINE = 4;
    private static final int BLOCKS_AFTER_HEADLINE = 10;
    private static final Pattern BYLINE = Pattern.compile(
            "(?:^|(?<=\\d{4})\\s+|[|·•–—]\\s*)(?i:(?:(?:written|posted|published|words|text|story|article|beitrag)\\s+)?(?:by|von|par|por|door)|text:|autor(?:in|en)?|authors?|words)\\s*:?\\s+"
                    + "(\\p{Lu}[\\p{L}.'’-]+(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|von|van|der|la|del|al|bin)){1,4}"
                    + "(?:(?:, | and | und | & | en )\\p{Lu}[\\p{L}.'’-]+(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|van|der|den)){1,4})*)(?=$|[,|·•–—(-]|\\s+(?:on|am|\\d|in\\b|\\p{Lu}\\p{Ll}+ \\d))"
                    + "|^(?i:by|von)\\s+(\\p{L}[\\p{L}\\d_.-]{2,30})$");
    private static final Pattern ONLY_BY = Pattern.compile(
            "(?:(?:written|authored|article|posted|published|words|verfasst|geschrieben)\\s+)?(?:by|von)\\s*:?",
            Pattern.CASE_INSENSITIVE);
    /** Plain enough to be believed wherever it stands. */
    private static final Pattern SIGNATURE = Pattern.compile(
            "^(?:written|authored|text|article|story|words|beitrag|verfasst|geschrieben)\\s+(?:by|von)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNED = Pattern.compile(
            "(?:written|posted)? ?by|verfasst von|geschrieben von|(?:écrit|publié) par|par|(?:escrito|publicado) por|por|scritto da|di|(?:geschreven )?door|skriv[ei]t av|av|auteur|autore|author|autora?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final String SHOWN = "[itemprop=author] [itemprop=name]; [itemprop=author]; [rel~=author]; "
            + ".byline__name, .author-name, .byline-name, .article-author, .post-author, .entry-author, .author_name, .authorname, [class*=author-name], [class*=author__name], [class*=author_name], [class*=byline-name], [class*=author-box__name], .vcard .fn; a[href*=/author/], a[href*=/authors/], "
            + "a[href*=/autor/], a[href*=/autoren/], a[href*=/profile/], a[href*=/people/]; .byline, [class*=byline]; .author, [class*=author], [class*=autor], [class*=auteur]";
    private static final String NAMES = "[rel~=author], .author-name, [class*=author__name], [class*=byline__name], [itemprop=name], .fn, a[href*=author], a[href*=/staff/], a[href*=/people/], a[href*=/profile], a[href*=/autor], a[href*=/auteur], a[href*=/contributor]";
    /** ", ", " and ", " in Brussels and ", ", political reporter, ". */
    private static final Pattern BETWEEN_LINKS = Pattern.compile(
            "[\\s,;|/&•·、，،()]*(?:(?:in|at|from|à|aus) (?:\\p{Lu}[\\p{L}.’'-]*[ ,]*){1,4}|(?:\\p{L}+ ){0,4}(?:correspondent|reporter|editor|writer|redakteur(?:in)?)[\\s,;|]*)?"
                    + "(?:and|und|et|y|e|en|och|og|i|и|with|mit|by)?[\\s,;|]*(?:by)?\\s*",
            Pattern.UNICODE_CASE);
    private static final Evaluator HEADINGS = Selector.evaluatorOf("h1, h2, h3, h4");
    private static final Evaluator NOT_OVER_REPORT = Selector
            .evaluatorOf("[id*=comment], [class*=comment], [class*=related], aside, footer, nav");
    private static final Pattern BETWEEN_SELECTORS = Pattern.compile("; ");

    private Bylines() {}

    /**
     * Each author once, in the page's order: the people that the structured data names, else those of the head, else those over the report; the first of
     * them that names somebody. Only if none does, the outlet or agency that signs.
     *
     * @param blocks of the whole page, in its order
     */
    static List<String> of(WebPage page, List<Block> blocks, String headline) {
        var outlet = Words.key(Labels.source(page));
        var isDutch = Labels.language(page).startsWith("nl");
        var written = Stream
                .of(inHead(page).map(List::of), shown(page), inText(blocks, headline).map(List::of),
                        signed(blocks.stream().filter(block -> SIGNATURE.matcher(block.text()).find()).toList()).stream().map(List::of),
                        aboveName(blocks))
                .map(found -> found.map(lines -> AuthorNames.in(isDutch ? inDutch(lines) : lines)));
        var lines = Stream.concat(Stream.of(people(page).map(AuthorNames::ofPerson)), written)
                .map(found -> found.filter(names -> !names.isEmpty()).toList())
                .filter(found -> !found.isEmpty())
                .toList();
        return lines.stream()
                .map(found -> withoutOutlet(found.stream().flatMap(List::stream).distinct().limit(MAX_AUTHORS).toList(), outlet))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElseGet(() -> AuthorNames.in(
                        Stream.concat(signers(page), lines.stream().limit(1).flatMap(List::stream).flatMap(List::stream)).limit(MAX_AUTHORS)
                                .toList()));
    }

    /** "En" is no place there: in Spanish and French it is "in". */
    private static List<String> inDutch(List<String> lines) {
        return lines.stream().map(line -> line.replace(" en ", " & ")).toList();
    }

    private static List<String> withoutOutlet(List<String> names, String outlet) {
        return names.stream().filter(name -> !Words.key(name).equals(outlet)).toList();
    }

    private static Stream<String> people(WebPage page) {
        return page.data().all(page.article().path("author")).filter(author -> !isOrganization(author)).flatMap(author -> names(page, author));
    }

    private static Stream<String> signers(WebPage page) {
        return page.data().all(page.article().path("author")).flatMap(author -> names(page, author));
    }

    private static boolean isOrganization(JsonNode author) {
        return author.path("@type").asText("").endsWith("Organization");
    }

    private static Stream<String> inHead(WebPage page) {
        var metas = page.metas();
        var inCard = Stream.of("1", "2").filter(at -> SIGNED.matcher(metas.first("twitter:label" + at)).matches())
                .flatMap(at -> metas.all("twitter:data" + at));
        var named = metas.all("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "sailthru.author",
                "byl");
        return Stream.concat(named, inCard).distinct().limit(MAX_AUTHORS);
    }

    private static Stream<String> names(WebPage page, JsonNode author) {
        var parts = Stream.of("givenName", "familyName").map(part -> Words.plain(author.path(part).asText(""))).filter(part -> !part.isEmpty())
                .toList();
        if (parts.size() == 2 && author.path("name").isMissingNode()) {
            return Stream.of(String.join(" ", parts));
        }
        return author.isObject()
                ? page.data().all(author.path("name")).map(name -> Words.plain(name.asText("")))
                : Stream.of(Words.plain(author.asText("")));
    }

    /** Of the kinds of elements that name authors, the surest that names any; of many alike the first line of them, since the others sign other articles. */
    private static Stream<List<String>> shown(WebPage page) {
        return BETWEEN_SELECTORS.splitAsStream(SHOWN)
                .flatMap(selector -> page.elements(selector).filter(element -> !isInComments(element)).limit(MAX_ELEMENTS)
                        .filter(Bylines::namesSomebody)
                        .limit(1)
                        .map(first -> inLineOf(first, selector)))
                .limit(1);
    }

    private static boolean namesSomebody(Element element) {
        var text = nameIn(element);
        return text.length() <= MAX_LINE_CHARACTERS && !AuthorNames.in(List.of(text)).isEmpty();
    }

    /** Authors stand side by side: with commas between them, each in an element of its own, or in microdata that nobody sees. */
    private static List<String> inLineOf(Element first, String selector) {
        var author = first.closest("[itemprop=author]");
        var hidden = author == null
                ? Stream.<String>of()
                : author.nextElementSiblings().stream().filter(next -> next.attr("itemprop").equals("author"))
                        .limit(MAX_AUTHORS).filter(Bylines::namesSomebody).map(Bylines::nameIn);
        return Stream.concat(Stream.concat(Stream.of(nameIn(first)), hidden), beside(first, selector)).distinct().toList();
    }

    /** With no more between one and the next than what stands between names. */
    private static Stream<String> beside(Element first, String selector) {
        var element = lineAround(first);
        var line = Words.oneLine(element.text());
        var names = new ArrayList<String>();
        var end = -1;
        for (var other : element.select(selector).stream().limit(MAX_IN_LINE).toList()) {
            var name = nameIn(other);
            var at = name.isEmpty() ? -1 : line.indexOf(name, Math.max(end, 0));
            if (at >= 0 && other.nameIs(first.normalName()) && other.className().equals(first.className()) && namesSomebody(other)) {
                if (end >= 0 && !BETWEEN_LINKS.matcher(line.substring(end, at)).matches()) {
                    break;
                }
                names.add(name);
                end = at + name.length();
            }
        }
        return names.size() > 1 && namesMore(line, names) ? Stream.of(line) : names.stream();
    }

    /** The largest element around it that is no longer than a line and holds no headline. */
    private static Element lineAround(Element first) {
        var line = first;
        var parent = first.parent();
        while (parent != null && parent.selectFirst(HEADINGS) == null
                && Words.cut(parent.text(), MAX_LINE_CHARACTERS + 1).length() <= MAX_LINE_CHARACTERS) {
            line = parent;
            parent = parent.parent();
        }
        return line;
    }

    /** In a line that holds more than a name, the link or the part that is the name. */
    private static String nameIn(Element element) {
        if (element.hasAttr("content")) {
            return Words.oneLine(element.attr("content"));
        }
        var names = element.children().select(NAMES).stream().map(part -> Words.oneLine(part.text()))
                .filter(text -> text.length() <= AuthorNames.MAX_NAME_CHARACTERS && !AuthorNames.in(List.of(text)).isEmpty()).distinct()
                .limit(MAX_ELEMENTS).toList();
        var line = Words.oneLine(element.text());
        return names.isEmpty() || namesMore(line, names) ? line : String.join(", ", names);
    }

    /** Where several have a link, one of them may have none. */
    private static boolean namesMore(String line, List<String> names) {
        return names.size() > 1 && line.length() <= MAX_LINE_CHARACTERS && AuthorNames.in(List.of(line)).size() > names.size()
                && AuthorNames.in(List.of(line)).containsAll(AuthorNames.in(names));
    }

    private static boolean isInComments(Element element) {
        return element.closest(NOT_OVER_REPORT) != null;
    }

    /** "By Ann Lee" near the headline, whatever element it stands in. */
    private static Stream<String> inText(List<Block> blocks, String headline) {
        var key = Words.key(headline);
        for (var at = 0; at < blocks.size(); at++) {
            if (blocks.get(at).owner().nameIs("h1") || Words.key(blocks.get(at).text()).equals(key)) {
                return signed(blocks.subList(Math.max(0, at - BLOCKS_BEFORE_HEADLINE), Math.min(blocks.size(), at + BLOCKS_AFTER_HEADLINE))).stream();
            }
        }
        return Stream.empty();
    }

    /** "Written by", and the name in a line of its own below. */
    private static Stream<List<String>> aboveName(List<Block> blocks) {
        return IntStream.range(0, blocks.size() - 1)
                .filter(at -> SIGNATURE.matcher(blocks.get(at).text()).find() && ONLY_BY.matcher(blocks.get(at).text()).matches())
                .mapToObj(at -> blocks.get(at + 1).text())
                .filter(text -> text.length() <= AuthorNames.MAX_NAME_CHARACTERS)
                .limit(1)
                .map(List::of);
    }

    private static Optional<String> signed(List<Block> blocks) {
        for (var at = 0; at < blocks.size(); at++) {
            var text = blocks.get(at).text();
            if (text.length() <= MAX_LINE_CHARACTERS) {
                var byline = BYLINE.matcher(text);
                if (byline.find()) {
                    // With the first digit of a day: "December" is no name where the next word is one.
                    var end = text.substring(byline.end()).matches("\\s\\d.*") ? byline.end() + 2 : byline.end();
                    return Optional.of(text.substring(byline.start(), end).replaceFirst("^[\\s|·•–—]+", ""));
                }
                if (ONLY_BY.matcher(text).matches() && at + 1 < blocks.size()
                        && blocks.get(at + 1).text().length() <= AuthorNames.MAX_NAME_CHARACTERS) {
                    return Optional.of(blocks.get(at + 1).text());
                }
            }
        }
        return Optional.empty();
    }
}
