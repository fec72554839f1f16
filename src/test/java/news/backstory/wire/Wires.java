package news.backstory.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import news.backstory.article.Article;
import news.backstory.article.Tier;

/** Deliveries for tests, and what is read of them. */
final class Wires {

    static final WireName AGENCY = new WireName("agency");
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private Wires() {}

    static byte[] file(String name) {
        try (var in = Objects.requireNonNull(Wires.class.getResourceAsStream("/wire/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static WireReading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static WireReading read(byte[] bytes) {
        return WireReader.read(AGENCY, Tier.WIRE, bytes, NOW);
    }

    static WireReading.Read good(byte[] bytes) {
        return (WireReading.Read) read(bytes);
    }

    static WireItem item(String text) {
        return good(text.getBytes(StandardCharsets.UTF_8)).items().getFirst();
    }

    static List<Article> articles(byte[] bytes) {
        return good(bytes).items().stream().filter(item -> item.content() instanceof WireItem.Content.Report)
                .map(item -> ((WireItem.Content.Report) item.content()).article()).toList();
    }

    static String why(WireReading reading) {
        return reading instanceof WireReading.Unreadable(var why) ? why : "";
    }
}
