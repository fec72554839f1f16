package news.backstory.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind a verb.
 *
 * @param bare the words that are no option, in order
 */
record Options(Map<String, String> named, List<String> bare) {

    /** A mistake on the command line; its message is for the person who made it. */
    static final class Mistake extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Mistake(String message) {
            super(message);
        }
    }

    static Options of(List<String> words, Set<String> names) {
        var named = new HashMap<String, String>();
        var bare = new ArrayList<String>();
        for (var i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!word.startsWith("--")) {
                bare.add(word);
            } else if (names.contains(word.substring(2)) && i + 1 < words.size()) {
                named.put(word.substring(2), words.get(++i));
            } else {
                throw new Mistake("\"" + word + "\" is not an option here, or has no value"
                        + (names.isEmpty() ? "." : "; there is --" + String.join(", --", names) + "."));
            }
        }
        return new Options(Map.copyOf(named), List.copyOf(bare));
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(named.get(name));
    }

    int number(String name, int otherwise, int least, int most) {
        var value = named.getOrDefault(name, String.valueOf(otherwise));
        if (value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most) {
            return Integer.parseInt(value);
        }
        throw new Mistake("--" + name + " takes a whole number from " + least + " to " + most + ".");
    }
}
