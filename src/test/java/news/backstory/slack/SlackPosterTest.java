package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import news.backstory.answer.People;
import news.backstory.article.Article;
import news.backstory.article.Link;
import news.backstory.article.Picture;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.ledger.Finding;
import news.backstory.ledger.Posting;
import news.backstory.post.Card;
import news.backstory.post.Cards;
import news.backstory.post.Mark;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.ReplyAddress;
import news.backstory.slack.ScriptedSlack.Answer;
import news.backstory.summary.Summary;
import news.backstory.testing.SampleArticles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SlackPosterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final ChannelId CHANNEL = new ChannelId("C1");
    private static final PersonId PERSON = new PersonId("U1");
    private static final MessageRef FIRST = new MessageRef(CHANNEL, "1.000009");
    private static final Place IN_CHANNEL = new Place.InChannel(CHANNEL);
    private static final Article ARTICLE = SampleArticles.usable("flood");
    private static final Post CARD = new Post.CardOf(ARTICLE.id());

    private ScriptedSlack slack;
    private SlackPoster poster;

    @BeforeEach
    void open() throws IOException {
        slack = new ScriptedSlack();
        poster = new SlackPoster("xoxb-test", slack.api(), ZoneId.of("Europe/London"));
    }

    @AfterEach
    void close() {
        poster.close();
        slack.close();
    }

    @Test
    void a_card_is_posted_with_its_key_where_no_reader_sees_it() {
        slack.willSay("{\"ok\":true,\"channel\":\"C7\",\"ts\":\"5.000005\"}");

        var outcome = post(IN_CHANNEL, CARD);

        assertThat(outcome).isEqualTo(new Posting.Posted(new MessageRef(new ChannelId("C7"), "5.000005")));
        assertThat(slack.arrived).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/api/chat.postMessage");
            assertThat(call.form()).containsEntry("channel", "C1").doesNotContainKey("thread_ts");
            assertThat(call.form()).containsEntry("unfurl_links", "0").containsEntry("unfurl_media", "0").containsEntry("mrkdwn", "0");
            assertThat(call.form().get("text")).contains("Headline of flood");
            assertThat(JsonParser.parseString(call.form().get("metadata")))
                    .isEqualTo(JsonParser.parseString("{\"event_type\":\"backstory_post\",\"event_payload\":{\"key\":\"the-key\"}}"));
            assertThat(JsonParser.parseString(call.form().get("blocks")).isJsonArray()).isTrue();
        });
    }

    @Test
    void a_reply_goes_under_its_first_message_and_nowhere_else() {
        post(new Place.InThread(FIRST), CARD);

        assertThat(slack.arrived).singleElement().satisfies(call -> {
            assertThat(call.form()).containsEntry("thread_ts", "1.000009").containsEntry("channel", "C1");
            assertThat(call.form().getOrDefault("reply_broadcast", "0")).isEqualTo("0");
        });
    }

    @Test
    void breaking_news_on_an_old_story_goes_into_its_thread_and_the_channel() {
        post(new Place.InThread(FIRST), new Post.Follows(ARTICLE.id(), List.of(new Mark.Breaking())));

        assertThat(slack.arrived).singleElement()
                .satisfies(call -> assertThat(call.form()).containsEntry("thread_ts", "1.000009").containsEntry("reply_broadcast", "1"));
    }

    @Test
    void what_is_for_one_person_is_said_to_that_person_in_that_persons_zone() {
        slack.willSay("{\"ok\":true,\"user\":{\"id\":\"U1\",\"tz\":\"America/New_York\"}}");
        slack.willSay("{\"ok\":true,\"message_ts\":\"1.5\"}");

        var outcome = post(new Place.ForPersonInThread(FIRST, PERSON), CARD);

        assertThat(outcome).isEqualTo(new Posting.Taken());
        var call = slack.arrivedAt("/api/chat.postEphemeral").getFirst();
        assertThat(call.form()).containsEntry("user", "U1").containsEntry("thread_ts", "1.000009");
        assertThat(call.form().get("text")).contains("20 Nov 2026 04:00 EST");
    }

    @Test
    void a_persons_zone_is_asked_for_once() {
        slack.willSay("{\"ok\":true,\"user\":{\"id\":\"U1\",\"tz\":\"America/New_York\"}}");

        post(new Place.ForPerson(CHANNEL, PERSON), CARD);
        post(new Place.ForPerson(CHANNEL, PERSON), CARD);

        assertThat(slack.arrivedAt("/api/users.info")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ok\":false,\"error\":\"missing_scope\"}", "{\"ok\":true,\"user\":{\"tz\":\"Mars/Olympus\"}}", "{\"ok\":true}",
            "nonsense", ""})
    void a_person_whose_zone_is_not_known_reads_the_channels_times(String answer) {
        slack.willSay(answer);

        post(new Place.ForPerson(CHANNEL, PERSON), CARD);

        assertThat(slack.arrivedAt("/api/chat.postEphemeral").getFirst().form().get("text")).contains("20 Nov 2026 09:00 GMT");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"ok\":false,\"error\":\"ratelimited\"}|UNKNOWN", "nonsense|UNKNOWN", "{\"ok\":true}|UNKNOWN",
            "{\"ok\":false,\"error\":\"user_not_found\"}|GUEST", "{\"ok\":true,\"user\":{\"is_restricted\":true}}|GUEST",
            "{\"ok\":true,\"user\":{\"id\":\"U1\"}}|MEMBER", "{\"ok\":true,\"user\":{\"is_admin\":true}}|ADMIN"})
    void who_cannot_be_known_now_is_no_guest_and_is_asked_for_again(String answer, People.Standing standing) {
        slack.willSay(answer);
        slack.willSay("{\"ok\":true,\"user\":{\"id\":\"U1\",\"is_owner\":true}}");

        assertThat(poster.standingOf(PERSON)).isEqualTo(standing);

        assertThat(poster.standingOf(PERSON)).isEqualTo(standing == People.Standing.UNKNOWN ? People.Standing.ADMIN : standing);
    }

    @Test
    void a_change_takes_the_place_of_the_old_text() {
        var outcome = post(new Place.InsteadOf(FIRST), CARD);

        assertThat(outcome).isInstanceOf(Posting.Posted.class);
        assertThat(slack.arrived).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/api/chat.update");
            assertThat(call.form()).containsEntry("ts", "1.000009").containsEntry("parse", "none").containsKeys("text", "blocks");
        });
    }

    @Test
    void cards_on_links_are_sent_for_the_addresses_as_they_were_written() {
        var link = Link.parse("https://herald.example/flood?a=1&b=2").orElseThrow();

        var outcome = post(new Place.OnLinks(FIRST), new Post.OnLinks(List.of(new Post.LinkedArticle(link, ARTICLE.id()))));

        assertThat(outcome).isEqualTo(new Posting.Taken());
        assertThat(slack.arrived).singleElement().satisfies(call -> {
            assertThat(call.path()).isEqualTo("/api/chat.unfurl");
            assertThat(call.form()).containsEntry("ts", "1.000009").containsEntry("channel", "C1");
            assertThat(JsonParser.parseString(call.form().get("unfurls")).getAsJsonObject().keySet())
                    .containsExactly("https://herald.example/flood?a=1&b=2");
        });
    }

    @ParameterizedTest
    @CsvSource({"true,in_channel", "false,ephemeral"})
    void an_answer_goes_to_the_requests_own_address(boolean toAll, String type) {
        var address = new ReplyAddress(slack.origin() + "/response/secret");
        if (!toAll) {
            slack.willSay("{\"ok\":true,\"user\":{}}");
        }
        slack.willSay("ok");

        var outcome = post(toAll ? new Place.ReplyToAll(address, CHANNEL) : new Place.Reply(address, CHANNEL, PERSON), CARD);

        assertThat(outcome).isEqualTo(new Posting.Taken());
        var body = JsonParser.parseString(slack.arrivedAt("/response/secret").getFirst().body()).getAsJsonObject();
        assertThat(body.get("response_type").getAsString()).isEqualTo(type);
        assertThat(body.get("replace_original").getAsBoolean()).isFalse();
        assertThat(body.get("text").getAsString()).contains("Headline of flood");
        assertThat(body.get("blocks").isJsonArray()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest", "https://slack.com.evil.example/x", "https://evilslack.com/x",
            "http://hooks.slack.com/x",
            "https://user@hooks.slack.com/x", "https://hooks.slack.com:8443/x", "file:///etc/passwd", "not an address", "https:///x"})
    void an_answer_goes_to_slack_or_nowhere(String address) {
        var outcome = post(new Place.ReplyToAll(new ReplyAddress(address), CHANNEL), CARD);

        assertThat(outcome).isInstanceOf(Posting.Refused.class);
        assertThat(slack.arrived).isEmpty();
    }

    @Test
    void slacks_own_addresses_may_be_answered() {
        var settings = new SlackSettings("xoxb-test", URI.create("https://slack.com/api/"));

        assertThat(settings.mayReplyTo(URI.create("https://hooks.slack.com/commands/T1/2/3"))).isTrue();
        assertThat(settings.mayReplyTo(URI.create("https://HOOKS.slack.com/actions/T1/2/3"))).isTrue();
        assertThat(settings.mayReplyTo(URI.create(slack.origin() + "/response/secret"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
            "not_in_channel,NotMember", "channel_not_found,NotMember", "is_archived,Gone", "message_not_found,Gone", "thread_not_found,Gone",
            "cant_update_message,Gone", "ratelimited,TooFast", "internal_error,Unknown", "fatal_error,Unknown", "service_unavailable,Unknown",
            "invalid_auth,ShutOut", "token_revoked,ShutOut", "account_inactive,ShutOut", "msg_too_long,Refused", "missing_scope,NotReached",
            "team_added_to_org,NotReached"})
    void what_slack_says_no_to_is_told_apart(String error, String expected) {
        slack.willSay("{\"ok\":false,\"error\":\"" + error + "\"}");

        assertThat(post(IN_CHANNEL, CARD).getClass().getSimpleName()).isEqualTo(expected);
        assertThat(slack.arrived).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"used_url,AddressSpent", "expired_url,AddressSpent", "internal_error,Unknown", "invalid_blocks,Refused"})
    void a_reply_address_that_is_used_up_is_gone(String error, String expected) {
        slack.will(new Answer.With(404, "{\"ok\":false,\"error\":\"" + error + "\"}", Map.of()));
        slack.will(new Answer.With(404, error, Map.of()));

        var asJson = post(new Place.ReplyToAll(new ReplyAddress(slack.origin() + "/r"), CHANNEL), CARD);
        var asWord = post(new Place.ReplyToAll(new ReplyAddress(slack.origin() + "/r"), CHANNEL), CARD);

        assertThat(asJson.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(asWord.getClass().getSimpleName()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"7,PT7S", "0,PT1S", "86400,PT1H", "soon,PT30S", ",PT30S"})
    void too_fast_says_for_how_long_to_be_silent(String retryAfter, Duration expected) {
        slack.will(
                new Answer.With(429, "{\"ok\":false,\"error\":\"ratelimited\"}", retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter)));

        assertThat(post(IN_CHANNEL, CARD)).isEqualTo(new Posting.TooFast(expected));
        assertThat(slack.arrived).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 408})
    void a_server_in_trouble_leaves_it_open_whether_it_was_said_and_is_asked_once(int status) {
        slack.will(new Answer.With(status, "sorry", Map.of("Retry-After", "0")));

        assertThat(post(IN_CHANNEL, CARD)).isInstanceOf(Posting.Unknown.class);
        assertThat(slack.arrived).hasSize(1);
    }

    @Test
    void a_connection_that_breaks_after_the_request_leaves_it_open_and_nothing_is_sent_again() {
        post(IN_CHANNEL, CARD); // From now on there is a connection in the pool.
        slack.will(new Answer.Cut());

        var outcome = post(IN_CHANNEL, CARD);

        assertThat(outcome).isInstanceOf(Posting.Unknown.class);
        assertThat(slack.arrived).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 408, 0})
    void a_reply_is_sent_once_too(int status) {
        var place = new Place.ReplyToAll(new ReplyAddress(slack.origin() + "/r"), CHANNEL);
        post(place, CARD);
        slack.will(status == 0 ? new Answer.Cut() : new Answer.With(status, "", Map.of("Retry-After", "0")));

        assertThat(post(place, CARD)).isInstanceOf(Posting.Unknown.class);
        assertThat(slack.arrived).hasSize(2);
    }

    @Test
    void silence_leaves_it_open() {
        try (var impatient = new SlackPoster(
                new SlackHttp(new SlackSettings("xoxb-test", slack.api()), Duration.ofMillis(300)), ZoneId.of("UTC"))) {
            slack.will(new Answer.Silence());

            assertThat(impatient.post("the-key", IN_CHANNEL, CARD, cards(ARTICLE))).isInstanceOf(Posting.Unknown.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ok\":true,\"chan", "<html>", "", "[]", "null", "{\"ok\":true}", "{\"ok\":false}"})
    void an_answer_that_makes_no_sense_leaves_it_open(String answer) {
        slack.willSay(answer);

        assertThat(post(IN_CHANNEL, CARD)).isInstanceOf(Posting.Unknown.class);
        assertThat(slack.arrived).hasSize(1);
    }

    @Test
    void a_redirect_is_not_followed() {
        slack.will(new Answer.With(307, "", Map.of("Location", slack.origin() + "/elsewhere")));

        assertThat(post(IN_CHANNEL, CARD)).isInstanceOf(Posting.NotReached.class);
        assertThat(slack.arrived).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void what_a_proxy_between_us_refuses_was_not_refused_by_slack(int status) {
        slack.will(new Answer.With(status, "", Map.of()));

        assertThat(post(IN_CHANNEL, CARD)).isEqualTo(new Posting.NotReached("HTTP " + status));
    }

    @Test
    void where_nobody_listens_nothing_was_said() throws IOException {
        int closedPort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        try (var alone = new SlackPoster("xoxb-test", URI.create("http://127.0.0.1:" + closedPort + "/api/"), ZoneId.of("UTC"))) {
            assertThat(alone.post("the-key", IN_CHANNEL, CARD, cards(ARTICLE))).isInstanceOf(Posting.NotReached.class);
        }
    }

    @Test
    void a_picture_that_slack_cannot_load_does_not_keep_the_card_from_being_said() {
        var pictured = withPicture(ARTICLE);
        slack.willSay("{\"ok\":false,\"error\":\"invalid_blocks\",\"errors\":[\"downloading image failed [json-pointer:/blocks/1/image_url]\"]}");

        var outcome = poster.post("the-key", IN_CHANNEL, CARD, cards(pictured));

        assertThat(outcome).isInstanceOf(Posting.Posted.class);
        assertThat(slack.arrived).hasSize(2);
        assertThat(slack.arrived.getFirst().form().get("blocks")).contains("image_url");
        assertThat(slack.arrived.getLast().form().get("blocks")).doesNotContain("image_url").contains("Headline of flood");
    }

    @Test
    void blocks_that_slack_refuses_for_another_reason_are_sent_once() {
        slack.willSay("{\"ok\":false,\"error\":\"invalid_blocks\"}");

        assertThat(post(IN_CHANNEL, CARD)).isEqualTo(new Posting.Refused("invalid_blocks"));
        assertThat(slack.arrived).hasSize(1);
    }

    @Test
    void what_may_not_be_shown_is_not_sent() {
        var outcome = poster.post("the-key", IN_CHANNEL, CARD, new Cards(NOW, Map.of()));

        assertThat(outcome).isInstanceOf(Posting.Gone.class);
        assertThat(slack.arrived).isEmpty();
    }

    @Test
    void a_place_under_a_post_must_have_been_resolved() {
        assertThatThrownBy(() -> post(new Place.Under("other", CHANNEL), CARD)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_post_is_found_by_its_key_on_a_later_page() {
        slack.willSay("{\"ok\":true,\"messages\":[{\"ts\":\"3.1\",\"text\":\"hi\"}," + message("2.9", "backstory_post", "another")
                + "],\"response_metadata\":{\"next_cursor\":\"more\"}}");
        slack.willSay("{\"ok\":true,\"messages\":[" + message("2.8", "somebody_elses", "the-key") + "," + message("2.7", "backstory_post", "the-key")
                + "]}");

        var finding = poster.find("the-key", IN_CHANNEL, NOW);

        assertThat(finding).isEqualTo(new Finding.Found(new MessageRef(CHANNEL, "2.7")));
        assertThat(slack.arrived).hasSize(2).allSatisfy(call -> {
            assertThat(call.path()).isEqualTo("/api/conversations.history");
            assertThat(call.form()).containsEntry("oldest", String.valueOf(NOW.getEpochSecond() - 60)).containsEntry("include_all_metadata", "1");
        });
        assertThat(slack.arrived.getLast().form()).containsEntry("cursor", "more");
    }

    @Test
    void a_reply_is_looked_for_in_its_thread() {
        slack.willSay("{\"ok\":true,\"messages\":[" + message("2.7", "backstory_post", "the-key") + "]}");

        assertThat(poster.find("the-key", new Place.InThread(FIRST), NOW)).isEqualTo(new Finding.Found(new MessageRef(CHANNEL, "2.7")));
        assertThat(slack.arrivedAt("/api/conversations.replies").getFirst().form()).containsEntry("ts", "1.000009");
    }

    @Test
    void a_post_that_is_not_among_all_that_was_said_since_is_not_there() {
        slack.willSay("{\"ok\":true,\"messages\":[]}");

        assertThat(poster.find("the-key", IN_CHANNEL, NOW)).isEqualTo(new Finding.NotThere());
    }

    @Test
    void too_much_said_since_is_not_taken_for_not_there() {
        for (var page = 0; page < PostFinder.MAX_PAGES; page++) {
            slack.willSay("{\"ok\":true,\"messages\":[],\"response_metadata\":{\"next_cursor\":\"more\"}}");
        }

        assertThat(poster.find("the-key", IN_CHANNEL, NOW)).isInstanceOf(Finding.MayNotLook.class);
        assertThat(slack.arrived).hasSize(PostFinder.MAX_PAGES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "{\"ok\":false,\"error\":\"internal_error\"}", "{\"ok\":false,\"error\":\"token_revoked\"}",
            "{\"ok\":false,\"error\":\"ratelimited\"}", "{\"ok\":false,\"error\":\"accesslimited\"}"})
    void where_we_cannot_look_now_we_say_so(String answer) {
        slack.willSay(answer);

        assertThat(poster.find("the-key", IN_CHANNEL, NOW)).isInstanceOf(Finding.CannotLook.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing_scope", "channel_not_found", "not_in_channel", "method_not_supported_for_channel_type"})
    void where_we_may_not_look_we_say_so(String why) {
        slack.willSay("{\"ok\":false,\"error\":\"" + why + "\"}");

        assertThat(poster.find("the-key", IN_CHANNEL, NOW)).isEqualTo(new Finding.MayNotLook(why));
    }

    @Test
    void looking_too_often_is_not_taken_for_not_there() {
        slack.will(new Answer.With(429, "", Map.of("Retry-After", "30")));

        assertThat(poster.find("the-key", IN_CHANNEL, NOW)).isInstanceOf(Finding.CannotLook.class);
    }

    @Test
    void a_messages_text_is_read_where_we_may() {
        slack.willSay("{\"ok\":true,\"messages\":[{\"ts\":\"1.000009\",\"text\":\"see <https://herald.example/flood>\"}]}");
        slack.willSay("{\"ok\":false,\"error\":\"missing_scope\"}");

        assertThat(poster.textOf(FIRST)).hasValueSatisfying(text -> assertThat(text).contains("https://herald.example/flood"));
        assertThat(poster.textOf(FIRST)).isEmpty();
    }

    @Test
    void it_knows_who_it_is_or_says_why_not() {
        slack.willSay("{\"ok\":true,\"user_id\":\"UBOT\",\"team_id\":\"T1\"}");
        slack.willSay("{\"ok\":false,\"error\":\"invalid_auth\"}");
        slack.will(new Answer.Cut());

        assertThat(poster.whoAmI()).isEqualTo(new Self.Known("UBOT", "T1"));
        assertThat(poster.whoAmI()).isEqualTo(new Self.Refused("invalid_auth"));
        assertThat(poster.whoAmI()).isInstanceOf(Self.NotKnown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://slack.com/api/", "https://slack.com/api", "ftp://slack.com/api/", "https:/api/"})
    void the_token_travels_only_where_nobody_can_read_it(String address) {
        assertThatThrownBy(() -> new SlackSettings("xoxb-test", URI.create(address))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SlackSettings("xoxb-test", slack.api())).asString().doesNotContain("xoxb");
    }

    private Posting post(Place place, Post post) {
        return poster.post("the-key", place, post, cards(ARTICLE));
    }

    private static Cards cards(Article article) {
        return new Cards(NOW, Map.of(article.id(), new Card(article, new Summary(List.of()))));
    }

    private static String message(String ts, String eventType, String key) {
        return "{\"ts\":\"" + ts + "\",\"text\":\"x\",\"metadata\":{\"event_type\":\"" + eventType + "\",\"event_payload\":{\"key\":\"" + key
                + "\"}}}";
    }

    private static Article withPicture(Article article) {
        var picture = new Picture(Link.parse("https://herald.example/flood.jpg").orElseThrow(), "A bridge", "", "");
        return new Article(
                article.id(), article.link(), article.headline(), article.standfirst(), article.byline(), article.section(), article.published(),
                article.updated(), article.language(), article.source(), article.tier(), List.of(picture), article.paragraphs(), article.status(),
                article.version());
    }
}
