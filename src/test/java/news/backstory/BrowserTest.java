package news.backstory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
        pauseTheDay();
    }

    /** Each test lets happen what it wants to see: on a slow machine the newsroom would be ahead of it. */
    private void pauseTheDay() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var paused = client.send(HttpRequest.newBuilder(demo.sandbox().home().resolve("day/pause")).header("Origin", origin())
                    .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.discarding());
            org.assertj.core.api.Assertions.assertThat(paused.statusCode()).isBetween(200, 299);
        }
    }

    private String origin() {
        var home = demo.sandbox().home().toString();
        return home.substring(0, home.length() - 1);
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

    @Test
    void who_finds_a_sentence_wrong_says_so_in_a_form_by_keyboard_alone() {
        var page = open(1360, 1040);
        var card = postCard(page);
        var more = card.locator(".actions summary[aria-label='More']");
        more.focus();
        page.keyboard().press("Enter");
        assertThat(card.getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName("This card is wrong"))).isFocused();
        page.keyboard().press("Enter");

        var form = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("What is wrong?"));
        assertThat(form).isVisible();
        assertThat(form.getByRole(AriaRole.CHECKBOX).first()).isFocused();
        take(page, "form");
        page.keyboard().press("Enter");

        assertThat(form.getByText("Please complete this required field.")).isVisible();
        assertThat(form.getByRole(AriaRole.RADIO).first()).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(form.getByText("Choose at least one sentence.")).isVisible();
        assertThat(form.getByRole(AriaRole.RADIO).nth(1)).isChecked();
        assertThat(form.getByRole(AriaRole.CHECKBOX).first()).isFocused();
        take(page, "form-with-error");
        page.keyboard().press("Space");
        page.keyboard().press("Enter");

        assertThat(form).isHidden();
        assertThat(page.getByText("Thanks, noted. Whoever looks after me can learn from it.", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")).click();
        assertThat(page.getByText("Taken back. Nothing of it is kept.", new Page.GetByTextOptions().setExact(true))).isVisible();
    }

    @Test
    void a_channel_is_subscribed_in_a_form_by_keyboard_alone_and_what_is_typed_outlives_a_mistake() {
        var page = open(1360, 1040);
        page.getByLabel("Message #newsroom").fill("/news list");
        page.keyboard().press("Enter");
        var subscribe = page.locator("#scroll .message.ephemeral").last()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Subscribe"));
        subscribe.focus();
        page.keyboard().press("Enter");

        var form = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Subscribe"));
        assertThat(form.getByLabel("Address of a feed or a site, or a wire")).isFocused();
        page.keyboard().insertText(demo.sandbox().home() + "sample/nothing-here");
        page.keyboard().press("Tab");
        page.keyboard().insertText("bridge");
        form.getByLabel("Address of a feed or a site, or a wire").focus();
        page.keyboard().press("Enter");

        assertThat(form.getByText("⚠ I cannot subscribe to that: its server answered 404.")).isVisible();
        assertThat(form.getByLabel("Only with one of these words")).hasValue("bridge");
        take(page, "subscribe-form");
        form.getByLabel("Address of a feed or a site, or a wire").fill(demo.sandbox().home() + "sample/herald/");
        page.keyboard().press("Enter");

        var done = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Subscribed"));
        assertThat(done.getByText("✓ The Harbour Herald (s1; with “bridge”)")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#scroll .message:not(.ephemeral)").getByText("subscribed this channel to The Harbour Herald")).isVisible();
    }

    @Test
    void a_form_holds_the_focus_and_escape_puts_it_away() {
        var page = open(1360, 1040);
        var card = postCard(page);
        card.locator(".actions summary[aria-label='More']").click();
        card.getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName("This card is wrong")).click();
        var form = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("What is wrong?"));
        assertThat(form).isVisible();

        for (var key = 0; key < 20; key++) {
            page.keyboard().press("Tab");
            // Between the last and the first a browser may pass through its own frame: then nothing of the page has the focus.
            org.assertj.core.api.Assertions.assertThat(page.evaluate(
                    "() => document.activeElement === document.body || document.querySelector('dialog.modal').contains(document.activeElement)"))
                    .isEqualTo(true);
        }
        form.getByRole(AriaRole.CHECKBOX).first().focus();
        page.keyboard().press("Escape");

        assertThat(form).isHidden();
        org.assertj.core.api.Assertions.assertThat(page.evaluate("() => document.activeElement !== document.body")).isEqualTo(true);
    }

    @Test
    void the_bot_has_a_page_of_its_own() {
        var page = open(1360, 1040);
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Channels and direct messages"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Backstory")).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Home").setExact(true)).click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("How to ask"))).isVisible();
        take(page, "home");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Messages").setExact(true)).click();
        assertThat(page.getByLabel("Message Backstory")).isVisible();
    }

    @Test
    void the_newsrooms_day_goes_on_by_keyboard_and_its_news_can_be_found() {
        var page = open(1360, 1040);
        var day = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The newsroom’s day"));
        var next = day.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Next"));
        next.focus();
        page.keyboard().press("Enter");

        assertThat(day.getByText("Continental Press says that a bank seeks a rescuer", new Locator.GetByTextOptions().setExact(true))).isVisible();
        assertThat(next).isFocused();
        assertThat(page.locator("#said")).containsText("Continental Press says that a bank seeks a rescuer");
        page.getByLabel("Message #newsroom").fill("/news eastmere savings rescue");
        page.keyboard().press("Enter");
        assertThat(page.locator("#scroll .message.ephemeral").last().getByText("Eastmere Savings asks two rivals for rescue")).isVisible();
        take(page, "day");
    }

    @Test
    void a_story_arrives_is_corrected_and_another_is_pulled_back_before_ones_eyes() {
        var page = open(1360, 1040);
        var day = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The newsroom’s day"));
        var next = day.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Next"));
        page.getByLabel("Message #newsroom").fill("/news subscribe continental");
        page.keyboard().press("Enter");
        assertThat(page.locator("#scroll .message").last()).containsText("subscribed");
        var messages = page.locator("#scroll");

        next.click();
        assertThat(messages).containsText("Eastmere Savings asks two rivals for rescue");
        next.click();
        assertThat(messages).containsText("Explosion at Northport grain terminal injures five");
        take(page, "day-news");
        goOn(day, 3);
        assertThat(messages).containsText("CORRECTED");
        take(page, "day-corrected");
        goOn(day, 2);
        org.assertj.core.api.Assertions.assertThat(messages.textContent()).doesNotContain("Inflation falls to 2.1 per cent");
        assertThat(messages).containsText("Inflation falls to 2.1 per cent",
                new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
        take(page, "day-lifted");
        next.click();

        assertThat(messages).containsText("KILLED");
        assertThat(messages).not().containsText("Eastmere Savings asks two rivals for rescue");
        take(page, "day-killed");
    }

    @Test
    void a_digest_brings_the_days_stories_in_one_message_with_their_cards_in_its_thread() {
        var page = open(1360, 1040);
        var day = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The newsroom’s day"));
        say(page, "/news digest 07:30 daily", "set this channel’s digest");
        say(page, "/news subscribe continental breaking:off", "it comes with the digest");
        day.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Next")).click();
        assertThat(day.locator(".latest")).isVisible();
        goOn(day, 1);

        say(page, "/news digest now", "2 stories");

        var digest = page.locator("#scroll .message", new Page.LocatorOptions().setHasText("2 stories")).last();
        assertThat(digest).containsText("Eastmere Savings asks two rivals for rescue");
        assertThat(digest).containsText("Explosion at Northport grain terminal injures five");
        digest.locator("a.replies").click();
        assertThat(page.locator("#thread .message", new Page.LocatorOptions().setHasText("sentences 1, ")).first()).isVisible();
        take(page, "digest");
    }

    private static void say(Page page, String typed, String answered) {
        page.getByLabel("Message #newsroom").fill(typed);
        page.keyboard().press("Enter");
        assertThat(page.locator("#scroll")).containsText(answered);
    }

    /** So many things happen, one after the other. */
    private static void goOn(Locator day, int steps) {
        for (var step = 0; step < steps; step++) {
            var before = day.locator(".latest").textContent();
            day.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Next")).click();
            assertThat(day.locator(".latest")).not().hasText(before);
        }
    }

    /** A browser holds six connections to a server, and each page that listens is one. */
    @Test
    void a_page_that_nobody_sees_hangs_up_and_is_true_again_when_it_is_looked_at() {
        var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(900, 700));
        var pages = IntStream.range(0, 7).mapToObj(_ -> {
            var page = context.newPage();
            page.setDefaultTimeout(PATIENCE_MILLIS);
            page.navigate(demo.sandbox().home() + "as/mia/C0NEWSROOM");
            see(page, "hidden");
            return page;
        }).toList();
        var eighth = context.newPage();
        eighth.setDefaultTimeout(PATIENCE_MILLIS);
        eighth.navigate(demo.sandbox().home() + "as/mia/C0NEWSROOM");

        eighth.getByLabel("Message #newsroom").fill("Good morning");
        eighth.keyboard().press("Enter");

        assertThat(eighth.locator("#scroll .message").last()).containsText("Good morning");
        assertThat(pages.getFirst().locator("#scroll .message")).hasCount(0);
        see(pages.getFirst(), "visible");
        assertThat(pages.getFirst().locator("#scroll .message").last()).containsText("Good morning");
    }

    /** What a browser says of a page in front, or of one behind others. */
    private static void see(Page page, String state) {
        page.evaluate("state => { Object.defineProperty(document, 'visibilityState', {value: state, configurable: true});"
                + " document.dispatchEvent(new Event('visibilitychange')); }", state);
    }

    private Locator postCard(Page page) {
        page.getByLabel("Message #newsroom").fill("/news " + demo.sandbox().home() + "sample/herald/world/guaido-direct-communication");
        page.keyboard().press("Enter");
        var card = page.locator("#scroll .message", new Page.LocatorOptions().setHasText("Guaido demands 'direct communication'")).last();
        assertThat(card.locator("a.replies")).isVisible();
        return card;
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
