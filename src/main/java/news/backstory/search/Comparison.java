package news.backstory.search;

/** What two articles have in common, in numbers that a ranking weighs. */
final class Comparison {

    /** How many numbers {@link #of} gives. */
    static final int SIZE = 24;

    /** Where those stand that others look at. */
    static final int LEXICAL = 0;
    static final int COSINE = 2;
    static final int LEADS = 6;
    static final int DAYS = 12;
    static final int LEXICAL_BOTH = 22;

    /** Stands for the days between two articles of which one has no date. */
    static final float UNKNOWN_DAYS = -1;

    private static final int FARTHEST_DAYS = 3_000;
    private static final int FRONT = Gist.HEADLINE | Gist.LEAD;

    private final Side question;
    private final Side other;
    private double lexical;
    private double lexicalBack;
    private double headline;
    private double headlines;
    private double headlineBack;
    private double leads;
    private double names;
    private double namesBack;
    private double pairs;
    private double numbers;
    private double rarest;
    private double second;
    private double third;
    private int count;

    private Comparison(Side question, Side other) {
        this.question = question;
        this.other = other;
    }

    /** @param places of the question's terms */
    static float[] of(Side question, TermPlaces places, Side other) {
        var comparison = new Comparison(question, other);
        var theirs = other.gist().hashes();
        for (var term = 0; term < theirs.length; term++) {
            var mine = places.of(theirs[term]);
            if (mine != TermPlaces.NONE) {
                comparison.add(mine, term);
            }
        }
        var to = new float[SIZE];
        comparison.fillWords(to);
        comparison.fillPlace(to);
        return to;
    }

    private void add(int i, int j) {
        var rarity = question.gist().rarity(i);
        var mine = question.gist().marks()[i];
        var theirs = other.gist().marks()[j];
        lexical += question.weights()[i] * other.saturated()[j];
        lexicalBack += other.weights()[j] * question.saturated()[i];
        headline += (mine & Gist.HEADLINE) != 0 ? rarity : 0;
        headlineBack += (theirs & Gist.HEADLINE) != 0 ? rarity : 0;
        headlines += (mine & theirs & Gist.HEADLINE) != 0 ? rarity : 0;
        leads += (mine & FRONT) != 0 && (theirs & FRONT) != 0 ? rarity : 0;
        names += (mine & Gist.NAME) != 0 ? rarity : 0;
        namesBack += (theirs & Gist.NAME) != 0 ? rarity : 0;
        pairs += ((mine | theirs) & Gist.PAIR) != 0 ? rarity : 0;
        numbers += (mine & Gist.NUMBER) != 0 ? rarity : 0;
        count++;
        order(rarity);
    }

    private void order(double rarity) {
        if (rarity > rarest) {
            third = second;
            second = rarest;
            rarest = rarity;
        } else if (rarity > second) {
            third = second;
            second = rarity;
        } else if (rarity > third) {
            third = rarity;
        }
    }

    private void fillWords(float[] to) {
        to[LEXICAL] = (float) (lexical / question.itself());
        to[1] = (float) (lexicalBack / other.itself());
        to[3] = share(headline, question.headline());
        to[4] = share(headlines, question.headline());
        to[5] = share(headlineBack, other.headline());
        to[LEADS] = share(leads, question.lead());
        to[7] = share(names, question.names());
        to[8] = share(namesBack, other.names());
        to[9] = (float) rarest;
        to[10] = (float) (rarest + second + third);
        to[11] = share(pairs, question.pairs());
        to[18] = (float) numbers;
        to[19] = share(headlines, other.headline());
        to[20] = share(leads, other.lead());
        to[21] = (float) pairs;
        to[LEXICAL_BOTH] = (float) Math.sqrt(to[LEXICAL] * to[1]);
        to[23] = count;
    }

    private void fillPlace(float[] to) {
        var mine = question.gist();
        var theirs = other.gist();
        to[COSINE] = (float) question.cosine(other);
        if (mine.isDated() && theirs.isDated()) {
            var days = theirs.day() - mine.day();
            to[DAYS] = Math.min(Math.abs(days), FARTHEST_DAYS);
            to[13] = Math.clamp(days, -FARTHEST_DAYS, FARTHEST_DAYS);
        } else {
            to[DAYS] = UNKNOWN_DAYS;
        }
        to[14] = mine.source() != 0 && mine.source() == theirs.source() ? 1 : 0;
        to[15] = mine.page() != 0 && mine.page() == theirs.page() ? 1 : 0;
        to[16] = (float) Math.log((theirs.length() + 1.0) / (mine.length() + 1));
        to[17] = (float) Math.log(theirs.length() + 1);
    }

    private static float share(double part, float whole) {
        return whole == 0 ? 0 : (float) (part / whole);
    }
}
