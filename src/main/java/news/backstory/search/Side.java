package news.backstory.search;

import org.apache.lucene.util.VectorUtil;

/**
 * A gist made ready to be compared many times.
 *
 * @param weights   of its terms in a question (BM25's query side, by rarity), {@code saturated} what each adds when it is found (BM25's other side)
 * @param headline  how much all terms of the headline weigh together; likewise {@code lead} (with the headline), {@code names} and {@code pairs}
 * @param itself    what it scores against itself, above 0
 * @param norm      of its vector
 */
record Side(
        Gist gist, float[] weights, float[] saturated, float headline, float lead, float names, float pairs, double itself, double norm) {

    /** BM25's constants, as Lucene has them. */
    private static final double K1 = 1.2;
    private static final double B = 0.75;

    /** Of an article, in terms; what the weights were learned from. */
    private static final double USUAL_LENGTH = 380;

    /** One and the natural logarithm, of each count that a gist can have. */
    private static final float[] LOGARITHMS = logarithms();

    private static float[] logarithms() {
        var logarithms = new float[Gist.MAX_COUNT + 1];
        for (var count = 1; count < logarithms.length; count++) {
            logarithms[count] = (float) (1 + Math.log(count));
        }
        return logarithms;
    }

    static Side of(Gist gist) {
        var size = gist.hashes().length;
        var weights = new float[size];
        var saturated = new float[size];
        var floor = K1 * (1 - B + B * gist.length() / USUAL_LENGTH);
        var wholes = new float[4];
        var itself = 0.0;
        for (var i = 0; i < size; i++) {
            var count = gist.weightedCount(i);
            weights[i] = (float) (LOGARITHMS[count] * gist.rarity(i));
            saturated[i] = (float) (count / (count + floor));
            itself += weights[i] * saturated[i];
            wholes[0] += part(gist, i, Gist.HEADLINE);
            wholes[1] += part(gist, i, Gist.HEADLINE | Gist.LEAD);
            wholes[2] += part(gist, i, Gist.NAME);
            wholes[3] += part(gist, i, Gist.PAIR);
        }
        var values = gist.vector().values();
        return new Side(
                gist, weights, saturated, wholes[0], wholes[1], wholes[2], wholes[3], Math.max(itself, 1),
                Math.sqrt(Math.max(1, VectorUtil.dotProduct(values, values))));
    }

    private static float part(Gist gist, int term, int mark) {
        return (gist.marks()[term] & mark) != 0 ? (float) gist.rarity(term) : 0;
    }

    double cosine(Side other) {
        return VectorUtil.dotProduct(gist.vector().values(), other.gist.vector().values()) / (norm * other.norm);
    }
}
