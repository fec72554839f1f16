package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import news.backstory.answer.FormMaker;
import news.backstory.answer.HomePage;
import news.backstory.answer.HomePage.Piece;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Link;
import news.backstory.article.Reading;
import news.backstory.article.Status;
import news.backstory.channel.Arrival;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.channel.Wanted;
import news.backstory.command.CommandParser;
import news.backstory.command.Feedback.Reason;
import news.backstory.command.FormKind;
import news.backstory.command.Request;
import news.backstory.ledger.Line;
import news.backstory.ledger.OutboxSender;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.sandbox.Message;
import news.backstory.sandbox.Sandbox;
import news.backstory.sandbox.SandboxSettings;
import news.backstory.sandbox.View;
import news.backstory.search.ArticleIndex;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.testing.Answering;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.SampleArticles;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms and people's pages, the whole way: what somebody presses in the pretend Slack, and what comes to stand in front of them. */
class SlackViewsInSandboxTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "xoxb-views";
    private static final Article BRIDGE = SampleArticles.usable("bridge");
    private static final String NEWSROOM = "C0NEWSROOM";

    private final InstantSource clock = InstantSource.system();
    private final Sandbox sandbox = Sandbox.open(SandboxSettings.of(0, new SandboxSettings.Secrets(SECRET, TOKEN))
            .with(new SandboxSettings.Limits(10, 1_000, 1_000)), clock);
    private final TemporaryStore memory = new TemporaryStore();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final SlackPoster poster = new SlackPoster(TOKEN, sandbox.apiBase(), ZoneId.of("Europe/London"));
    private final OutboxSender sender = new OutboxSender(memory.books().outbox(), memory.books().arrangements(), memory.articles(),
            BuiltInSummariser.open(), poster, clock,
            Duration.ofSeconds(5), _ -> {});
    private final String mia = sandbox.workspace().people().getFirst().id();
    private final FakeWeb web = new FakeWeb();
    private HomePage page = new HomePage(List.of());
    private final SlackWorkers workers = new SlackWorkers(memory.requests(), new SlackDispatcher(
            Answering.over(memory, _ -> new Reading.Unreachable(), index, clock, web),
            new SlackListeners(new CommandParser(), _ -> Optional.empty(), poster::mayReach),
            List.of(poster.views(
                    new FormMaker(memory.articles(), BuiltInSummariser.open(), memory.books(), Answering.digests(memory, clock), Answering.PEOPLE,
                            Answering.ZONE, clock),
                    _ -> page,
                    clock)),
            () -> {}), clock,
            _ -> sender.sendPending(), (_, broken) -> {
                throw broken;
            });
    private final SlackApp app = new SlackApp(List.of(new SlackCredentials(TOKEN, SECRET)), memory.requests(), workers, clock, _ -> {});
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
        sandbox.botAt(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events"));
        memory.articles().save(BRIDGE, Instant.now(), List.of());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        workers.close();
        sender.close();
        poster.close();
        sandbox.close();
        index.close();
        memory.close();
    }

    @Test
    void who_says_that_a_card_is_wrong_is_asked_which_sentences_and_why_and_can_take_it_back() {
        sandbox.hands().press(mia, card(), "card_more", "wrong:bridge");
        var form = soon(this::top);
        var sentence = form.blocks().findParents("options").getFirst().path("options").get(0).path("value").asText();

        sandbox.viewHands().submit(mia, form.id(), Map.of("reason/reason", List.of("NOT_THE_POINT"), "sentences/sentences", List.of(sentence)));

        assertThat(form.title()).isEqualTo("What is wrong?");
        assertThat(form.blocks().toString()).contains("1. First paragraph of bridge.");
        var thanks = soon(() -> whispered("Thanks, noted."));
        assertThat(sandbox.views().modals(mia)).isEmpty();
        assertThat(memory.feedback().reports(Instant.EPOCH, 10)).singleElement().satisfies(report -> {
            assertThat(report.reason()).isEqualTo(Reason.NOT_THE_POINT);
            assertThat(report.article()).isEqualTo(BRIDGE.id());
            assertThat(report.by().value()).isEqualTo(mia);
            assertThat(report.channel().value()).isEqualTo(NEWSROOM);
            assertThat(report.sentences()).singleElement()
                    .satisfies(spot -> assertThat(BRIDGE.body().substring(spot.start(), spot.end())).isEqualTo("First paragraph of bridge."));
        });

        sandbox.hands().press(mia, thanks, "report_undo", "");

        soon(() -> whispered("Taken back."));
        assertThat(memory.feedback().reports(Instant.EPOCH, 10)).isEmpty();
    }

    @Test
    void what_is_missing_in_a_form_is_said_at_its_field_and_nothing_is_kept() {
        sandbox.hands().press(mia, card(), "card_more", "wrong:bridge");
        var form = soon(this::top);

        sandbox.viewHands().submit(mia, form.id(), Map.of("reason/reason", List.of("OTHER")));

        assertThat(soon(() -> top().filter(view -> !view.errors().isEmpty())).errors())
                .containsExactly(Map.entry("words", "Say in a few words what is wrong."));
        sandbox.viewHands().submit(mia, form.id(), Map.of("reason/reason", List.of("NOT_A_SENTENCE")));
        assertThat(soon(() -> top().filter(view -> view.errors().containsKey("sentences"))).errors()).hasSize(1);
        assertThat(memory.feedback().reports(Instant.EPOCH, 10)).isEmpty();
    }

    @Test
    void nothing_of_what_may_not_be_shown_stands_in_a_form() {
        var card = card();
        memory.articles().save(SampleArticles.with("bridge", new Status.Killed()), Instant.now(), List.of());

        sandbox.hands().press(mia, card, "card_more", "wrong:bridge");

        soon(() -> whispered("There is nothing to show yet."));
        assertThat(sandbox.views().modals(mia)).isEmpty();
    }

    @Test
    void a_person_who_opens_the_bot_sees_their_page_and_its_buttons_work() {
        page = new HomePage(List.of(new HomePage.Section("What #news gets", List.of(new HomePage.Row(
                List.of(new Piece.Bold("PA <!channel> *Transport*"), new Piece.Plain(" in "), new Piece.Named(new ChannelId(NEWSROOM))),
                List.of(new Piece.Plain("next"), new Piece.At(Instant.parse("2026-11-27T07:30:00Z"))),
                List.of(new HomePage.Button("Help", "Help for this channel", false,
                        new HomePage.Press.Say(new ChannelId(NEWSROOM), "help")),
                        new HomePage.Button("Wrong", "Something is wrong", true, new HomePage.Press.Fill(FormKind.WHAT_IS_WRONG, "bridge"))))))));
        sandbox.viewHands().openHome(mia);
        var home = soon(() -> sandbox.views().home(mia));

        page = new HomePage(List.of(new HomePage.Section("Changed", List.of())));
        sandbox.viewHands().act(mia, home.id(), "say:0", "", Map.of());

        soon(() -> said("D" + mia.substring(1), "Here is what I can do").or(() -> said("D" + mia.substring(1), "Hand me a link")));
        assertThat(soon(() -> sandbox.views().home(mia).filter(now -> !now.blocks().equals(home.blocks()))).blocks().toString()).contains("Changed");
        assertThat(home.blocks().toString()).contains("PA <!channel> *Transport*").contains("\"channel_id\":\"" + NEWSROOM + "\"");
    }

    @Test
    void whoever_has_left_a_channel_changes_nothing_there_from_an_old_page() {
        page = new HomePage(List.of(new HomePage.Section("x", List.of(new HomePage.Row(List.of(new Piece.Plain("x")), List.of(), List.of(
                new HomePage.Button("Quiet", "Quiet", false, new HomePage.Press.Say(new ChannelId(NEWSROOM), "quiet 22:00-06:30"))))))));
        sandbox.viewHands().openHome(mia);
        var home = soon(() -> sandbox.views().home(mia));

        sandbox.workspace().leave(NEWSROOM, mia);
        sandbox.viewHands().act(mia, home.id(), "say:0", "", Map.of());

        soon(() -> said("D" + mia.substring(1), "you are not in that channel"));
        assertThat(memory.books().arrangements().find(new ChannelId(NEWSROOM))).isEmpty();
    }

    @Test
    void a_form_opens_from_a_page_too_and_its_answer_comes_as_a_direct_message() {
        page = new HomePage(List.of(new HomePage.Section("x", List.of(new HomePage.Row(List.of(new Piece.Plain("x")), List.of(), List.of(
                new HomePage.Button("Wrong", "Something is wrong", true, new HomePage.Press.Fill(FormKind.WHAT_IS_WRONG, "bridge"))))))));
        sandbox.viewHands().openHome(mia);
        var home = soon(() -> sandbox.views().home(mia));

        sandbox.viewHands().act(mia, home.id(), "fill:0", "", Map.of());
        var form = soon(this::top);
        sandbox.viewHands().submit(mia, form.id(), Map.of("reason/reason", List.of("OTHER"), "words/words", List.of("the picture")));

        soon(() -> said("D" + mia.substring(1), "Thanks, noted."));
        assertThat(memory.feedback().reports(Instant.EPOCH, 10)).singleElement()
                .satisfies(report -> assertThat(report.words()).isEqualTo("the picture"));
    }

    @Test
    void a_channels_settings_are_changed_in_a_form_in_which_people_are_chosen_by_name() {
        var sam = sandbox.workspace().people().get(1).id();
        page = new HomePage(List.of(new HomePage.Section("x", List.of(new HomePage.Row(List.of(new Piece.Plain("x")), List.of(), List.of(
                new HomePage.Button("Settings", "Change settings", false, new HomePage.Press.Fill(FormKind.SETTINGS, mia))))))));
        sandbox.viewHands().openHome(mia);
        var home = soon(() -> sandbox.views().home(mia));
        sandbox.viewHands().act(mia, home.id(), "fill:0", "", Map.of());
        var form = soon(this::top);

        sandbox.viewHands().submit(mia, form.id(), Map.of("threads/threads", List.of("OFF"), "answers/answers", List.of("PRIVATE"), "zone/zone",
                List.of("Europe/Berlin"), "languages/languages", List.of("de"), "who/who", List.of(mia, sam)));

        soon(() -> said("D" + mia.substring(1), "changed this channel’s settings"));
        assertThat(memory.books().arrangements().find(new ChannelId(mia))).hasValueSatisfying(arrangement -> {
            assertThat(arrangement.mayChange()).containsExactlyInAnyOrder(new PersonId(mia), new PersonId(sam));
            assertThat(arrangement.languages()).containsExactly("de");
            assertThat(arrangement.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        });
    }

    @Test
    void a_channel_subscribes_in_a_form_that_looks_for_a_sites_feeds_and_asks_which() {
        site("<link rel='alternate' type='application/rss+xml' href='/news.xml'><link rel='alternate' type='application/rss+xml' href='/sport.xml'>");
        feed("https://herald.example/news.xml", "Herald News");
        feed("https://herald.example/sport.xml", "Herald Sport");
        var form = subscribeForm();

        sandbox.viewHands().submit(mia, form.id(), filled("source/source", List.of("herald.example"), "with/with", List.of("harbour trust")));
        var which = soon(() -> top().filter(view -> view.blocks().toString().contains("Which one?")));
        assertThat(which.blocks().toString()).contains("Herald News", "Herald Sport · 1 entry · /sport.xml", "harbour trust");
        sandbox.viewHands().submit(mia, which.id(), filled("feed/feed", List.of("1"), "with/with", List.of("harbour trust")));

        var done = soon(() -> top().filter(view -> view.title().equals("Subscribed")));
        assertThat(done.blocks().toString()).contains("Herald Sport (s1; with “harbour trust”, live). Its newest article comes now");
        assertThat(memory.books().subscriptions().of(new ChannelId(NEWSROOM))).singleElement().satisfies(one -> {
            assertThat(one.source()).isEqualTo(new Source.OfFeed(new Link("https://herald.example/sport.xml")));
            assertThat(one.wanted().with()).containsExactly("harbour trust");
        });
        sender.sendPending();
        soon(() -> said(NEWSROOM, "subscribed this channel to Herald Sport"));
    }

    @Test
    void what_is_typed_stays_when_a_site_has_no_feed_and_the_form_says_why() {
        site("nothing here");
        var form = subscribeForm();

        sandbox.viewHands().submit(mia, form.id(), filled("source/source", List.of("not an address"), "without/without", List.of("live blog")));
        assertThat(soon(() -> top().filter(view -> !view.errors().isEmpty())).errors()).containsOnlyKeys("source");
        sandbox.viewHands().submit(mia, form.id(), filled("source/source", List.of("herald.example"), "without/without", List.of("live blog")));

        var again = soon(() -> top().filter(view -> view.blocks().toString().contains("⚠")));
        assertThat(again.blocks().get(0).toString()).contains("⚠ I cannot subscribe to that: it is a web page that names no feed");
        assertThat(again.blocks().get(1).toString()).contains("\"initial_value\":\"herald.example\"");
        assertThat(again.blocks().toString()).contains("\"initial_value\":\"live blog\"");
        assertThat(memory.books().subscriptions().of(new ChannelId(NEWSROOM))).isEmpty();
    }

    @Test
    void whoever_closes_the_form_before_it_is_answered_gets_the_answer_as_a_message_with_what_they_typed() {
        var closed = new SlackDispatcher(
                Answering.over(memory, _ -> new Reading.Unreachable(), index, clock, web),
                new SlackListeners(new CommandParser(), _ -> Optional.empty(), poster::mayReach),
                List.of(new SlackViews(new SlackHttp(new SlackSettings(TOKEN, sandbox.apiBase())),
                        new FormMaker(memory.articles(), BuiltInSummariser.open(), memory.books(), Answering.digests(memory, clock), Answering.PEOPLE,
                                Answering.ZONE, clock),
                        _ -> page,
                        clock, () -> true)),
                () -> {});
        var values = compact("""
                {"source":{"source":{"type":"plain_text_input","value":"https://gone.example/feed"}},
                "with":{"with":{"type":"plain_text_input","value":"harbour trust"}},
                "manner":{"manner":{"type":"radio_buttons","selected_option":{"value":"LIVE"}}},
                "breaking":{"breaking":{"type":"radio_buttons","selected_option":{"value":"ON"}}}}""");
        var payload = "{\"type\":\"view_submission\",\"user\":{\"id\":\"" + mia
                + "\"},\"view\":{\"type\":\"modal\",\"callback_id\":\"subscribe\",\"private_metadata\":"
                + quoted(new Whence(NEWSROOM, "", "https://hooks.slack.com/x", NEWSROOM).json()) + ",\"state\":{\"values\":" + values + "}}}";

        var lines = closed
                .dispatch(new Request("interaction:1", clock.instant(), new Envelope(Signed.FORM, Signed.form(Map.of("payload", payload))).text()));

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.place()).isInstanceOf(Place.Reply.class);
            assertThat(line.post().toString()).contains("its server answered 404",
                    "/news subscribe https://gone.example/feed +word:\"harbour trust\" live");
        });
    }

    @Test
    void the_form_of_a_subscription_shows_what_the_last_day_would_have_brought_with_what_is_typed_now() {
        var wire = new Source.OfWire("pa");
        List.of("bridge", "crane").forEach(id -> {
            memory.articles().save(SampleArticles.usable(id), Instant.now(), List.of());
            memory.books().arrivals().arrived(wire, new ArticleId(id), clock.instant(), Arrival.Kind.NEWS);
        });
        memory.articles().save(SampleArticles.with("bomb", new Status.Embargoed(clock.instant().plusSeconds(3_600))), Instant.now(), List.of());
        memory.books().arrivals().arrived(wire, new ArticleId("bomb"), clock.instant(), Arrival.Kind.NEWS);
        memory.books().subscriptions().add(new ChannelId(NEWSROOM), wire, "PA", Wanted.ALL, new PersonId(mia), clock.instant().minusSeconds(60));
        sandbox.hands().press(mia, message(button("choice_edit_subscription:0", "1")), "choice_edit_subscription:0", "1");
        var form = soon(this::top);

        sandbox.viewHands().act(mia, form.id(), "preview", "", filled("with/with", List.of("bridge"), "languages/languages", List.of("en")));

        var preview = soon(() -> top().filter(view -> view.blocks().toString().contains("would have brought 1 story")));
        assertThat(preview.blocks().toString()).contains(BRIDGE.headline()).doesNotContain(SampleArticles.usable("crane").headline(),
                SampleArticles.usable("bomb").headline());
        assertThat(memory.books().subscriptions().find(1)).hasValueSatisfying(one -> assertThat(one.wanted()).isEqualTo(Wanted.ALL));

        sandbox.viewHands().dismiss(mia, preview.id(), false);
        sandbox.viewHands().submit(mia, form.id(), filled("with/with", List.of("bridge"), "languages/languages", List.of("en, DE")));

        soon(() -> sandbox.views().modals(mia).isEmpty() ? Optional.of(true) : Optional.empty());
        soon(() -> said(NEWSROOM, "changed this channel’s subscription to PA (s1): with “bridge”, in de, in en, live"));
        assertThat(memory.books().subscriptions().find(1)).hasValueSatisfying(one -> assertThat(one.wanted().languages())
                .containsExactlyInAnyOrder("de", "en"));
    }

    private static String button(String action, String value) {
        return "[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"" + action + "\",\"value\":\"" + value
                + "\",\"text\":{\"type\":\"plain_text\",\"text\":\"Press\"}}]}]";
    }

    private View subscribeForm() {
        sandbox.hands().press(mia, message(button("choice_subscribe:0", NEWSROOM)), "choice_subscribe:0", NEWSROOM);
        return soon(this::top);
    }

    private static Map<String, List<String>> filled(String field, List<String> value, String other, List<String> otherValue) {
        return Map.of(field, value, other, otherValue, "manner/manner", List.of("LIVE"), "breaking/breaking", List.of("ON"));
    }

    private void site(String head) {
        web.page("https://herald.example", "<!doctype html><html><head><title>Herald</title>" + head + "</head><body></body></html>");
    }

    private void feed(String address, String title) {
        web.page(address, "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>" + title + "</title><link>https://herald.example/</link>"
                + "<item><title>x</title><link>" + address + "/x</link></item></channel></rss>");
    }

    @Test
    void slack_takes_even_the_longest_page_and_the_longest_form() {
        var wild = "x <!channel> & " + "long ".repeat(2_000);
        var row = new HomePage.Row(List.of(new Piece.Plain(wild), new Piece.Bold("")), List.of(new Piece.Plain(wild)),
                Collections.nCopies(5, new HomePage.Button(wild, wild, true, new HomePage.Press.Say(new ChannelId(NEWSROOM), "x".repeat(1_900)))));
        page = new HomePage(Collections.nCopies(60, new HomePage.Section(wild, List.of(row))));
        var many = new HomePage(List.of(new HomePage.Section("x", Collections.nCopies(100, HomePage.Row.of(new Piece.Plain("x"))))));
        var body = List.of("The bridge over the river " + "and the harbour ".repeat(300) + "was shut on Monday.",
                "Nobody was hurt when it happened.");
        memory.articles()
                .save(new Article(BRIDGE.id(), BRIDGE.link(), BRIDGE.headline(), "", List.of(), "", BRIDGE.published(), BRIDGE.updated(), "en",
                        "", BRIDGE.tier(), List.of(), body, BRIDGE.status(), 2), Instant.now(), List.of());

        sandbox.viewHands().openHome(mia);
        var home = soon(() -> sandbox.views().home(mia));
        sandbox.hands().press(mia, card(), "card_more", "wrong:bridge");

        assertThat(soon(this::top).title()).isEqualTo("What is wrong?");
        assertThat(home.blocks().get(home.blocks().size() - 1).toString()).contains("There is more than Slack shows");
        page = many;
        sandbox.viewHands().openHome(mia);
        assertThat(soon(() -> sandbox.views().home(mia).filter(now -> now.blocks().size() == 100)).blocks().get(99).toString())
                .contains("There is more");
    }

    @Test
    void a_form_that_is_asked_for_too_late_is_not_opened_and_the_person_is_told() {
        var late = new SlackDispatcher(
                Answering.over(memory, _ -> new Reading.Unreachable(), index, clock),
                new SlackListeners(new CommandParser(), _ -> Optional.empty(), poster::mayReach),
                List.of(poster.views(
                        new FormMaker(memory.articles(), BuiltInSummariser.open(), memory.books(), Answering.digests(memory, clock), Answering.PEOPLE,
                                Answering.ZONE, clock),
                        _ -> page,
                        clock)),
                () -> {});
        var pressed = Signed.form(Map.of("payload",
                "{\"type\":\"block_actions\",\"trigger_id\":\"1.2.3\",\"user\":{\"id\":\"U1\"},\"channel\":{\"id\":\"C1\"},"
                        + "\"container\":{\"message_ts\":\"1.2\"},\"response_url\":\"https://hooks.slack.com/actions/1\",\"actions\":[{\"action_id\":\"card_more\","
                        + "\"selected_option\":{\"value\":\"wrong:bridge\"}}]}"));

        var lines = late.dispatch(new Request("k", clock.instant().minusSeconds(4), new Envelope(Signed.FORM, pressed).text()));

        assertThat(lines).extracting(Line::post).containsExactly(new Post.Notice(Post.Matter.FORM_TOO_LATE, ""));
        assertThat(sandbox.log().calls("views.open")).isEmpty();
    }

    private Message card() {
        return message(
                "[{\"type\":\"actions\",\"elements\":[{\"type\":\"overflow\",\"action_id\":\"card_more\",\"options\":[{\"text\":{\"type\":\"plain_text\","
                        + "\"text\":\"Wrong\"},\"value\":\"wrong:bridge\"}]}]}]");
    }

    private Message message(String blocks) {
        try {
            var ts = new SlackHttp(new SlackSettings(TOKEN, sandbox.apiBase())).methods()
                    .chatPostMessage(request -> request.channel(NEWSROOM).text("Card").blocksAsString(blocks)).getTs();
            return sandbox.workspace().message(NEWSROOM, ts).orElseThrow();
        } catch (Exception notPosted) {
            throw new AssertionError(notPosted);
        }
    }

    private static String compact(String json) {
        return JsonParser.parseString(json).toString();
    }

    private static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }

    private Optional<View> top() {
        return sandbox.views().modals(mia).stream().reduce((_, last) -> last);
    }

    private Optional<Message> whispered(String text) {
        return said(NEWSROOM, text).filter(Message::ephemeral);
    }

    private Optional<Message> said(String channel, String text) {
        return sandbox.workspace().messages(channel).stream().filter(message -> message.text().contains(text)).findFirst();
    }

    /** What is there, now or after one of the next changes. */
    private <T> T soon(Supplier<Optional<T>> wanted) {
        var found = new CompletableFuture<T>();
        try (var _ = sandbox.workspace().listen(_ -> wanted.get().ifPresent(found::complete))) {
            wanted.get().ifPresent(found::complete);
            return found.get(10, TimeUnit.SECONDS);
        } catch (Exception neverCame) {
            throw new AssertionError("it never came", neverCame);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, List<String>>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        var answer = app.handle(new HttpCall(headers, exchange.getRequestBody().readAllBytes()));
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
