package news.backstory.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.extract.DayCandidate.Clue;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/** Every day that a page names as if it might be the one it was published on, with what speaks for and against each. */
final class DayCandidates {

    static final int MAX_CANDIDATES = 60;
    static final int MAX_SCRIPT_CHARACTERS = 400_000;

    private static final int MAX_TIMES = 60;
    private static final int MAX_LABELLED = 80;
    private static final int MAX_TEXT_CHARACTERS = 160;
    private static final int CLUES_BEFORE = 40;
    private static final int MONTHS = 12;
    private static final Pattern IN_ADDRESS = Pattern
            .compile("(?<!\\d)((?:19|20)\\d{2})([/_-]?)(0?[1-9]|1[0-2])\\2(0[1-9]|[12]\\d|3[01]|[1-9](?=[/_-]))(?!\\d)");
    private static final Pattern NAMED_MONTH_IN_ADDRESS = Pattern.compile("/((?:19|20)\\d{2})/(\\p{L}{3,9})/(\\d{1,2})(?=/|$)");
    private static final Pattern ONLY_NUMBERS = Pattern.compile("\\d{1,2}\\D{1,3}\\d{1,2}\\D{1,3}\\d{2,4}");
    private static final Pattern SENTENCE = Pattern.compile("(?s).{60,}[.!?]['\"”’]?\\s*");
    private static final Pattern IN_SCRIPT = Pattern.compile(
            "(?i)\"(date_?published|published_?(?:at|date|on|time)?|publish_?(?:date|time|edat)|pub_?date|first_?published(?:_?at|date)?|created_?at|date_?created|post_?date|date)\\\\?\"\\s*:\\s*\\\\?\"((?:19|20)\\d{2}-\\d{2}-\\d{2}[^\"\\\\]{0,30})");

    private static final Evaluator FOOTERS = Selector.evaluatorOf("footer, [id*=footer], [class*=footer]");
    private static final Evaluator COMMENTS = Selector.evaluatorOf("[id*=comment], [class*=comment]");

    private final WebPage page;
    private final Locale locale;
    private final Map<LocalDate, DayCandidate> found = new LinkedHashMap<>();
    private final List<OffsetDateTime> updates = new ArrayList<>();

    private DayCandidates(WebPage page, Locale locale) {
        this.page = page;
        this.locale = locale;
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
    List<DayCandidate> before(OffsetDateTime end, LocalDate earliest) {
        return found.values().stream().filter(candidate -> !candidate.named().isAfter(end) && !candidate.day().isBefore(earliest)).toList();
    }

    /** A row of numbers for each of these. */
    List<float[]> rows(List<DayCandidate> candidates) {
        return DayNumbers.of(candidates, page.address().text());
    }

    /** As lines near the headline say it: "Updated: 21 November". In the order of the page. */
    Stream<OffsetDateTime> updates() {
        return updates.stream();
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
        found.computeIfAbsent(day, _ -> new DayCandidate(day, moment.get())).named(moment.get(), clues);
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
        DayLabels.PUBLISHED.forEach(name -> page.metas().all(name).limit(2).forEach(text -> add(parse(text), Clue.META_PUBLISHED)));
        DayLabels.UPDATED.forEach(name -> page.metas().all(name).limit(2).forEach(text -> add(parse(text), Clue.META_UPDATED)));
        DayLabels.EITHER.forEach(name -> page.metas().all(name).limit(2).forEach(text -> add(parse(text), Clue.META_EITHER)));
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
        var neighbours = DayLabels.isUpdate(time) || DayLabels.isPublication(time) ? time.siblingElements() : List.<Element>of();
        if (candidate == null || neighbours.size() > MAX_LABELLED) {
            return;
        }
        if (DayLabels.isUpdate(time) && neighbours.stream().anyMatch(DayLabels::isPublication)) {
            candidate.labelUpdated();
            updates.add(moment);
        } else if (DayLabels.isPublication(time) && neighbours.stream().anyMatch(DayLabels::isUpdate)) {
            candidate.labelPublished();
        }
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
        given(clues, DayLabels.speaksOfUpdate(before), Clue.AFTER_UPDATE_WORD);
        given(clues, DayLabels.speaksOfPublication(before), Clue.AFTER_PUBLISH_WORD);
        given(clues, rest < 12, Clue.ALONE);
        given(clues, DayLabels.nameDate(names), Clue.NAMED_DATE);
        given(clues, DayLabels.nameMeta(names), Clue.NAMED_META);
        given(clues, block.inClutter(), Clue.IN_CLUTTER);
        given(clues, block.owner().closest(FOOTERS) != null, Clue.FOOTER);
        given(clues, block.owner().closest(COMMENTS) != null, Clue.IN_COMMENTS);
        given(clues, near && block.owner().selectFirst("time") != null, Clue.TIME_NEAR_HEADLINE);
        add(Optional.of(found.day().atStartOfDay().atOffset(ZoneOffset.UTC)), clues.toArray(new Clue[0]));
        var moment = WrittenTimes.beside(text, found);
        if (near && DayLabels.isUpdate(before)) {
            updates.add(moment.orElseGet(() -> found.day().atStartOfDay().atOffset(ZoneOffset.UTC)));
        }
        var candidate = this.found.get(found.day());
        if (candidate != null) {
            candidate.atPlace(order);
            moment.filter(_ -> near).ifPresent(candidate::writtenAt);
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
        if (DayLabels.isUpdate(before)) {
            candidate.labelUpdated();
        }
        if (DayLabels.isPublication(before) && !block.inClutter()) {
            WrittenTimes.beside(text, day).ifPresentOrElse(candidate::labelPublished, candidate::labelPublished);
        }
        if (DayLabels.isPublication(before) || DayLabels.isUpdate(before) || !DayLabels.isOfSomethingElse(text.substring(0, day.start()))
                || !SENTENCE.matcher(block.text()).matches() && block.owner().closest(FOOTERS) == null) {
            candidate.maybeOfPage();
        }
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
