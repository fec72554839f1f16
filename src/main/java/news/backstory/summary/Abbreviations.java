package news.backstory.summary;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words whose full stop is not, or not by itself, the end of a sentence: English first, then German, French, Spanish and their neighbours. */
final class Abbreviations {

    /** What comes after belongs to it: a name, a title's holder. */
    private static final Set<String> BEFORE_A_NAME = Set.of(
            "mr", "mrs", "ms", "mx", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "govs", "gen", "lt", "col", "sgt", "capt", "cpl", "cmdr",
            "maj", "pvt",
            "adm", "ald", "brig", "rev", "hon", "st", "mt", "ft", "pres", "supt", "insp", "det", "messrs", "mme", "mlle", "vs", "cf", "atty", "asst",
            "amb",
            "msgr", "fr",
            "hl", "hr", "frau", "hrn", "sr", "sra", "srta", "dña", "ing", "mgr", "bzw", "ca", "evtl", "ggf", "inkl", "sog", "vgl", "usw", "dipl",
            "tel", "str", "bd", "av", "skt",
            "ew", "op", "approx", "spc", "pfc", "ens", "cllr", "viz", "sta", "sto", "avv", "dott", "phd", "geb", "gest", "verh", "abs", "jh", "jhd",
            "lic", "gral", "mag", "dkr",
            "kl", "f.eks", "bl.a", "m.fl", "mio", "mrd", "e.g", "i.e", "z.b", "d.h", "u.a", "o.ä", "u.ä", "i.d.r", "v.a", "p.ej", "s.a", "vol", "ed",
            "eds", "figs");

    /** Between number and what is numbered, or a month and its day. */
    private static final Set<String> BEFORE_A_NUMBER = Set.of(
            "no", "nos", "nr", "p", "pp", "fig", "ch", "sec", "art", "par", "c", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
            "oct", "nov",
            "dec", "núm", "pág", "abb", "kap", "s", "z", "rs", "us$", "ext", "apt", "n");

    /** May end a sentence; does so if the next word looks like the beginning of one. */
    private static final Set<String> MAY_END = Set.of(
            "jr", "sr", "inc", "corp", "co", "ltd", "bros", "llc", "plc", "etc", "ave", "blvd", "rd", "dept", "al", "est", "mass", "calif", "conn",
            "fla", "ill", "ind",
            "kan", "ky", "la", "md", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt",
            "wash", "wis", "wyo", "ariz",
            "ark", "colo", "del", "ga", "univ", "assn", "ph.d", "m.d", "b.a", "m.a", "min", "hrs", "mph", "sq");

    private static final Set<String> STARTERS = Set.of(
            "the", "a", "an", "he", "she", "it", "they", "we", "you", "his", "her", "its", "their", "our", "this", "that", "these", "those", "there",
            "but", "and", "in", "on",
            "at", "for", "from", "if", "when", "while", "after", "before", "as", "by", "with", "some", "many", "most", "however", "what", "who",
            "how", "why", "where", "so",
            "since", "during", "under", "one", "two", "both", "all", "no", "not", "my", "now", "then", "meanwhile", "although", "though", "according",
            "i", "is", "are", "was",
            "did", "does", "do", "also", "every", "each", "several", "more", "another", "others", "because", "yet", "even", "just", "only",
            "der", "die", "das", "er", "sie", "es", "wir", "ein", "eine", "im", "am", "le", "les", "il", "elle", "ils", "el", "los", "las", "un",
            "una", "une", "en");

    private static final Set<String> STARTERS_ELSEWHERE = Set.of("l", "d", "à", "au", "aux", "ce", "cette", "ces", "cet", "dans", "pour", "mais",
            "après",
            "nous", "vous", "selon", "avec", "se", "lo", "al", "su", "sus", "por", "para", "pero", "la", "de");

    /** After a time of day, it goes on with one of these. */
    private static final Pattern AFTER_TIME = Pattern.compile(
            "(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:gmt|bst|utc|cet|cest|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|eastern|central|mountain|pacific|local|"
                    + "january|february|march|april|may|june|july|august|september|october|november|december|hkt|ist|jst|aest|aedt)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LETTERS_AND_DOTS = Pattern.compile("(?:\\p{L}\\.-?)+\\p{L}|\\p{Ll}|j-c|ee\\.uu|ph\\.d", Pattern.CASE_INSENSITIVE);
    private static final Pattern INITIAL = Pattern.compile("(?:\\p{Lu}|\\p{Lu}\\p{Ll}?\\.-?\\p{Lu}|\\p{Lu}-\\p{Lu}|Th|Ch)");

    /** Abbreviations of English that are words elsewhere. */
    private static final Set<String> WORDS_ELSEWHERE = Set.of("sens", "reps", "gen", "det", "hon", "col", "mag", "no", "art", "par", "sec", "ch",
            "est",
            "la", "mass", "ill", "ind", "miss", "ore", "mo", "min", "del", "conn", "ed", "co", "al", "md");

    /** Ends of eras and degrees: "700 avant J.-C.", "1600 a. C.", "2° C."; what follows is new unless it is a number. */
    private static final Pattern ERA = Pattern.compile("j\\.?-c|chr");

    private Abbreviations() {}

    /**
     * Whether a full stop after this word ends a sentence.
     *
     * @param word     as it stands before the full stop, without quotes or brackets before it
     * @param previous the word before it, empty if there is none
     * @param next     the word after the space, which does not start in lower case
     * @param english  whether the text is in English, or may be
     */
    static boolean endsSentence(String word, String previous, String next, boolean english) {
        var lower = word.toLowerCase(Locale.ROOT);
        var nextLower = next.toLowerCase(Locale.ROOT);
        if (!english && WORDS_ELSEWHERE.contains(lower) && !startsWithDigit(next)) {
            return true;
        }
        if (isEra(lower, previous.toLowerCase(Locale.ROOT))) {
            return !startsWithDigit(next);
        }
        if (lower.equals("ee") && nextLower.equals("uu")) {
            return false;
        }
        if (BEFORE_A_NAME.contains(lower)) {
            return lower.equals("sr") && STARTERS.contains(nextLower);
        }
        if (BEFORE_A_NUMBER.contains(lower)) {
            return !startsWithDigit(next) && (word.length() > 1 || STARTERS.contains(nextLower));
        }
        if (lower.equals("a.m") || lower.equals("p.m") || lower.equals("am") || lower.equals("pm")) {
            return !AFTER_TIME.matcher(next).matches() && !BEFORE_A_NAME.contains(nextLower);
        }
        if (MAY_END.contains(lower) || LETTERS_AND_DOTS.matcher(word).matches()) {
            return STARTERS.contains(nextLower) || (!english && STARTERS_ELSEWHERE.contains(nextLower));
        }
        return !INITIAL.matcher(word).matches() || isPronoun(word, previous) || (isNoName(previous) && STARTERS.contains(nextLower));
    }

    private static boolean isEra(String word, String previous) {
        return ERA.matcher(word).matches() || (word.equals("c") && (previous.equals("a.") || previous.equals("d.") || previous.endsWith("°")
                || previous.endsWith("º")));
    }

    /** "So do I." but not "Adam I. Smith". */
    private static boolean isPronoun(String word, String previous) {
        return word.equals("I") && isNoName(previous);
    }

    private static boolean isNoName(String previous) {
        return !previous.isEmpty() && Character.isLowerCase(previous.codePointAt(0));
    }

    private static boolean startsWithDigit(String next) {
        return !next.isEmpty() && Character.isDigit(next.codePointAt(0));
    }
}
