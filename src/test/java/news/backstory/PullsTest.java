package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Subscription;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.ledger.Posting;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.slack.Drawing;
import news.backstory.web.Fetch;
import news.backstory.wire.WireName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may take an article back, and how what was taken back by mistake is put back. */
class PullsTest {

    private static final ArticleId BRIDGE_SHUT = new ArticleId("bridge");

    private final LivingChannel life = new LivingChannel();

    @BeforeEach
    void subscribe() {
        life.ask("/news subscribe pa");
    }

    @AfterEach
    void close() {
        life.close();
    }

    @Test
    void what_was_pulled_by_mistake_is_put_back_by_the_button_under_the_answer_as_a_new_version() {
        arrives("bridge");
        var pulled = life.ask("/news pull https://pa.example/bridge wrong bridge");
        life.work();
        assertThat(((Post.Saying) pulled.getFirst().post()).rows()).flatExtracting(row -> row.choices())
                .extracting(choice -> choice.label() + " " + choice.about()).containsExactly("Put it back bridge");

        var answer = life.say(new Command.UnpullArticle(BRIDGE_SHUT));
        life.work();

        assertThat(text(answer.getFirst())).startsWith("Put back, as a new version");
        assertThat(life.memory.articles().find(BRIDGE_SHUT)).hasValueSatisfying(article -> {
            assertThat(article.status()).isEqualTo(new Status.Usable());
            assertThat(article.version()).isEqualTo(2);
        });
        assertThat(life.memory.articles().killOf(BRIDGE_SHUT)).isEmpty();
        assertThat(life.slack.said()).filteredOn(said -> said.post() instanceof Post.Saying && said.place() instanceof Place.InThread)
                .last().satisfies(said -> assertThat(text(said)).contains("Put back by mia at ").doesNotContain("Issued again"));
        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf && said.post() instanceof Post.CardOf)
                .last().satisfies(said -> assertThat(said.cards().of(BRIDGE_SHUT)).isPresent());
        assertThat(text(life.ask("/news audit 7d").getFirst())).containsSubsequence("put back ", "pulled ");
    }

    @Test
    void whoever_waits_for_a_card_while_its_article_is_killed_hears_that_it_was_and_not_to_try_later() {
        var bridge = life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK);
        life.memory.articles().save(bridge, life.clock.instant(), List.of(bridge.link()));
        var lines = life.newsroom().commands().answer(life.caller("mia", LivingChannel.CHANNEL), new Command.PostCard(BRIDGE_SHUT));
        life.memory.articles().kill(BRIDGE_SHUT, new Kill("PA", "wrong", life.clock.instant()));

        life.memory.outbox().add(lines);
        life.work();

        assertThat(life.slack.said()).last().satisfies(said -> assertThat(said.post()).isEqualTo(new Post.Notice(Post.Matter.KILLED, "")));
    }

    @Test
    void what_could_not_be_taken_back_in_a_closed_channel_is_as_soon_as_anything_can_be_said_there() {
        arrives("bridge");
        life.slack.answer("story/C1/bridge/gone-1", new Posting.Gone("is_archived"));
        life.memory.articles().kill(BRIDGE_SHUT, new Kill("PA", "wrong", life.clock.instant()));

        life.work();

        assertThat(life.slack.said()).anyMatch(said -> said.key().equals("still-stands/C1/gone-1/not-said"))
                .anyMatch(said -> said.key().equals("story/C1/bridge/gone-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"is_archived", "invalid_blocks"})
    void what_slack_does_not_let_us_take_back_is_tried_again_each_hour(String why) {
        arrives("bridge");
        life.slack.answer("story/C1/bridge/gone-1", new Posting.Gone(why));
        life.slack.answer("change/1/killed/C1/story/C1/bridge", new Posting.Gone(why));
        life.memory.articles().kill(BRIDGE_SHUT, new Kill("PA", "wrong", life.clock.instant()));
        life.work();
        assertThat(life.slack.said()).noneMatch(said -> said.key().equals("story/C1/bridge/gone-1"));

        life.clock.advance(Duration.ofHours(1));
        life.work();

        assertThat(life.slack.said()).anyMatch(said -> said.key().equals("story/C1/bridge/gone-1"));
    }

    @Test
    void what_cannot_be_taken_back_in_a_closed_channel_is_told_to_who_subscribed_and_taken_back_when_it_opens_again() {
        arrives("bridge");
        life.slack.answer("story/C1/bridge/gone-1", new Posting.Gone("is_archived"));
        life.memory.articles().kill(BRIDGE_SHUT, new Kill("PA", "wrong", life.clock.instant()));
        life.work();
        assertThat(life.slack.said()).filteredOn(said -> said.key().endsWith("/not-said"))
                .singleElement()
                .satisfies(said -> assertThat(text(said))
                        .isEqualTo("In C1 a story that was killed still stands, in what I said on 2026-11-24T09:01:07Z: it is archived."
                                + " Please delete that, and do not use it. As soon as I can post there again I take it back.\n"));
        life.memory.books().subscriptions().set(1, Subscription.State.PAUSED, "it is archived");

        life.say(new Command.RestoreSubscription(1));
        life.work();

        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf && said.post() instanceof Post.CardOf)
                .last().satisfies(said -> assertThat(said.cards().gone(BRIDGE_SHUT)).isPresent());
    }

    @Test
    void what_was_put_back_is_found_again() {
        arrives("bridge");
        life.ask("/news pull https://pa.example/bridge wrong bridge");
        life.work();
        assertThat(life.ask("/news harbour bridge crane").getFirst().post().articles()).isEmpty();

        life.ask("/news unpull https://pa.example/bridge");
        life.work();

        assertThat(life.ask("/news harbour bridge crane").getFirst().post().articles()).contains(BRIDGE_SHUT);
    }

    @Test
    void what_its_wire_has_killed_too_stays_dead_until_the_wire_issues_it_again() {
        push("1", "\"version\":1");
        life.say(new Command.PullArticle(pushed().id(), "wrong bridge"));
        push("2", "\"version\":2,\"status\":\"killed\"");

        assertThat(text(life.say(new Command.UnpullArticle(pushed().id())).getFirst())).contains("it is back when the wire issues it again");
        assertThat(status()).isEqualTo(new Status.Killed());
        assertThat(text(life.say(new Command.UnpullArticle(pushed().id())).getFirst())).contains("only the wire can issue it again");

        push("3", "\"version\":3,\"updated\":\"" + life.clock.instant() + "\"");
        assertThat(status()).isEqualTo(new Status.Usable());
    }

    @Test
    void what_its_wire_has_withheld_meanwhile_does_not_show_before_the_wire_says_so() {
        push("1", "\"version\":1");
        life.say(new Command.PullArticle(pushed().id(), "wrong bridge"));
        push("2", "\"version\":2,\"status\":\"withheld\"");

        assertThat(text(life.say(new Command.UnpullArticle(pushed().id())).getFirst()))
                .contains("when the wire sends that again, or a newer version");
        assertThat(status()).isEqualTo(new Status.Killed());

        push("3", "\"version\":2,\"status\":\"withheld\"");
        assertThat(status()).isEqualTo(new Status.Withheld());
        push("4", "\"version\":3");
        assertThat(status()).isEqualTo(new Status.Usable());
    }

    @Test
    void a_version_that_came_while_it_was_pulled_is_what_shows_when_it_is_put_back() {
        push("1", "\"version\":1");
        life.say(new Command.PullArticle(pushed().id(), "wrong bridge"));
        life.work();
        var said = life.slack.said().size();
        push("2", "\"version\":2");
        assertThat(life.slack.said()).as("nothing is told of what changes behind the curtain").hasSize(said);

        life.say(new Command.UnpullArticle(pushed().id()));

        assertThat(pushed().headline()).isEqualTo("Harbour bridge shut after crane strike 2");
        assertThat(status()).isEqualTo(new Status.Usable());
    }

    @Test
    void what_was_killed_before_its_page_was_read_is_not_put_back_by_anybody() {
        life.newsroom().wires().take(new WireName("pa"), """
                {"id":"gone","url":"https://pa.example/gone","headline":"Gone","paragraphs":["Gone."],"status":"killed"}"""
                .getBytes(StandardCharsets.UTF_8), "");
        var page = life.article("page", "Herald", "Harbour bridge page", BRIDGE, CRACK);
        var link = new Link("https://pa.example/gone");
        life.memory.articles().save(page, life.clock.instant(), List.of(link));

        assertThat(status()).isEqualTo(new Status.Killed());
        assertThat(life.memory.articles().putBack(new ArticleId("page"), "mia", life.clock.instant())).isEqualTo(Articles.PutBack.REFUSED);
    }

    @Test
    void what_its_wire_killed_before_its_page_was_read_is_the_wires_alone_to_issue_again() {
        push("1", "\"version\":1,\"status\":\"killed\"");
        life.web.article("https://pa.example/bridge", "Local", "Harbour bridge shut after crane strike", "", BRIDGE, CRACK);
        life.ask("/news https://pa.example/bridge");
        life.work();
        assertThat(status()).isEqualTo(new Status.Killed());
        assertThat(life.memory.articles().killOf(pushed().id()).orElseThrow().by()).isEqualTo("pa");

        assertThat(life.memory.articles().putBack(pushed().id(), "mia", life.clock.instant())).isEqualTo(Articles.PutBack.REFUSED);
        assertThat(status()).isEqualTo(new Status.Killed());

        life.clock.advance(Duration.ofHours(1));
        push("2", "\"version\":2,\"updated\":\"" + life.clock.instant() + "\"");
        assertThat(status()).isEqualTo(new Status.Usable());
    }

    @Test
    void what_its_publisher_took_away_is_put_back_only_when_its_page_was_read_there_again() {
        var page = "https://herald.example/bridge";
        life.web.article(page, "Local", "Harbour bridge shut after crane strike", "", BRIDGE, CRACK);
        life.ask("/news " + page);
        life.work();
        life.clock.advance(Duration.ofHours(1));
        life.web.answers(page, new Fetch.Answered(410));
        life.ask("/news " + page);
        life.work();

        assertThat(text(life.ask("/news unpull " + page).getFirst())).startsWith("Its publisher took it away.");
        assertThat(status()).isEqualTo(new Status.Killed());

        life.clock.advance(Duration.ofHours(1));
        life.web.article(page, "Local", "Harbour bridge shut after crane strike", "", BRIDGE, CRACK);
        life.ask("/news " + page);
        assertThat(text(life.ask("/news unpull " + page).getFirst())).startsWith("Put back");
        assertThat(status()).isEqualTo(new Status.Usable());
    }

    @Test
    void what_was_pulled_before_its_publisher_took_it_away_is_not_put_back_either() {
        var page = "https://herald.example/bridge";
        life.web.article(page, "Local", "Harbour bridge shut after crane strike", "", BRIDGE, CRACK);
        life.ask("/news " + page);
        life.work();
        life.ask("/news pull " + page + " wrong bridge");
        life.clock.advance(Duration.ofHours(1));
        life.web.answers(page, new Fetch.Answered(410));
        life.ask("/news " + page);

        assertThat(text(life.ask("/news unpull " + page).getFirst())).startsWith("Its publisher took it away.");
    }

    @Test
    void what_its_wire_has_killed_and_issued_again_while_it_was_pulled_is_put_back_as_the_wire_has_it_now() {
        push("1", "\"version\":1");
        life.say(new Command.PullArticle(pushed().id(), "wrong bridge"));
        life.work();
        push("2", "\"version\":2,\"status\":\"killed\"");
        push("3", "\"version\":3,\"updated\":\"" + life.clock.instant() + "\"");
        assertThat(status()).isEqualTo(new Status.Killed());

        assertThat(text(life.say(new Command.UnpullArticle(pushed().id())).getFirst())).startsWith("Put back");

        assertThat(status()).isEqualTo(new Status.Usable());
        assertThat(pushed().headline()).isEqualTo("Harbour bridge shut after crane strike 3");
    }

    @Test
    void what_was_only_left_to_its_wire_is_not_called_put_back_and_can_be_held_again() {
        push("1", "\"version\":1");
        life.say(new Command.PullArticle(pushed().id(), "wrong bridge"));
        push("2", "\"version\":2,\"status\":\"withheld\"");
        life.say(new Command.UnpullArticle(pushed().id()));

        assertThat(text(life.ask("/news audit 7d").getFirst())).contains("left ", " to its wire").doesNotContain("put back");

        assertThat(text(life.say(new Command.PullArticle(pushed().id(), "still wrong")).getFirst())).startsWith("Pulled.");
        push("3", "\"version\":3");
        assertThat(status()).isEqualTo(new Status.Killed());
    }

    @Test
    void whoever_shared_what_was_pulled_hears_when_it_is_put_back() {
        arrives("bridge");
        life.as("sam", " https://pa.example/bridge");
        life.ask("/news pull https://pa.example/bridge wrong bridge");
        life.work();
        assertThat(toldTo("sam")).singleElement().satisfies(told -> assertThat(told).startsWith("You shared a story on ").contains("Do not use it."));

        life.ask("/news unpull https://pa.example/bridge");
        life.work();

        assertThat(toldTo("sam")).hasSize(2).last().satisfies(told -> assertThat(told).startsWith("You shared a story on ")
                .contains(" in C1 that was killed. It was put back by mia at ", " and may be used. The story: PA, News, "));
    }

    @Test
    void what_is_killed_again_is_not_called_usable_by_what_was_said_when_it_was_put_back() {
        arrives("bridge");
        life.as("sam", " https://pa.example/bridge");
        life.ask("/news pull https://pa.example/bridge wrong bridge");
        life.work();
        life.ask("/news unpull https://pa.example/bridge");
        life.work();
        var said = life.slack.said().size();

        life.ask("/news pull https://pa.example/bridge wrong again");
        life.work();

        var after = life.slack.said().subList(said, life.slack.said().size());
        assertThat(after).as("what said that it may be used now says that it was killed")
                .filteredOn(one -> one.place() instanceof Place.InsteadOf && one.post() instanceof Post.Saying)
                .hasSize(3).allSatisfy(one -> assertThat(one.cards().gone(BRIDGE_SHUT)).isPresent());
        assertThat(after).filteredOn(one -> one.place() instanceof Place.InThread).allSatisfy(one -> assertThat(text(one))
                // The list is the one of similar articles under sam's card.
                .startsWith("This story was killed by mia").contains("Removed from 1 channel, 1 list. Do not use it."));
        assertThat(toldTo("sam")).hasSize(3);
    }

    private List<String> toldTo(String person) {
        return life.slack.said().stream().filter(said -> said.place().equals(new Place.InChannel(new ChannelId(person)))).map(LivingChannel::text)
                .toList();
    }

    @Test
    void what_has_expired_is_put_back_without_being_shown_and_its_card_does_not_go_on_saying_that_it_was_killed() {
        push("1", "\"version\":1,\"expires\":\"" + life.clock.instant().plusSeconds(600) + "\"");
        life.clock.advance(Duration.ofHours(1));
        life.work();
        life.say(new Command.PullArticle(pushed().id(), "wrong bridge"));
        life.work();
        var said = life.slack.said().size();

        var answer = life.say(new Command.UnpullArticle(pushed().id()));
        life.work();

        assertThat(text(answer.getFirst())).startsWith("Put back. The time in which it could be used has ended");
        var after = life.slack.said().subList(said, life.slack.said().size());
        assertThat(after).filteredOn(one -> one.place() instanceof Place.InsteadOf).singleElement()
                .satisfies(one -> assertThat(Drawing.of(one.place(), one.post(), one.cards())).contains("Not killed any more since")
                        .doesNotContain("KILLED", "Harbour bridge"));
        assertThat(after).filteredOn(one -> one.place() instanceof Place.InThread).singleElement()
                .satisfies(one -> assertThat(text(one)).startsWith("Not killed any more since ").contains("nothing of it is shown again"));

        life.say(new Command.PullArticle(pushed().id(), "wrong after all"));
        life.work();
        assertThat(life.slack.said()).filteredOn(one -> one.place() instanceof Place.InsteadOf).last()
                .satisfies(one -> assertThat(Drawing.of(one.place(), one.post(), one.cards())).contains("KILLED"));
    }

    @Test
    void what_has_expired_is_pulled_where_it_stands() {
        push("1", "\"version\":1,\"expires\":\"" + life.clock.instant().plusSeconds(600) + "\"");
        life.clock.advance(Duration.ofHours(1));
        life.work();

        assertThat(text(life.say(new Command.PullArticle(pushed().id(), "wrong bridge")).getFirst())).startsWith("Pulled.");

        assertThat(status()).isEqualTo(new Status.Killed());
    }

    @Test
    void nobody_but_an_editor_or_admin_pulls_what_stands_in_no_channel_of_theirs_and_nobody_learns_where_it_stands() {
        var cup = life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER);
        life.memory.articles().save(cup, life.clock.instant(), List.of(cup.link()));
        arrives("bridge");
        var elsewhere = new ChannelId("C-private");

        var ofTheArchive = life.ask("/news pull https://pa.example/cup wrong cup");
        life.memory.outbox().add(life.newsroom().commands().answer(life.caller("sam", elsewhere),
                new CommandParser().parse(" pull https://pa.example/bridge wrong bridge")));
        life.work();
        var ofAnotherChannel = life.slack.said().getLast();

        assertThat(text(ofAnotherChannel)).isEqualTo(text(ofTheArchive.getFirst())).contains("ask one of the workspace’s admins")
                .doesNotContain("C1");
        assertThat(status()).isEqualTo(new Status.Usable());
        assertThat(life.memory.articles().find(new ArticleId("cup")).orElseThrow().status()).isEqualTo(new Status.Usable());
    }

    @Test
    void whoever_may_not_pull_it_may_not_put_it_back_either() {
        arrives("bridge");
        life.ask("/news pull https://pa.example/bridge wrong bridge");
        life.work();

        life.memory.outbox().add(life.newsroom().commands().answer(life.caller("sam", new ChannelId("C-other")),
                new Command.UnpullArticle(BRIDGE_SHUT)));

        assertThat(status()).isEqualTo(new Status.Killed());
    }

    private Status status() {
        return pushed().status();
    }

    /** The only one there is whose headline is of the bridge. */
    private Article pushed() {
        var all = new ArrayList<Article>();
        life.memory.articles().forEach(all::add);
        return all.stream().filter(one -> one.headline().startsWith("Harbour bridge")).findFirst().orElseThrow();
    }

    private void arrives(String id) {
        life.arrives(life.article(id, "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
    }

    private void push(String words, String more) {
        life.newsroom().wires().take(new WireName("pa"), """
                {"id":"bridge","url":"https://pa.example/bridge","headline":"Harbour bridge shut after crane strike %s",
                 "paragraphs":["%s","%s"],%s}""".formatted(words, BRIDGE, CRACK, more).getBytes(StandardCharsets.UTF_8), "");
        life.clock.advance(Duration.ofSeconds(61));
        life.work();
    }
}
