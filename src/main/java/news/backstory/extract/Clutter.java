package news.backstory.extract;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What stands on a page around a report, and in it, without being of it: menus, plugs, captions, what is hidden. An element that holds a good part of the
 * page's paragraphs is not clutter, whatever it calls itself.
 */
final class Clutter {

    private static final double MOST = 0.35;

    private static final Set<String> NEVER_TEXT = Set.of(
            "script", "style", "noscript", "template", "svg", "iframe", "select", "textarea", "audio", "video", "object", "canvas", "map", "head",
            "amp-ad", "amp-img", "amp-social-share", "amp-sidebar");
    private static final Set<String> NEVER_REPORT = Set.of("button", "figure", "figcaption", "dialog");
    private static final Set<String> SELDOM_REPORT = Set.of("nav", "aside", "footer", "form", "menu");
    private static final Set<String> ROLES = Set.of("navigation", "complementary", "banner", "contentinfo", "dialog", "search", "menu", "alert",
            "alertdialog");

    /** Words of class names and ids. */
    private static final Set<String> NAMES = Set.of(
            "related", "share", "sharing", "sharedaddy", "social", "socials", "newsletter", "signup", "subscribe", "subscription", "promo",
            "promotion",
            "advert", "adverts", "ad", "ads", "advertisement", "advertising", "adslot", "sponsor", "sponsored", "comment", "comments", "disqus",
            "respond", "sidebar", "footer", "foot", "nav", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "recirc", "recommended",
            "recommendations", "recommendation", "popular", "trending", "byline", "bylines", "bio", "authorbio", "authorbox", "tags", "taglist",
            "caption",
            "captions", "credit", "credits", "copyright", "cookie", "cookies", "consent", "gdpr", "modal", "popup", "overlay", "toolbar", "timestamp",
            "taboola", "outbrain", "donate", "donation", "poll", "quiz", "carousel", "slideshow", "toc", "pagination", "pager", "login",
            "standfirst", "dek", "deck", "kicker", "eyebrow", "readmore", "infobox", "factbox", "mostread", "teaser", "teasers", "tweet", "instagram",
            "jp", "addtoany", "shareaholic", "metadata", "dateline", "pubdate", "hatnote", "disclosure", "disclaimer", "ticker", "cta", "callout");
    private static final Pattern PHRASES = Pattern.compile(
            "sr-only|visually-?hidden|screen-?reader|read-?more|more-(?:on|stories|from|news|like)\\b|skip-(?:link|to)|(?<![\\w-])hidden(?![\\w-])|also-(?:read|like)|see-also|most-(?:read|viewed)|"
                    + "author-(?:bio|box|info|card|about)|about-(?:the-)?author|post-(?:meta|tags|navigation|nav)|entry-(?:meta|footer)|article-(?:meta|footer|tags)|"
                    + "pull-?quote|print-only|twitter-tweet|up-next|image-(?:caption|credit)|photo-(?:caption|credit)|follow-us|sign-up|wp-caption-text|"
                    + "lead-?in-link|link-?list|sub-?headline|sub-?title");
    private static final Pattern INVISIBLE = Pattern.compile("display\\s*:\\s*none|visibility\\s*:\\s*hidden", Pattern.CASE_INSENSITIVE);

    /** What readers wrote, which may be more than the report. */
    private static final Pattern COMMENTS = Pattern
            .compile("(?i)(?<![a-z])(?:comments?|commentlist|comment-?listing|comments-?area|disqus(?:_thread)?|respond)(?![a-z-])");

    private final IdentityHashMap<Element, Integer> paragraphCharacters = new IdentityHashMap<>();
    private final IdentityHashMap<Element, Boolean> looks = new IdentityHashMap<>();

    /** A page has thousands of elements and a few hundred names for them. */
    private final Map<String, Boolean> namesOfClutter = new HashMap<>();
    private final Map<String, Boolean> namesOfComments = new HashMap<>();
    private final int all;
    private final boolean minds;

    private Clutter(Element body, boolean minds) {
        this.all = measure(body);
        this.minds = minds;
    }

    static Clutter of(Element body) {
        return new Clutter(body, true);
    }

    /** For pages that name the parts of their reports like clutter: only what is never text. */
    static Clutter whateverItsName(Element body) {
        return new Clutter(body, false);
    }

    /** Characters in all paragraphs of the page. */
    int paragraphCharacters() {
        return all;
    }

    /** What no browser shows as text. */
    static boolean isNeverText(Element element) {
        return NEVER_TEXT.contains(element.normalName());
    }

    boolean holds(Element element) {
        if (NEVER_REPORT.contains(element.normalName()) || isComments(element)) {
            return true;
        }
        return minds && paragraphCharacters.getOrDefault(element, 0) <= MOST * all && looksLike(element);
    }

    private boolean isComments(Element element) {
        return namesOfComments.computeIfAbsent(element.id() + " " + element.className(), name -> COMMENTS.matcher(name).find())
                && element.selectFirst("h1") == null;
    }

    /** Whether it is called, or marked, as clutter is; whatever it holds. */
    boolean looksLike(Element element) {
        return looks.computeIfAbsent(element, each -> NEVER_REPORT.contains(each.normalName()) || looksLikeIt(each) || isComments(each));
    }

    /** Characters in the paragraphs inside; of each element once. */
    private int measure(Element element) {
        var characters = element.nameIs("p") ? element.text().length() : 0;
        for (var child : element.children()) {
            var inside = measure(child);
            characters += element.nameIs("p") ? 0 : inside;
        }
        if (characters > 0) {
            paragraphCharacters.put(element, characters);
        }
        return characters;
    }

    private boolean looksLikeIt(Element element) {
        return SELDOM_REPORT.contains(element.normalName())
                || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || isHidden(element)
                || element.attr("aria-hidden").equals("true")
                || isNamedSo(element);
    }

    private static boolean isHidden(Element element) {
        return element.hasAttr("hidden") || INVISIBLE.matcher(element.attr("style")).find();
    }

    private boolean isNamedSo(Element element) {
        var name = element.className() + " " + element.id() + " " + element.attr("data-component") + " " + element.attr("data-testid");
        return namesOfClutter.computeIfAbsent(name, Clutter::isOfClutter);
    }

    private static boolean isOfClutter(String name) {
        return !name.isBlank()
                && (holdsWord(name)
                        || PHRASES.matcher(name.toLowerCase(Locale.ROOT).replace('_', '-')).find());
    }

    /** Words end at spaces, lines and hyphens, and where a capital follows a small letter. */
    private static boolean holdsWord(String name) {
        var begin = 0;
        for (var at = 0; at <= name.length(); at++) {
            var isBehindWord = at == name.length() || isBetweenWords(name.charAt(at));
            if (isBehindWord || isCapitalBehindSmall(name, at)) {
                if (NAMES.contains(name.substring(begin, at).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                begin = isBehindWord ? at + 1 : at;
            }
        }
        return false;
    }

    private static boolean isBetweenWords(char character) {
        return character == ' ' || character == '-' || character == '_' || character >= '\t' && character <= '\r';
    }

    private static boolean isCapitalBehindSmall(String name, int at) {
        return at > 0 && name.charAt(at) >= 'A' && name.charAt(at) <= 'Z' && name.charAt(at - 1) >= 'a' && name.charAt(at - 1) <= 'z';
    }
}
