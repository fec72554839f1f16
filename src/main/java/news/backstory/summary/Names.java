package news.backstory.summary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Who is called in full in which sentence of an article, and who by the last name only: "Craddock" needs "Fred Craddock" before it. */
final class Names {

    private static final String NAME = "\\p{Lu}[\\p{L}'’-]+";
    private static final Pattern FULL = Pattern
            .compile(NAME + "(?: (?:\\p{Lu}\\.|de|la|von|van|bin|al|el|der|di|\"[^\"]{2,15}\"|" + NAME + ")){0,2} (?:al-|el-)?" + NAME);
    private static final Pattern SPACE = Pattern.compile(" ");
    /** A name that no other follows, behind the word before it if there is one. */
    private static final Pattern SINGLE = Pattern.compile("((?:[\\p{L}'’-]+\\.? )?)(?<![\\p{L}'’-])((?:al-|el-)?\\p{Lu}[\\p{L}'’-]++)(?! \\p{Lu})");
    private static final Pattern BEHIND_A_WORD = Pattern.compile("\\.? $");
    private static final Set<String> POLITE = Set.of("Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lord", "Lady");
    private static final Set<String> TITLES = Set.of("President", "Minister", "Sen", "Rep", "Gov", "Judge", "Sheriff", "Officer", "Sgt", "Detective",
            "Chief", "Secretary", "Prince", "Princess", "King", "Queen", "Pope", "Mayor", "Coach", "Captain", "General", "Professor");
    private static final Set<String> NO_NAMES = Set.of("The", "A", "An", "In", "On", "At", "But", "And", "When", "While", "After", "Before", "As",
            "For", "By", "With", "If", "Since", "New", "North", "South", "East", "West", "Last", "Both", "Former", "Then", "That", "Jr", "Sr", "Although", "Though",
            "Because", "So", "Yet", "Like", "To", "From", "Of");

    private final List<Set<String>> inFull = new ArrayList<>();
    private final List<Set<String>> byLastName = new ArrayList<>();

    private Names() {}

    static Names in(List<Summary.Sentence> prose, String headline) {
        var names = new Names();
        var known = new HashSet<String>();
        for (var sentence : prose) {
            names.add(sentence.text(), known);
        }
        var inHeadline = lastNames(headline);
        names.byLastName.forEach(needed -> needed.removeAll(inHeadline));
        return names;
    }

    private void add(String text, Set<String> known) {
        var full = lastNames(text);
        var single = new HashSet<String>();
        SINGLE.matcher(text).results().filter(name -> !saysWho(name.group(1))).map(name -> withoutPossessive(name.group(2)))
                .filter(name -> known.contains(name) && !full.contains(name)).forEach(single::add);
        known.addAll(full);
        inFull.add(full);
        byLastName.add(single);
    }

    /** Of those who are called by first and last name: titles and words that open a sentence do not count. */
    private static Set<String> lastNames(String text) {
        var names = new HashSet<String>();
        FULL.matcher(text).results().map(name -> SPACE.splitAsStream(name.group()).filter(word -> isFirstName(word)).toList())
                .filter(name -> name.size() > 1).forEach(name -> names.add(withoutPossessive(name.getLast())));
        return names;
    }

    private static boolean isFirstName(String word) {
        return !POLITE.contains(word) && !TITLES.contains(word) && !NO_NAMES.contains(word);
    }

    /** "President Obama", "Barack Obama", but not "Mr Obama" or "Then Obama". */
    private static boolean saysWho(String before) {
        var word = BEHIND_A_WORD.matcher(before).replaceFirst("");
        return !word.isEmpty() && Character.isUpperCase(word.charAt(0)) && !POLITE.contains(word) && !NO_NAMES.contains(word);
    }

    private static String withoutPossessive(String name) {
        return name.endsWith("'s") || name.endsWith("’s") ? name.substring(0, name.length() - 2) : name;
    }

    /** How many people are called by the last name alone before anybody in these sentences said who they are. */
    int unknownIn(int[] set) {
        var known = new HashSet<String>();
        var unknown = new HashSet<String>();
        for (var i : set) {
            known.addAll(inFull.get(i));
            for (var name : byLastName.get(i)) {
                if (!known.contains(name)) {
                    unknown.add(name);
                }
            }
        }
        return unknown.size();
    }
}
