package news.backstory.extract;

import org.jsoup.nodes.Element;

/**
 * A stretch of a page's text that stands by itself.
 *
 * @param owner          the element it stands in
 * @param text           one line, never empty
 * @param linkCharacters how much of the text is links
 * @param inClutter      whether it stands in something that looks like clutter
 */
record Block(Element owner, Kind kind, String text, int linkCharacters, boolean inClutter) {

    enum Kind {
        PARAGRAPH, ITEM,
        /** Text in a div or a table, which may be anything. */
        LOOSE, HEADING
    }

    private static final int MIN_PARAGRAPH_CHARACTERS = 40;
    private static final int MIN_ITEM_CHARACTERS = 80;
    private static final int MIN_LOOSE_CHARACTERS = 80;

    double linkShare() {
        return Math.min(1, linkCharacters / (double) text.length());
    }

    /** How much of the report it may be: its characters outside links, if it is long enough for its kind; else 0. */
    int weight() {
        var least = switch (kind) {
            case PARAGRAPH -> MIN_PARAGRAPH_CHARACTERS;
            case ITEM -> MIN_ITEM_CHARACTERS;
            case LOOSE -> MIN_LOOSE_CHARACTERS;
            case HEADING -> Integer.MAX_VALUE;
        };
        var isShort = text.length() < least && Words.weight(text) < least;
        return inClutter || isShort || linkShare() > 0.5 ? 0 : text.length() - linkCharacters;
    }
}
