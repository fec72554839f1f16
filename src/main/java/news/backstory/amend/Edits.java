package news.backstory.amend;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.backstory.article.Article;
import news.backstory.article.Tier;
import news.backstory.article.Traits;
import news.backstory.summary.Sentences;

/** Finds what a reader would call changed between two versions of an article: not white space, not the form of a quotation mark, not a clock. */
final class Edits {

    /** From this share of common words on, a sentence that went and one that came are one sentence put otherwise. */
    private static final double SAME_SENTENCE = 0.5;

    /** Longer bodies are compared in their first sentences: nobody reads more of a correction. */
    private static final int MAX_SENTENCES = 400;
    private static final int MAX_CHARACTERS = 1_000;

    private static final Pattern NOT_TEXT = Pattern.compile("[^\\p{L}\\p{N}%€$£+-]+");

    private static final String DATE_WORDS = "at|on|ago|just now|minutes?|mins?|hours?|hrs?|days?|am|pm|a\\.m\\.|p\\.m\\.|today|yesterday"
            + "|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|jan(?:uary)?|feb(?:ruary)?"
            + "|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
            + "|gmt|utc|bst|cet|cest|e[ds]t|c[ds]t|m[ds]t|p[ds]t|[ap]e[ds]t|ist|jst";

    /** What stands in a text as a clock or a rating: "Updated 14:32 GMT", "5 minutes ago", "4.5/5", "Last updated on 3 May 2026". */
    private static final Pattern CLOCK = Pattern.compile(
            "(?i)(?:last )?(?:updated|published|posted|modified)\\b:?(?: (?:on|at))?(?:[\\s\\d:.,/|-]|\\b(?:" + DATE_WORDS
                    + ")\\b){1,60}|\\d{1,3} (?:minutes?|hours?|days?) ago|\\d(?:\\.\\d)? ?/ ?5(?: stars)?|\\d{1,2}[:.]\\d{2}(?: ?[A-Z]{2,4})?");

    /** "NORTHPORT (Continental Press) - ": when a new lead comes before a sentence, it goes over to that. */
    private static final Pattern DATELINE = Pattern.compile("^\\p{Lu}[\\p{L} .,'/-]{1,40}\\([\\p{L} .]{1,40}\\) ?[-–—] ");

    private Edits() {}

    /** In the order of the article; empty if a reader would see no difference. Of a live blog only its headline and standfirst count. */
    static List<Edit> between(Article before, Article now) {
        var edits = new ArrayList<Edit>();
        line(Edit.Part.HEADLINE, before.headline(), now.headline()).ifPresent(edits::add);
        line(Edit.Part.STANDFIRST, before.standfirst(), now.standfirst()).ifPresent(edits::add);
        if (now.traits().kind() != Traits.Kind.LIVE_BLOG) {
            edits.addAll(sentences(before, now));
        }
        return List.copyOf(edits);
    }

    /**
     * Whether something that was said is said no more. A wire's new lead takes nothing back: all sentences stand, others have come, and the headline says
     * what they say.
     */
    static boolean takeBack(List<Edit> edits, Tier tier) {
        var sentences = edits.stream().filter(edit -> edit.part() == Edit.Part.SENTENCE).toList();
        var isNewLead = tier == Tier.WIRE && !sentences.isEmpty() && sentences.stream().noneMatch(Edit::corrects);
        return !isNewLead && edits.stream().anyMatch(Edit::corrects);
    }

    private static Optional<Edit> line(Edit.Part part, String was, String now) {
        return letters(was).equals(letters(now)) ? Optional.empty() : Optional.of(new Edit(part, was, now));
    }

    private static List<Edit> sentences(Article before, Article now) {
        var old = sentencesOf(before);
        var fresh = sentencesOf(now);
        var gone = new LinkedHashMap<>(old);
        gone.keySet().removeAll(fresh.keySet());
        var come = new LinkedHashMap<>(fresh);
        come.keySet().removeAll(old.keySet());
        var wordsOf = new HashMap<String, Set<String>>();
        var edits = new ArrayList<Edit>();
        gone.forEach((plain, was) -> edits
                .add(new Edit(Edit.Part.SENTENCE, was, nearest(plain, come, wordsOf).map(near -> taken(near, come)).orElse(""))));
        come.values().forEach(added -> edits.add(new Edit(Edit.Part.SENTENCE, "", added)));
        return edits;
    }

    private static String taken(String plain, Map<String, String> from) {
        return Optional.ofNullable(from.remove(plain)).orElse("");
    }

    /** By what is compared, as it is written. */
    private static Map<String, String> sentencesOf(Article article) {
        var sentences = new LinkedHashMap<String, String>();
        for (var paragraph : article.paragraphs()) {
            for (var span : Sentences.in(paragraph, article.language())) {
                var text = paragraph.substring(span.start(), Math.min(span.end(), span.start() + MAX_CHARACTERS));
                var plain = plain(text);
                if (!plain.isEmpty() && sentences.size() < MAX_SENTENCES) {
                    sentences.putIfAbsent(plain, text);
                }
            }
        }
        return sentences;
    }

    private static Optional<String> nearest(String plain, Map<String, String> among, Map<String, Set<String>> wordsOf) {
        var words = wordsOf.computeIfAbsent(plain, Edits::words);
        var best = Optional.<String>empty();
        var bestShare = SAME_SENTENCE;
        for (var other : among.keySet()) {
            var share = share(words, wordsOf.computeIfAbsent(other, Edits::words));
            if (share >= bestShare) {
                bestShare = share;
                best = Optional.of(other);
            }
        }
        return best;
    }

    private static double share(Set<String> one, Set<String> other) {
        var common = one.stream().filter(other::contains).count();
        return common / (double) Math.max(1, Math.max(one.size(), other.size()));
    }

    private static Set<String> words(String plain) {
        return Arrays.stream(plain.split(" ")).collect(Collectors.toSet());
    }

    /** What is compared; nothing of a sentence that is only a clock. A time within a sentence is news like any other word. */
    private static String plain(String text) {
        return CLOCK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip()).matches()
                ? ""
                : letters(DATELINE.matcher(text).replaceFirst(""));
    }

    /** Whether something is asked or said is no matter of form: "Minister resigns?" */
    private static String letters(String text) {
        var normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
        return NOT_TEXT.matcher(normal).replaceAll(" ").strip() + (normal.endsWith("?") ? "?" : "");
    }
}
