package news.backstory.story;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * In how many articles each word stands: the rarer, the more it tells. Begins with what was counted in American news of 2012 to 2020
 * ({@code words.tsv}), and learns from each article it is given, so that it comes to know any language and any desk's own phrases.
 */
final class WordCounts {

    /** Beyond so many different words no new ones are learned; a new word is then simply rare. */
    static final int MAX_WORDS = 400_000;

    private final Map<String, Integer> counts = new HashMap<>();
    private int articles;

    /** The first line holds how many articles were counted; each other line a word, a tab, and in how many of them it stands. */
    static WordCounts ofBackground() {
        var counts = new WordCounts();
        InputStream in = Objects.requireNonNull(WordCounts.class.getResourceAsStream("/story/words.tsv"), "story/words.tsv is part of the program");
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            counts.articles = Integer.parseInt(lines.readLine());
            lines.lines().map(line -> line.split("\t")).forEach(parts -> counts.counts.put(parts[0], Integer.parseInt(parts[1])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return counts;
    }

    /** @param words of one article */
    void learn(List<Words.Word> words) {
        articles++;
        var different = new HashSet<String>();
        for (var word : words) {
            if (different.add(word.stem()) && (counts.size() < MAX_WORDS || counts.containsKey(word.stem()))) {
                counts.merge(word.stem(), 1, Integer::sum);
            }
        }
    }

    /** How much a word tells: 0 if it stands in every article, up to about 10. */
    double weight(String word) {
        return Math.max(0, Math.log((articles + 1.0) / (counts.getOrDefault(word, 0) + 0.5)));
    }
}
