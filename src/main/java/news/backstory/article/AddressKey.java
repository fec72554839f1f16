package news.backstory.article;

import java.net.IDN;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * By which two addresses are known to be one article's: without scheme, {@code www.} and {@code m.}, tracking parameters, fragment, and what only chooses
 * a variant of the page (AMP, print). Never an address to fetch: what it leaves out may be what makes the server answer. docs/why/wires.md
 */
public record AddressKey(String text) {

    /** Labels before a site's name that only choose a form of the same pages. */
    private static final Set<String> VARIANT_LABELS = Set.of("www", "www2", "m", "mobile", "mobil", "amp", "touch", "wap");

    /** {@code en.m.wikipedia.org}: behind the language, too. */
    private static final Set<String> VARIANT_SECOND_LABELS = Set.of("m", "mobile", "mobil");
    private static final int LABELS_WITH_LANGUAGE = 4;
    private static final int MAX_LANGUAGE_LETTERS = 3;

    /** Last parts of a path that only choose a form of the same page. */
    private static final Set<String> VARIANT_SEGMENTS = Set.of("amp", "print", "amphtml", "print.html", "print.htm", "print.php", "drucken");

    /** First parts of one. */
    private static final Set<String> VARIANT_FOLDERS = Set.of("amp", "print");

    private static final Set<String> VARIANT_PARAMETERS = Set.of("amp", "print", "printable", "outputtype", "output", "view", "m", "singlepage");
    private static final Set<String> VARIANT_VALUES = Set.of("", "1", "true", "yes", "amp", "print", "mobile", "all");

    /** Of these, one value says which part of an article is shown: the first page, a number, is another matter. */
    private static final Set<String> PAGE_PARAMETERS = Set.of("page", "seite");

    private static final Set<String> SESSIONS = Set.of("phpsessid", "jsessionid", "aspsessionid", "sessionid", "cfid", "cftoken");
    private static final Pattern SESSION_IN_PATH = Pattern.compile("(?i);(?:jsessionid|phpsessid)=[^/?#]*");
    private static final Set<String> INDEX_PAGES = Set.of("index.html", "index.htm", "index.php");

    private static final Pattern PORT = Pattern.compile(":(?:80|443)$");
    private static final Pattern AMP_FILE = Pattern.compile("\\.amp(?=(?:\\.html?)?$)");

    /** {@code https://www.google.com/amp/s/herald.example/x}: Google's readers, around the address of the page itself. */
    private static final Pattern GOOGLE_AMP = Pattern.compile("(?i)https?://(?:www\\.)?google\\.(?:com|[a-z]{2}|com?\\.[a-z]{2})/amp/(s/)?(.+)");
    private static final Pattern AMP_CACHE = Pattern.compile("(?i)https?://[^/?#@]+\\.cdn\\.ampproject\\.org/[a-z]/(s/)?(.+)");

    public static AddressKey of(Link link) {
        var text = unwrapped(link.text());
        var authority = text.indexOf("://") + 3;
        var behind = firstOf(text, "/?#", authority);
        var host = host(text.substring(authority, behind));
        var fragment = fragment(text);
        var whole = fragment < 0 ? text : text.substring(0, fragment);
        var question = whole.indexOf('?', Math.min(behind, whole.length()));
        var path = whole.substring(Math.min(behind, whole.length()), question < 0 ? whole.length() : question);
        var query = question < 0 ? "" : whole.substring(question + 1);
        return new AddressKey(host + path(path) + query(query) + (fragment < 0 ? "" : kept(text.substring(fragment))));
    }

    /** The site's name, without what only chooses a form of its pages; with a port if that is not the usual one. */
    public String host() {
        return text.substring(0, firstOf(text, "/?#", 0));
    }

    /** The address of the page itself, where this is the address of a copy in an AMP cache. */
    private static String unwrapped(String text) {
        for (var wrapping : List.of(GOOGLE_AMP, AMP_CACHE)) {
            var found = wrapping.matcher(text);
            if (found.matches()) {
                var inner = (found.group(1) == null ? "http://" : "https://") + found.group(2);
                return Link.parse(inner).map(Link::text).orElse(text);
            }
        }
        return text;
    }

    private static String host(String authority) {
        var lower = PORT.matcher(authority.toLowerCase(Locale.ROOT)).replaceFirst("");
        var labels = List.of(ascii(lower).split("\\."));
        var first = 0;
        while (labels.size() - first > 2 && VARIANT_LABELS.contains(labels.get(first))) {
            first++;
        }
        var left = new ArrayList<>(labels.subList(first, labels.size()));
        if (left.size() >= LABELS_WITH_LANGUAGE && left.getFirst().length() <= MAX_LANGUAGE_LETTERS && VARIANT_SECOND_LABELS.contains(left.get(1))) {
            left.remove(1);
        }
        return String.join(".", left);
    }

    private static String ascii(String host) {
        try {
            return host.chars().allMatch(c -> c < 128) ? host : IDN.toASCII(host);
        } catch (IllegalArgumentException noName) {
            return host;
        }
    }

    private static String path(String path) {
        var segments = Stream.of(SESSION_IN_PATH.matcher(path).replaceAll("").split("/")).filter(part -> !part.isEmpty()).map(AddressKey::readable)
                .collect(Collectors.toList());
        if (!segments.isEmpty() && INDEX_PAGES.contains(segments.getLast().toLowerCase(Locale.ROOT))) {
            segments.removeLast();
        }
        // At least one part must be left: "/print" may well be a page about printing.
        if (segments.size() > 1 && VARIANT_SEGMENTS.contains(segments.getLast().toLowerCase(Locale.ROOT))) {
            segments.removeLast();
        } else if (segments.size() > 1 && VARIANT_FOLDERS.contains(segments.getFirst())) {
            segments.removeFirst();
        }
        return segments.stream().map(part -> AMP_FILE.matcher(part).replaceFirst("")).map(part -> "/" + part).collect(Collectors.joining());
    }

    /** Percent signs and letters say the same; what was not valid is left as it is. */
    private static String readable(String part) {
        try {
            return URLEncoder.encode(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return part;
        }
    }

    private static String query(String query) {
        var kept = Stream.of(query.replace("&amp;", "&").split("&")).filter(part -> !part.isEmpty() && !isNoise(part)).sorted().toList();
        return kept.isEmpty() ? "" : "?" + String.join("&", kept);
    }

    private static boolean isNoise(String parameter) {
        var equals = parameter.indexOf('=');
        var name = (equals < 0 ? parameter : parameter.substring(0, equals)).toLowerCase(Locale.ROOT);
        var value = equals < 0 ? "" : parameter.substring(equals + 1).toLowerCase(Locale.ROOT);
        if (PAGE_PARAMETERS.contains(name)) {
            return value.equals("all");
        }
        return TrackingParameters.contain(name) || SESSIONS.contains(name) || VARIANT_PARAMETERS.contains(name) && VARIANT_VALUES.contains(value);
    }

    /** Where the fragment begins, or -1. */
    private static int fragment(String text) {
        return text.indexOf('#');
    }

    /** Some sites put the page's name behind {@code #!}; every other fragment is a place in the page. */
    private static String kept(String fragment) {
        return fragment.startsWith("#!") ? fragment : "";
    }

    private static int firstOf(String text, String characters, int from) {
        var at = from;
        while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
