package news.backstory.summary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tartarus.snowball.ext.PorterStemmer;

/**
 * Parts text into words and cuts these to their stems, exactly as ROUGE-1.5.5 does with its option {@code -m}: letters and digits of ASCII, and for words of
 * four letters and more WordNet's irregular forms first, else Porter's rules. Published scores of summaries are made so. Not for several threads at once.
 */
final class Stems {

    private static final int SHORTEST_STEMMED = 4;
    private static final Map<String, String> IRREGULAR = irregular();

    private final PorterStemmer porter = new PorterStemmer();
    private final Map<String, String> known = new HashMap<>();

    /** A word as it stands in a text, in lower case, cut to its stem. */
    record Word(String stem, int start, int end) {}

    /** In the text's order. */
    List<Word> in(String text) {
        var words = new ArrayList<Word>();
        var start = 0;
        for (var at = 0; at <= text.length(); at++) {
            if (at == text.length() || !isWord(text.charAt(at))) {
                if (at > start) {
                    words.add(new Word(stem(text.substring(start, at).toLowerCase(Locale.ROOT)), start, at));
                }
                start = at + 1;
            }
        }
        return words;
    }

    /** The words as they stand in the text, uncut, in its order. */
    static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var start = 0;
        for (var at = 0; at <= text.length(); at++) {
            if (at == text.length() || !isWord(text.charAt(at))) {
                if (at > start) {
                    parts.add(text.substring(start, at));
                }
                start = at + 1;
            }
        }
        return parts;
    }

    private String stem(String word) {
        return word.length() < SHORTEST_STEMMED ? word : known.computeIfAbsent(word, this::cut);
    }

    private String cut(String word) {
        var regular = IRREGULAR.get(word);
        if (regular != null) {
            return regular;
        }
        porter.setCurrent(word);
        porter.stem();
        return porter.getCurrent();
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static Map<String, String> irregular() {
        var forms = new HashMap<String, String>();
        try (var file = Stems.class.getResourceAsStream("/summary/irregular-forms.txt")) {
            if (file == null) {
                throw new IllegalStateException("summary/irregular-forms.txt is missing");
            }
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .forEach(line -> forms.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(forms);
    }
}
