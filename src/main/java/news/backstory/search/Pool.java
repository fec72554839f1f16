package news.backstory.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The candidates of one question, seen together: how each stands beside the best, and whether those that are surely like the question are also like it. A
 * report of the same event is like its other reports too; one that only shares some words with the question is not.
 */
final class Pool {

    /** So many of the first look are looked at again. */
    static final int SIZE = 60;

    /** How many numbers a candidate has in all. */
    static final int NUMBERS = Comparison.SIZE + 16;

    /** With so many of the best each candidate is compared. */
    private static final int BESIDE = 30;
    private static final int SURE = 4;
    private static final double TRUST = 6;
    private static final int FAR_DAYS = 30;
    private static final double CLOSE = 0.1;

    /** What each part of the first look weighs, and a date that nobody said. */
    private static final double LEXICAL = 1, COSINE = 0.35, LEADS = 0.15, NEARNESS = 0.22, UNDATED = 0.25, DAYS_TO_FADE = 2;

    private final List<First> all;
    private final float[][] lexical;
    private final float[][] cosine;

    /** A candidate at first look. */
    record First(int number, Side side, float[] numbers, double score) {}

    private Pool(List<First> all) {
        this.all = all;
        var beside = Math.min(BESIDE, all.size());
        this.lexical = new float[all.size()][beside];
        this.cosine = new float[all.size()][beside];
        var shared = new SharedTerms(all.stream().map(First::side).toList(), beside);
        for (var i = 0; i < all.size(); i++) {
            for (var j = 0; j < Math.min(i, beside); j++) {
                lexical[i][j] = (float) shared.lexical(i, j);
                cosine[i][j] = (float) all.get(i).side().cosine(all.get(j).side());
                if (i < beside) {
                    lexical[j][i] = lexical[i][j];
                    cosine[j][i] = cosine[i][j];
                }
            }
        }
    }

    /** @param places of the question's terms */
    static First firstLook(int number, Side question, TermPlaces places, Side other) {
        var numbers = Comparison.of(question, places, other);
        var days = numbers[Comparison.DAYS];
        var nearness = days == Comparison.UNKNOWN_DAYS ? UNDATED : Math.exp(-days / DAYS_TO_FADE);
        return new First(
                number, other, numbers,
                LEXICAL * numbers[Comparison.LEXICAL_BOTH] + COSINE * numbers[Comparison.COSINE] + LEADS * numbers[Comparison.LEADS]
                        + NEARNESS * nearness);
    }

    /** @return the best of them, the best first; each with all its numbers */
    static List<First> of(Side question, List<First> candidates) {
        var best = new ArrayList<>(candidates);
        best.sort(Comparator.comparingDouble(First::score).reversed().thenComparingInt(First::number));
        var pool = new Pool(best.subList(0, Math.min(SIZE, best.size())));
        var seen = new ArrayList<First>();
        for (var i = 0; i < pool.all.size(); i++) {
            var one = pool.all.get(i);
            seen.add(new First(one.number(), one.side(), pool.numbers(i, question), one.score()));
        }
        return seen;
    }

    private float[] numbers(int i, Side question) {
        var numbers = java.util.Arrays.copyOf(all.get(i).numbers(), NUMBERS);
        var best = all.getFirst();
        var at = Comparison.SIZE;
        numbers[at++] = numbers[Comparison.LEXICAL] / Math.max(1e-6f, most(Comparison.LEXICAL));
        numbers[at++] = numbers[Comparison.COSINE] - most(Comparison.COSINE);
        numbers[at++] = (float) (all.get(i).score() - best.score());
        numbers[at++] = i;
        numbers[at++] = above(i, Comparison.LEXICAL_BOTH);
        numbers[at++] = above(i, Comparison.COSINE);
        at = besideTheSure(i, numbers, at);
        numbers[at++] = nearer(lexical[i], numbers[Comparison.LEXICAL_BOTH]);
        numbers[at++] = nearer(cosine[i], numbers[Comparison.COSINE]);
        numbers[at++] = (float) all.get(i).score();
        numbers[at++] = (float) best.score();
        numbers[at++] = sameDays(i, question);
        numbers[at] = all.subList(0, Math.min(BESIDE, all.size())).stream().filter(one -> one.score() > best.score() - CLOSE).count();
        return numbers;
    }

    /** How like a candidate is to the few best others, the better the more they count. */
    private int besideTheSure(int i, float[] numbers, int from) {
        double trust = 0, words = 0, meaning = 0, most = 0, days = 0, dated = 0;
        var taken = 0;
        for (var j = 0; j < lexical[i].length && taken < SURE; j++) {
            if (j != i) {
                taken++;
                var weight = Math.exp((all.get(j).score() - all.getFirst().score()) * TRUST);
                trust += weight;
                words += weight * lexical[i][j];
                meaning += weight * cosine[i][j];
                most = Math.max(most, lexical[i][j]);
                if (gist(i).isDated() && gist(j).isDated()) {
                    dated += weight;
                    days += weight * Math.min(FAR_DAYS, Math.abs((long) gist(i).day() - gist(j).day()));
                }
            }
        }
        numbers[from] = trust == 0 ? 0 : (float) (words / trust);
        numbers[from + 1] = trust == 0 ? 0 : (float) (meaning / trust);
        numbers[from + 2] = (float) most;
        numbers[from + 3] = dated == 0 ? Comparison.UNKNOWN_DAYS : (float) (days / dated);
        return from + 4;
    }

    private Gist gist(int i) {
        return all.get(i).side().gist();
    }

    private float most(int number) {
        var most = Float.NEGATIVE_INFINITY;
        for (var one : all) {
            most = Math.max(most, one.numbers()[number]);
        }
        return most;
    }

    private int above(int i, int number) {
        var above = 0;
        for (var one : all) {
            above += one.numbers()[number] > all.get(i).numbers()[number] ? 1 : 0;
        }
        return above;
    }

    private static int nearer(float[] toOthers, float toQuestion) {
        var nearer = 0;
        for (var other : toOthers) {
            nearer += other > toQuestion ? 1 : 0;
        }
        return nearer;
    }

    private int sameDays(int i, Side question) {
        var same = 0;
        for (var j = 0; j < lexical[i].length; j++) {
            same += j != i && gist(j).isDated() && question.gist().isDated() && Math.abs((long) gist(j).day() - question.gist().day()) <= 1 ? 1 : 0;
        }
        return same;
    }
}
