package news.backstory.search;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells words that say what a report is about from those with which reports of anything are written. */
final class TellingWords {

    /** Days and months tell when, not what. */
    private static final Set<String> CALENDAR = Stream.concat(
            Stream.of(DayOfWeek.values()).map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)),
            Stream.of(Month.values()).map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH)))
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    /** Function words, and the verbs and measures of every newspaper. */
    private static final Set<String> EVERYWHERE = Pattern.compile("\\s+")
            .splitAsStream(
                    """
                            a about above according across after again against ago all almost along already also although always am among an and another any are around as asked at
                            away back be because been before began being below between both but by called came can cannot could day days did do does doing done down during each early
                            either else end even ever every few first five for former found four from further gave get give given go going got had has have he her here herself him
                            himself his hour hours how however i if in including instead into is it its itself just kept known last late later least left less like made make makes many
                            may me might minute minutes month months more most much must my near nearly need never new next no nor not nothing now of off often old on once one only or
                            other our out over own part people per put quite rather really s said same saw say saying says second see seen several shall she should since six so some
                            still such take taken ten than that the their them then there these they thing things third this those though three through time times to today told too
                            took toward two under until up upon us use used very want was way we week weeks well went were what when where whether which while who whole whom whose why
                            will with within without would year years yesterday yet you your""")
            .filter(word -> !word.isEmpty()).collect(Collectors.toUnmodifiableSet());

    private TellingWords() {}

    static boolean isTelling(String word) {
        // "US" and "us" are two words.
        if (word.equals("US")) {
            return true;
        }
        var lower = withoutPossessive(word.toLowerCase(Locale.ROOT));
        return lower.length() > 1 && !CALENDAR.contains(lower) && !EVERYWHERE.contains(lower) && hasLetter(lower);
    }

    static boolean hasDigit(String word) {
        for (var i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    // By hand, for this is asked for each word of each article.

    private static boolean hasLetter(String word) {
        for (var i = 0; i < word.length(); i++) {
            if (Character.isLetter(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Without an apostrophe, or one and an s, at its end. */
    private static String withoutPossessive(String word) {
        var end = word.endsWith("s") ? word.length() - 1 : word.length();
        return end > 0 && (word.charAt(end - 1) == '\'' || word.charAt(end - 1) == '\u2019') ? word.substring(0, end - 1) : word;
    }
}
