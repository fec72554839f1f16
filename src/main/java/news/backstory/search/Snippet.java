package news.backstory.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The passage of one paragraph in which an article says most of what was asked for; empty if nothing of it stands in its text.
 *
 * @param text as the article has it, on one line; "…" where it goes on
 * @param hits the words that were asked for, where they stand in the text: in order, none over another
 */
public record Snippet(String text, List<Span> hits) {

    static final int MAX_CHARACTERS = 200;

    /** So much stands before the first hit, for the reader to get hold of it. */
    private static final int BEFORE = 40;
    private static final int MAX_HITS = 20;
    private static final String MORE = "…";

    public static final Snippet NONE = new Snippet("", List.of());

    /** Where a hit stands: from {@code start} to before {@code end}. */
    public record Span(int start, int end) {}

    public Snippet {
        hits = List.copyOf(hits);
    }

    /**
     * @param from   where the text begins that may be shown
     * @param tokens of the text, in order
     * @param wanted terms
     */
    static Snippet of(String text, int from, List<Analysis.Token> tokens, Set<String> wanted) {
        var found = tokens.stream().filter(token -> token.start() >= from && isWanted(token, wanted)).toList();
        if (found.isEmpty()) {
            return NONE;
        }
        var first = found.getFirst();
        var most = 0;
        for (var one : found) {
            var terms = new HashSet<String>();
            found.stream().filter(other -> other.start() >= one.start() && other.end() <= one.start() + MAX_CHARACTERS - BEFORE)
                    .forEach(other -> terms.add(other.term()));
            if (terms.size() > most) {
                most = terms.size();
                first = one;
            }
        }
        return cut(text, from, first.start(), found);
    }

    /** As it stands, or without its accents. */
    static boolean isWanted(Analysis.Token token, Set<String> wanted) {
        return wanted.contains(token.term()) || Folding.changes(token.term()) && wanted.contains(Folding.of(token.term()));
    }

    private static Snippet cut(String text, int from, int first, List<Analysis.Token> found) {
        var paragraph = Math.max(from, text.lastIndexOf('\n', first) + 1);
        var start = Math.max(paragraph, first - BEFORE);
        while (start > paragraph && start < first && !Character.isWhitespace(text.charAt(start - 1))) {
            start++;
        }
        var next = text.indexOf('\n', first);
        var paragraphEnd = next < 0 ? text.length() : next;
        var end = Math.min(paragraphEnd, start + MAX_CHARACTERS);
        while (end < paragraphEnd && end > first + 1 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        var before = start > paragraph ? MORE : "";
        var spans = new ArrayList<Span>();
        for (var token : found) {
            if (token.start() >= start && token.end() <= end && spans.size() < MAX_HITS) {
                spans.add(new Span(token.start() - start + before.length(), token.end() - start + before.length()));
            }
        }
        var line = text.substring(start, end).replaceAll("\\s", " ").stripTrailing();
        return new Snippet(before + line + (end < paragraphEnd ? MORE : ""), spans);
    }
}
