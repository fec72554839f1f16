package news.backstory.wire;

import java.util.ArrayList;
import java.util.List;

/** Reads a delivery's items one after the other: what cannot be read is warned of, and refused only if nothing else was there. */
final class EachItem {

    private final List<String> warnings;
    private final List<WireItem> items = new ArrayList<>();
    private final List<Unusable> unusable = new ArrayList<>();
    private int number;

    EachItem(List<String> warnings) {
        this.warnings = warnings;
    }

    interface OneItem {

        WireItem read() throws Unusable;
    }

    void read(OneItem one) {
        number++;
        try {
            items.add(one.read());
        } catch (Unusable why) {
            unusable.add(why);
            warnings.add("item " + number + " is not taken: " + why.getMessage());
        }
    }

    List<WireItem> items() throws Unusable {
        if (items.isEmpty() && !unusable.isEmpty()) {
            throw unusable.getFirst();
        }
        return items;
    }
}
