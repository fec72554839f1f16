package news.backstory.extract;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The words, names and classes by which pages mark a day as that of publication, of an update, or of something else. */
final class DayLabels {

    /** Names of what the head of a page says. */
    static final List<String> PUBLISHED = List.of(
            "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published", "article.published",
            "parsely-pub-date", "sailthru.date", "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date.created", "publish-date",
            "publish_date",
            "published_date", "publication_date", "published_time", "pubdate", "publishdate", "cxenseparse:recs:publishtime",
            "cxenseparse:publishtime",
            "datecreated", "originalpublicationdate", "displaydate", "bt:pubdate", "citation_publication_date", "citation_online_date",
            "citation_date",
            "article_date_original", "dc.created", "published", "publish", "publication-date", "pub_date", "post_date", "postdate", "published_at",
            "datetime", "article.created", "dc.date.published", "created", "published-date", "dateposted", "release_date", "rnews:datepublished");
    static final List<String> UPDATED = List.of(
            "article:modified_time", "og:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "dc.modified",
            "article:modified", "article.updated", "lastmod", "revised", "modified_time");
    static final List<String> EITHER = List.of("date", "dc.date", "dcterms.date", "timestamp", "dc:date", "publishtime", "gentime");
    private static final Pattern UPDATE_WORDS = Pattern.compile(
            "(?i)updated?|modified|revised|reviewed|aktualisiert|geändert|stand\\b|änderung|mis à jour|modifié|actualizad|aggiorn|bijgewerkt|oppdatert|uppdaterad|atualizad|edited");
    private static final Pattern PUBLISH_WORDS = Pattern.compile(
            "(?i)publish|posted|veröffentlicht|erschienen|publié|publicad|pubblicat|gepubliceerd|on:?\\s*$|date:?\\s*$|datum:?\\s*$|written|by\\b|von\\b|verfasst|erstellt|geschrieben|\\bam\\s*$|\\bvom\\s*$");
    private static final Pattern CALLED_UPDATED = Pattern.compile("(?i)(?:" + UPDATE_WORDS.pattern().substring("(?i)".length()) + ").{0,20}$");
    private static final Pattern CALLED_PUBLISHED = Pattern
            .compile(
                    "(?iu)publish|posted|veröffentlicht|erschienen|publié|publicad|pubblicat|gepubliceerd|verfasst|erstellt|geschrieben|written|publicera|publiser|udgivet|opublikowan|опубликован");

    /** "The fair opens on", "(c)": the day is one of something else. */
    private static final Pattern BEFORE_OTHER_DAY = Pattern.compile(
            "(?:©|\\(c\\)|(?i:copyright)|(?i:terms).{0,20}|\\p{Ll}+\\s+\\p{Ll}+\\s+(?:on|until|from|since|before|by|bis|am|le|el|il|den|op|em)(?: the)?)\\s*$");
    private static final Pattern UPDATED_CLASS = Pattern.compile("(?i)(?:^|[\\s_-])(?:updated|modified)(?:$|[\\s_-])");
    private static final Pattern PUBLISHED_CLASS = Pattern.compile("(?i)(?:^|[\\s_-])(?:published|entry-date)(?:$|[\\s_-])");
    private static final Pattern DATE_NAMES = Pattern.compile("(?i)date|datum|time|fecha|publi|posted|stamp|kalender|calendar|created|zeit");
    private static final Pattern META_NAMES = Pattern.compile("(?i)meta|byline|author|info|details|submitted|dateline|head|credit|subline|kicker");

    private DayLabels() {}

    /** The word that stands nearer to the day says what it is. */
    static boolean isUpdate(String before) {
        return lastOf(CALLED_UPDATED, before) > lastOf(CALLED_PUBLISHED, before);
    }

    static boolean isPublication(String before) {
        return lastOf(CALLED_PUBLISHED, before) > lastOf(CALLED_UPDATED, before);
    }

    private static int lastOf(Pattern words, String text) {
        return words.matcher(text).results().mapToInt(MatchResult::start).max().orElse(-1);
    }

    static boolean isUpdate(Element time) {
        return time.nameIs("time") && UPDATED_CLASS.matcher(time.className()).find() && !PUBLISHED_CLASS.matcher(time.className()).find();
    }

    static boolean isPublication(Element time) {
        return time.nameIs("time") && PUBLISHED_CLASS.matcher(time.className()).find() && !UPDATED_CLASS.matcher(time.className()).find();
    }

    /** Anywhere before a day. */
    static boolean speaksOfUpdate(String before) {
        return UPDATE_WORDS.matcher(before).find();
    }

    static boolean speaksOfPublication(String before) {
        return PUBLISH_WORDS.matcher(before).find();
    }

    static boolean isOfSomethingElse(String before) {
        return BEFORE_OTHER_DAY.matcher(before).find();
    }

    /** @param names classes and ids */
    static boolean nameDate(String names) {
        return DATE_NAMES.matcher(names).find();
    }

    static boolean nameMeta(String names) {
        return META_NAMES.matcher(names).find();
    }
}
