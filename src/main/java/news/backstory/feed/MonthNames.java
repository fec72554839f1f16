package news.backstory.feed;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names of months by how they begin, without accents: English, German, Dutch, French, Spanish, Italian, Portuguese, the Nordic languages, Finnish, Polish,
 * Hungarian, Russian and Greek.
 */
final class MonthNames {

    private static final List<String> BEGINNINGS = List.of(
            "tam jan ene gen sty янв ιαν", "hel feb fev lut фев φεβ", "maal mar mrz maa mrt мар μαρ μαω", "huh apr avr abr kwi апр απρ",
            "tou may mai mag maj mei мая май μαι", "kes jun juin giu cze июн ιουν ιον", "hei jul juil lug lip июл ιουλ ιολ",
            "elo aug aou ago sie авг αυγ",
            "syy sep set sze wrz сен σεπ", "lok oct okt ott out paz окт οκτ", "marr nov lis ноя νοε", "jou dec dez dic des gru дек δεκ");
    private static final int LONGEST_BEGINNING = 4;
    private static final int SHORTEST_BEGINNING = 3;
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Map<String, Integer> NUMBERS = numbers();

    private MonthNames() {}

    /** 1 to 12; 0, which is no month, for a word that is none. */
    static int number(String name) {
        // й falls apart into и and an accent, too; both sides do.
        var plain = ACCENTS.matcher(Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)).replaceAll("");
        for (var length = Math.min(LONGEST_BEGINNING, plain.length()); length >= SHORTEST_BEGINNING; length--) {
            var number = NUMBERS.get(plain.substring(0, length));
            if (number != null) {
                return number;
            }
        }
        return 0;
    }

    private static Map<String, Integer> numbers() {
        var numbers = new HashMap<String, Integer>();
        for (var month = 1; month <= BEGINNINGS.size(); month++) {
            for (var beginning : BEGINNINGS.get(month - 1).split(" ", -1)) {
                numbers.put(ACCENTS.matcher(Normalizer.normalize(beginning, Normalizer.Form.NFD)).replaceAll(""), month);
            }
        }
        return Map.copyOf(numbers);
    }
}
