package news.backstory.summary;

import java.util.List;

/** An article in about three of its own sentences, in the article's order; empty when it has none fit to show. */
public record Summary(List<Sentence> sentences) {

    public Summary {
        sentences = List.copyOf(sentences);
    }

    /**
     * @param number which sentence of the body it is, from 1
     * @param start  where it starts in {@code article.body()}, in UTF-16 units
     * @param end    where it ends, exclusive
     * @param text   {@code article.body().substring(start, end)}
     */
    public record Sentence(int number, int start, int end, String text) {

        public Sentence {
            if (number < 1 || start < 0 || end <= start || text.length() != end - start) {
                throw new IllegalArgumentException("not a sentence: number " + number + ", [" + start + ", " + end + ")");
            }
        }
    }
}
