package news.backstory.workbench;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import news.backstory.article.Article;

/** Judges copies by another rule than the one that is measured, stricter and slower: whether most of the shorter text stands in long runs of the other. */
final class LongRuns {

    private static final int LONG_RUN = 7;
    private static final double TRUE_COPY = 0.5;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private LongRuns() {}

    static boolean areCopies(Article one, Article other) {
        return inLongRuns(one, other) >= TRUE_COPY;
    }

    /** What share of the shorter article's words stands in long runs of words that the longer one has, too. */
    private static double inLongRuns(Article one, Article other) {
        var words = List.of(BETWEEN_WORDS.split(one.body().toLowerCase(Locale.ROOT)), BETWEEN_WORDS.split(other.body().toLowerCase(Locale.ROOT)));
        var shorter = words.get(0).length < words.get(1).length ? words.get(0) : words.get(1);
        var longer = words.get(0).length < words.get(1).length ? words.get(1) : words.get(0);
        var runs = new HashSet<List<String>>();
        for (var i = 0; i + LONG_RUN <= longer.length; i++) {
            runs.add(Arrays.asList(longer).subList(i, i + LONG_RUN));
        }
        var covered = new boolean[shorter.length];
        for (var i = 0; i + LONG_RUN <= shorter.length; i++) {
            if (runs.contains(Arrays.asList(shorter).subList(i, i + LONG_RUN))) {
                Arrays.fill(covered, i, i + LONG_RUN, true);
            }
        }
        var count = 0;
        for (var each : covered) {
            count += each ? 1 : 0;
        }
        return (double) count / shorter.length;
    }
}
