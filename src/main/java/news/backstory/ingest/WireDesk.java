package news.backstory.ingest;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.article.ArticleId;
import news.backstory.article.Tier;
import news.backstory.wire.WireItem;
import news.backstory.wire.WireItem.Concern;
import news.backstory.wire.WireItems;
import news.backstory.wire.WireItems.Handover;
import news.backstory.wire.WireItems.Outcome;
import news.backstory.wire.WireItems.Parcel;
import news.backstory.wire.WireName;
import news.backstory.wire.WireReader;
import news.backstory.wire.WireReading;

/** Takes what wires hand over: reads it, keeps it, and makes it findable or not, as it says. When it answers, what it took is on disk. */
public final class WireDesk {

    private final WireItems items;
    private final Shelf shelf;
    private final Sites sites;
    private final Set<WireName> ownWires;
    private final InstantSource clock;

    /** @param ownWires the newsroom's own systems, whose articles are its own */
    public WireDesk(WireItems items, Shelf shelf, Sites sites, Set<WireName> ownWires, InstantSource clock) {
        this.items = items;
        this.shelf = shelf;
        this.sites = sites;
        this.ownWires = Set.copyOf(ownWires);
        this.clock = clock;
    }

    /** What came of a delivery. */
    public sealed interface Receipt {

        /** @param warnings what was wrong with it and did not matter */
        record Taken(List<Outcome> outcomes, List<Held> held, List<String> warnings) implements Receipt {}

        record Repeated() implements Receipt {}

        /** Nothing of it was taken; why is for its sender. */
        record Unreadable(String why) implements Receipt {}
    }

    /** An article that a person should look at, and why. */
    public record Held(ArticleId article, Set<Concern> concerns) {}

    /** @param signature by which this very delivery is known again; empty if it was not signed */
    public Receipt take(WireName wire, byte[] bytes, String signature) {
        var now = clock.instant();
        var tier = ownWires.contains(wire) ? Tier.OWN : Tier.WIRE;
        return switch (WireReader.read(wire, tier, bytes, now)) {
            case WireReading.Unreadable(var why) -> new Receipt.Unreadable(why);
            case WireReading.Read(var read, var warnings) -> receipt(
                    items.take(new Parcel(wire, signature, now, read, claimed(read, tier))), read, warnings);
        };
    }

    private Receipt receipt(Handover handover, List<WireItem> read, List<String> warnings) {
        return switch (handover) {
            case Handover.Repeated _ -> new Receipt.Repeated();
            case Handover.Taken(var outcomes) -> {
                // Also what was the same as before: we may have died between keeping it and this.
                outcomes.forEach(outcome -> shelf.refresh(outcome.article()));
                yield new Receipt.Taken(outcomes, held(read, outcomes), warnings);
            }
        };
    }

    private static List<Held> held(List<WireItem> read, List<Outcome> outcomes) {
        var concerned = read.stream().filter(item -> !item.concerns().isEmpty()).collect(Collectors.toMap(
                WireItem::uri, WireItem::concerns, (_, last) -> last));
        return outcomes.stream().filter(outcome -> outcome.verdict() == WireItems.Verdict.KEPT && concerned.containsKey(outcome.uri()))
                .map(outcome -> new Held(outcome.article(), concerned.getOrDefault(outcome.uri(), Set.of()))).toList();
    }

    /** A sender speaks for the pages of its own kind of sites, and for no others: an agency cannot put its text, or its kill, at a newspaper's address. */
    private Set<String> claimed(List<WireItem> read, Tier tier) {
        return read.stream().filter(item -> !item.pages().isEmpty() && item.pages().stream().allMatch(page -> sites.tierOf(page) == tier))
                .map(WireItem::uri).collect(Collectors.toSet());
    }
}
