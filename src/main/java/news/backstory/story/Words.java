package news.backstory.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks over the words of a text, in the form in which they are compared. */
final class Words {

    /** Possessive: a page of a.a.a.a… must not use up the stack. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++(?:['’.,][\\p{L}\\p{N}]++)*+");
    private static final int LONGEST = 60;

    /** Short words have no capital in any headline. */
    private static final int LONG_ENOUGH = 4;
    private static final int ENOUGH = 4;
    private static final double OF_ITS_OWN = 0.8;

    private Words() {}

    /**
     * @param stem    in lower case, without the endings of plurals and pasts; equal stems are taken for one word
     * @param name    it has a capital that is owed neither to the sentence it begins nor to a line that Writes Its Words So
     * @param number  it begins with a digit
     * @param follows it stands right behind the word before, no mark between them
     */
    record Word(String stem, boolean name, boolean number, boolean follows) {}

    /** @param max so many words at most */
    static List<Word> of(String text, int max) {
        var words = new ArrayList<Word>();
        for (var line : text.lines().toList()) {
            var found = WORD.matcher(line);
            var from = words.size();
            for (var end = 0; words.size() < max && found.find(); end = found.end()) {
                words.add(word(line, found, end));
            }
            withoutCapitalsOfItsOwn(words.subList(from, words.size()));
        }
        return words;
    }

    /** American headlines write nearly each word with a capital: there it tells nothing. */
    private static void withoutCapitalsOfItsOwn(List<Word> line) {
        var others = line.stream().skip(1).filter(word -> word.stem().length() >= LONG_ENOUGH).toList();
        var capitals = others.stream().filter(Word::name).count();
        if (others.size() >= ENOUGH && capitals >= OF_ITS_OWN * others.size()) {
            line.replaceAll(word -> new Word(word.stem(), false, word.number(), word.follows()));
        }
    }

    private static Word word(String text, Matcher found, int previousEnd) {
        var first = text.codePointAt(found.start());
        var beginsSentence = previousEnd == 0;
        var follows = true;
        for (var at = previousEnd; at < found.start(); at++) {
            var mark = text.charAt(at);
            beginsSentence |= ".!?:\"“".indexOf(mark) >= 0;
            follows &= mark == ' ' || mark == '-' || mark == '\u00a0';
        }
        return new Word(stem(found.group()), Character.isUpperCase(first) && !beginsSentence, Character.isDigit(first), follows && previousEnd > 0);
    }

    /** The crudest of stems: enough, for what is lost on one word is found on the next (docs/why/stories.md). */
    static String stem(String written) {
        var word = written.substring(0, Math.min(written.length(), LONGEST)).toLowerCase(Locale.ROOT);
        if (word.endsWith("'s") || word.endsWith("’s")) {
            word = word.substring(0, word.length() - 2);
        }
        if (word.length() > 4 && word.endsWith("ies")) {
            word = word.substring(0, word.length() - 3) + "y";
        } else if (word.length() > 4 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")) {
            word = word.substring(0, word.length() - 1);
        }
        if (word.length() > 6 && word.endsWith("ing")) {
            return word.substring(0, word.length() - 3);
        }
        return word.length() > 5 && word.endsWith("ed") ? word.substring(0, word.length() - 2) : word;
    }
}
