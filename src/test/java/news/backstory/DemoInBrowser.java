package news.backstory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import news.backstory.sandbox.Channel;
import news.backstory.testing.RunningClock;

/** The demo, as people see it in a browser. The pictures it takes lie in {@code target/screenshots}; those in {@code docs} are copies of them. */
final class DemoInBrowser implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 20_000;

    /** Twenty a second, for two minutes. */
    private static final int LOOKS = 2_400;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Browser browser;
    private final RunningClock clock;
    private final Demo demo;

    private DemoInBrowser(Browser browser, RunningClock clock, Demo demo) {
        this.browser = browser;
        this.clock = clock;
        this.demo = demo;
    }

    /** Its newsroom's day stands still: each test lets happen what it wants to see, and on a slow machine the newsroom would be ahead of it. */
    static DemoInBrowser start(Browser browser, Path data) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var clock = new RunningClock();
        var started = new DemoInBrowser(browser, clock, Demo.start(0, 0, data, clock));
        started.pauseTheDay();
        started.waitForItsNewsroom();
        return started;
    }

    private void pauseTheDay() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var paused = client.send(HttpRequest.newBuilder(demo.sandbox().home().resolve("day/pause")).header("Origin", origin())
                    .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.discarding());
            org.assertj.core.api.Assertions.assertThat(paused.statusCode()).isBetween(200, 299);
        }
    }

    /** The demo itself goes ahead after a while, for the sake of whoever sits before it. */
    private void waitForItsNewsroom() {
        for (var look = 0; look < LOOKS && !demo.hasReadNewsroom(); look++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        org.assertj.core.api.Assertions.assertThat(demo.hasReadNewsroom()).isTrue();
    }

    private String origin() {
        var home = home();
        return home.substring(0, home.length() - 1);
    }

    RunningClock clock() {
        return clock;
    }

    String home() {
        return demo.sandbox().home().toString();
    }

    /** The channel that a newcomer comes to. */
    Page open() {
        var page = patient(context(1360, 1040).newPage());
        page.navigate(home());
        page.getByLabel("Put this away").click();
        return page;
    }

    /** A channel of the test's own, where nobody has said anything. */
    Page openNew(String channel) {
        return openNew(channel, 1360, 1040);
    }

    Page openNew(String channel, int width, int height) {
        var page = patient(context(width, height).newPage());
        page.navigate(addressOfNew(channel));
        return page;
    }

    String addressOfNew(String channel) {
        return home() + "as/mia/" + demo.sandbox().workspace().addChannel(channel, Channel.Kind.PUBLIC, true).orElseThrow().id();
    }

    /** Only this machine: whatever a page might name elsewhere is not asked for. */
    BrowserContext context(int width, int height) {
        var context = browser
                .newContext(new Browser.NewContextOptions().setViewportSize(width, height).setLocale("en-GB").setTimezoneId("Europe/London"));
        context.route(url -> !url.startsWith(home()), route -> route.abort());
        return context;
    }

    static Page patient(Page page) {
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    /** Closes what was looked at. */
    void closePages() {
        List.copyOf(browser.contexts()).forEach(context -> context.close());
    }

    @Override
    public void close() {
        closePages();
        demo.close();
    }

    static void type(Page page, String typed) {
        page.getByLabel("Message #").first().fill(typed);
        page.keyboard().press("Enter");
    }

    static void say(Page page, String typed, String answered) {
        type(page, typed);
        assertThat(page.locator("#scroll")).containsText(answered);
    }

    /** @param path on the sample newsroom's site */
    Locator postCard(Page page, String path, String headline) {
        type(page, "/news " + home() + "sample/" + path);
        var card = page.locator("#scroll .message", new Page.LocatorOptions().setHasText(headline)).last();
        assertThat(card.locator("a.replies")).isVisible();
        return card;
    }

    static void choose(Locator card, String entry) {
        card.locator(".actions summary[aria-label='More']").click();
        card.getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName(entry)).click();
    }

    static void picturesLoaded(Page page, Locator card) {
        page.waitForFunction("card => [...card.querySelectorAll('img')].every(image => image.complete && image.naturalWidth > 0)",
                card.elementHandle());
    }

    static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
