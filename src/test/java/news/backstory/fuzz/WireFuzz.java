package news.backstory.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.wire.WireItem;
import news.backstory.wire.WireName;
import news.backstory.wire.WireReader;
import news.backstory.wire.WireReading;

/** What holds for every delivery, whatever is in it. */
final class WireFuzz {

    private WireFuzz() {}

    static void check(byte[] bytes) {
        switch (read(bytes)) {
            case WireReading.Unreadable(var why) -> require(!why.isBlank(), "no reason is given");
            case WireReading.Read(var items, _) -> items.forEach(WireFuzz::check);
        }
    }

    static WireReading read(byte[] bytes) {
        return WireReader.read(new WireName("fuzz"), Tier.WIRE, bytes, Instant.EPOCH);
    }

    static byte[] with(String before, byte[] bytes, String after) {
        return (before + new String(bytes, StandardCharsets.UTF_8) + after).getBytes(StandardCharsets.UTF_8);
    }

    private static void check(WireItem item) {
        require(!item.uri().isBlank(), "no name");
        require(item.concerns().isEmpty() || !(item.status() instanceof Status.Usable), "a concern, and usable");
        if (item.content() instanceof WireItem.Content.Report(var article)) {
            require(article.status().equals(item.status()), "two statuses");
            require(article.headline().chars().noneMatch(Character::isISOControl), "a control character in the headline");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
