package news.backstory.extract;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which month a word names. European names by how they begin, as they are cut short in many ways; those of other languages as the JDK knows them (CLDR):
 * Arabic in Egypt, the Levant and the Maghreb, Hebrew, Greek, Ukrainian, Hindi, Romanian, Hungarian.
 */
final class MonthNames {

    /** What may be a name of a month, in any script; the Levant has some of two words. */
    static final String WORD = "(\\p{L}[\\p{L}\\p{M}]{2,14}+|(?:كانون|تشرين)\\s+\\p{L}{5,7}|آب|मई)";

    private static final int LONGEST_BEGINNING = 7;
    private static final int SHORTEST_BEGINNING = 3;

    /** By month, in its order; a name may be followed by the rest of a longer form ("sept" by "embre"). */
    private static final List<String> BEGINNINGS = List.of(
            "jan|jän|ene|gen|янв|oca|sty|led|tammi", "feb|fev|fév|feb|фев|şub|lut|úno|helmi|febr", "mar|mär|maa|мар|maj?rt|mrt|märz|marz|břez",
            "apr|avr|abr|апр|nis|kwi|dub|huhti", "may|mai|maj|mei|mag|мая|май|mayıs|květ|touko", "jun|juin|giu|июн|haz|cze|czerw|červn|kesä",
            "jul|juil|lug|июл|tem|lip|červen|heinä", "aug|août|aout|ago|авг|ağu|sie|srp|elo", "sep|set|сен|eyl|wrz|zář|syys",
            "oct|okt|out|ott|окт|eki|paź|říj|loka", "nov|ноя|kas|lis|marras", "dec|dez|dic|déc|дек|ara|gru|pro|joulu");
    private static final Map<String, Integer> BY_BEGINNING = byBeginning();

    private static final List<String> LANGUAGES = List.of("ar", "ar-SY", "ar-DZ", "ar-MA", "he", "el", "uk", "hi", "ro", "hu");
    private static final Pattern MARKS = Pattern.compile("[\\p{M}.]+");
    private static final Map<String, Integer> BY_NAME = byName();

    /** "In", as Hebrew writes it before a month. */
    private static final String HEBREW_IN = "ב";

    private MonthNames() {}

    /** 1 to 12; 0 if the word names none. */
    static int number(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        for (var length = Math.min(LONGEST_BEGINNING, lower.length()); length >= SHORTEST_BEGINNING; length--) {
            var month = BY_BEGINNING.get(lower.substring(0, length));
            if (month != null) {
                return month;
            }
        }
        return whole(word);
    }

    /** The same of a name that begins like no European one, or is not to be guessed by its beginning. */
    static int whole(String word) {
        var name = plain(word);
        return BY_NAME.getOrDefault(name.startsWith(HEBREW_IN) ? name.substring(HEBREW_IN.length()) : name, 0);
    }

    private static Map<String, Integer> byBeginning() {
        var months = new HashMap<String, Integer>();
        for (var month = 0; month < BEGINNINGS.size(); month++) {
            for (var name : BEGINNINGS.get(month).split("\\|", -1)) {
                months.put(name, month + 1);
            }
        }
        return Map.copyOf(months);
    }

    private static Map<String, Integer> byName() {
        var months = new HashMap<String, Integer>();
        for (var language : LANGUAGES) {
            for (var month : Month.values()) {
                Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)
                        .map(style -> plain(month.getDisplayName(style, Locale.forLanguageTag(language))))
                        .filter(name -> !name.isEmpty() && Character.isLetter(name.charAt(0)))
                        .forEach(name -> months.putIfAbsent(name, month.getValue()));
            }
        }
        return Map.copyOf(months);
    }

    /** Without accents and signs of vowels, which are often left out. */
    private static String plain(String name) {
        return MARKS.matcher(Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)).replaceAll("").replaceAll("\\s+", " ");
    }
}
