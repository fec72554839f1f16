package news.backstory.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The pages' styles, scripts and drawings, all from the class path. */
final class Assets {

    /** @param type of its content */
    private record Asset(String resource, String type) {}

    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    private static final Map<String, Asset> BY_NAME = Map.of(
            "htmx.js", new Asset(WEBJARS + "htmx.org/2.0.10/dist/htmx.min.js", SCRIPT),
            "sse.js", new Asset(WEBJARS + "htmx-ext-sse/2.2.2/sse.js", SCRIPT),
            "line.js", new Asset("/sandbox/line.js", SCRIPT),
            "workspace.js", new Asset("/sandbox/workspace.js", SCRIPT),
            "composer.js", new Asset("/sandbox/composer.js", SCRIPT),
            "workspace.css", new Asset("/sandbox/workspace.css", "text/css; charset=utf-8"),
            "icons.svg", new Asset("/sandbox/icons.svg", "image/svg+xml"));

    private Assets() {}

    static void addRoutes(RoutesConfig routes) {
        BY_NAME.forEach((name, asset) -> routes.get("/assets/" + name, http -> send(http, asset)));
    }

    private static void send(Context http, Asset asset) {
        Pages.protect(http);
        // Small, from this machine, and other after each upgrade: asking again costs nothing.
        http.header("Cache-Control", "no-cache").contentType(asset.type()).result(read(asset.resource()));
    }

    private static byte[] read(String resource) {
        try (var stream = Objects.requireNonNull(Assets.class.getResourceAsStream(resource), resource)) {
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
