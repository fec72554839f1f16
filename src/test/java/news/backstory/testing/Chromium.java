package news.backstory.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One real browser for all tests that ask for a {@link Browser} (Debian's Chromium, or what {@code CHROMIUM} names). Where there is none they are skipped
 * with a message, but never in CI.
 */
public final class Chromium implements BeforeAllCallback, ParameterResolver {

    /** Lock this: a browser takes orders from one thread at a time. */
    public static final String ONE_AT_A_TIME = "chromium";

    private static final List<String> CHROMIUMS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    /** Here, because whoever asks for a parameter cannot skip a test. */
    @Override
    public void beforeAll(ExtensionContext context) {
        chromium();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Browser.class);
    }

    /** It is closed when the last test has ended. */
    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(Chromium.class)).getOrComputeIfAbsent(Opened.class, _ -> Opened.open(), Opened.class)
                .browser();
    }

    private record Opened(Playwright playwright, Browser browser) implements AutoCloseable {

        static Opened open() {
            var chromium = chromium();
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(List.of(
                    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync")));
            return new Opened(playwright, browser);
        }

        @Override
        public void close() {
            playwright.close();
        }
    }

    private static Path chromium() {
        var chromium = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), CHROMIUMS.stream()).map(Path::of).filter(Files::isExecutable)
                .findFirst();
        if (chromium.isEmpty()) {
            var message = "No Chromium here: the browser tests are skipped. Install one (Debian: apt-get install chromium), or set CHROMIUM to it.";
            if (System.getenv("CI") != null) {
                fail(message);
            }
            System.err.println(message);
            abort(message);
        }
        return chromium.orElseThrow();
    }
}
