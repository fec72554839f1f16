package news.backstory.wire;

import java.util.List;

/** What came of reading a delivery. */
public sealed interface WireReading {

    /**
     * @param items    in the delivery's order; none if all it holds is of no use to readers of news
     * @param warnings what is not as the format demands and was read all the same, for the log
     */
    record Read(List<WireItem> items, List<String> warnings) implements WireReading {

        public Read {
            items = List.copyOf(items);
            warnings = List.copyOf(warnings);
        }
    }

    /** Nothing of it is used. {@code why} is for its sender. */
    record Unreadable(String why) implements WireReading {}
}
