package news.backstory.search;

import news.backstory.vector.Encoder;

/** What an index compares articles by: the vectors, how rare words are, and the learned order. */
record Likenesses(Encoder encoder, Rarity rarity, Ranking ranking) {

    static Likenesses packaged() {
        return new Likenesses(Encoder.standard(), Rarity.packaged(), Ranking.packaged());
    }
}
