package news.backstory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import news.backstory.answer.FormAnswer;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.channel.Arrival;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.ingest.Sites;
import news.backstory.post.Bit;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.ReplyAddress;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.testing.Answering;
import news.backstory.testing.FakeSlack;
import news.backstory.testing.FakeSlack.Said;
import news.backstory.testing.FakeWeb;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.wire.WireName;

/** A newsroom with a channel, C1, and a wire, pa, all in memory, whose time moves when the test says so. */
final class LivingChannel implements AutoCloseable {

    /** Nanoseconds. */
    private static final long MOMENT = 50_000;

    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    static final ChannelId CHANNEL = new ChannelId("C1");
    static final Source WIRE = new Source.OfWire("pa");
    static final String BRIDGE = "The harbour bridge was closed on Monday after a crane struck its main span, the Harbour Trust said. Nobody was hurt.";
    static final String CRACK = "Engineers found a crack four metres long in a girder, and chief engineer Ada Brook said it stays shut for a week.";
    static final String CUP = "Rovers beat United on penalties in the cup final on Saturday after a goalless match in the rain at Hillside stadium.";
    static final String KEEPER = "Goalkeeper Sam Hill saved three kicks and was carried from the pitch by supporters who sang until midnight.";
    static final String BUDGET = "The county council voted on Tuesday to raise parking charges and cut library hours to close a budget gap of six million.";
    static final String LIBRARY = "Councillor Rita Vance called the library cuts a disgrace, while treasurer Omar Doyle said there was no other way to pay.";

    final MovingClock clock = new MovingClock(NOW);
    final FakeWeb web = new FakeWeb();
    final FakeSlack slack = new FakeSlack();
    final TemporaryStore memory = new TemporaryStore();
    private final Set<PersonId> editors;
    private Newsroom newsroom;
    private int asked;

    LivingChannel() {
        this(Set.of());
    }

    /** @param editors who alone may pull and change stories; nobody named means anybody */
    LivingChannel(Set<PersonId> editors) {
        this.editors = editors;
        newsroom = open();
    }

    @Override
    public void close() {
        newsroom.close();
        memory.close();
    }

    /** A new process finds what the old one kept. */
    void restart() {
        newsroom.close();
        newsroom = open();
    }

    Newsroom newsroom() {
        return newsroom;
    }

    void feed(String address, String... entries) {
        web.page(address, "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Herald</title><link>https://herald.example/</link>"
                + String.join("", entries) + "</channel></rss>");
    }

    static String entry(String slug, String date) {
        return "<item><title>" + slug + "</title><link>https://herald.example/" + slug + "</link><guid>" + slug + "</guid><pubDate>" + date
                + "</pubDate></item>";
    }

    static String headline(Said said) {
        return said.cards().of(said.post().articles().getFirst()).orElseThrow().article().headline();
    }

    List<Said> cards() {
        return slack.said().stream().filter(said -> said.post() instanceof Post.CardOf && said.place().equals(new Place.InChannel(CHANNEL))).toList();
    }

    List<Said> digests() {
        return slack.said().stream().filter(said -> said.post() instanceof Post.Digest && said.place().equals(new Place.InChannel(CHANNEL))).toList();
    }

    /** What a saying reads like, one row after the other. */
    static String text(Said said) {
        return text((Post.Saying) said.post());
    }

    static String text(Post.Saying saying) {
        var text = new StringBuilder();
        for (var row : saying.rows()) {
            row.bits().forEach(bit -> text.append(switch (bit) {
                case Bit.Plain(var plain) -> plain;
                case Bit.Strong(var strong) -> strong;
                case Bit.Typed(var typed) -> typed;
                case Bit.When(var at) -> at.toString();
                case Bit.Age(var at) -> at.toString();
                case Bit.Who(var person) -> person.value();
                case Bit.Where(var channel) -> channel.value();
                case Bit.Headline(var article) -> article.value();
            }));
            text.append('\n');
        }
        return text.toString();
    }

    Article article(String id, String outlet, String headline, String... paragraphs) {
        return new Article(
                new ArticleId(id), new Link("https://" + outlet.toLowerCase(Locale.ROOT) + ".example/" + id), headline, "", List.of(), "News",
                Dated.stated(clock.instant()), clock.instant(), "en", outlet, Tier.WIRE, List.of(), List.of(paragraphs), new Status.Usable(), 1);
    }

    void keep(Article article, Instant at) {
        memory.articles().save(article.withPublished(Dated.stated(at)), clock.instant(), List.of(article.link()));
        newsroom.shelf().refresh(article.id());
        memory.books().arrivals().arrived(WIRE, article.id(), clock.instant(), Arrival.Kind.NEWS);
    }

    void arrives(Article article) {
        clock.advance(Duration.ofSeconds(61));
        keep(article, clock.instant());
        work();
    }

    /** All that the agenda does, until nothing is left to say. */
    void work() {
        for (var round = 0; round < 8; round++) {
            once();
            clock.advance(Duration.ofSeconds(2));
        }
    }

    void once() {
        newsroom.shelf().release();
        newsroom.newsdesk().amend();
        newsroom.newsdesk().announce();
        newsroom.digests().sendDue();
        newsroom.sender().sendPending();
        settle();
    }

    void settle() {
        while (newsroom.sender().isBusy()) {
            LockSupport.parkNanos(MOMENT);
        }
    }

    List<Said> ask(String typed) {
        return say(new CommandParser().parse(typed.substring("/news".length())));
    }

    Caller caller(String person, ChannelId channel) {
        var alone = new Place.Reply(new ReplyAddress("https://hooks.example/" + asked), channel, new PersonId(person));
        return new Caller("request-" + asked++, clock.instant(), new PersonId(person), channel, alone, new Place.InChannel(channel));
    }

    FormAnswer answerInForm(String person, Command command) {
        return newsroom.commands().answerInForm(caller(person, CHANNEL), command).orElseThrow();
    }

    List<Said> as(String person, String typed) {
        var before = slack.said().size();
        memory.outbox().add(newsroom.commands().answer(caller(person, CHANNEL), new CommandParser().parse(typed)));
        work();
        return slack.said().subList(before, slack.said().size());
    }

    List<Said> say(Command command) {
        var before = slack.said().size();
        var alone = new Place.Reply(new ReplyAddress("https://hooks.example/" + asked), CHANNEL, new PersonId("mia"));
        var caller = new Caller("request-" + asked++, clock.instant(), new PersonId("mia"), CHANNEL, alone, new Place.InChannel(CHANNEL));
        memory.outbox().add(newsroom.commands().answer(caller, command));
        for (var round = 0; round < 3; round++) {
            newsroom.sender().sendPending();
            settle();
            clock.advance(Duration.ofSeconds(2));
        }
        return slack.said().subList(before, slack.said().size());
    }

    private Newsroom open() {
        return Newsroom.open(
                web, new Newsroom.Memory(memory.articles(), memory.stories(), memory.wireItems(), memory.books(), memory.feedback(), memory.feeds(),
                        memory.hubSubscriptions()),
                slack, Answering.PEOPLE, BuiltInSummariser.open(), clock,
                new Newsroom.Settings(new Sites(List.of("herald.example"), List.of("pa.example")), Set.of(new WireName("pa")), Set.of(), Set.of(),
                        editors,
                        Answering.ZONE,
                        Duration.ofSeconds(30), List.of()),
                _ -> {});
    }
}
