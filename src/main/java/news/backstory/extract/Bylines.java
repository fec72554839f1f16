package news.backstory.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** Who wrote an article. */
final class Bylines {

    static final int MAX_AUTHORS = 20;

    private static final int MAX_NAME_CHARACTERS = 80;
    private static final int MAX_LINE_CHARACTERS = 160;
    private static final int MAX_ELEMENTS = 10;
    private static final int BLOCKS_BEFORE_HEADLINE = 4;
    private static final int BLOCKS_AFTER_HEADLINE = 10;
    private static final Pattern BEFORE_NAME = Pattern.compile(
            "^(?:(?:medically |expert )?(?:written|authored|posted|published|reported|created|story|words|text|article|recipe|content|post|edited|beitrag|geschrieben|verfasst)\\s+)?"
                    + "(?:by|von|vom|par|por|door|di|av|af|מאת|بقلم|כתב(?:ה)?|كتب(?:ت)?)(?![\\p{L}\\p{N}])[:\\s]+"
                    + "|^(?:view|see|show|read|zeige|mehr|alle)?\\s*(?:all|alle)?\\s*(?:posts?|articles?|stories|beiträge|artikel)\\s+(?:by|of|from|von)\\s+"
                    + "|^(?:by )?(?:author|authors|text|words|autor|autorin|autoren|redaktion|contributor|writer)s?\\s*:\\s*|^(?:author|autor(?:en|in)?)\\s+(?=\\p{Lu})"
                    + "|^(?:more|mehr) (?:from|by|von)\\s+"
                    + "|^about (?:the author:?\\s*)?(?=\\p{Lu})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BYLINE = Pattern.compile(
            "(?:^|(?<=\\d{4})\\s+|[|·•–—]\\s*)(?i:(?:(?:written|posted|published|words|text|story|article|beitrag)\\s+)?(?:by|von|par|por|door)|text:|autor(?:in|en)?|authors?|words)\\s*:?\\s+"
                    + "(\\p{Lu}[\\p{L}.'’-]+(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|von|van|der|la|del|al|bin)){1,4}"
                    + "(?:(?:, | and | und | & | en )\\p{Lu}[\\p{L}.'’-]+(?: (?:\\p{Lu}[\\p{L}.'’-]*|de|van|der|den)){1,4})*)(?=$|[,|·•–—(-]|\\s+(?:on|am|\\d|in\\b|\\p{Lu}\\p{Ll}+ \\d))"
                    + "|^(?i:by|von)\\s+(\\p{L}[\\p{L}\\d_.-]{2,30})$");
    /** Where "en" is no place: in Spanish and French it is "in". */
    private static final Pattern DUTCH = Pattern.compile("^(?:geschreven |tekst )?door\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ONLY_BY = Pattern.compile(
            "(?:(?:written|authored|article|posted|published|words|verfasst|geschrieben)\\s+)?(?:by|von)\\s*:?",
            Pattern.CASE_INSENSITIVE);
    /** Plain enough to be believed wherever it stands. */
    private static final Pattern SIGNATURE = Pattern.compile(
            "^(?:written|authored|text|article|story|words|beitrag|verfasst|geschrieben)\\s+(?:by|von)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SIGNED = Pattern.compile("(?:written|posted)? ?by|verfasst von|geschrieben von|écrit par|escrito por|author|autor",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN_NAMES = Pattern
            .compile("\\s*[,;|/&•·\\n]\\s*|,?\\s+(?:and|und|et|y|with|mit)\\s+|\\s+(?:e|och|og)\\s+(?=\\p{Lu}\\S*\\s+\\p{Lu})");
    private static final Pattern BEHIND_NAME = Pattern.compile(
            "\\s+en\\s+.*$|\\s+for\\s+(?:\\S+\\s+){0,2}\\S*(?:online|mail|\\.com|\\.com\\.au|\\.co\\.uk)$|\\s+(?:says|said|sagt|sagte|schreibt|wrote|on behalf of .*|on \\p{Lu}\\p{L}+ \\d.*|am \\d.*|\\d{1,2}[./ ].*)\\s*:?$|\\s+[–—-]\\s.*$|[\\s:*–—-]+$"
                    + "|\\s*©.*$|\\s*(?:(?:medically|fact|expert|clinically)[ -])?(?:reviewed|checked|edited|updated|published|geprüft) (?:by|on|von)\\b.*$"
                    + "|\\s+(?:january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|juni|juli|oktober|dezember)\\b.*$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile("https?:|www\\.");
    private static final Pattern NO_NAME = Pattern.compile(
            ".*(?:https?:|www\\.|@|\\d).*|admin|administrator|editor|guest|unknown|anonymous|staff|redaktion|null|undefined|author|webmaster|follow.*|by|von|and|posted|"
                    + "written by|posted by|name(?:\\s*\\(.*)?|datum:?|quelle:?|share.*|read more.*|view .*|see all.*|archiv anzeigen.*|kontakt|comments?|kommentare?|subscribe.*|gesponserte.*|"
                    + "sponsored.*|(?:member )?log ?in|sign in|bluesky|facebook|twitter|instagram|linkedin|youtube|mastodon|[^\\p{L}]*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLE = Pattern.compile(
            ".*\\b(?:correspondents?|reporters?|editors?|writers?|columnists?|journalists?|contributors?|analysts?|producers?|photographers?|redakteur(?:in)?|director|"
                    + "manager|founder|ceo|cto|officer|president|freelance|special to|staff|updated|published|posted|minutes?|min read|ago|articles?|author|autor)\\b.*|.*\\b(?:news|press|agency|radio|tv|television)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RANK = Pattern.compile(
            "(?:correspondent|reporter|editor|writer|columnist|journalist|contributor|analyst|producer|photographer|redakteur(?:in)?|director|manager|founder|co-founder|ceo|cto|"
                    + "senior|junior|former|head|chief|staff|lead|contributing|deputy|assistant|associate|freelance|tech|certified|licensed|professor|winemaker)[.,]?",
            Pattern.CASE_INSENSITIVE);
    private static final String SHOWN = "[itemprop=author] [itemprop=name]; [itemprop=author]; [rel~=author]; "
            + ".byline__name, .author-name, .byline-name, .article-author, .post-author, .entry-author, .author_name, .authorname, [class*=author-name], [class*=author__name], [class*=author_name], [class*=byline-name], [class*=author-box__name], .vcard .fn; a[href*=/author/], a[href*=/authors/], "
            + "a[href*=/autor/], a[href*=/autoren/], a[href*=/profile/], a[href*=/people/]; .byline, [class*=byline]; .author, [class*=author], [class*=autor], [class*=auteur]";
    private static final String NAMES = "[rel~=author], [itemprop=name], .fn, a[href*=author], a[href*=/staff/], a[href*=/people/], a[href*=/profile], a[href*=/autor], a[href*=/auteur], a[href*=/contributor]";
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
        var lines = Stream
                .of(people(page).map(List::of), inHead(page).map(List::of), shown(page), inText(blocks, headline).map(List::of),
                        signed(blocks.stream().filter(block -> SIGNATURE.matcher(block.text()).find()).toList()).stream().map(List::of),
                        aboveName(blocks))
                .map(found -> found.map(Bylines::clean).filter(names -> !names.isEmpty()).toList())
                .filter(found -> !found.isEmpty())
                .toList();
        return lines.stream()
                .map(found -> withoutOutlet(found.stream().flatMap(List::stream).distinct().limit(MAX_AUTHORS).toList(), outlet))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElseGet(() -> clean(
                        Stream.concat(signers(page), lines.stream().limit(1).flatMap(List::stream).flatMap(List::stream)).limit(MAX_AUTHORS)
                                .toList()));
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
        return author.isObject()
                ? page.data().all(author.path("name")).map(name -> Words.plain(name.asText("")))
                : Stream.of(Words.plain(author.asText("")));
    }

    /** Of the kinds of elements that name authors, the surest that names any; of many alike the first, since the others sign other articles. */
    private static Stream<List<String>> shown(WebPage page) {
        return BETWEEN_SELECTORS.splitAsStream(SHOWN)
                .flatMap(selector -> page.elements(selector).filter(element -> !isInComments(element)).limit(MAX_ELEMENTS)
                        .filter(Bylines::namesSomebody)
                        .limit(1))
                .limit(1)
                .map(first -> Stream.concat(Stream.of(first), beside(first)).map(Bylines::nameIn).toList());
    }

    private static boolean namesSomebody(Element element) {
        var text = nameIn(element);
        return text.length() <= MAX_LINE_CHARACTERS && !clean(List.of(text)).isEmpty();
    }

    /** Authors in microdata are elements of their own, side by side. */
    private static Stream<Element> beside(Element first) {
        var author = first.closest("[itemprop=author]");
        return author == null
                ? Stream.of()
                : author.nextElementSiblings().stream().filter(next -> next.attr("itemprop").equals("author"))
                        .limit(MAX_AUTHORS).filter(Bylines::namesSomebody);
    }

    /** In a line that holds more than a name, the link or the part that is the name. */
    private static String nameIn(Element element) {
        if (element.hasAttr("content")) {
            return Words.oneLine(element.attr("content"));
        }
        var names = element.children().select(NAMES).stream().map(part -> Words.oneLine(part.text()))
                .filter(text -> text.length() <= MAX_NAME_CHARACTERS && !clean(List.of(text)).isEmpty()).distinct().limit(MAX_ELEMENTS).toList();
        var line = Words.oneLine(element.text());
        return names.isEmpty() || namesMore(line, names) ? line : String.join(", ", names);
    }

    /** Where several have a link, one of them may have none. */
    private static boolean namesMore(String line, List<String> names) {
        return names.size() > 1 && line.length() <= MAX_LINE_CHARACTERS && clean(List.of(line)).size() > names.size()
                && clean(List.of(line)).containsAll(clean(names));
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
                .filter(text -> text.length() <= MAX_NAME_CHARACTERS)
                .limit(1)
                .map(List::of);
    }

    private static Optional<String> signed(List<Block> blocks) {
        for (var at = 0; at < blocks.size(); at++) {
            var text = blocks.get(at).text();
            if (text.length() <= MAX_LINE_CHARACTERS) {
                var byline = BYLINE.matcher(text);
                if (byline.find()) {
                    return Optional.of(text.substring(byline.start(), byline.end()).replaceFirst("^[\\s|·•–—]+", ""));
                }
                if (ONLY_BY.matcher(text).matches() && at + 1 < blocks.size() && blocks.get(at + 1).text().length() <= MAX_NAME_CHARACTERS) {
                    return Optional.of(blocks.get(at + 1).text());
                }
            }
        }
        return Optional.empty();
    }

    static List<String> clean(List<String> lines) {
        var known = new TreeSet<String>();
        return lines.stream()
                .filter(line -> !ADDRESS.matcher(line).find())
                .map(line -> DUTCH.matcher(line).find() ? line.replace(" en ", " & ") : line)
                .flatMap(line -> split(BEFORE_NAME.matcher(line).replaceFirst("")))
                .filter(name -> known.add(name.toLowerCase(Locale.ROOT)))
                .limit(MAX_AUTHORS)
                .toList();
    }

    /** Without roles, and without a place or agency in one word after a full name ("Ann Lee, Washington"). */
    private static Stream<String> split(String line) {
        var names = BETWEEN_NAMES.splitAsStream(line)
                .map(name -> withoutRole(Words.oneLine(BEHIND_NAME.matcher(BEFORE_NAME.matcher(name).replaceFirst("")).replaceFirst(""))))
                .filter(name -> !name.isEmpty() && name.length() <= MAX_NAME_CHARACTERS && !NO_NAME.matcher(name).matches())
                .toList();
        var withoutRoles = names.stream().filter(name -> !ROLE.matcher(name).matches()).toList();
        var people = withoutRoles.isEmpty() ? names : withoutRoles;
        var fullNames = people.stream().filter(name -> name.indexOf(' ') > 0).toList();
        return fullNames.isEmpty() ? people.stream() : fullNames.stream();
    }

    /** "Ann Lee Senior Reporter" without what she is. */
    private static String withoutRole(String name) {
        var words = name.split(" ", -1);
        for (var at = 2; at < words.length; at++) {
            if (RANK.matcher(words[at]).matches()) {
                return String.join(" ", Arrays.asList(words).subList(0, at));
            }
        }
        return name;
    }
}
