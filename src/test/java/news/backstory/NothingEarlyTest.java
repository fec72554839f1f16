package news.backstory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.ingest.Sites;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.ReplyAddress;
import news.backstory.summary.BuiltInSummariser;
import news.backstory.testing.Answering;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import news.backstory.testing.WatchedSlack;
import news.backstory.web.Fetch;
import news.backstory.wire.WireName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random lives of articles, random questions, random hours: nothing of an article is said before it may be, and nothing of it is left standing when it may not be any
 * more. Each article carries words that no other has, and they are looked for in all that Slack is given and in all that is logged. With
 * {@code -Dbackstory.model=100000} it takes that many steps, in newsrooms that live for 250 steps each: what is asked of all that stands costs the square of a life.
 */
class NothingEarlyTest {

    private static final int STEPS = Integer.getInteger("backstory.model", 300);
    private static final int LIVES_AT_LEAST = 3;
    private static final int STEPS_OF_A_LIFE = Math.clamp(STEPS / LIVES_AT_LEAST, 1, 250);

    /** Nanoseconds. Spinning would take the processor from those waited for. */
    private static final long MOMENT = 50_000;
    private static final Instant START = Instant.parse("2026-11-24T09:00:00Z");
    private static final WireName WIRE = new WireName("pa");
    private static final List<String> TOPICS = List.of("harbour bridge crane Northport", "library budget council vote", "comet telescope Lake Onder",
            "vaccine marsh fever trial", "cup final Rovers penalties", "ferry strike dockers wages");
    private static final List<ChannelId> CHANNELS = List.of(new ChannelId("C1"), new ChannelId("C2"), new ChannelId("U1"));

    private final MovingClock clock = new MovingClock(START);
    private final WatchedSlack slack = new WatchedSlack();
    private final List<String> logged = Collections.synchronizedList(new ArrayList<>());
    private int asked;

    /** What the model knows of an article. */
    private record Life(String url, String canary, String topic, int version, State state, Instant until, Instant killed) {

        boolean mayShow(Instant now) {
            return switch (state) {
                case USABLE -> true;
                case EMBARGOED -> !now.isBefore(until);
                case WITHHELD, KILLED, PULLED -> false;
            };
        }
    }

    private static final List<State> STATES = List.of(State.values());

    private enum State {
        USABLE, EMBARGOED, WITHHELD,
        /** By its wire, which may issue it again. */
        KILLED,
        /** By a person. */
        PULLED
    }

    static LongStream lives() {
        return LongStream.rangeClosed(1, STEPS / STEPS_OF_A_LIFE);
    }

    @ParameterizedTest
    @MethodSource("lives")
    void nothing_is_said_early_and_nothing_is_left_standing_after_a_kill(long seed) {
        var random = new Random(seed);
        try (var memory = new TemporaryStore(); var newsroom = open(memory)) {
            arrange(newsroom, memory);
            Map<String, Life> lives = new HashMap<>();
            for (var step = 0; step < STEPS_OF_A_LIFE; step++) {
                step(random, newsroom, memory, lives);
                var now = clock.instant();
                for (var heard : slack.heard()) {
                    lives.values().stream().filter(life -> !life.mayShow(now))
                            .forEach(life -> assertThat(heard).as("early: %s", life).doesNotContain(life.canary()));
                }
                if (step % 20 == 19) {
                    nothingForbiddenStands(newsroom, lives);
                }
            }
            nothingForbiddenStands(newsroom, lives);
            assertThat(lives.values().stream().map(Life::canary)).allSatisfy(canary -> assertThat(logged).noneMatch(line -> line.contains(canary)));
            assertThat(slack.standing()).as("the test has seen posts at all").isNotEmpty();
        }
    }

    private void step(Random random, Newsroom newsroom, TemporaryStore memory, Map<String, Life> lives) {
        var names = lives.keySet().stream().sorted().toList();
        switch (random.nextInt(12)) {
            case 0, 1 -> create(random, newsroom, lives);
            case 2, 3, 4 -> {
                if (!names.isEmpty()) {
                    change(random, newsroom, lives, names.get(random.nextInt(names.size())));
                }
            }
            case 5 -> clock.advance(Duration.ofMinutes(random.nextInt(1, 90)));
            case 6 -> {
                if (!names.isEmpty()) {
                    pull(random, newsroom, memory, lives, names.get(random.nextInt(names.size())));
                }
            }
            default -> ask(random, newsroom, memory, lives, names);
        }
        // Sometimes nothing of the agenda has run yet when the next thing happens.
        if (random.nextInt(4) > 0) {
            agenda(newsroom);
        }
    }

    private void create(Random random, Newsroom newsroom, Map<String, Life> lives) {
        var name = "a" + lives.size();
        var states = List.of(State.USABLE, State.USABLE, State.EMBARGOED, State.WITHHELD);
        var life = new Life("https://pa.example/" + name, "canary" + letters(lives.size()), TOPICS.get(random.nextInt(TOPICS.size())), 1,
                states.get(random.nextInt(states.size())), clock.instant().plus(Duration.ofMinutes(random.nextInt(120))), Instant.MAX);
        push(newsroom, name, life, "");
        lives.put(name, life);
    }

    private void change(Random random, Newsroom newsroom, Map<String, Life> lives, String name) {
        var old = Objects.requireNonNull(lives.get(name));
        var until = clock.instant().plus(Duration.ofMinutes(random.nextInt(120)));
        var asked = STATES.get(random.nextInt(8) == 0 ? 3 : random.nextInt(3));
        // A version that says that it was made after the kill is the article issued again; any other is dead.
        var again = old.state() == State.KILLED && random.nextBoolean() ? ",\"updated\":\"" + clock.instant() + "\"" : "";
        var stays = old.state() == State.PULLED || old.state() == State.KILLED && (again.isEmpty() || !clock.instant().isAfter(old.killed()));
        push(newsroom, name, new Life(old.url(), old.canary(), old.topic(), old.version() + 1, asked, until, Instant.MAX), again);
        var state = stays ? old.state() : asked;
        var killed = state == State.KILLED && old.state() != State.KILLED ? clock.instant() : old.killed();
        lives.put(name, new Life(old.url(), old.canary(), old.topic(), old.version() + 1, state, until, killed));
    }

    private static void pull(Random random, Newsroom newsroom, TemporaryStore memory, Map<String, Life> lives, String name) {
        var old = Objects.requireNonNull(lives.get(name));
        if (random.nextInt(3) == 0 && old.state() != State.KILLED) {
            memory.articles().findAt(new Link(old.url())).ifPresent(kept -> memory.articles().kill(kept.article().id(),
                    new Kill("mia", "wrong", START)));
            lives.put(name, new Life(old.url(), old.canary(), old.topic(), old.version(), State.PULLED, old.until(), START));
            newsroom.newsdesk().amend();
        }
    }

    /** @param more further fields, as JSON */
    private void push(Newsroom newsroom, String name, Life life, String more) {
        var words = life.canary() + " " + life.canary().replace("canary", "search");
        var json = """
                {"id":"%s","url":"%s","headline":"%s of %s, part %d","standfirst":"What %s means","source":"Outlet %d","tier":"wire","language":"en",
                 "published":"%s","version":%d,"status":"%s"%s,"urgency":%d,"editorsNote":"note",
                 "paragraphs":["The %s was the talk of the day, %s said on Tuesday, and version %d of it was read aloud by many people in the street.",
                 "Nobody could say what would come of the %s, and %s would not say either, though everybody asked for hours."]%s}"""
                .formatted(name, life.url(), words, life.topic(), life.version(), words, name.hashCode() % 4, clock.instant(), life.version(),
                        life.state() == State.EMBARGOED ? "usable" : life.state().name().toLowerCase(Locale.ROOT),
                        life.state() == State.EMBARGOED ? ",\"embargoedUntil\":\"" + life.until() + "\"" : "", 1 + Math.abs(name.hashCode() % 6),
                        life.topic(), words, life.version(), life.topic(), words, more);
        newsroom.wires().take(WIRE, json.getBytes(StandardCharsets.UTF_8), "");
    }

    private void ask(Random random, Newsroom newsroom, TemporaryStore memory, Map<String, Life> lives, List<String> names) {
        var channel = CHANNELS.get(random.nextInt(2));
        var url = names.isEmpty() ? "https://pa.example/none" : Objects.requireNonNull(lives.get(names.get(random.nextInt(names.size())))).url();
        var topic = TOPICS.get(random.nextInt(TOPICS.size()));
        // Another word of the article's: what a person types comes back to them, and is not what is looked for.
        var canary = names.isEmpty()
                ? "none"
                : Objects.requireNonNull(lives.get(names.get(random.nextInt(names.size())))).canary().replace("canary", "search");
        var typed = List.of(url, topic, "similar " + url, "similar " + topic, "covered " + url, "covered " + topic, "timeline " + url, "digest now",
                "digest preview", "mutes", "list", "stats", "audit 7d", "health", "mute " + canary + " for 1h", "unfurl", "settings", canary,
                "similar " + canary);
        var said = typed.get(random.nextInt(typed.size()));
        var person = new PersonId("U1");
        var alone = new Place.Reply(new ReplyAddress("https://hooks.example/" + ++asked), channel, person);
        Place everyone = said.equals("unfurl") ? new Place.OnLinks(new MessageRef(channel, "link-" + asked)) : new Place.InChannel(channel);
        var command = said.equals("unfurl") ? new Command.Unfurl(List.of(new Link(url))) : new CommandParser().parse(said);
        memory.outbox().add(newsroom.commands().answer(new Caller("ask-" + asked, clock.instant(), person, channel, alone, everyone), command));
    }

    /** The person's own words come back to them alone; what a forbidden article says does not stand anywhere. */
    private void nothingForbiddenStands(Newsroom newsroom, Map<String, Life> lives) {
        for (var round = 0; round < 40; round++) {
            agenda(newsroom);
            clock.advance(Duration.ofMillis(1_100));
        }
        slack.heard();
        var now = clock.instant();
        var forbidden = lives.values().stream().filter(life -> !life.mayShow(now)).map(Life::canary).collect(Collectors.toSet());
        assertThat(slack.standing()).allSatisfy((message, text) -> assertThat(forbidden.stream().filter(text::contains).toList())
                .as("stands at %s", message).isEmpty());
    }

    private void agenda(Newsroom newsroom) {
        newsroom.shelf().release();
        newsroom.newsdesk().amend();
        newsroom.newsdesk().announce();
        newsroom.digests().sendDue();
        newsroom.sender().sendPending();
        while (newsroom.sender().isBusy()) {
            LockSupport.parkNanos(MOMENT);
        }
    }

    private void arrange(Newsroom newsroom, TemporaryStore memory) {
        for (var typed : List.of("subscribe pa live", "quiet 22:00-06:30")) {
            say(newsroom, memory, CHANNELS.get(0), typed);
        }
        for (var typed : List.of("subscribe pa", "digest 10:00 daily", "me digest 11:00")) {
            say(newsroom, memory, CHANNELS.get(1), typed);
        }
        agenda(newsroom);
        slack.heard();
    }

    private void say(Newsroom newsroom, TemporaryStore memory, ChannelId channel, String typed) {
        var alone = new Place.Reply(new ReplyAddress("https://hooks.example/" + ++asked), channel, new PersonId("U1"));
        var caller = new Caller("ask-" + asked, clock.instant(), new PersonId("U1"), channel, alone, new Place.InChannel(channel));
        memory.outbox().add(newsroom.commands().answer(caller, new CommandParser().parse(typed)));
    }

    /** Five letters, so that none is part of another. */
    private static String letters(int number) {
        return String.format(Locale.ROOT, "%05d", number).chars().mapToObj(digit -> String.valueOf((char) (digit - '0' + 'a')))
                .collect(Collectors.joining());
    }

    private Newsroom open(TemporaryStore memory) {
        return Newsroom.open(
                _ -> new Fetch.Answered(404),
                new Newsroom.Memory(memory.articles(), memory.stories(), memory.wireItems(), memory.books(), memory.feedback(), memory.feeds(),
                        memory.hubSubscriptions()),
                slack, Answering.PEOPLE, BuiltInSummariser.open(), clock,
                new Newsroom.Settings(new Sites(List.of(), List.of("pa.example")), Set.of(WIRE), Set.of(), Set.of(), Set.of(), Answering.ZONE,
                        Duration.ofSeconds(30), List.of()),
                said -> logged.add(said.toString()));
    }
}
