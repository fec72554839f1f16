package news.backstory.extract;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.backstory.article.Link;
import news.backstory.web.Site;

/** The one address of an article that is read at many: as its page says, if that can be believed, without what only tells where a click came from. */
final class CanonicalAddress {

    private static final Pattern BETWEEN_PARAMETERS = Pattern.compile("&");
    private static final Pattern BETWEEN_SEGMENTS = Pattern.compile("/+");
    private static final Pattern TRACKING = Pattern.compile(
            "(?:utm_|mtm_|pk_|mc_|at_|hsa_|_hs|oly_|vero_|ga_|wt\\.|cm_mmc|__hs).*|"
                    + "fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|epik|mkt_tok|s_cid|ref_src|ref_url|"
                    + "cmpid|ncid|ocid|smid|smtyp|xtor|ito|ftag|cmp|ns_mchannel|ns_source|ns_campaign|ns_linkname|guccounter|guce_referrer|"
                    + "guce_referrer_sig|__twitter_impression|_ga|_gl|sr_share|wickedid|spm|amp|outputtype",
            Pattern.CASE_INSENSITIVE);

    /** Names of folders, and of programs that show whatever the query asks for; what names one article is longer, or has a number in it. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}{1,20}(?:[-_]\\p{L}{1,20})?(?:\\.(?:php|aspx?|jsp|cgi|do|cfm))?",
            Pattern.CASE_INSENSITIVE);

    private CanonicalAddress() {}

    /**
     * The page's rel=canonical if it is absolute, of the same host, or of one above or below it whose owner is the same, and no home or section page; else
     * where the page was read. This is what a page says of itself: a host may belong to many.
     */
    static Link of(PageElements page, Link address) {
        return page.by("link[rel~=(?i)\\bcanonical\\b][href]")
                .map(link -> Link.parse(link.attr("href")))
                .flatMap(link -> link.stream())
                .filter(link -> link.key().equals(address.key()) ? !isHome(link) : sameOwner(link, address) && !isOfMany(link, address))
                .findFirst()
                .flatMap(link -> Link.parse(withoutTracking(link.text())))
                .orElseGet(() -> ofThePage(address));
    }

    /** Where the page was read, whatever it says. */
    static Link ofThePage(Link address) {
        return Link.parse(withoutTracking(address.text())).orElse(address);
    }

    /** The address without fragment and without parameters that only say where a click came from; the others stay, in their order. */
    static String withoutTracking(String address) {
        var hash = address.indexOf('#');
        var whole = hash < 0 ? address : address.substring(0, hash);
        var mark = whole.indexOf('?');
        if (mark < 0) {
            return whole;
        }
        var kept = BETWEEN_PARAMETERS.splitAsStream(whole.substring(mark + 1))
                .filter(parameter -> !parameter.isEmpty() && !isTracking(parameter))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? whole.substring(0, mark) : whole.substring(0, mark + 1) + kept;
    }

    private static boolean isTracking(String parameter) {
        var equals = parameter.indexOf('=');
        return TRACKING.matcher(equals < 0 ? parameter : parameter.substring(0, equals)).matches();
    }

    private static boolean isHome(Link link) {
        return segments(link).isEmpty() && link.text().indexOf('?') < 0;
    }

    private static boolean sameOwner(Link one, Link other) {
        var mine = one.key().host();
        var theirs = other.key().host();
        return mine.equals(theirs) || isBelow(mine, theirs) || isBelow(theirs, mine);
    }

    private static boolean isBelow(String lower, String upper) {
        return lower.endsWith("." + upper) && Site.isOfOneOwner(upper);
    }

    /** The home page, a section's, or a program's that shows many: nothing but plain words, unless its last one is the page's own last one. */
    private static boolean isOfMany(Link link, Link address) {
        var segments = segments(link);
        if (link.text().indexOf('?') >= 0 || !segments.stream().allMatch(segment -> PLAIN.matcher(segment).matches())) {
            return false;
        }
        var own = segments(address);
        return segments.size() < 2 || own.isEmpty() || !own.getLast().equals(segments.getLast());
    }

    private static List<String> segments(Link link) {
        return BETWEEN_SEGMENTS.splitAsStream(link.path()).filter(segment -> !segment.isEmpty()).toList();
    }
}
