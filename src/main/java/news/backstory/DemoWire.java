package news.backstory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.sandbox.SampleDay;
import news.backstory.wire.SenderCheck;
import news.backstory.wire.WireName;
import news.backstory.wire.WireSecret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands over to the demo's bot what happens in its newsroom, as agencies do: signed, to {@code POST /wires/<name>}, and once more if it is busy. */
final class DemoWire implements SampleDay.Agency, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DemoWire.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int TRIES = 3;

    private final WireName agency = WireName.parse("continental").orElseThrow();
    private final WireName own = WireName.parse("herald").orElseThrow();
    private final Map<WireName, WireSecret> secrets = Stream.of(agency, own).collect(Collectors.toUnmodifiableMap(name -> name, _ -> secret()));
    private final InstantSource clock;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    /** Where the bot is, and how it is told of feeds; told by one thread, read by another. */
    private volatile Line line = new Line(URI.create("http://127.0.0.1/"), URI.create("http://127.0.0.1/"), _ -> {});

    private record Line(URI bot, URI site, Consumer<Link> readSoon) {}

    DemoWire(InstantSource clock) {
        this.clock = clock;
    }

    /** What the bot is to know of us. */
    WireSettings settings() {
        return new WireSettings(secrets, Set.of(own), List.of());
    }

    /** From now on there is somebody to hand over to. */
    void connect(Bot bot, URI site) {
        line = new Line(bot.address(), site, feed -> bot.readSoon(feed, clock.instant()));
    }

    @Override
    public void push(String wire, String json) {
        var name = WireName.parse(wire).orElseThrow();
        for (var attempt = 1; attempt <= TRIES; attempt++) {
            try {
                if (http.send(signed(name, json), BodyHandlers.discarding()).statusCode() == 202) {
                    return;
                }
            } catch (IOException notReached) {
                LOG.warn("The demo's newsroom could not hand something over to wire {}", wire, notReached);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        LOG.warn("The demo's newsroom gave something up that it had for wire {}", wire);
    }

    @Override
    public void published(String feed) {
        var now = line;
        Stream.of(feed, "sample/all/feed.xml").flatMap(path -> Link.parse(now.site().resolve(path).toString()).stream()).forEach(now.readSoon());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest signed(WireName wire, String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var timestamp = String.valueOf(clock.instant().getEpochSecond());
        return HttpRequest.newBuilder(line.bot().resolve("wires/" + wire.text())).timeout(PATIENCE)
                .header("Content-Type", "application/json").header(WireRoute.TIMESTAMP, timestamp)
                .header(WireRoute.SIGNATURE, SenderCheck.sign(Objects.requireNonNull(secrets.get(wire)), timestamp, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }

    private static WireSecret secret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new WireSecret(HexFormat.of().formatHex(bytes));
    }
}
