package news.backstory.summary;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import news.backstory.article.Article;

/**
 * Which sentences are somebody else's words though no mark of their own says so: the middle of a quote that goes on over several sentences, and a paragraph set
 * off behind one that ends in a colon. Shown by themselves they would be the paper's.
 */
final class Quotations {

    /** A quote that does not end within so many characters was never closed. */
    private static final int MAX_CHARACTERS = 800;

    /** Fewer words before a colon are a heading. */
    private static final int LEAST_WORDS = 5;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final String OPENING = "“„«";
    private static final String CLOSING = "”»";
    private static final char STRAIGHT = '"';
    private static final String BEFORE_AN_OPENING = "([-–—/";

    private final String body;
    private final List<Summary.Sentence> prose;
    private final Set<Integer> within = new HashSet<>();

    private Quotations(String body, List<Summary.Sentence> prose) {
        this.body = body;
        this.prose = prose;
    }

    /** The places in the prose of such sentences. */
    static Set<Integer> in(Article article, List<Summary.Sentence> prose) {
        var quotations = new Quotations(article.body(), prose);
        var start = 0;
        var announced = false;
        for (var paragraph : article.paragraphs()) {
            var end = start + paragraph.length();
            if (announced && !paragraph.isEmpty() && (!isOpening(paragraph, 0) || paragraph.length() > MAX_CHARACTERS)) {
                quotations.add(start, end);
            }
            if (paragraph.indexOf(STRAIGHT) >= 0 || paragraph.indexOf('“') >= 0 || paragraph.indexOf('„') >= 0 || paragraph.indexOf('«') >= 0) {
                quotations.addMiddles(start, end);
            }
            announced = paragraph.endsWith(":") && SPACE.split(paragraph, LEAST_WORDS).length == LEAST_WORDS;
            start = end + Article.BETWEEN_PARAGRAPHS.length();
        }
        return quotations.within;
    }

    private void add(int from, int to) {
        for (var i = 0; i < prose.size(); i++) {
            if (prose.get(i).start() >= from && prose.get(i).end() <= to) {
                within.add(i);
            }
        }
    }

    private void addMiddles(int from, int to) {
        var opened = -1;
        for (var at = from; at < to; at++) {
            if (isOpening(body, at)) {
                opened = at;
            } else if (opened >= 0 && isClosing(at)) {
                if (at - opened <= MAX_CHARACTERS) {
                    add(opened, at);
                }
                opened = -1;
            }
        }
    }

    private static boolean isOpening(String text, int at) {
        return OPENING.indexOf(text.charAt(at)) >= 0 || text.charAt(at) == STRAIGHT
                && (at == 0 || Character.isWhitespace(text.charAt(at - 1)) || BEFORE_AN_OPENING.indexOf(text.charAt(at - 1)) >= 0);
    }

    private boolean isClosing(int at) {
        return CLOSING.indexOf(body.charAt(at)) >= 0 || body.charAt(at) == STRAIGHT;
    }
}
