package news.backstory.summary;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;

/** Who is called in full in which sentence of an article, and who by the last name only: "Craddock", or "Mr. Craddock", needs "Fred Craddock" before it. */
final class Names {

    private static final String NAME = "\\p{Lu}[\\p{L}'’-]+";

    /** Words in capitals that stand together, with what may stand between the names of one person. */
    private static final Pattern RUN = Pattern
            .compile("(?<![\\p{L}\\p{N}])" + NAME + "(?:\\.? (?:(?:\\p{Lu}\\.|de|la|von|van|bin|al|el|der|di|\"[^\"]{2,15}\") ){0,2}" + NAME + ")*");
    private static final Pattern PART = Pattern.compile("(?<![\\p{L}\"])" + NAME);

    /** They say nothing about whoever they stand before: "Mr", and words that begin a sentence. */
    private static final Set<String> NO_NAMES = Set.of(
            ("Mr Mrs Ms Miss New North South East West The A An In On At But And When While After Before As For By With If Since Last Both Under To Until Once Although Though Despite "
                    + "Because Following Over Within Without Among About Around Between Now Today Yesterday Tomorrow Early Late Earlier Later Instead Perhaps Maybe Not What Where Why How Who "
                    + "I We You They He She It There This That These Those So Then Even Only Like Unlike Some Many Most Other Another Also Still Yet Asked Speaking Given Will Can Did Does "
                    + "Is Are Was Were Has Have Had Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November "
                    + "December Meanwhile Meantime However From Through During Against According Just Of Or Nor All Each Every No").split(" ", -1));

    /** They say who somebody is, as a first name does. */
    private static final Set<String> TITLES = Set.of(
            "President", "Minister", "Dr", "Sen", "Rep", "Gov", "Judge", "Sheriff", "Officer", "Sgt", "Detective", "Chief", "Secretary", "Prince",
            "Princess", "King", "Queen", "Pope", "Mayor", "Coach", "Former", "Sir", "Lord", "Lady", "Captain", "General", "Professor", "Senator",
            "Justice", "Speaker", "Governor", "Vice", "Deputy", "Ald", "Attorney", "Congressman", "Congresswoman", "Chancellor", "Premier");

    private final List<Set<String>> inFull = new ArrayList<>();
    private final List<Set<String>> byLastName = new ArrayList<>();

    private Names() {}

    /** Those whom the headline or standfirst names are known to whoever reads on. Who was introduced in a caption was introduced in none of these sentences. */
    static Names in(List<Summary.Sentence> prose, Article article) {
        var names = new Names();
        var known = new HashSet<String>();
        var body = article.body();
        var end = 0;
        for (var sentence : prose) {
            runs(body.substring(end, sentence.start())).map(Run::inFull).flatMap(Optional::stream).forEach(known::add);
            names.add(runs(sentence.text()).toList(), known);
            end = sentence.end();
        }
        var above = PART.matcher(article.headline() + " " + article.standfirst()).results().map(part -> withoutPossessive(part.group()))
                .collect(Collectors.toSet());
        names.byLastName.forEach(needed -> needed.removeAll(above));
        return names;
    }

    private void add(List<Run> runs, Set<String> known) {
        var full = runs.stream().map(Run::inFull).flatMap(Optional::stream).collect(Collectors.toSet());
        byLastName.add(runs.stream().map(Run::alone).flatMap(Optional::stream).filter(name -> known.contains(name) && !full.contains(name))
                .collect(Collectors.toCollection(HashSet::new)));
        inFull.add(full);
        known.addAll(full);
    }

    /** Words in capitals that stand together, those left out that say nothing. */
    private record Run(List<String> parts) {

        /** The last name of somebody who is called in full. */
        private Optional<String> inFull() {
            var names = names();
            return names.size() > 1 ? Optional.of(names.getLast()) : Optional.empty();
        }

        /** A name that stands alone. */
        private Optional<String> alone() {
            var names = names();
            return names.size() == 1 && parts.size() == 1 ? Optional.of(names.getFirst()) : Optional.empty();
        }

        private List<String> names() {
            return parts.stream().filter(part -> !TITLES.contains(part)).toList();
        }
    }

    private static Stream<Run> runs(String text) {
        return RUN.matcher(text).results().map(run -> new Run(PART.matcher(run.group()).results().map(part -> withoutPossessive(part.group()))
                .filter(part -> !NO_NAMES.contains(part)).toList()));
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
