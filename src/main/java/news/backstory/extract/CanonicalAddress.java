package news.backstory.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.backstory.article.Link;
import org.jsoup.nodes.Document;

/** The one address of an article that is read at many: as its page says, if that can be believed, without what only tells where a click came from. */
final class CanonicalAddress {

    private static final Pattern BETWEEN_PARAMETERS = Pattern.compile("&");
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern TRACKING = Pattern.compile(
            "(?:utm_|mtm_|pk_|mc_|at_|hsa_|_hs|oly_|vero_|ga_|wt\\.|cm_mmc|__hs).*|"
                    + "fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|li_fat_id|epik|mkt_tok|s_cid|ref_src|ref_url|"
                    + "cmpid|ncid|ocid|smid|smtyp|xtor|ito|ftag|cmp|ns_mchannel|ns_source|ns_campaign|ns_linkname|guccounter|guce_referrer|"
                    + "guce_referrer_sig|__twitter_impression|_ga|_gl|sr_share|wickedid|spm|amp|outputtype",
            Pattern.CASE_INSENSITIVE);
    private static final int COUNTRY_LETTERS = 2;
    private static final int MAX_SECOND_LEVEL_LETTERS = 3;

    private CanonicalAddress() {}

    /** The page's rel=canonical if it is absolute, of the same domain, and not the home page; else where the page was read. */
    static Link of(Document page, Link address) {
        return page.select("link[rel~=(?i)\\bcanonical\\b][href]").stream()
                .map(link -> Link.parse(link.attr("href")))
                .flatMap(link -> link.stream())
                .filter(link -> sameDomain(link.host(), address.host()) && !isHome(link))
                .findFirst()
                .or(() -> Link.parse(address.text()))
                .flatMap(link -> Link.parse(withoutTracking(link.text())))
                .orElse(address);
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
        var path = Objects.requireNonNullElse(link.uri().getRawPath(), "");
        return (path.isEmpty() || path.equals("/")) && link.uri().getRawQuery() == null;
    }

    /** Nearly the registrable domain, without a list of all suffixes: the last two labels, or three under the likes of co.uk. */
    private static boolean sameDomain(String one, String other) {
        return one.equals(other) || domain(one).equals(domain(other));
    }

    private static List<String> domain(String host) {
        var labels = new ArrayList<>(DOT.splitAsStream(host).toList());
        var count = labels.size();
        var underCountry = count > 2
                && labels.get(count - 1).length() == COUNTRY_LETTERS
                && labels.get(count - 2).length() <= MAX_SECOND_LEVEL_LETTERS;
        return labels.subList(Math.max(0, count - (underCountry ? 3 : 2)), count);
    }
}
