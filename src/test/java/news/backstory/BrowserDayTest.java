package news.backstory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import news.backstory.testing.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a newcomer sees of the demo, in a real browser: the newsroom's day, which happens once in each demo. */
@ExtendWith(Chromium.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Chromium.ONE_AT_A_TIME)
class BrowserDayTest {

    private static final String RESCUE = "Eastmere Savings asks two rivals for rescue";
    private static final String EXPLOSION = "Explosion at Northport grain terminal injures five";
    private static final Duration EMBARGO = Duration.ofSeconds(10);

    /** The demo's channels are there. */
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @TempDir
    private Path data;

    private DemoInBrowser demo;

    @BeforeEach
    void openDemo(Browser browser) throws Exception {
        demo = DemoInBrowser.start(browser, data);
    }

    @AfterEach
    void closeDemo() {
        demo.close();
    }

    @Test
    void the_newsrooms_day_goes_on_by_keyboard_and_its_news_can_be_found() {
        var page = demo.open();
        var day = day(page);
        var next = next(day);
        next.focus();
        page.keyboard().press("Enter");

        assertThat(day.getByText("Continental Press says that a bank seeks a rescuer", new Locator.GetByTextOptions().setExact(true))).isVisible();
        assertThat(next).isFocused();
        assertThat(page.locator("#said")).containsText("Continental Press says that a bank seeks a rescuer");
        DemoInBrowser.type(page, "/news eastmere savings rescue");
        assertThat(page.locator("#scroll .message.ephemeral").last().getByText(RESCUE)).isVisible();
        DemoInBrowser.take(page, "day");
    }

    @Test
    void a_story_arrives_is_corrected_and_another_is_pulled_back_before_ones_eyes() {
        var page = demo.open();
        var day = day(page);
        var next = next(day);
        DemoInBrowser.type(page, "/news subscribe continental");
        assertThat(page.locator("#scroll .message").last()).containsText("subscribed");
        var messages = page.locator("#scroll");

        next.click();
        assertThat(messages).containsText(RESCUE);
        next.click();
        assertThat(messages).containsText(EXPLOSION);
        DemoInBrowser.take(page, "day-news");
        goOn(day, 3);
        assertThat(messages).containsText("CORRECTED");
        DemoInBrowser.take(page, "day-corrected");
        goOn(day, 2);
        org.assertj.core.api.Assertions.assertThat(messages.textContent()).doesNotContain("Inflation falls to 2.1 per cent");
        demo.clock().putForwardTo(demo.clock().instant().plus(EMBARGO));
        assertThat(messages).containsText("Inflation falls to 2.1 per cent");
        DemoInBrowser.take(page, "day-lifted");
        next.click();

        assertThat(messages).containsText("KILLED");
        assertThat(messages).not().containsText(RESCUE);
        DemoInBrowser.take(page, "day-killed");
    }

    @Test
    void a_digest_brings_the_days_stories_in_one_message_with_their_cards_in_its_thread() {
        var page = demo.open();
        letTwoStoriesWaitForDigest(page);

        DemoInBrowser.say(page, "/news digest now", "2 stories");

        var digest = page.locator("#scroll .message", new Page.LocatorOptions().setHasText("2 stories")).last();
        assertThat(digest).containsText(RESCUE);
        assertThat(digest).containsText(EXPLOSION);
        digest.locator("a.replies").click();
        assertThat(page.locator("#thread .message", new Page.LocatorOptions().setHasText("sentences 1, ")).first()).isVisible();
        DemoInBrowser.take(page, "digest");
    }

    @Test
    void a_digest_comes_by_itself_at_its_hour() {
        var page = demo.open();
        letTwoStoriesWaitForDigest(page);
        var digest = page.locator("#scroll .message", new Page.LocatorOptions().setHasText("2 stories"));
        assertThat(digest).isHidden();

        demo.clock().putForwardTo(next(LocalTime.of(7, 29, 59)));

        assertThat(digest).isVisible();
        assertThat(digest).containsText(RESCUE);
        assertThat(digest).containsText(EXPLOSION);
        DemoInBrowser.take(page, "digest-by-itself");
    }

    private static void letTwoStoriesWaitForDigest(Page page) {
        var day = day(page);
        DemoInBrowser.say(page, "/news digest 07:30 daily", "set this channel’s digest");
        DemoInBrowser.say(page, "/news subscribe continental breaking:off", "it comes with the digest");
        next(day).click();
        assertThat(day.locator(".latest")).isVisible();
        goOn(day, 1);
    }

    private Instant next(LocalTime time) {
        var now = demo.clock().instant().atZone(LONDON);
        var today = now.with(time);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    private static Locator day(Page page) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The newsroom’s day"));
    }

    private static Locator next(Locator day) {
        return day.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Next"));
    }

    /** So many things happen, one after the other. */
    private static void goOn(Locator day, int steps) {
        for (var step = 0; step < steps; step++) {
            var before = day.locator(".latest").textContent();
            next(day).click();
            assertThat(day.locator(".latest")).not().hasText(before);
        }
    }
}
