package news.backstory.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;

/** Reads what a feed says of entries that it has taken back: {@code at:deleted-entry} (RFC 6721). */
final class Tombstones {

    /** Also where the prefix is not declared, and so says nothing. */
    static final Set<String> NAMES = Set.of("at:deleted-entry", "deleted-entry");

    /** Of more, the latest. */
    static final int MAX = 500;

    private Tombstones() {}

    /** One that does not say which entry it means, or since when, says nothing. */
    static List<Deleted> read(List<Element> elements, Flaws flaws, Effort effort) {
        var deleted = new ArrayList<Deleted>();
        for (var element : elements.subList(0, Math.min(elements.size(), FeedParser.MAX_ENTRIES_LOOKED_AT))) {
            if (!effort.affords(element, Set.of(), "")) {
                flaws.add(EntryParser.TOO_LONG);
                break;
            }
            var id = PlainTitle.cut(Fields.attribute(element, "ref"), EntryParser.MAX_ID_CHARACTERS);
            var at = FeedDates.parse(Fields.attribute(element, "when"), flaws);
            if (id.isEmpty() || at.isEmpty()) {
                flaws.add("it takes back an entry and does not say which, or when");
            } else {
                deleted.add(new Deleted(id, at.get(), Fields.of(element).all("at:comment", "comment").findFirst().map(PlainTitle::of).orElse("")));
            }
        }
        return deleted.stream().sorted(Comparator.comparing(Deleted::at).reversed()).limit(MAX).toList();
    }
}
