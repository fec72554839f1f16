package news.backstory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a newcomer sees of the demo, in a real browser (Debian's Chromium, or what {@code CHROMIUM} names). Where there is none it is skipped with a message,
 * but never in CI. The pictures it takes lie in {@code target/screenshots}; those in {@code docs} are copies of them.
 */
class BrowserTest {

    private static final List<String> CHROMIUMS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final double PATIENCE_MILLIS = 20_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static Playwright playwright;
    private static Browser browser;

    @TempDir
    private Path data;

    private Demo demo;

    @BeforeAll
    static void openBrowser() {
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
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium.orElseThrow()).setArgs(List.of(
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync")));
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openDemo() throws Exception {
        demo = Demo.start(0, 0, data);
    }

    @AfterEach
    void closeDemo() {
        List.copyOf(browser.contexts()).forEach(context -> context.close());
        demo.close();
    }

    @Test
    void a_newcomer_types_a_link_sees_the_card_and_its_thread_and_takes_a_suggestion_away() {
        var page = open(1360, 1040);
        page.getByLabel("Message #newsroom").pressSequentially("/news");
        assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
        page.getByLabel("Message #newsroom").fill("/news " + demo.sandbox().home() + "sample/herald/world/guaido-direct-communication");
        page.keyboard().press("Enter");

        var card = page.locator("#scroll .message", new Page.LocatorOptions().setHasText("Guaido demands 'direct communication'")).last();
        assertThat(card.getByText("sentences 1, ")).isVisible();
        card.locator("a.replies").click();
        var list = page.locator("#thread .message", new Page.LocatorOptions().setHasText("Similar articles")).last();
        assertThat(list.getByText("More missiles sent by the US to the Middle East")).isVisible();
        assertThat(list.getByText("Chelsea Manning released from jail")).isVisible();
        picturesLoaded(page, card);
        take(page, "card-and-thread");

        list.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Not related")).last().click();

        assertThat(page.getByText("Removed here: Chelsea Manning released from jail", new Page.GetByTextOptions().setExact(true))).isVisible();
        assertThat(list.getByText("Chelsea Manning released from jail")).isHidden();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")).click();
        assertThat(list.getByText("Chelsea Manning released from jail")).isVisible();
    }

    @Test
    void words_find_articles_for_one_person_alone() {
        var page = open(1360, 1040);
        page.getByLabel("Message #newsroom").fill("/news harbour bridge");
        page.keyboard().press("Enter");

        var found = page.locator("#scroll .message.ephemeral").last();
        assertThat(found.getByText("Only visible to you")).isVisible();
        assertThat(found.getByText("best matches for “harbour bridge”")).isVisible();
        take(page, "found");

        found.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Post here")).first().click();

        assertThat(page.locator("#scroll .message:not(.ephemeral) a.replies")).isVisible();
    }

    @Test
    void the_same_on_a_telephone() {
        var page = open(390, 844);
        page.getByLabel("Message #newsroom").fill("/news " + demo.sandbox().home() + "sample/herald/local/bridge-shut-crane-strike");
        page.keyboard().press("Enter");

        var card = page.locator("#scroll .message", new Page.LocatorOptions().setHasText("Harbour bridge shut")).last();
        assertThat(card.locator("a.replies")).isVisible();
        picturesLoaded(page, card);
        take(page, "telephone");
    }

    private Page open(int width, int height) {
        var page = browser
                .newContext(new Browser.NewContextOptions().setViewportSize(width, height).setLocale("en-GB").setTimezoneId("Europe/London"))
                .newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        // Only this machine: whatever a page might name elsewhere is not asked for.
        page.route(url -> !url.startsWith(demo.sandbox().home().toString()), route -> route.abort());
        page.navigate(demo.sandbox().home().toString());
        page.getByLabel("Put this away").click();
        return page;
    }

    private static void picturesLoaded(Page page, Locator card) {
        page.waitForFunction("card => [...card.querySelectorAll('img')].every(image => image.complete && image.naturalWidth > 0)",
                card.elementHandle());
    }

    private static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
