package news.backstory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.stream.IntStream;
import news.backstory.testing.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a newcomer sees of the demo, in a real browser: asking. All of it in one demo, and each test in a channel where nobody has said anything before. */
@ExtendWith(Chromium.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Chromium.ONE_AT_A_TIME)
class BrowserTest {

    @TempDir
    private static Path data;

    private static DemoInBrowser demo;

    @BeforeAll
    static void openDemo(Browser browser) throws Exception {
        demo = DemoInBrowser.start(browser, data);
    }

    @AfterEach
    void closePages() {
        demo.closePages();
    }

    /** There is none where there is no browser. */
    @AfterAll
    static void closeDemo() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void a_newcomer_types_a_link_sees_the_card_and_its_thread_and_takes_a_suggestion_away() {
        var page = demo.open();
        page.getByLabel("Message #newsroom").pressSequentially("/news");
        assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
        DemoInBrowser.type(page, "/news " + demo.home() + "sample/herald/world/guaido-direct-communication");

        var card = page.locator("#scroll .message", new Page.LocatorOptions().setHasText("Guaido demands 'direct communication'")).last();
        assertThat(card.getByText("sentences 1, ")).isVisible();
        card.locator("a.replies").click();
        var list = page.locator("#thread .message", new Page.LocatorOptions().setHasText("Similar articles")).last();
        assertThat(list.getByText("More missiles sent by the US to the Middle East")).isVisible();
        assertThat(list.getByText("Chelsea Manning released from jail")).isVisible();
        DemoInBrowser.picturesLoaded(page, card);
        DemoInBrowser.take(page, "card-and-thread");

        list.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Not related")).last().click();

        assertThat(page.getByText("Removed here: Chelsea Manning released from jail", new Page.GetByTextOptions().setExact(true))).isVisible();
        assertThat(list.getByText("Chelsea Manning released from jail")).isHidden();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo")).click();
        assertThat(list.getByText("Chelsea Manning released from jail")).isVisible();
    }

    @Test
    void words_find_articles_for_one_person_alone() {
        var page = demo.openNew("bridges");
        DemoInBrowser.type(page, "/news harbour bridge");

        var found = page.locator("#scroll .message.ephemeral").last();
        assertThat(found.getByText("Only visible to you")).isVisible();
        assertThat(found.getByText("best matches for “harbour bridge”")).isVisible();
        DemoInBrowser.take(page, "found");

        found.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Post here")).first().click();

        assertThat(page.locator("#scroll .message:not(.ephemeral) a.replies")).isVisible();
    }

    @Test
    void the_same_on_a_telephone() {
        var page = demo.openNew("telephones", 390, 844);
        DemoInBrowser.type(page, "/news " + demo.home() + "sample/herald/local/bridge-shut-crane-strike");

        var card = page.locator("#scroll .message", new Page.LocatorOptions().setHasText("Harbour bridge shut")).last();
        assertThat(card.locator("a.replies")).isVisible();
        DemoInBrowser.picturesLoaded(page, card);
        DemoInBrowser.take(page, "telephone");
    }

    /** What the first answer shows may be older than what made the page ask again; and what came meanwhile waits for the last of them. */
    @Test
    void a_list_that_is_asked_for_while_it_is_fetched_is_fetched_once_more_and_then_goes_on() {
        var page = demo.openNew("meanwhile");

        page.evaluate("() => { window.asked = 0; document.body.addEventListener('htmx:beforeRequest', () => window.asked++);"
                + " const list = document.querySelector('ol.messages'); refresh(list); refresh(list); }");

        page.waitForFunction("() => window.asked >= 2 && fetching === 0");
    }

    @Test
    void who_finds_a_sentence_wrong_says_so_in_a_form_by_keyboard_alone() {
        var page = demo.openNew("readers");
        var card = demo.postCard(page, "herald/world/guaido-direct-communication", "Guaido demands 'direct communication'");
        var more = card.locator(".actions summary[aria-label='More']");
        more.focus();
        page.keyboard().press("Enter");
        assertThat(card.getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName("This card is wrong"))).isFocused();
        page.keyboard().press("Enter");

        var form = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("What is wrong?"));
        assertThat(form).isVisible();
        assertThat(form.getByRole(AriaRole.CHECKBOX).first()).isFocused();
        DemoInBrowser.take(page, "form");
        page.keyboard().press("Enter");

        assertThat(form.getByText("Please complete this required field.")).isVisible();
        assertThat(form.getByRole(AriaRole.RADIO).first()).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(form.getByText("Choose at least one sentence.")).isVisible();
        assertThat(form.getByRole(AriaRole.RADIO).nth(1)).isChecked();
        assertThat(form.getByRole(AriaRole.CHECKBOX).first()).isFocused();
        DemoInBrowser.take(page, "form-with-error");
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
        var page = demo.openNew("harbour");
        DemoInBrowser.type(page, "/news list");
        var subscribe = page.locator("#scroll .message.ephemeral").last()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Subscribe"));
        subscribe.focus();
        page.keyboard().press("Enter");

        var form = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Subscribe"));
        assertThat(form.getByLabel("Address of a feed or a site, or a wire")).isFocused();
        page.keyboard().insertText(demo.home() + "sample/nothing-here");
        page.keyboard().press("Tab");
        page.keyboard().insertText("bridge");
        form.getByLabel("Address of a feed or a site, or a wire").focus();
        page.keyboard().press("Enter");

        assertThat(form.getByText("⚠ I cannot subscribe to that: its server answered 404.")).isVisible();
        assertThat(form.getByLabel("Only with one of these words")).hasValue("bridge");
        DemoInBrowser.take(page, "subscribe-form");
        form.getByLabel("Address of a feed or a site, or a wire").fill(demo.home() + "sample/herald/");
        page.keyboard().press("Enter");

        var done = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Subscribed"));
        assertThat(done.getByText("✓ The Harbour Herald (s1; with “bridge”)")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.locator("#scroll .message:not(.ephemeral)").getByText("subscribed this channel to The Harbour Herald")).isVisible();
    }

    @Test
    void a_form_holds_the_focus_and_escape_puts_it_away() {
        var page = demo.openNew("keyboards");
        var card = demo.postCard(page, "herald/world/guaido-direct-communication", "Guaido demands 'direct communication'");
        DemoInBrowser.choose(card, "This card is wrong");
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
    void what_is_pulled_in_a_form_is_gone_wherever_it_stood_and_can_be_put_back() {
        var page = demo.openNew("mistakes");
        var headline = "Trump signs executive order banning tech posing";
        demo.postCard(page, "herald/world/guaido-direct-communication", "Guaido demands 'direct communication'").locator("a.replies").click();
        var list = page.locator("#thread .message").nth(1);
        assertThat(list).containsText(headline);
        DemoInBrowser.choose(demo.postCard(page, "herald/world/trump-executive-order-technology", headline), "Pull this story");

        var form = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Pull this story"));
        form.getByLabel("Why?").fill("It is last year’s order");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pull it")).click();

        var card = page.locator("#scroll .message:not(.ephemeral)").nth(1);
        assertThat(card).containsText("do not use");
        assertThat(card).containsText("It is last year’s order");
        assertThat(list).containsText("do not use");
        assertThat(page.locator("#scroll")).not().containsText(headline);
        assertThat(page.locator("#thread")).not().containsText(headline);
        DemoInBrowser.take(page, "pulled");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put it back")).click();

        assertThat(card).containsText(headline);
        assertThat(card).not().containsText("do not use");
        assertThat(list).containsText(headline);
        assertThat(list).not().containsText("do not use");
        DemoInBrowser.take(page, "put-back");
    }

    @Test
    void the_bot_has_a_page_of_its_own() {
        var page = demo.open();
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Channels and direct messages"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Backstory")).click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Home").setExact(true)).click();

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("How to ask"))).isVisible();
        DemoInBrowser.take(page, "home");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Messages").setExact(true)).click();
        assertThat(page.getByLabel("Message Backstory")).isVisible();
    }

    /** A browser holds six connections to a server, and each page that listens is one. */
    @Test
    void a_page_that_nobody_sees_hangs_up_and_is_true_again_when_it_is_looked_at() {
        var context = demo.context(900, 700);
        var address = demo.addressOfNew("crowded");
        var pages = IntStream.range(0, 7).mapToObj(_ -> {
            var page = DemoInBrowser.patient(context.newPage());
            page.navigate(address);
            see(page, "hidden");
            return page;
        }).toList();
        var eighth = DemoInBrowser.patient(context.newPage());
        eighth.navigate(address);

        DemoInBrowser.type(eighth, "Good morning");

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
}
