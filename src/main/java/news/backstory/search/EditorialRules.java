package news.backstory.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import news.backstory.article.Bond;

/**
 * What an editor would not do, however alike the texts are: suggest two copies of one report or three reports of one outlet while others have it too, an opinion
 * under a report, or what is long past. docs/why/likeness.md
 */
final class EditorialRules {

    /** From this likeness on two articles tell the same running story, whenever they appeared. */
    static final double SAME_STORY = 0.96;

    static final int SHORT_LIST = 3;

    /** How close an article must be. */
    enum Closeness {
        /** A short list is shown to people who did not ask for each entry: below this, nothing is close enough. */
        SHOWN(0.5),
        /** Who asks for more than {@value #SHORT_LIST} looks through a list, and sees how like each is. */
        LOOKED_THROUGH(0.05),
        /** What reads the list makes its own cut. */
        ANY(0);

        private final double least;

        Closeness(double least) {
            this.least = least;
        }

        static Closeness of(int count) {
            return count > SHORT_LIST ? LOOKED_THROUGH : SHOWN;
        }

        /** Whether one of two is enough: to a reader also of two that are nearly copies. */
        boolean isTwice(Shingles one, Shingles other) {
            return this == ANY ? one.isCopyOf(other) : one.isTooLike(other);
        }
    }

    /** Where the likeness is not sure, the two must have words in common: in a small archive everything else is the nearest, too. */
    private static final double SURE = 0.75;
    private static final double LEAST_IN_COMMON = 0.04;

    /** Of their strongest terms, and they mean the like: then they are close, however few others there are to be measured by. */
    private static final double MUCH_IN_COMMON = 0.2;
    private static final double ALIKE_IN_MEANING = 0.4;

    /** Of 33 such that were read, 25 were worth it, whatever the chance that they report the same event: docs/why/likeness.md. */
    private static final double USEFUL_OF_THOSE = 0.75;

    /** Under a report, news of the same subject is not older than this, and background not than that. */
    static final int NEWS_DAYS = 30;
    static final int BACKGROUND_DAYS = 730;

    static final int SAME_PAGE_DAYS = 7;

    private static final int MOST_OF_ONE_OUTLET = 2;

    private final Gist question;
    private final IntFunction<Shingles> shingles;
    private final IntSupplier othersOnPage;
    private final Closeness closeness;
    private final List<Ranking.Ranked> samePage = new ArrayList<>();

    /**
     * @param shingles     of the article with one of Lucene's numbers
     * @param othersOnPage how many others the same page had in those days; asked for only where that matters
     */
    EditorialRules(Gist question, Closeness closeness, IntFunction<Shingles> shingles, IntSupplier othersOnPage) {
        this.othersOnPage = othersOnPage;
        this.closeness = closeness;
        this.question = question;
        this.shingles = shingles;
    }

    /** @param ranked the best first */
    List<Ranking.Ranked> choose(List<Ranking.Ranked> ranked, int count) {
        var chosen = new ArrayList<Ranking.Ranked>();
        var putBack = new ArrayList<Ranking.Ranked>();
        var taken = new ArrayList<Shingles>();
        var outlets = new HashMap<Integer, Integer>();
        for (var one : ranked) {
            if (chosen.size() < count && isClose(one) && mayStand(one)) {
                if (isOneTooMany(one, outlets)) {
                    putBack.add(one);
                } else if (isNoCopy(one, taken)) {
                    outlets.merge(outlet(one), 1, Integer::sum);
                    chosen.add(one);
                }
            }
        }
        // Where no other outlet has more, a third of one is better than nothing.
        putBack.stream().filter(one -> chosen.size() < count && isNoCopy(one, taken)).forEach(chosen::add);
        if (closeness == Closeness.SHOWN && chosen.size() < count) {
            fillFromPage(ranked.stream().filter(one -> !chosen.contains(one) && isOfSamePage(one)).toList(), count - chosen.size(), taken);
            chosen.addAll(samePage);
        }
        return chosen;
    }

    /**
     * Where nothing is closer: what a reader of the page would have read beside it. Of a page that had a few others only, those; of one with many, what is like
     * it at least in meaning.
     */
    private void fillFromPage(List<Ranking.Ranked> page, int count, List<Shingles> taken) {
        var isAll = !page.isEmpty() && othersOnPage.getAsInt() <= SHORT_LIST;
        page.stream().filter(one -> isAll || isAlikeSomehow(one))
                .sorted(Comparator.comparingDouble((Ranking.Ranked one) -> one.candidate().numbers()[Comparison.LEXICAL_BOTH]).reversed())
                .filter(one -> isNoCopy(one, taken)).limit(count).forEach(samePage::add);
    }

    private static boolean isAlikeSomehow(Ranking.Ranked one) {
        var numbers = one.candidate().numbers();
        return numbers[Comparison.LEXICAL_BOTH] >= LEAST_IN_COMMON && numbers[Comparison.COSINE] >= ALIKE_IN_MEANING;
    }

    /** Of the same outlet's same section and the same days. */
    private boolean isOfSamePage(Ranking.Ranked one) {
        var theirs = one.candidate().side().gist();
        return question.page() != 0 && theirs.page() == question.page() && question.isDated() && theirs.isDated()
                && Math.abs(theirs.day() - (long) question.day()) <= SAME_PAGE_DAYS && (question.isOpinion() || !theirs.isOpinion())
                && one.candidate().numbers()[Comparison.LEXICAL_BOTH] > 0;
    }

    private boolean isClose(Ranking.Ranked one) {
        return one.likeness() >= closeness.least || isMuchInCommon(one);
    }

    private static boolean isMuchInCommon(Ranking.Ranked one) {
        var numbers = one.candidate().numbers();
        return numbers[Comparison.LEXICAL_BOTH] >= MUCH_IN_COMMON && numbers[Comparison.COSINE] >= ALIKE_IN_MEANING;
    }

    /** What is to be said of it to people: see {@link Hit#likeness}. */
    double likeness(Ranking.Ranked one) {
        return isMuchInCommon(one) ? Math.max(one.likeness(), USEFUL_OF_THOSE) : one.likeness();
    }

    Bond bond(Ranking.Ranked one) {
        var theirs = one.candidate().side().gist();
        if (one.likeness() >= SAME_STORY) {
            return Bond.SAME_STORY;
        }
        if (samePage.contains(one)) {
            return Bond.SAME_PAGE;
        }
        return question.isDated() && theirs.isDated() && theirs.day() < question.day() - NEWS_DAYS ? Bond.BACKGROUND : Bond.SAME_SUBJECT;
    }

    private boolean mayStand(Ranking.Ranked one) {
        var theirs = one.candidate().side().gist();
        var inCommon = one.candidate().numbers()[Comparison.LEXICAL_BOTH];
        if (one.likeness() < SURE && (inCommon == 0 || inCommon < LEAST_IN_COMMON && closeness != Closeness.ANY)) {
            return false;
        }
        if (theirs.isOpinion() && !question.isOpinion()) {
            return false;
        }
        return one.likeness() >= SAME_STORY || !question.isDated() || !theirs.isDated() || isInTime(theirs.day() - (long) question.day());
    }

    private static boolean isInTime(long days) {
        return days >= -BACKGROUND_DAYS && days <= NEWS_DAYS;
    }

    private boolean isNoCopy(Ranking.Ranked one, List<Shingles> taken) {
        var its = shingles.apply(one.candidate().number());
        if (taken.stream().anyMatch(before -> closeness.isTwice(its, before))) {
            return false;
        }
        taken.add(its);
        return true;
    }

    private static boolean isOneTooMany(Ranking.Ranked one, Map<Integer, Integer> outlets) {
        var outlet = outlet(one);
        return outlet != 0 && outlets.getOrDefault(outlet, 0) >= MOST_OF_ONE_OUTLET;
    }

    private static int outlet(Ranking.Ranked one) {
        return one.candidate().side().gist().source();
    }
}
