package news.backstory.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A report's text as people marked it, and which blocks of its page it is made of. */
final class MarkedText {

    /** Words in a row by which a block is found in the text, and the share of a block's rows that must be there. */
    private static final int ROW = 3;
    private static final double FOUND = 0.6;

    /** A block of so many words is of the text wherever it stands: some texts were marked in another order. */
    private static final int LONG = 20;
    private static final int MAX_PLACES = 20;
    private static final int MAX_FOUND = 5_000;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    /** Where each row of words stands, by words from the beginning; of each row the first places only. */
    private final Map<String, List<Integer>> rows = new HashMap<>();
    private final Map<String, List<Integer>> lines = new HashMap<>();

    private MarkedText() {}

    static MarkedText of(String text) {
        var marked = new MarkedText();
        var all = new ArrayList<String>();
        text.lines().forEach(line -> {
            var words = words(line);
            if (!words.isEmpty()) {
                put(marked.lines, String.join(" ", words), all.size());
                all.addAll(words);
            }
        });
        for (var at = 0; at + ROW <= all.size(); at++) {
            put(marked.rows, String.join(" ", all.subList(at, at + ROW)), at);
        }
        return marked;
    }

    /**
     * Whether each of these, in the page's order, is of the text. A short block must be a line of it, and stand where that line does: what a list of
     * contents repeats is no heading of the report.
     */
    List<Boolean> labels(List<Block> blocks) {
        var found = new ArrayList<Found>();
        for (var at = 0; at < blocks.size(); at++) {
            find(at, words(blocks.get(at).text()), found);
        }
        var chain = chain(found.stream().limit(MAX_FOUND).toList());
        var labels = new ArrayList<>(Collections.nCopies(blocks.size(), false));
        found.stream().filter(each -> each.words() >= LONG || chain.contains(each)).forEach(each -> labels.set(each.block(), true));
        return labels;
    }

    /** A block that may be of the text, and from which word of it on. */
    private record Found(int block, int place, int words) {}

    private void find(int block, List<String> words, List<Found> found) {
        var line = lines.getOrDefault(String.join(" ", words), List.of());
        if (!line.isEmpty()) {
            line.forEach(place -> found.add(new Found(block, place, words.size())));
            return;
        }
        var all = words.size() - ROW + 1;
        var places = new ArrayList<Integer>();
        for (var at = 0; at < all; at++) {
            places.addAll(rows.getOrDefault(String.join(" ", words.subList(at, at + ROW)), List.of()).stream().limit(1).toList());
        }
        if (all > 0 && places.size() >= FOUND * all) {
            found.add(new Found(block, places.getFirst(), words.size()));
        }
    }

    /** Those of them, in the order of page and text, that have the most words together. */
    private static Set<Found> chain(List<Found> found) {
        var best = new int[found.size()];
        var before = new int[found.size()];
        var last = -1;
        for (var at = 0; at < found.size(); at++) {
            var mine = found.get(at);
            best[at] = mine.words();
            before[at] = -1;
            for (var other = 0; other < at; other++) {
                var earlier = found.get(other);
                if (earlier.block() < mine.block() && earlier.place() < mine.place() && best[other] + mine.words() > best[at]) {
                    best[at] = best[other] + mine.words();
                    before[at] = other;
                }
            }
            last = last < 0 || best[at] > best[last] ? at : last;
        }
        var chain = new HashSet<Found>();
        for (var at = last; at >= 0; at = before[at]) {
            chain.add(found.get(at));
        }
        return chain;
    }

    private static void put(Map<String, List<Integer>> places, String words, int at) {
        var known = places.computeIfAbsent(words, _ -> new ArrayList<>());
        if (known.size() < MAX_PLACES) {
            known.add(at);
        }
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT), -1)).filter(word -> !word.isEmpty()).toList();
    }
}
