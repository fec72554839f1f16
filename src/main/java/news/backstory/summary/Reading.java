package news.backstory.summary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An article's prose, parted into sentences and these into words, with what is counted of them. Words are known by numbers from 0, in order of their first
 * appearance, and so are pairs of words that follow each other in a sentence.
 */
final class Reading {

    static final int LEAD = 3;

    private static final String QUOTES = "\"“”«»„";

    /**
     * A sentence with its words.
     *
     * @param words in order
     * @param pairs one fewer than words
     */
    record Passage(Summary.Sentence sentence, int[] words, int[] pairs) {}

    /** What is counted of a word or pair. */
    static final class Tally {

        final int first;
        int count;
        int passages;
        int last = -1;
        int inLead;
        int capital;
        int quoted;
        double place;

        private Tally(int first) {
            this.first = first;
        }

        private void see(int passage, double relativePlace) {
            count++;
            place += relativePlace;
            if (last != passage) {
                passages++;
                last = passage;
            }
            if (passage < LEAD) {
                inLead++;
            }
        }
    }

    final List<Passage> passages = new ArrayList<>();
    final List<String> words = new ArrayList<>();
    final List<Tally> wordTallies = new ArrayList<>();
    final List<Tally> pairTallies = new ArrayList<>();
    final List<int[]> pairs = new ArrayList<>();
    int length;

    private final Map<String, Integer> wordNumbers = new HashMap<>();
    private final Map<Long, Integer> pairNumbers = new HashMap<>();

    private Reading() {}

    static Reading of(List<Summary.Sentence> prose, Stems stems) {
        var reading = new Reading();
        prose.forEach(sentence -> reading.add(sentence, stems.in(sentence.text())));
        return reading;
    }

    private void add(Summary.Sentence sentence, List<Stems.Word> stemmed) {
        var passage = passages.size();
        var text = sentence.text();
        var numbers = new int[stemmed.size()];
        var quoted = false;
        var at = 0;
        for (var i = 0; i < numbers.length; i++) {
            var word = stemmed.get(i);
            for (; at < word.start(); at++) {
                quoted ^= QUOTES.indexOf(text.charAt(at)) >= 0;
            }
            numbers[i] = number(word.stem());
            var tally = wordTallies.get(numbers[i]);
            tally.see(passage, (double) i / numbers.length);
            tally.capital += i > 0 && Character.isUpperCase(text.charAt(word.start())) ? 1 : 0;
            tally.quoted += quoted ? 1 : 0;
        }
        var pairNumbersHere = new int[Math.max(0, numbers.length - 1)];
        for (var i = 0; i < pairNumbersHere.length; i++) {
            pairNumbersHere[i] = number(numbers[i], numbers[i + 1]);
            pairTallies.get(pairNumbersHere[i]).see(passage, (double) i / numbers.length);
        }
        length += numbers.length;
        passages.add(new Passage(sentence, numbers, pairNumbersHere));
    }

    private int number(String word) {
        return wordNumbers.computeIfAbsent(word, _ -> {
            words.add(word);
            wordTallies.add(new Tally(passages.size()));
            return words.size() - 1;
        });
    }

    private int number(int first, int second) {
        return pairNumbers.computeIfAbsent(((long) first << Integer.SIZE) | second, _ -> {
            pairs.add(new int[]{first, second});
            pairTallies.add(new Tally(passages.size()));
            return pairs.size() - 1;
        });
    }
}
