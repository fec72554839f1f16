package news.backstory.workbench;

import java.util.List;
import java.util.Set;
import news.backstory.article.ArticleId;
import news.backstory.search.Hit;

/** What a likeness that was shown turned out to be worth: by steps of a tenth, how many suggestions reported the labelled event. Much else is useful, too. */
final class Calibration {

    private static final int STEPS = 10;

    private final int[] shown = new int[STEPS];
    private final int[] wanted = new int[STEPS];
    private final double[] likenesses = new double[STEPS];

    void add(List<Hit> hits, Set<ArticleId> labelled) {
        for (var hit : hits) {
            var step = Math.min(STEPS - 1, (int) (hit.likeness() * STEPS));
            shown[step]++;
            likenesses[step] += hit.likeness();
            wanted[step] += labelled.contains(hit.article()) ? 1 : 0;
        }
    }

    /** A line for each step in which anything was shown. */
    @Override
    public String toString() {
        var lines = new StringBuilder("likeness      shown  mean   of the labelled event");
        for (var step = 0; step < STEPS; step++) {
            if (shown[step] > 0) {
                lines.append("%n%.1f to %.1f  %7d  %.3f  %.3f".formatted(step / (double) STEPS, (step + 1) / (double) STEPS, shown[step],
                        likenesses[step] / shown[step], wanted[step] / (double) shown[step]));
            }
        }
        return lines.toString();
    }
}
