package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Bond;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.ingest.Sites;
import news.backstory.post.Bit;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Post.Matter;
import news.backstory.post.ReplyAddress;
import news.backstory.post.Suggestion;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.testing.Answering;
import news.backstory.testing.FakeSlack;
import news.backstory.testing.FakeSlack.Said;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.web.Fetch;
import news.backstory.wire.WireName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the bot does, told over a pretend web and a pretend Slack; everything between them is real. */
class NewsroomTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final ChannelId CHANNEL = new ChannelId("newsroom");
    private static final String BRIDGE = "https://herald.example/local/bridge-shut";
    private static final String INQUIRY = "https://herald.example/local/bridge-inquiry";
    private static final String FERRY = "https://echo.example/ferry-extra";
    private static final String CUP = "https://echo.example/cup-final";
    private static final String COPY = "https://echo.example/bridge-copy";

    private final MovingClock clock = new MovingClock(NOW);
    private final FakeWeb web = new FakeWeb();
    private final FakeSlack slack = new FakeSlack();
    private final TemporaryStore memory = new TemporaryStore();
    private Newsroom newsroom = open();
    private int asked;

    @AfterEach
    void stop() {
        newsroom.close();
        memory.close();
    }

    @Test
    void a_command_that_is_spelled_wrong_is_offered_as_it_is_spelled() {
        publishAll();
        say("/news " + BRIDGE);

        assertThat(say("/news timlien " + BRIDGE)).extracting(said -> LivingChannel.text(said))
                .containsExactly("I did not understand “timlien " + BRIDGE
                        + "”. Did you mean /news timeline " + BRIDGE + "? All that can be asked: /news help\n");
        assertThat(say("/news mtue zeppelins")).extracting(said -> LivingChannel.text(said))
                .containsExactly("Nothing found for “mtue zeppelins”. Did you mean /news mute zeppelins? All that can be asked: /news help\n");
    }

    @Test
    void a_link_brings_its_card_to_the_channel_and_similar_articles_to_its_thread() {
        publishAll();
        say("/news " + INQUIRY);
        say("/news " + FERRY);
        say("/news " + CUP);

        var said = say("/news " + BRIDGE);

        assertThat(said).extracting(Said::place).containsExactly(new Place.InChannel(CHANNEL), new Place.InThread(messageOf(said.getFirst())));
        assertThat(headlines(said.getFirst())).containsExactly("Harbour bridge shut after crane strike");
        assertThat(suggested(said.get(1))).startsWith("Inquiry into harbour bridge crane strike opens")
                .doesNotContain("Rovers win the cup final on penalties");
    }

    @Test
    void the_card_shows_the_articles_own_sentences_word_for_word() {
        publishAll();

        var card = say("/news " + BRIDGE).getFirst().cards().byArticle().values().iterator().next();

        assertThat(card.article().tier()).isEqualTo(Tier.OWN);
        assertThat(card.article().standfirst()).isEqualTo("Engineers say the span may stay closed for a week");
        assertThat(card.summary().sentences()).isNotEmpty()
                .allSatisfy(sentence -> assertThat(card.article().body().substring(sentence.start(), sentence.end())).isEqualTo(sentence.text()));
    }

    @Test
    void an_article_is_never_similar_to_itself_nor_to_a_copy_of_it() {
        publishAll();
        say("/news " + COPY);
        say("/news " + INQUIRY);

        var similar = say("/news similar " + BRIDGE).getFirst();

        assertThat(suggested(similar)).contains("Inquiry into harbour bridge crane strike opens")
                .doesNotContain("Harbour bridge shut after crane strike", "Crane strike shuts bridge");
    }

    @Test
    void words_find_articles_for_the_person_alone() {
        publishAll();
        say("/news " + BRIDGE);
        say("/news " + CUP);

        var said = say("/news crane bridge");

        assertThat(said).extracting(Said::place).hasOnlyElementsOfType(Place.Reply.class);
        assertThat(said.getFirst().post()).isInstanceOfSatisfying(Post.Found.class, found -> assertThat(found.hits()).hasSize(1).first()
                .satisfies(hit -> assertThat(hit.passage()).contains(new Bit.Strong("crane"), new Bit.Strong("bridge"))));
    }

    @Test
    void words_that_nobody_wrote_say_so() {
        assertThat(say("/news zeppelin")).extracting(Said::post).containsExactly(new Post.Notice(Matter.NOTHING_FOUND, "zeppelin"));
    }

    @Test
    void whoever_asks_for_help_gets_it_alone() {
        assertThat(say("/news")).extracting(Said::post).containsExactly(new Post.Help(""));
        assertThat(say("/news ???")).extracting(Said::post).containsExactly(new Post.Help("???"));
    }

    @Test
    void a_page_that_cannot_be_read_says_why_and_nothing_else_changes() {
        web.answers("https://a.example/403", new Fetch.Answered(403));
        web.answers("https://a.example/404", new Fetch.Answered(404));
        web.answers("https://a.example/500", new Fetch.Answered(502));
        web.answers("https://a.example/slow", new Fetch.TimedOut(Duration.ofSeconds(20)));
        web.answers("https://a.example/big", new Fetch.TooLarge(2_000_000));
        web.answers("https://a.example/gone", new Fetch.Unreachable("no such host"));
        web.answers("https://a.example/busy", new Fetch.Busy(429, Duration.ofSeconds(60)));
        web.answers("http://10.0.0.1/", new Fetch.Refused("private"));
        web.page("https://a.example/list", "<html><head><title>Home</title></head><body><a href='/1'>One</a> <a href='/2'>Two</a></body></html>");

        assertThat(matter("https://a.example/403")).isEqualTo(new Post.Notice(Matter.PAGE_REFUSED, "403"));
        assertThat(matter("https://a.example/404")).isEqualTo(new Post.Notice(Matter.PAGE_NOT_FOUND, "404"));
        assertThat(matter("https://a.example/500")).isEqualTo(new Post.Notice(Matter.PAGE_FAILED, "502"));
        assertThat(matter("https://a.example/slow")).isEqualTo(new Post.Notice(Matter.PAGE_TIMED_OUT, "20"));
        assertThat(matter("https://a.example/big")).isEqualTo(new Post.Notice(Matter.PAGE_TOO_LARGE, "2"));
        assertThat(matter("https://a.example/gone")).isEqualTo(new Post.Notice(Matter.PAGE_UNREACHABLE, "a.example"));
        assertThat(matter("https://a.example/busy")).isEqualTo(new Post.Notice(Matter.PAGE_REFUSED, "429"));
        assertThat(matter("http://10.0.0.1/")).isEqualTo(new Post.Notice(Matter.NOT_PUBLIC, "10.0.0.1"));
        assertThat(matter("https://a.example/list")).extracting(Post.Notice::matter).isEqualTo(Matter.NOT_AN_ARTICLE);
        assertThat(matter("ftp://a.example/")).isEqualTo(new Post.Notice(Matter.NOT_A_WEB_ADDRESS, "ftp://a.example/"));
        assertThat(memory.articles().count()).isZero();
    }

    @Test
    void a_page_is_read_once_in_a_quarter_of_an_hour_and_again_later() {
        publishAll();
        say("/news " + BRIDGE);
        say("/news " + BRIDGE);
        assertThat(web.asked()).containsExactly(BRIDGE);

        clock.advance(Duration.ofMinutes(16));
        say("/news " + BRIDGE);

        assertThat(web.asked()).containsExactly(BRIDGE, BRIDGE);
    }

    @Test
    void a_page_that_is_down_for_a_moment_is_shown_as_it_was() {
        publishAll();
        say("/news " + BRIDGE);
        clock.advance(Duration.ofHours(1));
        web.answers(BRIDGE, new Fetch.TimedOut(Duration.ofSeconds(20)));

        assertThat(headlines(say("/news " + BRIDGE).getFirst())).containsExactly("Harbour bridge shut after crane strike");
    }

    @Test
    void a_killed_article_shows_nowhere_even_if_its_page_still_stands() {
        publishAll();
        say("/news " + INQUIRY);
        say("/news " + BRIDGE);
        var bridge = memory.articles().findAt(Link.parse(BRIDGE).orElseThrow()).orElseThrow().article();
        memory.articles().save(bridge.withStatus(new Status.Killed()), clock.instant(), List.of());
        clock.advance(Duration.ofHours(1));

        assertThat(matter(BRIDGE)).isEqualTo(new Post.Notice(Matter.KILLED, ""));
        assertThat(suggested(say("/news similar " + INQUIRY).getFirst())).doesNotContain("Harbour bridge shut after crane strike");
        assertThat(say("/news crane strike shut").getFirst().post().articles()).doesNotContain(bridge.id());
    }

    @Test
    void an_article_that_was_there_before_a_restart_is_found_after_it() {
        publishAll();
        say("/news " + BRIDGE);
        newsroom.close();
        newsroom = open();

        assertThat(say("/news crane bridge").getFirst().post().articles()).hasSize(1);
    }

    @Test
    void a_feed_fills_the_archive() {
        publishAll();
        web.page("https://herald.example/feed.xml", """
                <?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title><link>https://herald.example/</link>
                <item><title>Bridge</title><link>%s</link><guid>1</guid></item><item><title>Cup</title><link>%s</link><guid>2</guid></item>
                <item><title>Gone</title><link>https://herald.example/gone</link><guid>3</guid></item></channel></rss>""".formatted(BRIDGE, CUP));

        var polled = newsroom.poller().pollDue();

        assertThat(polled).hasSize(1).first().satisfies(one -> {
            assertThat(one.newArticles()).isEqualTo(2);
            assertThat(one.failures()).isEqualTo(1);
        });
        assertThat(newsroom.findable()).isEqualTo(2);
        assertThat(newsroom.poller().pollDue()).isEmpty();
        clock.advance(Duration.ofMinutes(16));
        assertThat(newsroom.poller().pollDue()).hasSize(1).first().satisfies(one -> assertThat(one.newArticles() + one.failures()).isZero());
    }

    @Test
    void covered_says_yes_and_lists_our_own_reports_before_those_of_others() {
        publishAll();
        say("/news " + BRIDGE);

        var coverage = coverage("/news covered " + COPY);

        assertThat(headlines(coverage.own())).containsExactly("Harbour bridge shut after crane strike");
        assertThat(headlines(coverage.others())).containsExactly("Crane strike shuts bridge");
    }

    @Test
    void covered_says_partly_where_our_own_reports_only_come_near() {
        publishAll();
        say("/news " + BRIDGE);
        var theirs = "https://echo.example/inquiry";
        web.article(theirs, "Local", "Inquiry into harbour bridge crane strike opens", "Harbour Trust to give evidence on Thursday",
                "A public inquiry into the crane strike that closed the harbour bridge opened on Wednesday.",
                "The Harbour Trust and chief engineer Ada Brook will be asked why the crane was moved in high wind.",
                "The cracked girder of the main span is kept as evidence, the inquiry was told.");
        say("/news " + theirs);
        var inquiry = memory.articles().findAt(Link.parse(theirs).orElseThrow()).orElseThrow().article().id();
        memory.stories().of(inquiry).ifPresent(story -> memory.stories().split(story.id(), List.of(inquiry), "mia", clock.instant()));

        var coverage = coverage("/news covered " + theirs);

        assertThat(coverage.own()).isEmpty();
        assertThat(headlines(coverage.near())).contains("Harbour bridge shut after crane strike");
    }

    @Test
    void covered_is_understood_by_words_too_and_says_so_where_the_archive_has_nothing() {
        publishAll();
        say("/news " + BRIDGE);

        assertThat(headlines(coverage("/news covered crane strike").own())).containsExactly("Harbour bridge shut after crane strike");
        assertThat(say("/news covered zeppelins").getFirst().post()).isEqualTo(new Post.Notice(Matter.NOTHING_COVERED, "zeppelins"));
    }

    @Test
    void what_is_one_story_is_told_by_the_stories_however_like_two_articles_are() {
        publishAll();
        say("/news " + INQUIRY);
        say("/news " + BRIDGE);
        var bridge = memory.articles().findAt(Link.parse(BRIDGE).orElseThrow()).orElseThrow().article().id();
        var inquiry = memory.articles().findAt(Link.parse(INQUIRY).orElseThrow()).orElseThrow().article().id();
        var isOne = memory.stories().of(bridge).orElseThrow().articles().contains(inquiry);
        assertThat(bondOf(inquiry) == Bond.SAME_STORY).isEqualTo(isOne);

        if (isOne) {
            memory.stories().of(bridge).ifPresent(story -> memory.stories().split(story.id(), List.of(inquiry), "mia", clock.instant()));
        } else {
            memory.stories().merge(memory.stories().of(inquiry).orElseThrow().id(), memory.stories().of(bridge).orElseThrow().id(), "mia",
                    clock.instant());
        }

        assertThat(bondOf(inquiry) == Bond.SAME_STORY).isEqualTo(!isOne);
    }

    private Bond bondOf(ArticleId suggested) {
        return ((Post.SimilarTo) say("/news similar " + BRIDGE).getFirst().post()).suggestions().stream()
                .filter(one -> one.article().equals(suggested)).findFirst().orElseThrow().bond();
    }

    @Test
    void what_the_channel_kept_stands_first_and_stays_until_it_is_dropped() {
        publishAll();
        say("/news " + CUP);
        say("/news " + INQUIRY);
        say("/news " + BRIDGE);
        var bridge = memory.articles().findAt(Link.parse(BRIDGE).orElseThrow()).orElseThrow().article().id();
        var cup = memory.articles().findAt(Link.parse(CUP).orElseThrow()).orElseThrow().article().id();

        press(new Command.Keep(bridge, cup));

        var list = (Post.SimilarTo) say("/news similar " + BRIDGE).getFirst().post();
        assertThat(list.suggestions()).extracting(Suggestion::article).startsWith(cup).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        assertThat(list.suggestions().getFirst().bond()).isEqualTo(Bond.KEPT);

        press(new Command.Drop(bridge, cup, new MessageRef(CHANNEL, "1.000001")));

        assertThat(((Post.SimilarTo) say("/news similar " + BRIDGE).getFirst().post()).suggestions()).extracting(Suggestion::article)
                .doesNotContain(cup);
    }

    @Test
    void our_own_report_that_was_killed_is_not_counted_as_coverage() {
        publishAll();
        say("/news " + BRIDGE);
        say("/news " + COPY);
        var bridge = memory.articles().findAt(Link.parse(BRIDGE).orElseThrow()).orElseThrow().article();
        memory.articles().save(bridge.withStatus(new Status.Killed()), clock.instant(), List.of());

        assertThat(coverage("/news covered " + COPY).articles()).doesNotContain(bridge.id());
    }

    @Test
    void a_timeline_tells_of_outlets_and_of_versions() {
        publishAll();
        say("/news " + BRIDGE);
        say("/news " + COPY);
        clock.advance(Duration.ofMinutes(20));
        web.article(BRIDGE, "Local", "Harbour bridge to stay shut for a week", "Engineers say the span may stay closed for a week",
                "The harbour bridge was closed on Monday after a crane struck its main span, the Harbour Trust said. Nobody was hurt.",
                "Engineers found a crack four metres long in a girder.");

        var said = say("/news timeline " + BRIDGE).getFirst();

        assertThat(headlines(said)).containsExactlyInAnyOrder("Harbour bridge to stay shut for a week", "Crane strike shuts bridge");
        var bridge = memory.articles().findAt(Link.parse(BRIDGE).orElseThrow()).orElseThrow().article();
        assertThat(said.cards().versionsOf(bridge.id())).extracting(version -> version.number() + " " + version.headline())
                .containsExactly("1 Harbour bridge shut after crane strike", "2 Harbour bridge to stay shut for a week");
    }

    @Test
    void stories_go_on_after_a_restart() {
        publishAll();
        say("/news " + BRIDGE);
        newsroom.close();
        newsroom = open();

        assertThat(headlines(coverage("/news covered " + COPY).own())).containsExactly("Harbour bridge shut after crane strike");
    }

    private Post.Coverage coverage(String typed) {
        return (Post.Coverage) say(typed).getFirst().post();
    }

    private List<String> headlines(List<ArticleId> articles) {
        return articles.stream().map(memory.articles()::find).flatMap(Optional::stream).map(Article::headline).toList();
    }

    private Newsroom open() {
        return Newsroom.open(
                web,
                new Newsroom.Memory(
                        memory.articles(), memory.stories(), memory.wireItems(), memory.books(), memory.feedback(), memory.feeds(),
                        memory.hubSubscriptions()),
                slack,
                Answering.PEOPLE,
                BuiltInSummariser.open(),
                clock,
                new Newsroom.Settings(
                        new Sites(List.of("herald.example"), List.of("agency.example")), Set.of(new WireName("cms")), Set.of(new WireName("cms")),
                        Set.of(new Link("https://herald.example/feed.xml")),
                        Set.of(), Answering.ZONE, Duration.ofSeconds(30), List.of()),
                _ -> {});
    }

    /** What was said in answer to this, in order. */
    private List<Said> say(String typed) {
        var alone = new Place.Reply(new ReplyAddress("https://hooks.example/" + asked), CHANNEL, new PersonId("mia"));
        var caller = new Caller("request-" + asked++, clock.instant(), new PersonId("mia"), CHANNEL, alone, new Place.InChannel(CHANNEL));
        return answered(caller, new CommandParser().parse(typed.substring("/news".length())));
    }

    private List<Said> press(Command command) {
        var caller = new Caller("request-" + asked++, clock.instant(), new PersonId("mia"), CHANNEL,
                new Place.ForPerson(CHANNEL, new PersonId("mia")),
                new Place.InChannel(CHANNEL));
        return answered(caller, command);
    }

    private List<Said> answered(Caller caller, Command command) {
        var before = slack.said().size();
        memory.outbox().add(newsroom.commands().answer(caller, command));
        for (var round = 0; round < 3; round++) {
            newsroom.sender().sendPending();
            while (newsroom.sender().isBusy()) {
                Thread.onSpinWait();
            }
            clock.advance(Duration.ofSeconds(2));
        }
        return slack.said().subList(before, slack.said().size());
    }

    private Post.Notice matter(String address) {
        return (Post.Notice) say("/news " + address).getFirst().post();
    }

    private static MessageRef messageOf(Said said) {
        return new MessageRef(CHANNEL, "message-" + said.key());
    }

    private static List<String> headlines(Said said) {
        return said.post().articles().stream().map(said.cards()::of).flatMap(Optional::stream).map(card -> card.article().headline()).toList();
    }

    private static List<String> suggested(Said said) {
        return ((Post.SimilarTo) said.post()).suggestions().stream().map(Suggestion::article).map(said.cards()::of).flatMap(Optional::stream)
                .map(card -> card.article()).map(Article::headline).toList();
    }

    private void publishAll() {
        web.article(BRIDGE, "Local", "Harbour bridge shut after crane strike", "Engineers say the span may stay closed for a week",
                "The harbour bridge was closed on Monday after a crane struck its main span, the Harbour Trust said. Nobody was hurt.",
                "Engineers found a crack four metres long in a girder. \"We will not open it until it is safe,\" said chief engineer Ada Brook.",
                "About 40,000 vehicles cross the bridge each day. Buses are diverted by way of the old tunnel.");
        web.article(INQUIRY, "Local", "Inquiry into harbour bridge crane strike opens", "Harbour Trust to give evidence on Thursday",
                "A public inquiry into the crane strike that closed the harbour bridge opened on Wednesday.",
                "The Harbour Trust and chief engineer Ada Brook will be asked why the crane was moved in high wind.",
                "The cracked girder of the main span is kept as evidence, the inquiry was told.");
        web.article(FERRY, "Local", "Extra ferries while the bridge is closed", "Boats every ten minutes",
                "Ferries will cross the harbour every ten minutes while the bridge is closed, the ferry company said on Tuesday.",
                "Passengers of the diverted buses travel free, and vehicles pay half. The old tunnel stays open at night.");
        web.article(CUP, "Sport", "Rovers win the cup final on penalties", "Goalkeeper saves three",
                "Rovers beat United on penalties in the cup final on Saturday after a goalless match.",
                "Goalkeeper Sam Hill saved three kicks and was carried from the pitch by supporters.");
        web.article(COPY, "Local", "Crane strike shuts bridge", "Harbour closed to vehicles",
                "The harbour bridge was closed on Monday after a crane struck its main span, the Harbour Trust said. Nobody was hurt.",
                "Engineers found a crack four metres long in a girder. \"We will not open it until it is safe,\" said chief engineer Ada Brook.",
                "About 40,000 vehicles cross the bridge each day. Buses are diverted by way of the old tunnel.");
    }
}
