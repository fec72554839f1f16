package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.LIBRARY;
import static news.backstory.LivingChannel.NOW;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import news.backstory.article.ArticleId;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Traits;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.QuietHours;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.feed.Feed;
import news.backstory.ledger.Line;
import news.backstory.post.Mark;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Row;
import news.backstory.slack.Drawing;
import news.backstory.testing.Answering;
import news.backstory.testing.FakeSlack.Said;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a channel is set, who may change it, and what it is told about itself. */
class ChannelSettingsTest {

    private static final Set<DayOfWeek> WEEKDAYS = Set.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void undo_is_there_for_ten_minutes_and_then_says_where_to_look() {
        var undo = ((Post.Saying) life.ask("/news subscribe pa").getFirst().post()).rows().getFirst().choices().getFirst();
        var remove = new Command.RemoveSubscription(Long.parseLong(undo.about()));

        life.clock.advance(Duration.ofMinutes(11));
        var late = life.say(new Command.Undo(remove, undo.until()));

        assertThat(text(late.getFirst())).contains("Undo was there for 10 minutes", "/news list");
        assertThat(life.memory.books().subscriptions().of(CHANNEL)).hasSize(1);

        undo = ((Post.Saying) life.ask("/news mute “Harbour Trust” for 3d").getFirst().post()).rows().getFirst().choices().getFirst();
        life.clock.advance(Duration.ofMinutes(9));
        life.say(new Command.Undo(new Command.UndoMute(Long.parseLong(undo.about())), undo.until()));

        assertThat(life.memory.books().mutes().of(CHANNEL, life.clock.instant())).isEmpty();
    }

    @Test
    void a_channel_that_reads_one_language_gets_no_news_in_others_but_what_a_subscription_asks_for() {
        life.ask("/news subscribe pa");
        life.ask("/news settings language de");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        assertThat(life.cards()).isEmpty();

        life.ask("/news subscribe pa lang:en");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        assertThat(life.cards()).extracting(LivingChannel::headline).contains("Rovers win the cup final");
        assertThat(text(life.ask("/news settings").getLast())).contains("News in: German");
    }

    @Test
    void a_guest_may_ask_and_change_nothing() {
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        for (var typed : List.of("subscribe pa", "digest 07:30", "quiet 22:00-06:00", "mute bridge for 1d", "pull https://pa.example/bridge wrong",
                "split https://pa.example/bridge", "settings who me")) {
            var said = life.as("guest", typed);
            assertThat(said).as(typed).hasSize(1).first().satisfies(one -> assertThat(text(one)).startsWith("Guests may ask"));
        }
        assertThat(life.memory.books().subscriptions().of(CHANNEL)).isEmpty();
        assertThat(life.memory.articles().find(new ArticleId("bridge")).orElseThrow().status()).isEqualTo(new Status.Usable());
    }

    @Test
    void a_guest_takes_no_story_on() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "BREAKING: Harbour bridge shut after crane strike", BRIDGE, CRACK));
        var onIt = new Command.OnIt(new ArticleId("bridge"), new MessageRef(CHANNEL, "1"));

        assertThat(life.newsroom().commands().answer(life.caller("guest", CHANNEL), onIt)).singleElement()
                .satisfies(line -> assertThat(text((Post.Saying) line.post())).startsWith("Guests may ask"));
        assertThat(life.newsroom().commands().answer(life.caller("sam", CHANNEL), onIt)).anySatisfy(
                line -> assertThat(line.post()).isInstanceOfSatisfying(Post.CardOf.class,
                        card -> assertThat(card.marks()).hasAtLeastOneElementOfType(Mark.OnIt.class)));
    }

    @Test
    void who_cannot_be_known_just_now_is_told_so_and_whoever_is_named_may_all_the_same() {
        try (var edited = new LivingChannel(Set.of(new PersonId("unknown-eve")))) {
            edited.ask("/news subscribe pa");
            edited.arrives(edited.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

            for (var typed : List.of("digest 07:30", "pull https://pa.example/bridge wrong", "split https://pa.example/bridge", "settings who me",
                    "subscribe https://herald.example/rss")) {
                assertThat(edited.as("unknown", typed)).as(typed).singleElement()
                        .satisfies(one -> assertThat(text(one)).startsWith("Slack does not tell me who you are just now"));
            }
            assertThat(edited.as("unknown-eve", "pull https://pa.example/bridge wrong")).filteredOn(said -> said.post() instanceof Post.Saying)
                    .anySatisfy(said -> assertThat(text(said)).contains("Pulled."));
        }
        life.memory.books().arrangements().save(CHANNEL, Arrangement.usual(Answering.ZONE).with(Set.of(new PersonId("unknown-sam"))));
        assertThat(text(life.as("unknown-sam", "digest 07:30").getLast())).doesNotContain("Slack does not tell me");
    }

    @Test
    void what_stands_in_a_channel_is_pulled_only_by_those_who_may_change_that_channel() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.memory.books().arrangements().save(CHANNEL, Arrangement.usual(Answering.ZONE).with(Set.of(new PersonId("sam"))));

        var said = life.newsroom().commands().answer(life.caller("mia", new ChannelId("D-mia")),
                new CommandParser().parse("pull https://pa.example/bridge wrong"));

        assertThat(said).hasSize(1);
        assertThat(life.memory.articles().find(new ArticleId("bridge")).orElseThrow().status()).isEqualTo(new Status.Usable());
    }

    @Test
    void where_a_newsroom_names_its_editors_they_alone_pull_and_join_stories() {
        try (var edited = new LivingChannel(Set.of(new PersonId("eve")))) {
            edited.ask("/news subscribe pa");
            edited.arrives(edited.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
            edited.arrives(edited.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
            edited.ask("/news settings who me");

            assertThat(text(edited.as("mia", "pull https://pa.example/bridge wrong").getLast())).contains("Only this newsroom’s editors");
            assertThat(text(edited.as("sam", "merge https://pa.example/cup https://pa.example/bridge").getLast()))
                    .contains("Only this newsroom’s editors");
            assertThat(edited.as("eve", "pull https://pa.example/bridge wrong")).filteredOn(said -> said.post() instanceof Post.Saying)
                    .anySatisfy(said -> assertThat(text(said)).contains("Pulled."));
        }
    }

    @Test
    void a_form_changes_a_subscription_and_the_channel_is_told_who_did_it() {
        life.ask("/news subscribe pa lang:de");

        var said = life.say(new Command.ChangeSubscription(1,
                new Wanted(List.of("harbour"), List.of(), Set.of(), Set.of("en"), Wanted.Breaking.OFF, Wanted.Manner.LIVE)));

        assertThat(text(said.getFirst()))
                .contains("mia changed this channel’s subscription to the wire pa (s1): with “harbour”, in en, breaking off, live");
        assertThat(life.memory.books().subscriptions().of(CHANNEL).getFirst().wanted())
                .isEqualTo(new Wanted(List.of("harbour"), List.of(), Set.of(), Set.of("en"), Wanted.Breaking.OFF, Wanted.Manner.LIVE));
    }

    @Test
    void a_form_subscribes_no_channel_that_its_sender_is_not_in_and_none_that_has_a_hundred() {
        var elsewhere = life.answerInForm("mia", new Command.SubscribeTo(new ChannelId("C2"), "pa", Wanted.ALL));
        IntStream.range(0, 100).forEach(number -> life.memory.books().subscriptions().add(CHANNEL, new Source.OfWire("w" + number), "w", Wanted.ALL,
                new PersonId("sam"), NOW));
        var full = life.answerInForm("mia", new Command.SubscribeTo(CHANNEL, "pa", Wanted.ALL));
        var guest = life.answerInForm("guest", new Command.SubscribeTo(CHANNEL, "pa", Wanted.ALL));

        assertThat(elsewhere.shown().parts().toString()).contains("⚠ As far as I can see you are not in that channel", "initial=pa");
        assertThat(full.shown().parts().toString()).contains("⚠ This channel has 100 subscriptions, the most there can be.", "initial=pa");
        assertThat(guest.shown().parts().toString()).contains("⚠ Guests may ask, and change nothing.");
        assertThat(life.memory.books().subscriptions().of(new ChannelId("C2"))).isEmpty();
        assertThat(life.memory.books().subscriptions().of(CHANNEL)).hasSize(100);
    }

    @Test
    void nobody_changes_the_hours_of_a_channel_that_is_not_theirs() {
        var other = new ChannelId("C2");

        var said = life.say(new Command.ChangeHours(other, List.of(), List.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0)))));

        assertThat(said).extracting(Said::place).hasOnlyElementsOfType(Place.Reply.class);
        assertThat(life.memory.books().arrangements().find(other)).isEmpty();
    }

    @Test
    void a_channel_may_choose_that_cards_are_for_whoever_asks_alone() {
        life.web.article("https://herald.example/bridge", "Local", "Harbour bridge shut after crane strike", "Closed for a week", BRIDGE, CRACK);
        life.ask("/news settings answers private");

        assertThat(life.ask("/news https://herald.example/bridge")).hasSize(1).first().satisfies(said -> {
            assertThat(said.place()).isInstanceOf(Place.Reply.class);
            assertThat(said.post()).isInstanceOf(Post.CardWithSimilar.class);
        });
    }

    @Test
    void only_those_whom_a_channel_names_may_change_what_it_gets() {
        life.ask("/news settings who me");
        life.memory.books().arrangements().save(CHANNEL,
                life.memory.books().arrangements().find(CHANNEL).orElseThrow().with(Set.of(new PersonId("sam"))));

        assertThat(text(life.ask("/news subscribe pa").getFirst())).isEqualTo("Only sam and the workspace’s admins may change what comes there.\n");
        assertThat(life.memory.books().subscriptions().of(CHANNEL)).isEmpty();
    }

    @Test
    void whoever_asks_is_told_who_did_what() {
        life.ask("/news subscribe pa");
        life.ask("/news digest 10:30 weekdays");
        life.ask("/news remove s1");

        assertThat(text(life.ask("/news audit 7d").getFirst())).containsSubsequence("mia ended s1 the wire pa",
                "mia set the digest to 10:30 on weekdays",
                "mia subscribed to s1 the wire pa");
    }

    @Test
    void an_audit_names_the_articles_and_the_reasons_but_no_headline_that_may_not_be_shown() {
        life.ask("/news subscribe pa");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER)
                .withTraits(new Traits(Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 1, "", List.of())));
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        life.say(new Command.OnIt(new ArticleId("cup"), new MessageRef(CHANNEL, "1")));
        life.say(new Command.OnIt(new ArticleId("cup"), new MessageRef(CHANNEL, "1")));
        life.say(new Command.MuteStory(new ArticleId("bridge")));
        life.say(new Command.Unmute(1));
        life.ask("/news mute \"transfer gossip\" for 3d");
        life.ask("/news merge https://pa.example/cup https://pa.example/bridge");
        life.say(new Command.UndoStoryChange(1));
        life.ask("/news pull https://pa.example/budget wrong council");

        var audit = life.ask("/news audit 7d").getFirst();

        assertThat(text(audit)).containsSubsequence("pulled article budget: wrong council", "undid what was changed about the story of cup",
                "made one story of cup and bridge", "muted “transfer gossip”", "unmuted bridge", "muted bridge", "left cup to others", "took on cup");
        assertThat(audit.post().articles()).containsExactlyInAnyOrder(new ArticleId("cup"), new ArticleId("bridge"));
    }

    @Test
    void an_audit_names_what_was_done_to_its_stories_from_elsewhere() {
        try (var edited = new LivingChannel(Set.of(new PersonId("mia")))) {
            edited.ask("/news subscribe pa");
            edited.arrives(edited.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
            edited.arrives(edited.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

            for (var command : List.<Command>of(new CommandParser().parse("merge https://pa.example/cup https://pa.example/bridge"),
                    new Command.UndoStoryChange(1))) {
                edited.memory.outbox().add(edited.newsroom().commands().answer(edited.caller("mia", new ChannelId("C2")), command));
            }

            edited.work();
            assertThat(text(edited.ask("/news audit 7d").getFirst())).containsSubsequence("mia undid what was changed about the story of cup",
                    "mia made one story of cup and bridge");
        }
    }

    @Test
    void to_subscribe_again_to_what_is_paused_leaves_a_colleagues_filters_as_they_are() {
        life.ask("/news subscribe pa -word:sport breaking:off");
        var wishes = life.memory.books().subscriptions().of(CHANNEL).getFirst().wanted();
        life.memory.books().subscriptions().set(1, Subscription.State.PAUSED, "it is archived");

        life.as("sam", "subscribe pa");

        assertThat(life.memory.books().subscriptions().of(CHANNEL)).singleElement().satisfies(one -> {
            assertThat(one.wanted()).isEqualTo(wishes);
            assertThat(one.isHeard()).isTrue();
        });
    }

    @Test
    void quiet_hours_that_are_not_there_are_ended_for_nobody() {
        assertThat(life.ask("/news quiet off")).singleElement().satisfies(said -> {
            assertThat(said.place()).isInstanceOf(Place.Reply.class);
            assertThat(text(said)).isEqualTo("This channel has no quiet hours.\n");
        });
    }

    @Test
    void an_audit_names_the_hours_that_a_form_has_set() {
        life.say(new Command.ChangeHours(CHANNEL, List.of(new Command.DigestAt(LocalTime.of(7, 30), WEEKDAYS, List.of(), 10)),
                List.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0)))));

        assertThat(text(life.ask("/news audit 7d").getFirst()))
                .contains("mia changed settings: digest at 07:30 on weekdays (Europe/London), at most 10 stories; quiet from 22:00 to 06:00");
    }

    @Test
    void an_audit_names_who_decided_what_becomes_of_a_feeds_old_entries() {
        life.feed("https://herald.example/feed", LivingChannel.entry("one", "Mon, 23 Nov 2026 09:00:00 GMT"));
        life.ask("/news subscribe https://herald.example/feed");
        life.newsroom().poller().pollDue();
        var number = life.memory.books().subscriptions().of(CHANNEL).getFirst().number();
        life.feed("https://herald.example/feed", IntStream.rangeClosed(1, 20)
                .mapToObj(day -> LivingChannel.entry("old-" + day, "Mon, 03 Jun 2024 09:00:00 GMT")).toArray(String[]::new));
        life.clock.advance(Duration.ofDays(5));
        life.newsroom().poller().pollDue();

        life.say(new Command.Decide(number, Command.Decision.RELEASE_AS_OLD));

        assertThat(text(life.ask("/news audit 7d").getFirst())).contains("mia had only filed what was held back of s1 Herald");
    }

    @Test
    void a_list_of_a_hundred_subscriptions_can_be_read_to_its_end() {
        IntStream.rangeClosed(1, 100).forEach(number -> life.memory.books().subscriptions().add(CHANNEL, new Source.OfWire("w" + number),
                "Wire " + number, Wanted.ALL, new PersonId("mia"), NOW));
        var read = new StringBuilder();
        var from = Optional.of(0);

        while (from.isPresent()) {
            var page = (Post.Saying) life.say(new Command.ListSubscriptions(from.get())).getFirst().post();
            read.append(text(page));
            from = page.rows().stream().flatMap(row -> row.choices().stream()).filter(choice -> choice.ask() == Row.Ask.LIST_FROM)
                    .map(choice -> Integer.valueOf(choice.about())).findFirst();
        }

        assertThat(IntStream.rangeClosed(1, 100)).allSatisfy(number -> assertThat(read).contains("s" + number + " Wire " + number + " "));
        assertThat(read).contains("What this channel gets (1 to 6 of 100)", "(97 to 100 of 100)");
    }

    @Test
    void even_the_longest_page_of_a_list_is_drawn_to_its_last_button() {
        var words = IntStream.range(0, 20).mapToObj(number -> "x".repeat(200) + number).toList();
        IntStream.rangeClosed(1, 100).forEach(number -> life.memory.books().subscriptions().add(CHANNEL, new Source.OfWire("w" + number),
                "Wire ".repeat(60), new Wanted(words, words, Set.of(), Set.of(), Wanted.Breaking.OFF, Wanted.Manner.LIVE), new PersonId("mia"), NOW));
        life.ask("/news digest 07:30 Europe/London");
        life.ask("/news quiet 22:00-06:30");

        var list = life.ask("/news list").getFirst();

        assertThat(Drawing.of(list.place(), list.post(), list.cards())).contains("Show more", "Digest and quiet hours", "and 94 more");
    }

    @Test
    void who_may_change_a_channel_is_told_and_kept_by_the_names_that_people_read() {
        var told = life.ask("/news settings who <@U012|sam>").getFirst();

        assertThat(text(told)).isEqualTo("mia changed this channel’s settings: who U012, mia.\n");
        assertThat(text(life.ask("/news audit 7d").getFirst())).contains("changed settings: who U012, mia");
        assertThat(life.memory.books().arrangements().find(CHANNEL)).hasValueSatisfying(kept -> assertThat(kept.mayChange())
                .containsExactlyInAnyOrder(new PersonId("U012"), new PersonId("mia")));
    }

    @Test
    void settings_toggled_ten_times_are_told_four_times_and_the_last_line_says_how_they_stand() {
        IntStream.range(0, 10).forEach(number -> life.as("mia", "settings threads " + (number % 2 == 0 ? "off" : "on")));

        var told = life.slack.said().stream().filter(said -> said.place().equals(new Place.InChannel(CHANNEL))).toList();
        assertThat(told).hasSize(4);
        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.InsteadOf).last().satisfies(said -> assertThat(text(said))
                .contains("These settings were changed 10 times since", "As it stands: similar articles in threads on"));
        assertThat(life.slack.said()).filteredOn(said -> said.place() instanceof Place.Reply).hasSize(6);

        life.clock.advance(Duration.ofMinutes(11));
        life.as("mia", "settings threads off");

        assertThat(life.slack.said().getLast())
                .satisfies(said -> assertThat(text(said)).isEqualTo("mia changed this channel’s settings: threads off.\n"));
    }

    @Test
    void health_is_that_of_this_channel_in_good_english() {
        life.ask("/news subscribe pa");
        life.memory.outbox()
                .add(List.of(new Line("elsewhere", new Place.InChannel(new ChannelId("C9")), new Post.Help(""), NOW.plus(Duration.ofDays(1))),
                        new Line("here", new Place.InChannel(CHANNEL), new Post.Help(""), NOW.plus(Duration.ofDays(1)))));
        var answer = life.newsroom().commands().answer(life.caller("mia", CHANNEL), new Command.FeedHealth()).getFirst();

        assertThat(text((Post.Saying) answer.post())).contains("This channel’s source is well", "About to be posted here: 1.");
    }

    @ParameterizedTest
    @CsvSource({"1, 0, This channel’s source is well", "1, 1, This channel’s source fails", "2, 0, Both sources of this channel are well",
            "2, 1, One of the two sources of this channel fails", "2, 2, Both sources of this channel fail",
            "3, 0, All 3 sources of this channel are well",
            "3, 1, 1 of 3 sources of this channel fails", "3, 2, 2 of 3 sources of this channel fail", "3, 3, All 3 sources of this channel fail"})
    void health_counts_in_words_that_people_use(int sources, int failing, String said) {
        for (var number = 0; number < sources; number++) {
            subscribed("feed-" + number, number < failing ? 2 : 0, NOW.plus(Duration.ofMinutes(10)));
        }

        assertThat(text(life.ask("/news health").getFirst())).startsWith(said + "\n");
    }

    @Test
    void a_feed_that_is_read_again_only_in_hours_says_why_and_one_that_is_about_to_be_read_says_so() {
        subscribed("seldom", 0, NOW.plus(Duration.ofHours(9)));
        subscribed("often", 0, NOW.plus(Duration.ofMinutes(10)));
        life.memory.books().subscriptions().add(CHANNEL, new Source.OfFeed(new Link("https://new.example/feed")), "New", Wanted.ALL,
                new PersonId("sam"), NOW);

        assertThat(text(life.ask("/news health").getFirst())).contains("read " + NOW + ", and at the pace at which it publishes again at "
                + NOW.plus(Duration.ofHours(9)), "read " + NOW + ", again at " + NOW.plus(Duration.ofMinutes(10)),
                "about to be read for the first time", "Nothing is about to be posted here.");
    }

    private void subscribed(String name, int failures, Instant next) {
        var added = Feed.added(new Link("https://" + name + ".example/feed"), NOW);
        life.memory.feeds().save(new Feed(added.address(), "", added.place(),
                new Feed.Health(NOW, NOW, NOW, failures, NOW, failures > 0 ? "its server answered 500" : "", List.of(), 0), added.standing(), next,
                added.pace(), added.wishes()));
        life.memory.books().subscriptions().add(CHANNEL, new Source.OfFeed(added.address()), name, Wanted.ALL, new PersonId("sam"), NOW);
    }

    @Test
    void whoever_subscribes_to_nothing_is_told_how_and_what_is_read_already_and_is_not_anothers() {
        for (var address : List.of("https://archive.example/feed", "https://archive.example/feed?key=secret")) {
            life.memory.feeds().save(Feed.added(new Link(address), NOW));
        }
        subscribed("here", 0, NOW);
        life.memory.feeds().save(Feed.added(new Link("https://others.example/feed"), NOW));
        life.memory.books().subscriptions().add(new ChannelId("C9"), new Source.OfFeed(new Link("https://others.example/feed")), "Others",
                Wanted.ALL, new PersonId("sam"), NOW);

        var answer = (Post.Saying) life.ask("/news subscribe").getFirst().post();

        assertThat(text(answer)).contains("/news subscribe <feed or site>\n", "the wire pa  /news subscribe pa\n",
                "archive.example  /news subscribe https://archive.example/feed\n", "This channel has here (s1): /news list")
                .doesNotContain("others.example", "secret", "/news subscribe https://here.example");
        assertThat(answer.rows().getLast().choices()).singleElement().satisfies(choice -> assertThat(choice.label()).isEqualTo("Subscribe"));
    }

    @Test
    void health_tells_what_is_wrong_with_a_feed_that_is_read_all_the_same() {
        var added = Feed.added(new Link("https://torn.example/feed"), NOW);
        life.memory.feeds().save(new Feed(added.address(), "", added.place(),
                new Feed.Health(NOW, NOW, NOW, 0, Instant.EPOCH, "", List.of("it ends in the middle of an entry", "several entries have one id"), 0),
                added.standing(), NOW, added.pace(), added.wishes()));
        life.memory.books().subscriptions().add(CHANNEL, new Source.OfFeed(added.address()), "Torn", Wanted.ALL, new PersonId("sam"), NOW);

        var answer = life.newsroom().commands().answer(life.caller("mia", CHANNEL), new Command.FeedHealth()).getFirst();

        assertThat(text((Post.Saying) answer.post())).contains("This channel’s source is well",
                " is read; what its publisher should put right: it ends in the middle of an entry; several entries have one id");
    }

    @Test
    void health_names_the_feeds_of_the_archive_that_fail_and_not_those_of_other_channels() {
        for (var name : List.of("archive", "others")) {
            var added = Feed.added(new Link("https://" + name + ".example/feed?key=secret"), NOW);
            life.memory.feeds().save(new Feed(added.address(), "", added.place(),
                    new Feed.Health(NOW, NOW, NOW, 2, NOW, "its server answered 500", List.of(), 0), added.standing(), NOW, added.pace(),
                    added.wishes()));
        }
        life.memory.books().subscriptions().add(new ChannelId("C9"), new Source.OfFeed(new Link("https://others.example/feed?key=secret")), "Others",
                Wanted.ALL, new PersonId("sam"), NOW);

        var answer = life.newsroom().commands().answer(life.caller("mia", CHANNEL), new Command.FeedHealth()).getFirst();

        assertThat(text((Post.Saying) answer.post())).contains("archive.example", "its server answered 500").doesNotContain("others.example",
                "secret");
    }
}
