package news.backstory.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** Every day that a page names as if it might be the one it was published on, with what speaks for and against each. */
final class DayCandidates {

    static final int MAX_CANDIDATES = 60;
    static final int MAX_SCRIPT_CHARACTERS = 400_000;

    private static final int MAX_COUNT = 5;
    private static final int MAX_TIMES = 60;
    private static final int MAX_LABELLED = 80;
    private static final int MAX_TEXT_CHARACTERS = 160;
    private static final int CLUES_BEFORE = 40;
    private static final int MONTHS = 12;
    private static final List<String> PUBLISHED = List.of(
            "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published", "article.published",
            "parsely-pub-date", "sailthru.date", "dcterms.created", "dcterms.issued", "dc.date.issued", "dc.date.created", "publish-date",
            "publish_date",
            "published_date", "publication_date", "published_time", "pubdate", "publishdate", "cxenseparse:recs:publishtime",
            "cxenseparse:publishtime",
            "datecreated", "originalpublicationdate", "displaydate", "bt:pubdate", "citation_publication_date", "citation_online_date",
            "citation_date",
            "article_date_original", "dc.created", "published", "publish", "publication-date", "pub_date", "post_date", "postdate", "published_at",
            "datetime", "article.created", "dc.date.published", "created", "published-date", "dateposted", "release_date", "rnews:datepublished");
    private static final List<String> UPDATED = List.of(
            "article:modified_time", "og:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "dc.modified",
            "article:modified", "article.updated", "lastmod", "revised", "modified_time");
    private static final List<String> EITHER = List.of("date", "dc.date", "dcterms.date", "timestamp", "dc:date", "publishtime", "gentime");
    private static final Pattern IN_ADDRESS = Pattern
            .compile("(?<!\\d)((?:19|20)\\d{2})([/_-]?)(0?[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01]|[1-9](?=[/_-]))(?!\\d)");
    private static final Pattern MONTH_IN_ADDRESS = Pattern.compile("/((?:19|20)\\d{2})[/-](0?[1-9]|1[0-2])(?!\\d)");
    private static final Pattern NAMED_MONTH_IN_ADDRESS = Pattern.compile("/((?:19|20)\\d{2})/(\\p{L}{3,9})/(\\d{1,2})(?=/|$)");
    private static final Pattern ONLY_NUMBERS = Pattern.compile("\\d{1,2}\\D{1,3}\\d{1,2}\\D{1,3}\\d{2,4}");
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
    private static final Pattern SENTENCE = Pattern.compile("(?s).{60,}[.!?]['\"”’]?\\s*");
    private static final Pattern UPDATED_CLASS = Pattern.compile("(?i)(?:^|[\\s_-])(?:updated|modified)(?:$|[\\s_-])");
    private static final Pattern PUBLISHED_CLASS = Pattern.compile("(?i)(?:^|[\\s_-])(?:published|entry-date)(?:$|[\\s_-])");
    private static final Pattern DATE_NAMES = Pattern.compile("(?i)date|datum|time|fecha|publi|posted|stamp|kalender|calendar|created|zeit");
    private static final Pattern META_NAMES = Pattern.compile("(?i)meta|byline|author|info|details|submitted|dateline|head|credit|subline|kicker");
    private static final Pattern IN_SCRIPT = Pattern.compile(
            "(?i)\"(date_?published|published_?(?:at|date|on|time)?|publish_?(?:date|time|edat)|pub_?date|first_?published(?:_?at|date)?|created_?at|date_?created|post_?date|date)\\\\?\"\\s*:\\s*\\\\?\"((?:19|20)\\d{2}-\\d{2}-\\d{2}[^\"\\\\]{0,30})");

    private static final Evaluator FOOTERS = Selector.evaluatorOf("footer, [id*=footer], [class*=footer]");
    private static final Evaluator COMMENTS = Selector.evaluatorOf("[id*=comment], [class*=comment]");

    private final WebPage page;
    private final Locale locale;
    private final Map<LocalDate, Candidate> found = new LinkedHashMap<>();
    private final List<OffsetDateTime> updates = new ArrayList<>();

    private DayCandidates(WebPage page, Locale locale) {
        this.page = page;
        this.locale = locale;
    }

    /** What a source's word weighs is learned, not said here. */
    enum Clue {
        DATA_PUBLISHED, DATA_UPDATED, DATA_OTHER, META_PUBLISHED, META_UPDATED, META_EITHER, MICRODATA_PUBLISHED, MICRODATA_UPDATED, TIME, FIRST_TIME, TIME_NEAR_HEADLINE, ADDRESS, SCRIPT, FIRST_SCRIPT, NAMED_DATE, NAMED_META, NEAR_HEADLINE, IN_TEXT, AFTER_UPDATE_WORD, AFTER_PUBLISH_WORD, ALONE, IN_CLUTTER, FOOTER, FIRST_WRITTEN, IN_COMMENTS
    }

    /** A day, the most exact moment on it that was named, and how often each clue speaks of it. */
    static final class Candidate {
        private final LocalDate day;
        private OffsetDateTime moment;

        /** With the time that is written beside the day; the same as the moment if there is none. What was learned knows nothing of it. */
        private OffsetDateTime written;

        private final Map<Clue, Integer> clues = new EnumMap<>(Clue.class);
        private int order = 99;

        /** What the words and classes near the headline call it, and whether it is said anywhere else than of an event or a copyright. */
        private boolean labelledPublished;
        private boolean labelledUpdated;
        private boolean mayBeOfPage;

        Candidate(LocalDate day, OffsetDateTime moment) {
            this.day = day;
            this.moment = moment;
            this.written = moment;
        }

        int count(Clue clue) {
            return clues.getOrDefault(clue, 0);
        }

        LocalDate day() {
            return day;
        }

        /** By a source that means it. */
        boolean isCalledPublished() {
            return Stream.of(Clue.DATA_PUBLISHED, Clue.DATA_OTHER, Clue.META_PUBLISHED, Clue.MICRODATA_PUBLISHED, Clue.ADDRESS)
                    .anyMatch(clue -> count(clue) > 0);
        }

        /** By the words beside it, whatever other days are called. */
        boolean isLabelledPublished() {
            return labelledPublished;
        }

        /** Only that: neither a label nor a source calls it the day of publication. */
        boolean isOnlyLabelledUpdated() {
            return labelledUpdated && !labelledPublished && !isCalledPublished();
        }

        boolean mayBeOfPage() {
            return mayBeOfPage;
        }

        boolean isCalledUpdated() {
            return Stream.of(Clue.DATA_UPDATED, Clue.META_UPDATED, Clue.MICRODATA_UPDATED, Clue.AFTER_UPDATE_WORD).anyMatch(clue -> count(clue) > 0);
        }

        OffsetDateTime moment() {
            return moment.toLocalTime().toSecondOfDay() == 0 ? written : moment;
        }
    }

    static DayCandidates of(WebPage page, List<Block> blocks, String headline) {
        var candidates = new DayCandidates(page, locale(page));
        candidates.head();
        candidates.elements();
        candidates.address();
        candidates.addressInWords();
        candidates.scripts();
        candidates.text(blocks, Words.key(headline));
        return candidates;
    }

    /** None lies after this moment. */
    List<Candidate> before(OffsetDateTime end, LocalDate earliest) {
        return found.values().stream().filter(candidate -> !candidate.moment.isAfter(end) && !candidate.day.isBefore(earliest)).toList();
    }

    /** As lines near the headline say it: "Updated: 21 November". In the order of the page. */
    Stream<OffsetDateTime> updates() {
        return updates.stream();
    }

    /** A row of numbers for each of these. */
    List<float[]> rows(List<Candidate> candidates) {
        var published = dayOf(candidates, Clue.DATA_PUBLISHED).or(() -> dayOf(candidates, Clue.META_PUBLISHED));
        var updated = dayOf(candidates, Clue.DATA_UPDATED).or(() -> dayOf(candidates, Clue.META_UPDATED));
        var months = MONTH_IN_ADDRESS.matcher(page.address().text()).results().limit(1).map(month -> month.group(1) + "-" + month.group(2))
                .findFirst();
        var latest = candidates.stream().map(Candidate::day).max(LocalDate::compareTo);
        var first = candidates.stream().map(Candidate::day).min(LocalDate::compareTo);
        var inAddress = candidates.stream().anyMatch(candidate -> candidate.count(Clue.ADDRESS) > 0);
        return candidates.stream().map(candidate -> {
            var row = new float[Clue.values().length + 15];
            var at = 0;
            for (var clue : Clue.values()) {
                row[at++] = Math.min(candidate.count(clue), MAX_COUNT);
            }
            row[at++] = Math.min(candidate.order, 20);
            row[at++] = candidates.size();
            row[at++] = distance(published, candidate.day);
            row[at++] = distance(updated, candidate.day);
            row[at++] = distance(latest, candidate.day);
            row[at++] = distance(first, candidate.day);
            row[at++] = months.isEmpty() ? -1 : sameMonth(months.get(), candidate.day) ? 1 : 0;
            row[at++] = inAddress ? 1 : 0;
            row[at++] = candidate.moment.toLocalTime().toSecondOfDay() == 0 ? 0 : 1;
            row[at++] = candidates.stream().filter(other -> other.count(Clue.NEAR_HEADLINE) > 0).count();
            row[at++] = candidates.stream().filter(other -> other.count(Clue.TIME) > 0).count();
            row[at++] = candidate.clues.size();
            row[at++] = candidate.moment.getOffset().getTotalSeconds() / 3600f;
            row[at++] = candidate.moment.getHour();
            row[at] = candidates.stream().filter(other -> Math.abs(ChronoUnit.DAYS.between(other.day, candidate.day)) == 1).count();
            return row;
        }).toList();
    }

    private static Optional<LocalDate> dayOf(List<Candidate> candidates, Clue clue) {
        return candidates.stream().filter(candidate -> candidate.count(clue) > 0).map(Candidate::day).findFirst();
    }

    private static float distance(Optional<LocalDate> from, LocalDate to) {
        return from.isEmpty() ? -9_999 : Math.clamp(ChronoUnit.DAYS.between(from.get(), to), -3_000, 3_000);
    }

    private static boolean sameMonth(String yearAndMonth, LocalDate day) {
        var dash = yearAndMonth.indexOf('-');
        return YearMonth.from(day)
                .equals(YearMonth.of(Integer.parseInt(yearAndMonth.substring(0, dash)), Integer.parseInt(yearAndMonth.substring(dash + 1))));
    }

    /** The language, and the country if the page names it or its address does. */
    private static Locale locale(WebPage page) {
        var said = Locale.forLanguageTag(Labels.language(page));
        var host = page.address().host();
        var country = host.substring(host.lastIndexOf('.') + 1);
        return said.getCountry().isEmpty() && country.length() == 2
                ? new Locale.Builder().setLocale(said).setRegion(country.equals("uk") ? "GB" : country.toUpperCase(Locale.ROOT)).build()
                : said;
    }

    private void add(Optional<OffsetDateTime> moment, Clue... clues) {
        if (moment.isEmpty()) {
            return;
        }
        var day = moment.get().toLocalDate();
        if (!found.containsKey(day) && found.size() >= MAX_CANDIDATES) {
            return;
        }
        var candidate = found.computeIfAbsent(day, _ -> new Candidate(day, moment.get()));
        if (candidate.moment.toLocalTime().toSecondOfDay() == 0) {
            candidate.moment = moment.get();
        }
        for (var clue : clues) {
            candidate.clues.merge(clue, 1, Integer::sum);
        }
        candidate.mayBeOfPage |= !List.of(clues).contains(Clue.IN_TEXT);
    }

    /** The page around an article says the article's day where that says none, and nothing else of it. */
    private void around(JsonNode thing, Optional<OffsetDateTime> published) {
        var own = parse(page.said("datePublished")).map(OffsetDateTime::toLocalDate);
        if (page.article().isMissingNode() || StructuredData.types(thing).noneMatch("webpage"::equals)) {
            add(published, Clue.DATA_OTHER);
        } else if (own.isEmpty()) {
            add(published, Clue.DATA_PUBLISHED);
        } else {
            add(published.filter(moment -> own.get().equals(moment.toLocalDate())), Clue.DATA_OTHER);
        }
    }

    private Optional<OffsetDateTime> parse(String text) {
        return Moments.parse(text, locale);
    }

    private void head() {
        Stream.of("datePublished", "dateCreated", "uploadDate").map(page::said).forEach(text -> add(parse(text), Clue.DATA_PUBLISHED));
        add(parse(page.said("dateModified")), Clue.DATA_UPDATED);
        page.data().thingsAbout(page.article()).filter(thing -> !thing.equals(page.article())).forEach(thing -> {
            around(thing, parse(page.data().text(thing.path("datePublished"))));
            add(parse(page.data().text(thing.path("dateModified"))), Clue.DATA_UPDATED);
        });
        PUBLISHED.forEach(name -> page.metas().all(name).limit(2).forEach(text -> add(parse(text), Clue.META_PUBLISHED)));
        UPDATED.forEach(name -> page.metas().all(name).limit(2).forEach(text -> add(parse(text), Clue.META_UPDATED)));
        EITHER.forEach(name -> page.metas().all(name).limit(2).forEach(text -> add(parse(text), Clue.META_EITHER)));
    }

    private void elements() {
        page.elements("[itemprop=datePublished], [itemprop=dateCreated], [property$=datePublished], time[pubdate]").limit(5)
                .forEach(element -> values(element).forEach(text -> add(parse(text), Clue.MICRODATA_PUBLISHED)));
        page.elements("[itemprop=dateModified], [property$=dateModified]").limit(5)
                .forEach(element -> values(element).forEach(text -> add(parse(text), Clue.MICRODATA_UPDATED)));
        var first = new boolean[]{true};
        page.elements("time, abbr.published, [data-utime], [datetime]").limit(MAX_TIMES).forEach(element -> {
            var moment = values(element).flatMap(text -> parse(text).stream()).findFirst();
            add(moment, first[0] ? new Clue[]{Clue.TIME, Clue.FIRST_TIME} : new Clue[]{Clue.TIME});
            first[0] &= moment.isEmpty();
            moment.ifPresent(at -> labelled(element, at));
        });
    }

    /** Of two times side by side, one may say by its class that it is the update, as WordPress has it. */
    private void labelled(Element time, OffsetDateTime moment) {
        var candidate = found.get(moment.toLocalDate());
        var neighbours = isUpdate(time) || isPublication(time) ? time.siblingElements() : List.<Element>of();
        if (candidate == null || neighbours.size() > MAX_LABELLED) {
            return;
        }
        if (isUpdate(time) && neighbours.stream().anyMatch(DayCandidates::isPublication)) {
            candidate.labelledUpdated = true;
            updates.add(moment);
        } else if (isPublication(time) && neighbours.stream().anyMatch(DayCandidates::isUpdate)) {
            candidate.labelledPublished = true;
        }
    }

    private static boolean isUpdate(Element time) {
        return time.nameIs("time") && UPDATED_CLASS.matcher(time.className()).find() && !PUBLISHED_CLASS.matcher(time.className()).find();
    }

    private static boolean isPublication(Element time) {
        return time.nameIs("time") && PUBLISHED_CLASS.matcher(time.className()).find() && !UPDATED_CLASS.matcher(time.className()).find();
    }

    private static Stream<String> values(Element element) {
        return Stream.of(element.attr("datetime"), element.attr("content"), element.attr("title"), Words.cut(element.text(), MAX_TEXT_CHARACTERS))
                .filter(text -> !text.isBlank()).limit(1);
    }

    private void address() {
        IN_ADDRESS.matcher(page.address().text()).results().limit(2)
                .forEach(parts -> add(parse(parts.group(1) + "-" + parts.group(3) + "-" + parts.group(4)), Clue.ADDRESS));
    }

    private void addressInWords() {
        NAMED_MONTH_IN_ADDRESS.matcher(page.address().text()).results().limit(1)
                .forEach(parts -> add(parse(parts.group(3) + " " + parts.group(2) + " " + parts.group(1)), Clue.ADDRESS));
    }

    /** What pages that are built in the browser keep for it. */
    private void scripts() {
        var left = MAX_SCRIPT_CHARACTERS;
        var first = true;
        for (var script : page.elements("script:not([type*=ld+json])").toList()) {
            var data = script.data();
            if (data.length() > left || data.length() < 20) {
                continue;
            }
            left -= data.length();
            for (var parts : IN_SCRIPT.matcher(data).results().limit(5).toList()) {
                add(parse(parts.group(2)), first ? new Clue[]{Clue.SCRIPT, Clue.FIRST_SCRIPT} : new Clue[]{Clue.SCRIPT});
                first = false;
            }
        }
    }

    private void text(List<Block> blocks, String headlineKey) {
        var headlineAt = -1;
        for (var at = 0; at < blocks.size() && headlineAt < 0; at++) {
            headlineAt = blocks.get(at).owner().nameIs("h1") || Words.key(blocks.get(at).text()).equals(headlineKey) ? at : -1;
        }
        var labelled = 0;
        var order = 0;
        for (var at = 0; at < blocks.size() && labelled < MAX_LABELLED; at++) {
            var block = blocks.get(at);
            if (hasYear(block.text())) {
                var text = Words.cut(block.text(), MAX_TEXT_CHARACTERS);
                var days = WrittenDays.in(text, locale);
                for (var day : days) {
                    written(block, text, asElsewhere(day, text), headlineAt < 0 ? 99 : at - headlineAt, order++);
                    label(block, text, days, asElsewhere(day, text));
                    labelled++;
                }
            }
        }
    }

    /** 3/10/2023 is what the rest of the page has, where it has one of the two days that this may be, and not the other. */
    private WrittenDays.Found asElsewhere(WrittenDays.Found written, String text) {
        var day = written.day();
        var mayBeTurned = day.getDayOfMonth() <= MONTHS && ONLY_NUMBERS.matcher(text.substring(written.start(), written.end())).matches();
        if (!mayBeTurned || found.containsKey(day)) {
            return written;
        }
        var turned = LocalDate.of(day.getYear(), day.getDayOfMonth(), day.getMonthValue());
        return found.containsKey(turned) ? new WrittenDays.Found(turned, written.start(), written.end()) : written;
    }

    private static boolean hasYear(String text) {
        var digits = 0;
        for (var at = 0; at < Math.min(text.length(), MAX_TEXT_CHARACTERS); at++) {
            digits += Character.isDigit(text.charAt(at)) ? 1 : 0;
        }
        return digits >= 4;
    }

    private void written(Block block, String text, WrittenDays.Found found, int afterHeadline, int order) {
        var clues = new ArrayList<Clue>();
        var before = text.substring(Math.max(0, found.start() - CLUES_BEFORE), found.start());
        var names = names(block.owner());
        var near = afterHeadline >= -4 && afterHeadline <= 12;
        var rest = text.length() - (found.end() - found.start());
        clues.add(Clue.IN_TEXT);
        given(clues, order == 0, Clue.FIRST_WRITTEN);
        given(clues, near, Clue.NEAR_HEADLINE);
        given(clues, UPDATE_WORDS.matcher(before).find(), Clue.AFTER_UPDATE_WORD);
        given(clues, PUBLISH_WORDS.matcher(before).find(), Clue.AFTER_PUBLISH_WORD);
        given(clues, rest < 12, Clue.ALONE);
        given(clues, DATE_NAMES.matcher(names).find(), Clue.NAMED_DATE);
        given(clues, META_NAMES.matcher(names).find(), Clue.NAMED_META);
        given(clues, block.inClutter(), Clue.IN_CLUTTER);
        given(clues, block.owner().closest(FOOTERS) != null, Clue.FOOTER);
        given(clues, block.owner().closest(COMMENTS) != null, Clue.IN_COMMENTS);
        given(clues, near && block.owner().selectFirst("time") != null, Clue.TIME_NEAR_HEADLINE);
        add(Optional.of(found.day().atStartOfDay().atOffset(ZoneOffset.UTC)), clues.toArray(new Clue[0]));
        var moment = WrittenTimes.beside(text, found);
        if (near && isUpdate(before)) {
            updates.add(moment.orElseGet(() -> found.day().atStartOfDay().atOffset(ZoneOffset.UTC)));
        }
        var candidate = this.found.get(found.day());
        if (candidate != null) {
            candidate.order = Math.min(candidate.order, order);
            if (near && candidate.written.toLocalTime().toSecondOfDay() == 0) {
                candidate.written = moment.orElse(candidate.written);
            }
        }
    }

    /** By the words between it and the day before it; of what the head of the page calls by name, too. */
    private void label(Block block, String text, List<WrittenDays.Found> days, WrittenDays.Found day) {
        var candidate = found.get(day.day());
        if (candidate == null) {
            return;
        }
        var from = days.stream().mapToInt(WrittenDays.Found::end).filter(end -> end <= day.start()).max().orElse(0);
        var before = text.substring(Math.max(from, day.start() - CLUES_BEFORE), day.start());
        var isPublication = lastOf(CALLED_PUBLISHED, before) > lastOf(CALLED_UPDATED, before);
        candidate.labelledUpdated |= isUpdate(before);
        if (isPublication && !block.inClutter()) {
            candidate.labelledPublished = true;
            candidate.written = WrittenTimes.beside(text, day).orElse(candidate.written);
        }
        candidate.mayBeOfPage |= isPublication || isUpdate(before) || !BEFORE_OTHER_DAY.matcher(text.substring(0, day.start())).find()
                || !SENTENCE.matcher(block.text()).matches() && block.owner().closest(FOOTERS) == null;
    }

    /** The word that stands nearer to the day says what it is. */
    private static boolean isUpdate(String before) {
        return lastOf(CALLED_UPDATED, before) > lastOf(CALLED_PUBLISHED, before);
    }

    private static int lastOf(Pattern words, String text) {
        return words.matcher(text).results().mapToInt(MatchResult::start).max().orElse(-1);
    }

    private static void given(List<Clue> clues, boolean is, Clue clue) {
        if (is) {
            clues.add(clue);
        }
    }

    private static String names(Element owner) {
        var names = new StringBuilder(owner.className()).append(' ').append(owner.id());
        var parent = owner.parent();
        if (parent != null) {
            names.append(' ').append(parent.className()).append(' ').append(parent.id());
        }
        return names.toString();
    }
}
