package news.backstory.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Reads the XML of feeds as people write it, which is often not XML: by names alone, whatever the nesting, the prefixes and the entities. */
final class FeedParser {

    static final int MAX_ENTRIES = 500;

    /** Of a longer feed, the rest is not looked at: feeds put the newest first, and a person would wait seconds for 200,000. */
    static final int MAX_ENTRIES_LOOKED_AT = 10_000;

    /** Elements inside each other; an entry's own markup may be deep, a feed is not. */
    static final int MAX_DEPTH = 512;

    /** A feed has two or three elements that say what it is; what more there are is not looked at. */
    static final int MAX_HEADS = 16;

    static final Set<String> ENTRIES = Set.of("item", "entry");
    private static final Set<String> FEEDS = Set.of("rss", "feed", "rdf:rdf", "rdf", "channel");

    /** What stands in these is somebody else's. */
    private static final Set<String> FOREIGN = Set.of("source", "content", "content:encoded", "description", "summary", "image", "textinput");

    private final Document document;
    private final Flaws flaws;
    private final Effort effort;
    private final Bases bases;

    private FeedParser(Document document, String address, Flaws flaws, Effort effort) {
        this.document = document;
        this.flaws = flaws;
        this.effort = effort;
        this.bases = new Bases(address, effort);
    }

    /** @param address where the feed was read; may be empty */
    static FeedReading parse(String text, String address, Flaws flaws) {
        return parse(text, address, flaws, new Effort(Effort.MAX_CHARACTERS));
    }

    static FeedReading parse(String text, String address, Flaws flaws, Effort effort) {
        var start = firstMark(text);
        if (start < text.length() && text.charAt(start) == '{') {
            return JsonFeed.parse(text.substring(start), address, flaws, effort);
        }
        var xml = Parser.xmlParser().setMaxDepth(MAX_DEPTH).setTrackErrors(1);
        var document = Jsoup.parse(BareAmpersands.escaped(ended(OpenSections.closed(text, flaws))), "", xml);
        if (!xml.getErrors().isEmpty()) {
            flaws.add("it is not well-formed XML: " + xml.getErrors().getFirst().getErrorMessage());
        }
        return new FeedParser(document, address, flaws, effort).read();
    }

    private static String ended(String text) {
        var cut = Endless.cut(text, MAX_ENTRIES_LOOKED_AT);
        return cut.length() < text.length() ? cut : Ending.marked(text);
    }

    private FeedReading read() {
        var ending = Ending.of(document, flaws);
        var entries = new ArrayList<Element>();
        var heads = new ArrayList<Element>();
        var tombstones = new ArrayList<Element>();
        sort(document, entries, heads, tombstones);
        if (entries.isEmpty() && heads.isEmpty()) {
            return Sitemap.read(document, new EntryParser(bases, flaws, effort), bases, ending, flaws).orElseGet(() -> new FeedReading.Unreadable(
                    document.selectFirst("html, HTML, body") == null ? "it is not a feed we can read" : "it is a web page, not a feed"));
        }
        var head = new FeedHead(heads.stream().map(Fields::of).toList(), heads, bases);
        bases.site(head.site());
        var read = new EntryParser(bases, flaws, effort).entries(ending.whole(entries), head.writers());
        return fresh(head.title(), head.site(), read, Tombstones.read(tombstones, flaws, effort), head.wishes(), flaws);
    }

    static FeedReading.Fresh fresh(String title, String site, List<Entry> entries, List<Deleted> deleted, Wishes wishes, Flaws flaws) {
        noteIds(entries, flaws);
        return new FeedReading.Fresh(title, site, newest(entries), deleted, wishes, flaws.all());
    }

    /** Parts the document into entries, those taken back, and what holds them; an entry that was not closed holds the next one. */
    private static void sort(Element element, List<Element> entries, List<Element> heads, List<Element> tombstones) {
        for (var child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            var name = Fields.name(child);
            if (ENTRIES.contains(name)) {
                entries.add(child);
                sort(child, entries, heads, tombstones);
            } else if (Tombstones.NAMES.contains(name)) {
                tombstones.add(child);
            } else if (!FOREIGN.contains(name)) {
                if (FEEDS.contains(name) && heads.size() < MAX_HEADS) {
                    heads.addFirst(child);
                }
                sort(child, entries, heads, tombstones);
            }
        }
    }

    private static void noteIds(List<Entry> entries, Flaws flaws) {
        var counts = new HashMap<String, Integer>();
        entries.forEach(entry -> counts.merge(entry.id(), 1, Integer::sum));
        if (!entries.stream().allMatch(entry -> Addresses.isWeb(entry.address()))) {
            flaws.add("an entry has no address");
        }
        if (counts.entrySet().stream().anyMatch(count -> count.getValue() > 1 && !count.getKey().isEmpty())) {
            flaws.add("several entries have one id");
        }
    }

    /** At most {@link #MAX_ENTRIES}, in their order. */
    static List<Entry> newest(List<Entry> entries) {
        if (entries.size() <= MAX_ENTRIES) {
            return entries;
        }
        var places = Stream.iterate(0, at -> at + 1).limit(entries.size())
                .sorted(Comparator.comparing((Integer at) -> dateOf(entries.get(at))).reversed()).limit(MAX_ENTRIES).toList();
        return new HashSet<>(places).stream().sorted().map(entries::get).toList();
    }

    private static Instant dateOf(Entry entry) {
        return entry.dated().isEmpty() ? Instant.MIN : entry.dated().getFirst();
    }

    private static int firstMark(String text) {
        var at = 0;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF')) {
            at++;
        }
        return at;
    }
}
