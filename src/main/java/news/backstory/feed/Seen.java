package news.backstory.feed;

/** What an entry of a feed is to us. */
public sealed interface Seen {

    Entry entry();

    KnownEntry known();

    /** Never shown by this feed, nor by another. */
    record New(Entry entry, KnownEntry known) implements Seen {}

    /** New in this feed; another feed has shown the same article, or a copy of it. */
    record Elsewhere(Entry entry, KnownEntry known) implements Seen {}

    /** Known, and its title or text reads otherwise than when it was last seen. */
    record Edited(Entry entry, KnownEntry known) implements Seen {}

    /** Known, and no reader would notice a difference; its id, address or date may be another. */
    record Same(Entry entry, KnownEntry known) implements Seen {}
}
