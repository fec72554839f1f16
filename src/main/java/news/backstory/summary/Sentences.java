package news.backstory.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parts a paragraph into sentences. A full stop ends one if white space follows, and something that can begin a sentence, and the word before is no
 * abbreviation; the quotes and brackets that close right after it stay with it.
 */
public final class Sentences {

    private static final String ENDS = ".!?…‽";
    private static final String ENDS_WITHOUT_SPACE = "。！？｡";
    private static final String CLOSERS = "\"'”’»›)]}“‘」』";
    private static final String OPENERS = "\"'“‘„‚«‹([{¿¡「『-–—*";
    private static final Set<String> ORDINALS_WITH_DOT = Set.of("de", "da", "nb", "nn", "no", "fi", "cs", "sk", "pl", "hu", "hr", "sl", "sr", "et",
            "lv", "tr", "is");
    private static final int MAX_ORDINAL_DIGITS = 2;
    private static final Pattern SAYS = Pattern.compile(
            "(?:\\p{Lu}[\\p{L}.’'-]*\\s+){0,4}(?:said|says|asked|asks|told|added|adds|wrote|writes|replied|shouted|exclaimed|tweeted|cried|joked|recalled)\\b.*",
            Pattern.DOTALL);
    private static final int SAYS_WITHIN_CHARACTERS = 80;

    private static final int GLUED_WORD = 4;
    private static final Pattern GLUED = Pattern.compile(
            "\\p{Ll}{3,4}[.!?][\"”’]?(?!Com|Org|Net|Co\\b)[“\"]?\\p{Lu}(?:\\p{Ll}{1,3}| ).*|.\\p{Ll}{2,3}[.!?][\"”’]?[“\"](?:\\p{Lu}.*)?",
            Pattern.DOTALL);

    /** From {@code start} to {@code end}, exclusive, in UTF-16 units of the paragraph. */
    public record Span(int start, int end) {}

    private final String text;
    private final boolean ordinalsWithDot;
    private final boolean english;

    private Sentences(String text, String language) {
        this.text = text;
        var code = Locale.forLanguageTag(language).getLanguage();
        this.ordinalsWithDot = ORDINALS_WITH_DOT.contains(code);
        this.english = code.isEmpty() || code.equals("en");
    }

    /**
     * In order; without white space at their ends; together all of the paragraph but the white space between them.
     *
     * @param language BCP 47, empty if unknown: decides whether "5. Mai" is a date
     */
    public static List<Span> in(String paragraph, String language) {
        return new Sentences(paragraph, language).spans();
    }

    private List<Span> spans() {
        var spans = new ArrayList<Span>();
        var start = skipSpace(0);
        for (var at = start; at < text.length(); at++) {
            if (isEnd(at)) {
                var end = afterClosers(afterEnds(at));
                if (end >= text.length() || isBoundary(at, end)) {
                    spans.add(new Span(start, end));
                    start = skipSpace(end);
                }
                at = Math.max(at, Math.min(end, start > end ? start : end) - 1);
            }
        }
        var end = beforeSpace(text.length());
        if (start < end) {
            spans.add(new Span(start, end));
        }
        return spans;
    }

    private boolean isEnd(int at) {
        return ENDS.indexOf(text.charAt(at)) >= 0 || ENDS_WITHOUT_SPACE.indexOf(text.charAt(at)) >= 0;
    }

    private int afterEnds(int at) {
        var end = at;
        while (end < text.length() && isEnd(end)) {
            end += end + 2 < text.length() && text.startsWith(". .", end) ? 2 : 1;
        }
        return end;
    }

    /** Quotes and brackets that follow without a space, or the French one with a space. */
    private int afterClosers(int from) {
        var end = from;
        while (end < text.length() && (CLOSERS.indexOf(text.charAt(end)) >= 0 || (isEnd(end) && end > from))) {
            end++;
        }
        var next = skipSpace(end);
        return next > end && next < text.length() && text.charAt(next) == '»' ? next + 1 : end;
    }

    /**
     * @param at  where the first full stop stands
     * @param end behind it and what closes with it; not the end of the text
     */
    private boolean isBoundary(int at, int end) {
        if (ENDS_WITHOUT_SPACE.indexOf(text.charAt(at)) >= 0) {
            return true;
        }
        var next = skipOpeners(skipSpace(end));
        if (skipSpace(end) == end || next >= text.length()) {
            return skipSpace(end) >= text.length() || isGlued(at, end);
        }
        var first = text.codePointAt(next);
        if (Character.isLowerCase(first) || ",;:".indexOf(first) >= 0) {
            return false;
        }
        var closed = end > afterEnds(at);
        if (text.charAt(at) != '.') {
            return !(closed && saysWho(next)) && !(text.charAt(at) == '…' && isElision(at));
        }
        if (afterEnds(at) - at > 1) {
            return !isElision(at);
        }
        return closed || isEndAfterWord(at, next);
    }

    /** "to credit … While": something was left out of a quote. */
    private boolean isElision(int at) {
        return at > 0 && isSpace(at - 1) && text.indexOf('…', at) == at;
    }

    /** "They left.Nobody": a line break was lost on the way to us. */
    private boolean isGlued(int at, int end) {
        return GLUED.matcher(text.substring(Math.max(0, at - GLUED_WORD), Math.min(text.length(), end + GLUED_WORD))).matches();
    }

    private boolean isEndAfterWord(int at, int next) {
        var word = wordBefore(at);
        if (!word.isEmpty() && word.chars().allMatch(Character::isDigit)) {
            var beginsParagraph = at - word.length() == skipSpace(0);
            return word.length() > MAX_ORDINAL_DIGITS || !(ordinalsWithDot || beginsParagraph);
        }
        return Abbreviations.endsSentence(word, wordBefore(beforeSpace(at - word.length())), wordAt(next), english);
    }

    /** “Why now?” Mr Smith asked. */
    private boolean saysWho(int next) {
        return SAYS.matcher(text.substring(next, Math.min(text.length(), next + SAYS_WITHIN_CHARACTERS))).matches();
    }

    private String wordBefore(int end) {
        var start = end;
        while (start > 0 && !isSpace(start - 1)) {
            start--;
        }
        while (start < end && (OPENERS.indexOf(text.charAt(start)) >= 0)) {
            start++;
        }
        var word = text.substring(start, end);
        return word.substring(Math.max(word.lastIndexOf('—'), word.lastIndexOf('/')) + 1);
    }

    private String wordAt(int start) {
        var end = start;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '$')) {
            end++;
        }
        return text.substring(start, end);
    }

    private int skipOpeners(int from) {
        var at = from;
        while (at < text.length() && OPENERS.indexOf(text.charAt(at)) >= 0) {
            at = skipSpace(at + 1);
        }
        return at;
    }

    private int skipSpace(int from) {
        var at = from;
        while (at < text.length() && isSpace(at)) {
            at++;
        }
        return at;
    }

    private int beforeSpace(int from) {
        var at = from;
        while (at > 0 && isSpace(at - 1)) {
            at--;
        }
        return at;
    }

    private boolean isSpace(int at) {
        return Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at));
    }
}
