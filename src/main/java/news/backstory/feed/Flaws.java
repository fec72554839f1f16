package news.backstory.feed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is wrong with a feed, each kind of thing once. */
final class Flaws {

    static final int MAX = 10;

    private final Set<String> found = new LinkedHashSet<>();

    /** @param flaw a clause such as "two entries have one id" */
    void add(String flaw) {
        if (found.size() < MAX) {
            found.add(flaw);
        }
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
