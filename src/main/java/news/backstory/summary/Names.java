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
            .compile("(" + NAME + ")(?: (?:\\p{Lu}\\.|de|la|von|van|bin|al|el|der|di|\"[^\"]{2,15}\")){0,2} (" + NAME + ")");
    private static final Pattern SINGLE = Pattern.compile("(?<![\\p{L}.] ?)(?<!\\p{Lu}[\\p{L}'’.-]{0,20} )(" + NAME + ")");
    private static final Set<String> NO_FIRST_NAMES = Set.of(
            "The", "A", "An", "In", "On", "At", "But", "And", "When", "While", "After", "Before", "As", "For", "By", "With", "If", "Since",
            "President", "Minister", "Mr", "Mrs", "Ms",
            "Dr", "Sen", "Rep", "Gov", "Judge", "Sheriff", "Officer", "Sgt", "Detective", "Chief", "Secretary", "Prince", "Princess", "King", "Queen",
            "Pope", "Mayor", "Coach", "New", "North",
            "South", "East", "West", "Last", "Both", "Former", "Sir", "Lord", "Lady", "Miss", "Captain", "General", "Professor");

    private final List<Set<String>> inFull = new ArrayList<>();
    private final List<Set<String>> byLastName = new ArrayList<>();

    private Names() {}

    static Names in(List<Summary.Sentence> prose, String headline) {
        var names = new Names();
        var known = new HashSet<String>();
        for (var sentence : prose) {
            names.add(sentence.text(), known);
        }
        FULL.matcher(headline).results().map(name -> name.group(2)).forEach(name -> names.byLastName.forEach(needed -> needed.remove(name)));
        return names;
    }

    private void add(String text, Set<String> known) {
        var full = new HashSet<String>();
        FULL.matcher(text).results().filter(name -> !NO_FIRST_NAMES.contains(name.group(1))).map(name -> withoutPossessive(name.group(2)))
                .forEach(full::add);
        var single = new HashSet<String>();
        SINGLE.matcher(text).results().map(name -> withoutPossessive(name.group(1))).filter(name -> known.contains(name) && !full.contains(name))
                .forEach(single::add);
        known.addAll(full);
        inFull.add(full);
        byLastName.add(single);
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
