package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.LIBRARY;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.channel.ChannelId;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.post.MessageRef;
import news.backstory.post.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people have Backstory say to all is in the channel's audit. */
class SharedByHandTest {

    private static final ArticleId BUDGET_CUT = new ArticleId("budget");

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void an_audit_names_what_was_posted_by_hand_and_by_whom() {
        life.ask("/news subscribe pa digest");
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        life.web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        life.as("sam", "https://herald.example/bridge");
        life.say(new Command.PostCard(BUDGET_CUT));
        life.say(new Command.PostSimilar(BUDGET_CUT));
        life.say(new Command.PostCoverage(BUDGET_CUT));
        life.say(new Command.PostCoverageUnder(BUDGET_CUT, new MessageRef(CHANNEL, "1")));
        life.say(new Command.PostTimeline(BUDGET_CUT));

        var bridge = life.memory.articles().findAt(new Link("https://herald.example/bridge")).orElseThrow().article().id().value();
        assertThat(text(life.ask("/news audit 7d").getFirst())).containsSubsequence("mia posted the timeline of budget",
                "mia posted the coverage of budget", "mia posted the coverage of budget", "mia posted what is similar to budget",
                "mia posted budget\n", "sam posted " + bridge + "\n", "mia subscribed to");
        assertThat(text(life.ask("/news stats").getFirst())).contains("Posted by hand: 6");
    }

    @Test
    void a_card_that_somebody_asks_for_counts_who_else_reports_it() {
        life.keep(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK), life.clock.instant());
        life.keep(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK), life.clock.instant());

        var card = (Post.CardOf) life.say(new Command.PostCard(new ArticleId("bridge"))).getFirst().post();

        assertThat(card.also()).containsExactly(new ArticleId("bridge-ap"));
    }

    @Test
    void the_headline_of_what_was_killed_since_is_not_in_it() {
        life.ask("/news subscribe pa digest");
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        life.say(new Command.PostCard(BUDGET_CUT));

        life.memory.articles().kill(BUDGET_CUT, new Kill("", "", life.clock.instant()));
        life.work();

        var audit = life.ask("/news audit 7d").getFirst();
        assertThat(text(audit)).contains("mia posted article budget");
        assertThat(audit.post().articles()).isEmpty();
    }

    @Test
    void what_one_person_alone_sees_and_what_is_asked_again_after_a_crash_is_not_in_it_a_second_time() {
        life.ask("/news subscribe pa digest");
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        life.ask("/news similar https://pa.example/budget");
        life.ask("/news covered https://pa.example/budget");
        var sam = life.caller("sam", CHANNEL);
        life.newsroom().commands().answer(sam, new CommandParser().parse("https://pa.example/budget"));
        life.newsroom().commands().answer(sam, new CommandParser().parse("https://pa.example/budget"));
        life.newsroom().commands().answer(life.caller("sam", new ChannelId("sam")), new Command.PostCard(BUDGET_CUT));
        life.ask("/news settings answers private");
        life.ask("/news https://pa.example/budget");

        assertThat(text(life.ask("/news audit 7d").getFirst()).lines().filter(line -> line.contains("posted")))
                .singleElement().satisfies(line -> assertThat(line).endsWith("sam posted budget"));
        assertThat(life.memory.books().deeds().since(new ChannelId("sam"), LivingChannel.NOW, 10)).isEqualTo(List.of());
    }
}
