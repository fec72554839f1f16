package news.backstory.summary;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** In how many articles, headlines and summaries a word was, while learning. */
final class Counts {

    /** A word that is in fewer articles is as good as unknown. */
    private static final int LEAST_ARTICLES = 20;

    /** So many articles' worth of the usual share is believed before any was seen. */
    private static final int HEADLINE_DOUBT = 20;
    private static final int SUMMARY_DOUBT = 10;

    private final Map<String, Word> words = new HashMap<>();
    private int articles;

    private static final class Word {

        private int articles;
        private int titled;
        private int inHeadlines;
        private int summed;
        private int inSummaries;
    }

    void addTitled(Set<String> article, Set<String> headline) {
        articles++;
        for (var text : article) {
            var word = words.computeIfAbsent(text, _ -> new Word());
            word.articles++;
            word.titled++;
            word.inHeadlines += headline.contains(text) ? 1 : 0;
        }
    }

    void addSummed(Set<String> article, Set<String> summary) {
        articles++;
        for (var text : article) {
            var word = words.computeIfAbsent(text, _ -> new Word());
            word.articles++;
            word.summed++;
            word.inSummaries += summary.contains(text) ? 1 : 0;
        }
    }

    /** What is known from all articles. */
    WordTable table() {
        var usual = new Usual(words.values());
        var entries = new HashMap<String, WordTable.Entry>();
        words.forEach((text, word) -> {
            if (word.articles >= LEAST_ARTICLES) {
                entries.put(text, entry(word, 0, 0, usual));
            }
        });
        return new WordTable(entries, new WordTable.Entry(rarity(LEAST_ARTICLES / 2), 0, 0));
    }

    /**
     * What is known from all articles but this one, which was added: what it looks like to an article that comes later.
     *
     * @param usual of {@link #usual()}, which is slow
     */
    WordTable without(Set<String> article, Set<String> summary, Usual usual) {
        var entries = new HashMap<String, WordTable.Entry>();
        for (var text : article) {
            var word = words.getOrDefault(text, new Word());
            if (word.articles > LEAST_ARTICLES) {
                entries.put(text, entry(word, 1, summary.contains(text) ? 1 : 0, usual));
            }
        }
        return new WordTable(entries, new WordTable.Entry(rarity(LEAST_ARTICLES / 2), 0, 0));
    }

    Usual usual() {
        return new Usual(words.values());
    }

    private WordTable.Entry entry(Word word, int fewer, int fewerInSummaries, Usual usual) {
        var headline = (word.inHeadlines + HEADLINE_DOUBT * usual.headline) / (word.titled + HEADLINE_DOUBT) / usual.headline;
        var summary = (word.inSummaries - fewerInSummaries + SUMMARY_DOUBT * usual.summary) / (word.summed - fewer + SUMMARY_DOUBT) / usual.summary;
        return new WordTable.Entry(rarity(word.articles - fewer), (float) Math.log(headline), (float) Math.log(summary));
    }

    private float rarity(int articlesWithIt) {
        return (float) Math.log((articles + 1.0) / (articlesWithIt + 1.0));
    }

    /** The share of an article's words that are in its headline, or summary. */
    static final class Usual {

        private final double headline;
        private final double summary;

        private Usual(Iterable<Word> words) {
            var titled = 1L;
            var inHeadlines = 0L;
            var summed = 1L;
            var inSummaries = 0L;
            for (var word : words) {
                titled += word.titled;
                inHeadlines += word.inHeadlines;
                summed += word.summed;
                inSummaries += word.inSummaries;
            }
            this.headline = (inHeadlines + 1.0) / titled;
            this.summary = (inSummaries + 1.0) / summed;
        }
    }
}
