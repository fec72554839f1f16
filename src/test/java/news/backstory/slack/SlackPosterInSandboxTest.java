package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import news.backstory.article.Article;
import news.backstory.article.Bond;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.ledger.Finding;
import news.backstory.ledger.Posting;
import news.backstory.post.Card;
import news.backstory.post.Cards;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Post.Matter;
import news.backstory.post.Suggestion;
import news.backstory.sandbox.Channel;
import news.backstory.sandbox.Faults.Effect;
import news.backstory.sandbox.Faults.Fault;
import news.backstory.sandbox.Message;
import news.backstory.sandbox.Sandbox;
import news.backstory.sandbox.SandboxSettings;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.testing.SampleArticles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract of {@code Poster}, kept by the real client towards the pretend Slack, which refuses what Slack refuses and logs what arrived. */
class SlackPosterInSandboxTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Article BRIDGE = SampleArticles.usable("bridge");
    private static final Article FERRY = SampleArticles.usable("ferry");
    private static final Cards CARDS = new Cards(NOW, Map.of(BRIDGE.id(), card(BRIDGE), FERRY.id(), card(FERRY)));
    private static final Post CARD = new Post.CardOf(BRIDGE.id());
    private static final Post SIMILAR = new Post.SimilarTo(BRIDGE.id(),
            List.of(new Suggestion(FERRY.id(), 0.4, List.of("Harbour Trust"), Bond.SAME_SUBJECT)));

    private static final SandboxSettings AS_SLACK = SandboxSettings.of(0,
            new SandboxSettings.Secrets("0123456789abcdef0123456789abcdef", "xoxb-contract"));

    /** Lets more through at once than Slack does, so that no test has to wait. */
    private final Sandbox sandbox = Sandbox.open(AS_SLACK.with(new SandboxSettings.Limits(10, 1_000, 1_000)), InstantSource.system());
    private final SlackPoster poster = new SlackPoster("xoxb-contract", sandbox.apiBase(), ZoneId.of("Europe/London"));
    private final PersonId mia = new PersonId(sandbox.workspace().people().getFirst().id());

    @AfterEach
    void stop() {
        poster.close();
        sandbox.close();
    }

    @Test
    void a_card_stands_in_its_channel_and_what_goes_under_it_in_its_thread() {
        var channel = newChannel();

        var card = posted(poster.post("k1", new Place.InChannel(channel), CARD, CARDS));
        var thread = posted(poster.post("k2", new Place.InThread(card), SIMILAR, CARDS));

        assertThat(messages(channel)).hasSize(2);
        assertThat(messages(channel).getFirst().text()).contains(BRIDGE.headline(), BRIDGE.standfirst());
        assertThat(messages(channel).get(1).threadTs()).isEqualTo(card.id());
        assertThat(messages(channel).get(1).ts()).isEqualTo(thread.id());
    }

    @Test
    void what_was_said_is_found_again_by_its_key() {
        var channel = newChannel();
        var card = posted(poster.post("k1", new Place.InChannel(channel), CARD, CARDS));
        var reply = posted(poster.post("k2", new Place.InThread(card), SIMILAR, CARDS));

        assertThat(poster.find("k1", new Place.InChannel(channel), Instant.now().minusSeconds(5))).isEqualTo(new Finding.Found(card));
        assertThat(poster.find("k2", new Place.InThread(card), Instant.now().minusSeconds(5))).isEqualTo(new Finding.Found(reply));
        assertThat(poster.find("k3", new Place.InChannel(channel), Instant.now().minusSeconds(5))).isEqualTo(new Finding.NotThere());
    }

    @Test
    void what_was_said_in_direct_messages_is_found_again_under_the_persons_name() {
        var direct = new Place.InChannel(new ChannelId(mia.value()));
        var card = posted(poster.post("k1", direct, CARD, CARDS));

        assertThat(poster.find("k1", direct, Instant.now().minusSeconds(5))).isEqualTo(new Finding.Found(card));
        assertThat(poster.find("k2", direct, Instant.now().minusSeconds(5))).isEqualTo(new Finding.NotThere());
        assertThat(card.channel().value()).as("Slack's own name for the place").startsWith("D");
    }

    @Test
    void a_persons_channels_are_those_they_are_in_and_of_private_ones_only_those_we_are_in_too() {
        var open = newChannel();
        var shared = sandbox.workspace().addChannel("shared", Channel.Kind.PRIVATE, true).orElseThrow().id();
        var hidden = sandbox.workspace().addChannel("hidden", Channel.Kind.PRIVATE, false).orElseThrow().id();
        var sam = new PersonId(sandbox.workspace().people().get(1).id());
        List.of(shared, hidden).forEach(channel -> sandbox.workspace().join(channel, mia.value()));
        sandbox.workspace().leave(shared, sam.value());

        assertThat(poster.channelsOf(mia)).contains(open, new ChannelId(shared)).doesNotContain(new ChannelId(hidden));
        assertThat(poster.channelsOf(sam)).doesNotContain(new ChannelId(shared));
        assertThat(poster.mayReach(sam, new ChannelId(shared))).isFalse();
        assertThat(poster.mayReach(sam, new ChannelId(sam.value()))).as("their own direct messages").isTrue();
    }

    @Test
    void where_slack_does_not_say_in_which_channels_somebody_is_it_is_taken_to_be_none() {
        sandbox.faults().next(1, "users.conversations", new Fault.Status(500, Effect.NOT_DONE));
        newChannel();

        assertThat(poster.channelsOf(mia)).isEmpty();
        assertThat(poster.channelsOf(mia)).as("asked again").isNotEmpty();
    }

    @Test
    void two_posts_in_one_second_are_too_fast() {
        try (var strict = Sandbox.open(AS_SLACK, InstantSource.system());
                var hasty = new SlackPoster("xoxb-contract", strict.apiBase(), ZoneId.of("UTC"))) {
            var channel = new ChannelId(strict.workspace().channelNamed("newsroom").orElseThrow().id());
            posted(hasty.post("k1", new Place.InChannel(channel), CARD, CARDS));

            assertThat(hasty.post("k2", new Place.InChannel(channel), CARD, CARDS)).isInstanceOf(Posting.TooFast.class);
            assertThat(strict.workspace().messages(channel.value())).hasSize(1);
        }
    }

    @Test
    void where_the_bot_is_no_member_it_says_so() {
        var sport = new ChannelId(sandbox.workspace().channelNamed("sport").orElseThrow().id());
        var secret = new ChannelId(sandbox.workspace().addChannel("secret", Channel.Kind.PRIVATE, false).orElseThrow().id());

        assertThat(poster.post("k1", new Place.InChannel(sport), CARD, CARDS)).isEqualTo(new Posting.NotMember());
        assertThat(poster.post("k2", new Place.InChannel(secret), CARD, CARDS)).isEqualTo(new Posting.NotMember());
    }

    @Test
    void an_archived_channel_is_gone() {
        var channel = newChannel();
        sandbox.workspace().archive(channel.value());

        assertThat(poster.post("k1", new Place.InChannel(channel), CARD, CARDS)).isInstanceOf(Posting.Gone.class);
    }

    @Test
    void what_is_for_one_person_is_seen_by_one_person() {
        var channel = newChannel();

        assertThat(poster.post("k1", new Place.ForPerson(channel, mia), new Post.Help(""), CARDS)).isEqualTo(new Posting.Taken());

        assertThat(messages(channel)).singleElement().satisfies(message -> assertThat(message.onlyFor()).isEqualTo(mia.value()));
    }

    @Test
    void a_list_is_changed_in_place() {
        var channel = newChannel();
        var list = posted(poster.post("k1", new Place.InChannel(channel), SIMILAR, CARDS));

        poster.post("k2", new Place.InsteadOf(list), new Post.SimilarTo(BRIDGE.id(), List.of()), CARDS);

        assertThat(messages(channel)).singleElement().satisfies(message -> assertThat(message.text()).doesNotContain(FERRY.headline()));
        assertThat(poster.post("k3", new Place.InsteadOf(new MessageRef(channel, "1.000001")), SIMILAR, CARDS)).isInstanceOf(Posting.Gone.class);
    }

    @Test
    void a_broken_answer_leaves_open_whether_it_was_said_and_it_is_said_once() {
        var channel = newChannel();
        sandbox.faults().next(1, "chat.postMessage", new Fault.Cut(Effect.DONE));

        assertThat(poster.post("k1", new Place.InChannel(channel), CARD, CARDS)).isInstanceOf(Posting.Unknown.class);

        assertThat(messages(channel)).hasSize(1);
        assertThat(sandbox.log().calls("chat.postMessage")).hasSize(1);
        assertThat(poster.find("k1", new Place.InChannel(channel), Instant.now().minusSeconds(5))).isInstanceOf(Finding.Found.class);
    }

    @Test
    void every_matter_of_a_notice_passes_slacks_rules() {
        for (var matter : Matter.values()) {
            var channel = newChannel();
            assertThat(poster.post("k-" + matter, new Place.ForPerson(channel, mia), new Post.Notice(matter, "404"), CARDS)).as(matter.name())
                    .isEqualTo(new Posting.Taken());
        }
    }

    @Test
    void where_slack_does_not_let_us_in_or_is_not_there_nothing_is_lost() {
        try (var stranger = new SlackPoster("xoxb-wrong", sandbox.apiBase(), ZoneId.of("UTC"));
                var lost = new SlackPoster("xoxb-contract", URI.create("http://127.0.0.1:9/api/"), ZoneId.of("UTC"))) {
            assertThat(stranger.post("k1", new Place.InChannel(newChannel()), CARD, CARDS)).isEqualTo(new Posting.ShutOut("invalid_auth"));
            assertThat(stranger.whoAmI()).isEqualTo(new Self.Refused("invalid_auth"));
            assertThat(lost.whoAmI()).isInstanceOf(Self.NotKnown.class);
            assertThat(lost.post("k2", new Place.InChannel(newChannel()), CARD, CARDS)).isInstanceOf(Posting.NotReached.class);
        }
    }

    private static Card card(Article article) {
        return new Card(article, BuiltInSummariser.open().summarise(article));
    }

    private static MessageRef posted(Posting posting) {
        assertThat(posting).isInstanceOf(Posting.Posted.class);
        return ((Posting.Posted) posting).message();
    }

    private ChannelId newChannel() {
        return new ChannelId(sandbox.workspace().addChannel("contract", Channel.Kind.PUBLIC, true).orElseThrow().id());
    }

    private List<Message> messages(ChannelId channel) {
        return sandbox.workspace().messages(channel.value());
    }
}
