package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.LIBRARY;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.article.Kill;
import news.backstory.channel.Mute;
import news.backstory.command.Command;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Row;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a channel does not want to hear of for a while, and who says so. */
class MutesTest {

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void a_shorter_mute_leaves_the_longer_one_and_says_so_to_its_person_alone() {
        life.ask("/news mute \"transfer gossip\" for 3d");
        var until = mutes().getFirst().until();

        var said = life.as("sam", "mute \"Transfer Gossip\" for 1h");

        assertThat(text(said.getFirst())).contains("“transfer gossip” is mute here until " + until + " already, by mia",
                "/news unmute \"Transfer Gossip\"");
        assertThat(said.getFirst().place()).isInstanceOf(Place.Reply.class);
        assertThat(mutes()).singleElement().satisfies(mute -> assertThat(mute.until()).isEqualTo(until));
    }

    @Test
    void a_muted_story_stays_mute_when_its_first_article_is_killed_and_others_do_not() {
        life.ask("/news subscribe pa");
        var bridge = new ArticleId("bridge");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.say(new Command.MuteStory(bridge));
        life.memory.articles().kill(bridge, new Kill("PA", "wrong", life.clock.instant()));
        life.newsroom().shelf().refresh(bridge);
        life.work();

        life.arrives(life.article("bridge-ap", "AP", "Crane strike shuts harbour bridge", BRIDGE, CRACK));
        life.arrives(life.article("bridge-3", "PA", "Harbour bridge to open on Friday after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("budget", "PA", "Council raises parking charges and cuts libraries", BUDGET, LIBRARY));

        assertThat(life.cards()).extracting(LivingChannel::headline)
                .containsExactly("Harbour bridge shut after crane strike", "Council raises parking charges and cuts libraries");
    }

    @Test
    void the_story_at_a_link_is_muted_and_unmuted() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        assertThat(text(life.ask("/news mute https://pa.example/nothing").getFirst())).startsWith("I know no article at that link.");
        assertThat(text(life.ask("/news mute https://pa.example/bridge for 7d").getFirst())).startsWith("mia muted here until 2026-12-01")
                .contains(": bridge");
        life.arrives(life.article("bridge-2", "PA", "Harbour bridge shut after crane strike, a second crack found", BRIDGE, CRACK));
        assertThat(life.slack.said()).noneMatch(said -> said.post().articles().contains(new ArticleId("bridge-2")));

        assertThat(text(life.ask("/news mute https://pa.example/bridge-2 for 2d").getFirst())).contains("is mute here until 2026-12-01",
                "longer, and stays");
        assertThat(text(life.ask("/news unmute https://pa.example/bridge-2").getFirst())).startsWith("mia unmuted here: bridge");
        assertThat(mutes()).isEmpty();
    }

    @Test
    void a_longer_mute_says_until_when_it_was_and_undo_brings_that_back() {
        life.ask("/news mute \"Überfall\" for 1d");
        var shorter = mutes().getFirst().until();

        var said = life.as("sam", "mute \"überfall\" for 3d");

        assertThat(text(said.getFirst()))
                .contains("sam muted here until " + mutes().getFirst().until() + " (so far until " + shorter + "): “überfall”");
        assertThat(mutes()).hasSize(1);

        var undone = life.say(new Command.UndoMute(Long.parseLong(undo(said.getFirst()).about())));

        assertThat(text(undone.getFirst())).isEqualTo("mia took back one mute of: “Überfall”. It stays mute here until " + shorter + ", by mia.\n");
        assertThat(mutes()).singleElement().satisfies(mute -> assertThat(mute.until()).isEqualTo(shorter));
    }

    @Test
    void undo_of_the_shorter_mute_says_until_when_the_longer_one_goes_on() {
        life.ask("/news mute \"transfer gossip\" for 3d");
        life.as("sam", "mute \"transfer gossip\" for 7d");
        var longer = mutes().getFirst().until();

        var undone = life.say(new Command.UndoMute(1));

        assertThat(text(undone.getFirst()))
                .isEqualTo("mia took back one mute of: “transfer gossip”. It stays mute here until " + longer + ", by sam.\n");
        assertThat(mutes()).singleElement().satisfies(mute -> assertThat(mute.until()).isEqualTo(longer));
    }

    @Test
    void all_see_what_is_unmuted_as_they_saw_what_was_muted() {
        life.ask("/news mute \"transfer gossip\" for 1d");
        life.as("sam", "mute \"transfer gossip\" for 3d");

        var said = life.ask("/news unmute \"TRANSFER gossip\"");

        assertThat(said).singleElement().satisfies(one -> {
            assertThat(one.place()).isEqualTo(new Place.InChannel(CHANNEL));
            assertThat(text(one)).isEqualTo("mia unmuted here: “transfer gossip”. It may come again.\n");
        });
        assertThat(mutes()).isEmpty();
        assertThat(text(life.ask("/news unmute \"transfer gossip\"").getFirst())).contains("is not mute here");
    }

    @Test
    void a_story_is_muted_again_for_longer_and_unmuted_by_its_first_button_too() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        life.say(new Command.MuteStory(new ArticleId("budget")));
        life.clock.advance(Duration.ofDays(1));
        life.say(new Command.MuteStory(new ArticleId("budget")));
        assertThat(mutes()).hasSize(1);

        assertThat(text(life.say(new Command.Unmute(1)).getFirst())).contains("mia unmuted here: budget");
        assertThat(mutes()).isEmpty();
    }

    @Test
    void the_headline_of_a_story_that_was_killed_is_in_no_word_about_its_mute() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        life.say(new Command.MuteStory(new ArticleId("budget")));
        life.memory.articles().kill(new ArticleId("budget"), new Kill("", "", life.clock.instant()));
        life.work();

        assertThat(text(life.ask("/news mutes").getFirst())).contains("a story until").doesNotContain("budget");
        assertThat(text(life.say(new Command.Unmute(1)).getFirst())).contains("mia unmuted here: a story");
    }

    private List<Mute> mutes() {
        return life.memory.books().mutes().of(CHANNEL, life.clock.instant());
    }

    private static Row.Choice undo(Said said) {
        return ((Post.Saying) said.post()).rows().getFirst().choices().getFirst();
    }
}
