package news.backstory.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names by which an entry can be known again, from the surest to the weakest. Each is empty if the entry does not have it, or if it would name half
 * a newspaper.
 *
 * @param id    as the feed gives it
 * @param link  its address, without what changes and names nothing: scheme, www, tracking
 * @param path  of its address, where that alone tells the article: sites move
 * @param text  title and beginning of its text
 * @param dated title and moment of publication
 * @param body  beginning of its text alone
 * @param title alone
 */
record EntryKeys(Optional<String> id, Optional<String> link, Optional<String> path, Optional<String> text, Optional<String> dated,
        Optional<String> body,
        Optional<String> title) {

    static final String ID = "i:";
    private static final int TELLING_PATH_CHARACTERS = 20;
    private static final int TELLING_TITLE_CHARACTERS = 15;
    private static final int TELLING_TEXT_CHARACTERS = 80;
    private static final int TEXT_CHARACTERS = 2_000;
    private static final int HASH_BYTES = 12;
    private static final Pattern TRACKING = Pattern
            .compile("(?:utm_|mtm_|at_|pk_|ns_|hsa_|vero_).*|(?:fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|cmpid|cmp|"
                    + "ref|ref_src|referrer|source|src|xtor|ito|rss|feed|partner|smid|ncid|ocid|ftag|spm|_ga|yclid|wt_mc|cid|ex_cid|taid|sref|s_cid|echobox)");
    private static final Pattern HOST_PREFIX = Pattern.compile("^(?:www\\d?|m|mobile|amp|feeds?|rss)\\.");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");

    static EntryKeys of(Entry entry) {
        var title = folded(entry.title());
        var text = folded(
                TAG.matcher(PlainTitle.cut(entry.content().isEmpty() ? entry.summary() : entry.content(), TEXT_CHARACTERS)).replaceAll(" "));
        var address = Addresses.isWeb(entry.address()) ? entry.address() : Addresses.isWeb(entry.id()) ? entry.id() : "";
        var isTold = title.length() >= TELLING_TITLE_CHARACTERS;
        return new EntryKeys(
                Optional.of(entry.id()).filter(id -> !id.isEmpty() && !id.equals(entry.address())).map(EntryKeys::ofId),
                Optional.of(address).filter(link -> !link.isEmpty()).map(link -> "l:" + hash(host(link) + path(link))),
                Optional.of(address).map(EntryKeys::path).filter(path -> path.length() >= TELLING_PATH_CHARACTERS).map(path -> "p:" + hash(path)),
                Optional.of(title + "\n" + text).filter(_ -> isTold && text.length() >= TELLING_TEXT_CHARACTERS).map(both -> "t:" + hash(both)),
                entry.published().stream().findFirst().filter(_ -> isTold).map(moment -> "d:" + hash(title + moment.getEpochSecond())),
                Optional.of(text).filter(_ -> text.length() >= TELLING_TEXT_CHARACTERS).map(body -> "b:" + hash(body)),
                Optional.of(title).filter(_ -> isTold).map(line -> "h:" + hash(line)));
    }

    /** The key of this id, whatever the entry. */
    static String ofId(String id) {
        return ID + hash(id);
    }

    /** By which an entry is known in another feed. */
    Set<String> everywhere() {
        return Stream.of(link, text, dated).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    Set<String> all() {
        var all = new LinkedHashSet<String>();
        id.ifPresent(all::add);
        link.ifPresent(all::add);
        path.ifPresent(all::add);
        text.ifPresent(all::add);
        dated.ifPresent(all::add);
        body.ifPresent(all::add);
        title.ifPresent(all::add);
        return all;
    }

    /** Of what a reader would notice: not of dates, markup and white space. */
    static String state(Entry entry) {
        return hash(folded(entry.title()) + "\n" + folded(TAG.matcher(entry.summary() + entry.content()).replaceAll(" ")));
    }

    /** From 0 to 1: how many {@link #words} two titles share. */
    static double likeness(Set<String> ones, Set<String> others) {
        if (ones.isEmpty() || others.isEmpty()) {
            return 0;
        }
        return 2.0 * ones.stream().filter(others::contains).count() / (ones.size() + others.size());
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    static Set<String> words(String title) {
        return Arrays.stream(folded(title).split(" ", -1)).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private static String folded(String text) {
        return NOT_WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static String host(String link) {
        var start = link.indexOf("://") + 3;
        var host = link.substring(start, endOfHost(link)).toLowerCase(Locale.ROOT);
        return HOST_PREFIX.matcher(host).replaceFirst("");
    }

    /** Path and query; the query sorted, without what only says where a reader came from. */
    private static String path(String link) {
        if (link.isEmpty()) {
            return "";
        }
        var rest = link.substring(endOfHost(link));
        var fragment = rest.indexOf('#');
        var anchor = fragment >= 0 && !TRACKING.matcher(rest.substring(fragment + 1).replaceFirst("[=-].*", "")).matches()
                ? rest.substring(fragment)
                : "";
        var whole = fragment < 0 ? rest : rest.substring(0, fragment);
        var question = whole.indexOf('?');
        var path = (question < 0 ? whole : whole.substring(0, question)).replaceFirst("/+$", "");
        var query = question < 0
                ? ""
                : Arrays.stream(whole.substring(question + 1).split("&", -1))
                        .filter(part -> !part.isEmpty() && !TRACKING.matcher(part.replaceFirst("=.*", "").toLowerCase(Locale.ROOT)).matches())
                        .sorted().collect(Collectors.joining("&", "?", ""));
        return path + (query.length() > 1 ? query : "") + anchor;
    }

    private static int endOfHost(String link) {
        var at = link.indexOf("://") + 3;
        while (at < link.length() && "/?#".indexOf(link.charAt(at)) < 0) {
            at++;
        }
        return at;
    }
}
