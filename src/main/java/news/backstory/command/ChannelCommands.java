package news.backstory.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.channel.Arrangement;
import news.backstory.channel.Bit;
import news.backstory.channel.Books;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Deeds;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.Keys;
import news.backstory.channel.Line;
import news.backstory.channel.Mark;
import news.backstory.channel.Mute;
import news.backstory.channel.PersonId;
import news.backstory.channel.Place;
import news.backstory.channel.Post;
import news.backstory.channel.Row;
import news.backstory.channel.Row.Ask;
import news.backstory.channel.Row.Choice;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Takers;
import news.backstory.channel.Telling;
import news.backstory.channel.Wanted;
import news.backstory.digest.DigestSender;
import news.backstory.digest.Slots;
import news.backstory.feed.FeedFinder;
import news.backstory.feed.FeedHealth;
import news.backstory.feed.Feeds;
import news.backstory.feed.FeedsFound;
import news.backstory.story.Change;
import news.backstory.story.Stories;
import news.backstory.story.StoryMatcher;

/**
 * Answers what people ask about what a channel gets by itself, and changes it. What it changes is changed before it answers; asked again, because we died
 * in between, it changes nothing more and answers the same. It is longer than most files because every such answer is here, one method each.
 */
public final class ChannelCommands {

    private static final Duration ANSWER_LASTS = Duration.ofMinutes(29);
    private static final Duration PUBLIC_LASTS = Duration.ofHours(6);
    private static final Duration STORY_MUTED_FOR = Duration.ofDays(7);
    private static final Duration MUTED_AT_MOST = Duration.ofDays(31);
    private static final int LEAST_MUTED_LETTERS = 3;
    private static final int MAX_DEEDS = 30;
    private static final int MAX_LISTED = 20;

    /** More would be a flood, and a page of buttons that nobody reads. */
    static final int MAX_SUBSCRIPTIONS = 100;

    private final Articles articles;
    private final Books books;
    private final Feeds feeds;
    private final FeedFinder finder;
    private final FeedKeeping keeping;
    private final DigestSender digests;
    private final Stories stories;
    private final StoryMatcher matcher;
    private final People people;
    private final Set<String> wires;
    private final ZoneId usualZone;
    private final InstantSource clock;
    private final Object oneAtATime;

    /**
     * @param wires the names of those that hand articles over to this installation
     * @param oneAtATime shared by all who decide what a channel is told
     */
    public ChannelCommands(Articles articles, Books books, Feeds feeds, FeedFinder finder, FeedKeeping keeping, DigestSender digests, Stories stories,
            StoryMatcher matcher, People people, Set<String> wires,
            ZoneId usualZone, InstantSource clock, Object oneAtATime) {
        this.articles = articles;
        this.books = books;
        this.feeds = feeds;
        this.finder = finder;
        this.keeping = keeping;
        this.digests = digests;
        this.stories = stories;
        this.matcher = matcher;
        this.people = people;
        this.wires = Set.copyOf(wires);
        this.usualZone = usualZone;
        this.clock = clock;
        this.oneAtATime = oneAtATime;
    }

    List<Line> answer(Caller caller, Command.OfChannel command) {
        return switch (command) {
            case Command.Subscribe(var source, var wanted) -> ifAllowed(caller, () -> subscribe(caller, source, wanted));
            case Command.ListSubscriptions() -> list(caller);
            case Command.Remove(var which) -> remove(caller, which);
            case Command.RemoveSubscription(var number) -> remove(caller, number);
            case Command.RestoreSubscription(var number) -> restore(caller, number);
            case Command.PreviewSubscriptions(),Command.DigestPreview() -> preview(caller);
            case Command.DigestAt digest -> ifAllowed(caller, () -> digestAt(caller, digest));
            case Command.DigestNow() -> ifAllowed(caller, () -> digestNow(caller));
            case Command.DigestOff() -> ifAllowed(caller, () -> digestOff(caller));
            case Command.Quiet quiet -> ifAllowed(caller, () -> quiet(caller, quiet));
            case Command.QuietOff() -> ifAllowed(caller, () -> quietOff(caller));
            case Command.MuteWords(var words, var time) -> ifAllowed(caller, () -> muteWords(caller, words, time));
            case Command.MuteStory(var article) -> ifAllowed(caller, () -> muteStory(caller, article));
            case Command.Mutes() -> mutes(caller);
            case Command.Unmute(var number) -> ifAllowed(caller, () -> unmute(caller, number));
            case Command.Pull(var link, var reason) -> pull(caller, shown(link), reason);
            case Command.PullArticle(var article, var reason) ->
                pull(caller, articles.find(article).filter(found -> found.showable().at(clock.instant())), reason);
            case Command.ChangeSubscription(var number, var wanted) -> changeSubscription(caller, number, wanted);
            case Command.ChangeHours hours -> changeHours(caller, hours);
            case Command.Split(var link) ->
                shown(link).map(article -> ifAllowed(caller, hereAnd(caller, channelsOf(article.id())), () -> decided(() -> split(caller, article))))
                        .orElseGet(() -> alone(caller, Row.plain("That article is in no story with others.")));
            case Command.Merge(var part, var into) -> ifAllowed(
                    caller,
                    hereAnd(caller,
                            Stream.of(part, into).flatMap(link -> shown(link).stream()).flatMap(article -> channelsOf(article.id()).stream())
                                    .toList()),
                    () -> merge(caller, part, into));
            case Command.UndoStoryChange(var number) -> ifAllowed(caller, () -> undo(caller, number));
            case Command.OnIt(var article, _) -> decided(() -> onIt(caller, article));
            case Command.MyDigestAt mine -> myDigest(caller, mine);
            case Command.MyDigestOff() -> myDigestOff(caller);
            case Command.Mine() -> mine(caller);
            case Command.Settings() -> settings(caller);
            case Command.Change(var name, var value) -> ifAllowed(caller, () -> change(caller, name, value));
            case Command.FeedHealth() -> health(caller);
            case Command.Decide(var number, var decision) -> ifAllowed(
                    caller, books.subscriptions().find(number).map(Subscription::channel).stream().toList(), () -> decide(caller, number, decision));
            case Command.Audit(var time) -> audit(caller, time);
            case Command.Stats() -> stats(caller);
            case Command.Seen() -> alone(caller, Row.plain("Thanks, noted."));
            case Command.Amiss(var problem, var example) -> alone(caller, Row.of(new Bit.Plain(problem + " "), new Bit.Typed(example)));
        };
    }

    /** Whether the cards that people ask for in this channel are for them alone. */
    boolean answersAlone(ChannelId channel) {
        return arrangement(channel).answers() == Arrangement.Answers.PRIVATE;
    }

    private interface Answering {
        List<Line> lines();
    }

    private List<Line> ifAllowed(Caller caller, Answering answer) {
        return ifAllowed(caller, List.of(caller.channel()), answer);
    }

    /** Whoever may change what each of these channels gets. */
    private List<Line> ifAllowed(Caller caller, List<ChannelId> channels, Answering answer) {
        var forbidden = channels.stream().filter(channel -> !lets(channel, caller.person())).findFirst();
        return forbidden.map(channel -> alone(caller, refusal(channel))).orElseGet(answer::lines);
    }

    /** What reads a post and plans another in its place does so alone. */
    private List<Line> decided(Answering answer) {
        synchronized (oneAtATime) {
            return answer.lines();
        }
    }

    private boolean lets(ChannelId channel, PersonId person) {
        return switch (people.standingOf(person)) {
            case GUEST -> false;
            case ADMIN -> true;
            case MEMBER -> arrangement(channel).lets(person);
        };
    }

    private Row refusal(ChannelId channel) {
        var arrangement = arrangement(channel);
        return arrangement.mayChange().isEmpty()
                ? Row.plain("Guests may ask, and change nothing. Somebody of the workspace can do it for you.")
                : new Row(who("Only ", arrangement, " and the workspace’s admins may change what comes there."), List.of());
    }

    /** Where it stands now. */
    private List<ChannelId> channelsOf(ArticleId article) {
        return books.outbox().carrying(article).stream().map(carrier -> carrier.place().channel()).distinct().toList();
    }

    private static List<ChannelId> hereAnd(Caller caller, List<ChannelId> channels) {
        return Stream.concat(Stream.of(caller.channel()), channels.stream()).distinct().toList();
    }

    /** What may not be shown is as if it were not there. */
    private Optional<Article> shown(Link link) {
        return articles.findAt(link).map(Articles.Kept::article).filter(article -> article.showable().at(clock.instant()));
    }

    private static List<Bit> who(String before, Arrangement arrangement, String after) {
        var bits = new ArrayList<Bit>();
        bits.add(new Bit.Plain(before));
        arrangement.mayChange().stream().limit(5).forEach(person -> {
            bits.add(new Bit.Who(person));
            bits.add(new Bit.Plain(" "));
        });
        bits.add(new Bit.Plain(after.strip()));
        return bits;
    }

    private List<Line> subscribe(Caller caller, String written, Wanted wanted) {
        if (books.subscriptions().of(caller.channel()).size() >= MAX_SUBSCRIPTIONS) {
            return alone(caller,
                    Row.of(new Bit.Plain("This channel has " + MAX_SUBSCRIPTIONS + " subscriptions, the most there can be. Remove one first: "),
                            new Bit.Typed("/news list")));
        }
        var wire = written.startsWith(Source.WIRE) ? written.substring(Source.WIRE.length()) : written;
        if (wires.contains(wire)) {
            return subscribed(caller, new Source.OfWire(wire), "wire " + wire, wanted);
        }
        if (written.startsWith(Source.WIRE) || !written.contains(".") && !written.contains("/")) {
            return alone(caller, Row.of(new Bit.Plain("“" + wire + "” is neither an address nor a wire of ours."
                    + (wires.isEmpty()
                            ? " Give me a feed’s or a site’s address: "
                            : " Our wires: " + String.join(", ", wires.stream().sorted().toList()) + ". Or an address: ")),
                    new Bit.Typed(ChannelParser.SUBSCRIBE_EXAMPLE)));
        }
        return switch (finder.find(written)) {
            case FeedsFound.Itself(var feed, _) -> subscribed(caller, source(feed), feed.title(), wanted);
            case FeedsFound.Named(var choices) when choices.size() == 1 ->
                subscribed(caller, source(choices.getFirst()), choices.getFirst().title(), wanted);
            case FeedsFound.Guessed(var choices) when choices.size() == 1 ->
                subscribed(caller, source(choices.getFirst()), choices.getFirst().title(), wanted);
            case FeedsFound.Named(var choices) -> choose(caller, choices);
            case FeedsFound.Guessed(var choices) -> choose(caller, choices);
            case FeedsFound.Nothing(var why) -> alone(caller, Row.of(
                    new Bit.Plain("I cannot subscribe to that: " + why + ". Give me a feed’s address: "),
                    new Bit.Typed(ChannelParser.SUBSCRIBE_EXAMPLE)));
        };
    }

    private static Source source(FeedsFound.Choice choice) {
        return new Source.OfFeed(choice.address());
    }

    private List<Line> choose(Caller caller, List<FeedsFound.Choice> choices) {
        var rows = new ArrayList<Row>();
        rows.add(Row.plain("That page is not a feed, but it names these. Which one?"));
        choices.forEach(choice -> rows.add(Row.of(
                new Bit.Strong(choice.title()), new Bit.Plain("  " + choice.entries() + " entries  "),
                new Bit.Typed("/news subscribe " + choice.address().text()))));
        return alone(caller, rows);
    }

    private List<Line> subscribed(Caller caller, Source source, String title, Wanted wanted) {
        var channel = caller.channel();
        var added = books.subscriptions().add(channel, source, title, wanted, caller.person(), caller.heardAt());
        var subscription = added.subscription();
        if (!added.isNew() && !subscription.at().equals(caller.heardAt())) {
            did(caller, Deeds.Kind.CHANGED_SUBSCRIPTION, subscription.id());
            return alone(caller,
                    Row.of(new Bit.Plain("This channel has that already: "), new Bit.Strong(title), new Bit.Plain(" (" + subscription.id()
                            + "). It goes on with: " + wishes(wanted) + ".")));
        }
        did(caller, Deeds.Kind.SUBSCRIBED, subscription.id() + " " + title);
        var arrangement = arrangement(channel);
        var waits = wanted.manner() == Wanted.Manner.DIGEST || wanted.manner() == Wanted.Manner.AS_CHANNEL && !arrangement.digest().isEmpty();
        return toChannel(caller, Row.of(
                new Bit.Who(caller.person()), new Bit.Plain(" subscribed this channel to "), new Bit.Strong(title),
                new Bit.Plain(" (" + subscription.id() + (wanted.equals(Wanted.ALL) ? "" : "; " + wishes(wanted))
                        + "). Its newest article comes now, the rest "
                        + (waits ? "with the digest." : "as they come.") + " To end it: "),
                new Bit.Typed("/news remove " + subscription.id()))
                .with(new Choice("Undo", Ask.REMOVE_SUBSCRIPTION, String.valueOf(subscription.number()))));
    }

    private static String wishes(Wanted wanted) {
        var said = new ArrayList<String>();
        wanted.with().forEach(word -> said.add("with “" + word + "”"));
        wanted.without().forEach(word -> said.add("without “" + word + "”"));
        wanted.tiers().stream().sorted().forEach(tier -> said.add(tier.name().toLowerCase(java.util.Locale.ROOT) + " only"));
        wanted.languages().stream().sorted().forEach(language -> said.add("in " + language));
        if (wanted.breaking() == Wanted.Breaking.OFF) {
            said.add("breaking off");
        }
        switch (wanted.manner()) {
            case LIVE -> said.add("live");
            case DIGEST -> said.add("digest");
            case AS_CHANNEL -> {
            }
        }
        return said.isEmpty() ? "everything" : String.join(", ", said);
    }

    private List<Line> list(Caller caller) {
        var subscriptions = books.subscriptions().of(caller.channel());
        var rows = new ArrayList<Row>();
        rows.add(subscriptions.isEmpty()
                ? Row.of(new Bit.Plain("This channel gets nothing by itself yet. "), new Bit.Typed("/news subscribe <feed or site>"))
                : Row.of(new Bit.Strong("What this channel gets")));
        subscriptions.stream().limit(MAX_LISTED).forEach(one -> rows.add(listed(one, Listed.WITH_CHOICES)));
        if (subscriptions.size() > MAX_LISTED) {
            rows.add(Row.plain("and " + (subscriptions.size() - MAX_LISTED) + " more"));
        }
        rows.addAll(arranged(arrangement(caller.channel())));
        rows.add(Row.plain("Preview shows what the last day would have brought.").with(
                new Choice("Preview", Ask.PREVIEW_DIGEST, "digest"), new Choice("Digest and quiet hours", Ask.EDIT_HOURS, caller.channel().value())));
        return alone(caller, rows);
    }

    private enum Listed {
        WITH_CHOICES, PLAIN
    }

    private Row listed(Subscription one, Listed how) {
        var bits = new ArrayList<Bit>(List.of(
                new Bit.Typed(one.id()), new Bit.Plain(" "), new Bit.Strong(one.title()), new Bit.Plain(" · " + wishes(one.wanted()) + " · by "),
                new Bit.Who(one.by()), new Bit.Plain(" "), new Bit.Age(one.at()), new Bit.Plain(" · ")));
        bits.addAll(health(one));
        var number = String.valueOf(one.number());
        return new Row(bits, how == Listed.WITH_CHOICES
                ? List.of(
                        new Choice("Edit " + one.id(), Ask.EDIT_SUBSCRIPTION, number),
                        new Choice("Remove " + one.id(), Ask.REMOVE_SUBSCRIPTION, number))
                : List.of());
    }

    private List<Bit> health(Subscription one) {
        if (one.state() == Subscription.State.PAUSED) {
            return List.of(new Bit.Plain("⚠ paused: " + one.why() + ". Subscribe again to go on"));
        }
        return switch (one.source()) {
            case Source.OfWire _ -> List.of(new Bit.Plain("handed over by the wire"));
            case Source.OfFeed(var link) ->
                feeds.find(link).map(FeedHealth::of).map(ChannelCommands::health).orElseGet(() -> List.of(new Bit.Plain("not read yet")));
        };
    }

    private static List<Bit> health(FeedHealth feed) {
        return switch (feed.state()) {
            case GONE -> List.of(new Bit.Plain("⚠ gone since "), new Bit.When(feed.since()),
                    new Bit.Plain(": " + feed.cause() + ". Remove it, or give me its new address"));
            case HELD -> List.of(new Bit.Plain("⚠ " + feed.cause() + ", held since "), new Bit.When(feed.since()));
            case FAILING -> List.of(new Bit.Plain("⚠ failing since "), new Bit.When(feed.since()), new Bit.Plain(": " + feed.cause() + ". Next try "),
                    new Bit.When(feed.next()));
            case NEW, STOPPED -> List.of(new Bit.Plain("not read yet"));
            case WELL -> feed.lastNew().equals(Instant.EPOCH)
                    ? List.of(new Bit.Plain("ok, nothing new yet, read "), new Bit.Age(feed.lastSuccess()))
                    : List.of(new Bit.Plain("ok, last item "), new Bit.Age(feed.lastNew()), new Bit.Plain(", read "),
                            new Bit.Age(feed.lastSuccess()));
        };
    }

    private List<Row> arranged(Arrangement arrangement) {
        var rows = new ArrayList<Row>();
        arrangement.digest().forEach(plan -> rows.add(Row.of(
                new Bit.Plain("Digest at " + plan.time() + " " + days(plan) + " (" + arrangement.zone().getId() + "), at most " + plan.max()
                        + " stories. Next: "),
                new Bit.When(Slots.next(plan, arrangement.zone(), clock.instant()).toInstant()))));
        arrangement.quiet().forEach(hours -> rows.add(Row.plain("Quiet from " + hours.from() + " to " + hours.to() + " (" + arrangement.zone().getId()
                + "), but for breaking news.")));
        return rows;
    }

    private static String days(DigestPlan plan) {
        if (plan.days().size() == 7) {
            return "every day";
        }
        return plan.days().stream().sorted().map(day -> day.getDisplayName(java.time.format.TextStyle.SHORT, java.util.Locale.ENGLISH))
                .collect(Collectors.joining(", "));
    }

    private List<Line> remove(Caller caller, String which) {
        var named = which.strip().replaceAll("[<>]", "");
        return books.subscriptions().of(caller.channel()).stream().filter(one -> isNamed(one, named)).findFirst()
                .map(one -> remove(caller, one.number()))
                .orElseGet(() -> alone(caller,
                        Row.of(new Bit.Plain("This channel has no “" + named + "”. What it has: "), new Bit.Typed("/news list"))));
    }

    private static boolean isNamed(Subscription one, String named) {
        return one.id().equalsIgnoreCase(named) || String.valueOf(one.number()).equals(named) || one.source().text().equalsIgnoreCase(named)
                || one.title().equalsIgnoreCase(named)
                || one.source() instanceof Source.OfFeed(var link) && Link.parse(named).filter(other -> other.key().equals(link.key())).isPresent();
    }

    private List<Line> remove(Caller caller, long number) {
        return mine(caller, number).map(one -> ifAllowed(caller, List.of(one.channel()), () -> {
            books.subscriptions().set(number, Subscription.State.REMOVED, "");
            books.deeds().did(one.channel(), caller.person(), Deeds.Kind.UNSUBSCRIBED, one.id() + " " + one.title(), caller.heardAt());
            return said(
                    caller, one, Row
                            .of(new Bit.Who(caller.person()), new Bit.Plain(" ended this channel’s subscription to "), new Bit.Strong(one.title()),
                                    new Bit.Plain(" (" + one.id() + ")."))
                            .with(new Choice("Undo", Ask.RESTORE_SUBSCRIPTION, String.valueOf(number))));
        })).orElseGet(
                () -> alone(caller, Row.of(new Bit.Plain("This channel does not have that any more. What it has: "), new Bit.Typed("/news list"))));
    }

    private List<Line> restore(Caller caller, long number) {
        return mine(caller, number).map(one -> ifAllowed(caller, List.of(one.channel()), () -> {
            books.subscriptions().set(number, Subscription.State.ACTIVE, "");
            books.deeds().did(one.channel(), caller.person(), Deeds.Kind.RESUBSCRIBED, one.id() + " " + one.title(), caller.heardAt());
            return said(caller, one,
                    Row.of(new Bit.Who(caller.person()), new Bit.Plain(" took up this channel’s subscription to "), new Bit.Strong(one.title()),
                            new Bit.Plain(" (" + one.id() + ") again.")));
        })).orElseGet(() -> alone(caller, Row.plain("There is no such subscription here.")));
    }

    /** A channel's readers are told; what a person gets alone is nobody else's business. */
    private static List<Line> said(Caller caller, Subscription one, Row row) {
        return one.channel().value().equals(caller.person().value()) ? alone(caller, row) : toChannel(caller, one.channel(), row);
    }

    /** One of this channel, or of this person's making. A button of one channel does nothing to what others made in another. */
    private Optional<Subscription> mine(Caller caller, long number) {
        return books.subscriptions().find(number).filter(one -> one.channel().equals(caller.channel()) || one.by().equals(caller.person()));
    }

    private List<Line> preview(Caller caller) {
        if (books.subscriptions().of(caller.channel()).isEmpty()) {
            return list(caller);
        }
        var digest = digests.preview(caller.channel(), max(arrangement(caller.channel())));
        return digest.briefs().isEmpty() ? alone(caller, Row.plain("The last day would have brought nothing.")) : alone(caller, digest);
    }

    private static int max(Arrangement arrangement) {
        return arrangement.digest().stream().mapToInt(DigestPlan::max).findFirst().orElse(DigestPlan.USUAL);
    }

    private List<Line> digestAt(Caller caller, Command.DigestAt digest) {
        var now = arrangement(caller.channel());
        var zone = digest.zone().isEmpty() ? now.zone() : digest.zone().getFirst();
        var plan = new DigestPlan(digest.time(), digest.days(), digest.max(), caller.person(), caller.heardAt());
        var arrangement = now.withDigest(List.of(plan), zone);
        books.arrangements().save(caller.channel(), arrangement);
        did(caller, Deeds.Kind.SET_DIGEST, plan.time() + " " + days(plan) + " " + zone.getId());
        var live = books.subscriptions().of(caller.channel()).stream().filter(one -> one.wanted().manner() == Wanted.Manner.AS_CHANNEL).count();
        return toChannel(caller, Row.of(
                new Bit.Who(caller.person()), new Bit.Plain(" set this channel’s digest to " + plan.time() + " " + days(plan) + " (" + zone.getId()
                        + "), at most " + plan.max() + " stories. First one: "),
                new Bit.When(Slots.next(plan, zone, clock.instant()).toInstant()),
                new Bit.Plain(live == 0 ? "." : ". What the channel subscribes to waits for it now, but for breaking news and what is marked live."))
                .with(new Choice("Preview", Ask.PREVIEW_DIGEST, "digest")));
    }

    private List<Line> digestNow(Caller caller) {
        if (books.subscriptions().of(caller.channel()).isEmpty()) {
            return list(caller);
        }
        var sent = digests.sendNow(caller.channel(), arrangement(caller.channel()), caller.key());
        if (sent > 0) {
            did(caller, Deeds.Kind.SENT_DIGEST, sent + " stories");
        }
        return sent > 0 ? List.of() : alone(caller, Row.plain("Nothing new: this channel was told all that came in the last day."));
    }

    private List<Line> digestOff(Caller caller) {
        var arrangement = arrangement(caller.channel());
        if (arrangement.digest().isEmpty()) {
            return alone(caller, Row.plain("This channel has no digest."));
        }
        books.arrangements().save(caller.channel(), arrangement.withDigest(List.of(), arrangement.zone()));
        did(caller, Deeds.Kind.ENDED_DIGEST, "");
        return toChannel(caller,
                Row.of(new Bit.Who(caller.person()), new Bit.Plain(" switched this channel’s digest off. What it subscribes to comes live again.")));
    }

    private List<Line> quiet(Caller caller, Command.Quiet quiet) {
        var now = arrangement(caller.channel());
        var zone = quiet.zone().isEmpty() ? now.zone() : quiet.zone().getFirst();
        books.arrangements().save(caller.channel(), now.withQuiet(List.of(quiet.hours()), zone));
        did(caller, Deeds.Kind.SET_QUIET, quiet.hours().from() + "-" + quiet.hours().to() + " " + zone.getId());
        return toChannel(caller,
                Row.of(new Bit.Who(caller.person()), new Bit.Plain(" set quiet hours: from " + quiet.hours().from() + " to " + quiet.hours().to()
                        + " (" + zone.getId() + ") only breaking news comes; the rest in one post afterwards.")));
    }

    private List<Line> quietOff(Caller caller) {
        var arrangement = arrangement(caller.channel());
        books.arrangements().save(caller.channel(), arrangement.withQuiet(List.of(), arrangement.zone()));
        did(caller, Deeds.Kind.ENDED_QUIET, "");
        return toChannel(caller, Row.of(new Bit.Who(caller.person()), new Bit.Plain(" ended this channel’s quiet hours.")));
    }

    private List<Line> muteWords(Caller caller, String words, Duration time) {
        if (words.codePoints().filter(Character::isLetterOrDigit).count() < LEAST_MUTED_LETTERS) {
            return alone(caller, Row.plain("That would mute nearly everything. Give me a longer word or a phrase."));
        }
        var atMost = time.compareTo(MUTED_AT_MOST) < 0 ? time : MUTED_AT_MOST;
        var mute = books.mutes().words(caller.channel(), words, caller.heardAt().plus(atMost), caller.person());
        did(caller, Deeds.Kind.MUTED, words);
        // All see it: else a channel would miss news and not know why.
        return toChannel(caller,
                Row.of(new Bit.Who(caller.person()), new Bit.Plain(" muted here until "), new Bit.When(mute.until()), new Bit.Plain(": "),
                        new Bit.Strong("“" + words + "”"), new Bit.Plain(". Breaking news of our own and of the wires comes all the same."))
                        .with(new Choice("Undo", Ask.UNMUTE, String.valueOf(mute.number()))));
    }

    private List<Line> muteStory(Caller caller, ArticleId article) {
        var mute = books.mutes().story(caller.channel(), article, caller.heardAt().plus(STORY_MUTED_FOR), caller.person());
        return muted(caller, mute, new Bit.Headline(article));
    }

    private List<Line> muted(Caller caller, Mute mute, Bit what) {
        did(caller, Deeds.Kind.MUTED, mute.words());
        return alone(caller, Row.of(new Bit.Plain("Muted here until "), new Bit.When(mute.until()), new Bit.Plain(": "), what)
                .with(new Choice("Undo", Ask.UNMUTE, String.valueOf(mute.number()))));
    }

    private List<Line> mutes(Caller caller) {
        var mutes = books.mutes().of(caller.channel(), clock.instant());
        var rows = new ArrayList<Row>();
        rows.add(mutes.isEmpty()
                ? Row.of(new Bit.Plain("Nothing is mute here. "), new Bit.Typed("/news mute \"topic\" for 3d"))
                : Row.of(new Bit.Strong("Mute here")));
        mutes.stream().limit(MAX_LISTED).forEach(mute -> rows.add(Row.of(
                mute.story().isEmpty() ? new Bit.Strong("“" + mute.words() + "”") : new Bit.Headline(mute.story().getFirst()),
                new Bit.Plain(" until "),
                new Bit.When(mute.until()), new Bit.Plain(", by "), new Bit.Who(mute.by()))
                .with(new Choice("Unmute", Ask.UNMUTE, String.valueOf(mute.number())))));
        return alone(caller, rows);
    }

    private List<Line> unmute(Caller caller, long number) {
        var ended = books.mutes().of(caller.channel(), clock.instant()).stream().anyMatch(mute -> mute.number() == number)
                ? books.mutes().end(number, clock.instant())
                : Optional.<Mute>empty();
        ended.ifPresent(mute -> did(caller, Deeds.Kind.UNMUTED, mute.words()));
        return alone(caller, Row.plain(ended.isPresent() ? "It may come here again." : "That was not mute here any more."));
    }

    private List<Line> pull(Caller caller, Optional<Article> found, String reason) {
        if (found.isEmpty()) {
            return alone(caller, Row.plain("I have said nothing of that page, or it was pulled already."));
        }
        var article = found.get().id();
        var channels = channelsOf(article);
        return ifAllowed(caller, hereAnd(caller, channels), () -> {
            var places = books.outbox().carrying(article).size();
            if (articles.kill(article, new Kill(people.nameOf(caller.person()), reason, caller.heardAt()))) {
                hereAnd(caller, channels)
                        .forEach(channel -> books.deeds().did(channel, caller.person(), Deeds.Kind.PULLED, article.value(), caller.heardAt()));
            }
            return alone(caller, Row.plain("Pulled. It is gone from search and from every list, and is taken back in " + places
                    + (places == 1 ? " place." : " places.")));
        });
    }

    private List<Line> changeSubscription(Caller caller, long number, Wanted wanted) {
        return mine(caller, number)
                .filter(one -> lets(one.channel(), caller.person())).map(one -> {
                    // The form does not ask for languages.
                    books.subscriptions().change(number, new Wanted(
                            wanted.with(), wanted.without(), wanted.tiers(), one.wanted().languages(), wanted.breaking(), wanted.manner()));
                    books.deeds().did(one.channel(), caller.person(), Deeds.Kind.CHANGED_SUBSCRIPTION, one.id() + " " + one.title(),
                            caller.heardAt());
                    return toChannel(caller, one.channel(),
                            Row.of(new Bit.Who(caller.person()), new Bit.Plain(" changed this channel’s subscription to "),
                                    new Bit.Strong(one.title()), new Bit.Plain(" (" + one.id() + "): " + wishes(wanted) + ".")));
                }).orElseGet(() -> alone(caller, Row.plain("There is no such subscription any more.")));
    }

    private List<Line> changeHours(Caller caller, Command.ChangeHours hours) {
        var channel = hours.channel();
        var now = arrangement(channel);
        if (!channel.equals(caller.channel()) && !mayReach(caller, channel) || !lets(channel, caller.person())) {
            return alone(caller, new Row(who("Only ", now, " may change what that channel gets."), List.of()));
        }
        var plans = hours.digest().stream()
                .map(digest -> new DigestPlan(digest.time(), digest.days(), digest.max(), caller.person(), caller.heardAt())).toList();
        var changed = now.withDigest(plans, now.zone()).withQuiet(hours.quiet(), now.zone());
        books.arrangements().save(channel, changed);
        books.deeds().did(channel, caller.person(), Deeds.Kind.CHANGED_SETTINGS, "digest and quiet hours", caller.heardAt());
        var rows = arranged(changed);
        return toChannel(caller, channel, rows.isEmpty()
                ? Row.of(new Bit.Who(caller.person()), new Bit.Plain(" switched this channel’s digest and quiet hours off."))
                : new Row(Stream.concat(Stream.of(new Bit.Who(caller.person()), new Bit.Plain(" set this channel’s hours. ")),
                        rows.stream().flatMap(row -> Stream.concat(row.bits().stream(), Stream.of(new Bit.Plain(". "))))).toList(), List.of()));
    }

    /** Elsewhere than where they ask, people reach only their own direct messages: we do not know in which channels they still are. */
    private static boolean mayReach(Caller caller, ChannelId channel) {
        return channel.value().equals(caller.person().value());
    }

    private List<Line> split(Caller caller, Article article) {
        var change = stories.of(article.id()).flatMap(
                story -> matcher.split(story.id(), List.of(article.id()), caller.person().value(), caller.heardAt()));
        if (change.isEmpty()) {
            return alone(caller, Row.plain("That article is in no story with others."));
        }
        var lines = new ArrayList<Line>();
        books.outbox().carrying(article.id())
                .forEach(carrier -> withoutReport(carrier.content(), article.id()).ifPresent(content -> lines.add(
                        new Line(Keys.of(caller.key(), "split", carrier.key()), new Place.Again(carrier.key(), carrier.place().channel()), content,
                                caller.heardAt().plus(PUBLIC_LASTS)))));
        did(caller, Deeds.Kind.SPLIT_STORY, article.id().value());
        lines.addAll(alone(caller, Row.of(new Bit.Plain("That article has a story of its own now, and is counted no more in "
                + lines.size() + (lines.size() == 1 ? " post. " : " posts. "))).with(undo(change.get()))));
        return lines;
    }

    /** The post without this report among those of others; empty if it is not there. */
    private static Optional<Post> withoutReport(Post content, ArticleId report) {
        return content instanceof Post.CardOf(var article, var also, var marks) && also.contains(report)
                ? Optional.of(new Post.CardOf(article, also.stream().filter(one -> !one.equals(report)).toList(), marks))
                : Optional.empty();
    }

    private List<Line> merge(Caller caller, Link part, Link into) {
        var one = shown(part).flatMap(article -> stories.of(article.id()));
        var other = shown(into).flatMap(article -> stories.of(article.id()));
        if (one.isEmpty() || other.isEmpty()) {
            return alone(caller, Row.plain("I know at least one of those articles not yet. Hand me its link first."));
        }
        return matcher.merge(one.get().id(), other.get().id(), caller.person().value(), caller.heardAt()).map(change -> {
            did(caller, Deeds.Kind.MERGED_STORIES, other.get().id().value());
            return alone(caller, Row.plain("They are one story now: what follows on either is said under the first.").with(undo(change)));
        }).orElseGet(() -> alone(caller, Row.plain("They are one story already.")));
    }

    private static Choice undo(Change change) {
        return new Choice("Undo", Ask.UNDO_STORY_CHANGE, String.valueOf(change.number()));
    }

    private List<Line> undo(Caller caller, long number) {
        return alone(caller,
                Row.plain(matcher.undo(number).isPresent() ? "Taken back: the stories are as they were." : "That was taken back already."));
    }

    private List<Line> onIt(Caller caller, ArticleId article) {
        var telling = books.tellings().of(caller.channel(), article);
        var carrier = telling.flatMap(told -> books.outbox().carrier(told.post()));
        if (telling.isEmpty() || carrier.isEmpty()) {
            return alone(caller, Row.plain("That is not on this channel’s list any more."));
        }
        var takers = books.takers().toggle(telling.get().post(), caller.person(), caller.heardAt());
        did(caller, Deeds.Kind.TOOK_ON, article.value());
        var mark = new Mark.OnIt(takers.stream().map(Takers.Taker::person).toList(),
                takers.stream().map(Takers.Taker::at).findFirst().orElse(caller.heardAt()));
        var changed = new Line(Keys.of(caller.key(), "on-it"), new Place.Again(telling.get().post(), caller.channel()),
                carrier.get().content().marked(article, mark), caller.heardAt().plus(PUBLIC_LASTS));
        var isOn = takers.stream().anyMatch(taker -> taker.person().equals(caller.person()));
        return takers.size() > 1 || !isOn
                ? List.of(changed, answer(caller, new Post.Saying(List.of(), List.of(onIt(takers, caller.person(), isOn)))))
                : List.of(changed);
    }

    private static Row onIt(List<Takers.Taker> takers, PersonId person, boolean isOn) {
        var others = takers.stream().map(Takers.Taker::person).filter(one -> !one.equals(person)).findFirst();
        if (!isOn) {
            return Row.plain("You are not on it any more. Press again to take it on.");
        }
        return others.map(first -> Row.of(new Bit.Plain("You have joined "), new Bit.Who(first), new Bit.Plain(". Press again to leave.")))
                .orElseGet(() -> Row.plain("You are on it. Press again to leave."));
    }

    private List<Line> myDigest(Caller caller, Command.MyDigestAt mine) {
        var me = new ChannelId(caller.person().value());
        var zone = people.zoneOf(caller.person());
        if (books.subscriptions().of(me).isEmpty()) {
            books.subscriptions().of(caller.channel()).forEach(one -> {
                var own = books.subscriptions().add(me, one.source(), one.title(), one.wanted().in(Wanted.Manner.DIGEST), caller.person(),
                        caller.heardAt());
                books.subscriptions().set(own.subscription().number(), Subscription.State.ACTIVE, "");
            });
        }
        var own = books.subscriptions().of(me);
        if (own.isEmpty()) {
            return alone(caller,
                    Row.of(new Bit.Plain("There is nothing to round up: ask me in a channel that subscribes to something, or write to me directly: "),
                            new Bit.Typed("/news subscribe <feed or site>")));
        }
        var plan = new DigestPlan(mine.time(), mine.days(), DigestPlan.USUAL, caller.person(), caller.heardAt());
        books.arrangements().save(me, arrangement(me).withDigest(List.of(plan), zone));
        return alone(caller, Row.of(
                new Bit.Plain("Your own round-up comes at " + plan.time() + " " + days(plan) + " (" + zone.getId() + ") by direct message, from "
                        + own.stream().map(Subscription::title).collect(Collectors.joining(", ")) + ". First one: "),
                new Bit.When(Slots.next(plan, zone, clock.instant()).toInstant()), new Bit.Plain(". To end it: "), new Bit.Typed("/news me off")));
    }

    private List<Line> myDigestOff(Caller caller) {
        var me = new ChannelId(caller.person().value());
        var had = books.arrangements().find(me).filter(arrangement -> !arrangement.digest().isEmpty());
        had.ifPresent(arrangement -> books.arrangements().save(me, arrangement.withDigest(List.of(), arrangement.zone())));
        return alone(caller, Row.plain(had.isPresent() ? "You get no round-up any more." : "You get no round-up."));
    }

    private List<Line> mine(Caller caller) {
        var me = new ChannelId(caller.person().value());
        var rows = new ArrayList<Row>();
        rows.add(Row.of(new Bit.Strong("What you get by direct message")));
        books.subscriptions().of(me).forEach(one -> rows.add(listed(one, Listed.WITH_CHOICES)));
        rows.addAll(arranged(arrangement(me)));
        if (rows.size() == 1) {
            rows.add(Row.of(new Bit.Plain("Nothing yet. "), new Bit.Typed("/news me digest 08:00")));
        }
        return alone(caller, rows);
    }

    private List<Line> settings(Caller caller) {
        var arrangement = arrangement(caller.channel());
        var rows = new ArrayList<Row>();
        rows.add(Row.of(new Bit.Strong("How this channel is set")));
        rows.addAll(arranged(arrangement));
        rows.add(Row.of(new Bit.Plain("Similar articles in threads: " + on(arrangement.threads()) + "  "),
                new Bit.Typed("/news settings threads on|off")));
        rows.add(Row.of(new Bit.Plain(
                "Cards that somebody asks for: " + (arrangement.answers() == Arrangement.Answers.PUBLIC ? "for all" : "for that person alone")
                        + "  "),
                new Bit.Typed("/news settings answers public|private")));
        rows.add(Row.of(new Bit.Plain("Time zone: " + arrangement.zone().getId() + "  "), new Bit.Typed("/news settings zone Europe/London")));
        var who = new ArrayList<>(arrangement.mayChange().isEmpty()
                ? List.<Bit>of(new Bit.Plain("Who may change this: anyone here"))
                : who("Who may change this: ", arrangement, ""));
        who.add(new Bit.Plain("  "));
        who.add(new Bit.Typed("/news settings who anyone|me"));
        rows.add(new Row(who, List.of()));
        return alone(caller, rows);
    }

    private static String on(Arrangement.Threads threads) {
        return threads == Arrangement.Threads.ON ? "on" : "off";
    }

    private List<Line> change(Caller caller, String name, String value) {
        var now = arrangement(caller.channel());
        var changed = switch (name) {
            case "threads" -> now.with(value.equalsIgnoreCase("on") ? Arrangement.Threads.ON : Arrangement.Threads.OFF);
            case "answers" -> now.with(value.equalsIgnoreCase("public") ? Arrangement.Answers.PUBLIC : Arrangement.Answers.PRIVATE);
            case "zone" -> now.with(ChannelParser.zone(value).orElse(now.zone()));
            default -> now.with(value.equalsIgnoreCase("anyone")
                    ? Set.<PersonId>of()
                    : value.equalsIgnoreCase("me")
                            ? Set.of(caller.person())
                            : ChannelParser.people(value).stream().map(PersonId::new).collect(Collectors.toSet()));
        };
        books.arrangements().save(caller.channel(), changed);
        did(caller, Deeds.Kind.CHANGED_SETTINGS, name + " " + value);
        return toChannel(caller,
                Row.of(new Bit.Who(caller.person()), new Bit.Plain(" changed this channel’s settings: " + name + " " + value + ".")));
    }

    private List<Line> health(Caller caller) {
        var subscriptions = books.subscriptions().of(caller.channel());
        var failing = subscriptions.stream().filter(this::isFailing).toList();
        var rows = new ArrayList<Row>();
        rows.add(Row.of(new Bit.Strong(subscriptions.isEmpty()
                ? "This channel subscribes to nothing"
                : failing.isEmpty()
                        ? "All " + subscriptions.size() + " sources of this channel are well"
                        : failing.size() + " of " + subscriptions.size()
                                + " sources of this channel fail")));
        (failing.isEmpty() ? subscriptions : failing).stream().limit(MAX_LISTED).forEach(one -> rows.add(listed(one, Listed.PLAIN)));
        var counts = books.outbox().counts();
        rows.add(Row.plain(
                "Posts waiting: " + counts.planned() + ", on their way: " + counts.claimed() + ", of unknown fate: " + counts.unknown() + "."));
        return alone(caller, rows);
    }

    private List<Line> decide(Caller caller, long number, Command.Decision decision) {
        var feed = mine(caller, number)
                .flatMap(one -> one.source() instanceof Source.OfFeed(var link) ? Optional.of(link) : Optional.<Link>empty());
        var decided = feed.filter(link -> switch (decision) {
            case RELEASE_AS_NEWS -> keeping.releaseAsNews(link);
            case RELEASE_AS_OLD -> keeping.releaseAsOld(link);
            case RETRY -> keeping.retry(link);
        });
        return alone(caller,
                Row.plain(decided.isPresent() ? "Done: the feed is read again at once." : "There is nothing to decide about that feed any more."));
    }

    private boolean isFailing(Subscription one) {
        return one.state() == Subscription.State.PAUSED || one.source() instanceof Source.OfFeed(var link)
                && feeds.find(link).map(FeedHealth::of).filter(FeedHealth::wantsAttention).isPresent();
    }

    private List<Line> audit(Caller caller, Duration time) {
        var deeds = books.deeds().since(caller.channel(), clock.instant().minus(time), MAX_DEEDS);
        var rows = new ArrayList<Row>();
        rows.add(Row.of(new Bit.Strong(deeds.isEmpty() ? "Nobody changed anything here in that time" : "Who did what here, the latest first")));
        deeds.forEach(
                deed -> rows.add(Row.of(new Bit.When(deed.at()), new Bit.Plain("  "), new Bit.Who(deed.person()), new Bit.Plain(" " + words(deed)))));
        return alone(caller, rows);
    }

    private static String words(Deeds.Deed deed) {
        var did = switch (deed.what()) {
            case SUBSCRIBED -> "subscribed to";
            case CHANGED_SUBSCRIPTION -> "changed";
            case UNSUBSCRIBED -> "ended";
            case RESUBSCRIBED -> "took up again";
            case SET_DIGEST -> "set the digest to";
            case ENDED_DIGEST -> "switched the digest off";
            case SENT_DIGEST -> "sent a digest of";
            case SET_QUIET -> "set quiet hours to";
            case ENDED_QUIET -> "ended quiet hours";
            case MUTED -> deed.about().isEmpty() ? "muted a story" : "muted";
            case UNMUTED -> deed.about().isEmpty() ? "unmuted a story" : "unmuted";
            case CHANGED_SETTINGS -> "changed settings:";
            case PULLED -> "pulled an article";
            case TOOK_ON -> "took a story on, or left it";
            case SPLIT_STORY -> "took an article out of its story";
            case MERGED_STORIES -> "made one story of two";
        };
        return switch (deed.what()) {
            case PULLED, TOOK_ON, SPLIT_STORY, MERGED_STORIES -> did;
            default -> (did + " " + deed.about()).strip();
        };
    }

    private List<Line> stats(Caller caller) {
        var week = clock.instant().minus(Duration.ofDays(7));
        var told = books.tellings().since(caller.channel(), week);
        var deeds = books.deeds().since(caller.channel(), week, 1_000);
        return alone(caller, List.of(
                Row.of(new Bit.Strong("This channel in the last seven days")),
                Row.plain(
                        "Stories that came by themselves: " + count(told, Telling.Part.FIRST) + ", in digests: " + count(told, Telling.Part.IN_DIGEST)
                                + ", follow-ups in threads: " + count(told, Telling.Part.FOLLOWS) + ", reports of others kept out of your way: "
                                + count(told, Telling.Part.ALSO) + "."),
                Row.plain("Pulled: " + deeds.stream().filter(deed -> deed.what() == Deeds.Kind.PULLED).count() + ", muted: "
                        + deeds.stream().filter(deed -> deed.what() == Deeds.Kind.MUTED).count() + ", taken on: "
                        + deeds.stream().filter(deed -> deed.what() == Deeds.Kind.TOOK_ON).count() + ".")));
    }

    private static long count(List<Telling> told, Telling.Part part) {
        return told.stream().filter(telling -> telling.part() == part).count();
    }

    private Arrangement arrangement(ChannelId channel) {
        return books.arrangements().find(channel).orElseGet(() -> Arrangement.usual(usualZone));
    }

    private void did(Caller caller, Deeds.Kind what, String about) {
        books.deeds().did(caller.channel(), caller.person(), what, about, caller.heardAt());
    }

    private static List<Line> alone(Caller caller, Row... rows) {
        return alone(caller, List.of(rows));
    }

    private static List<Line> alone(Caller caller, List<Row> rows) {
        return alone(caller, new Post.Saying(List.of(), rows));
    }

    private static List<Line> alone(Caller caller, Post post) {
        return List.of(answer(caller, post));
    }

    private static Line answer(Caller caller, Post post) {
        return new Line(caller.key() + "/answer", caller.alone(), post, caller.heardAt().plus(ANSWER_LASTS));
    }

    /** A line for all who read the channel. Where we may not write, its person is told how to let us. */
    private static List<Line> toChannel(Caller caller, Row row) {
        return toChannel(caller, caller.channel(), row);
    }

    private static List<Line> toChannel(Caller caller, ChannelId channel, Row row) {
        var saying = Post.Saying.of(row);
        var invite = Post.Saying.of(row,
                Row.of(new Bit.Plain("But I am not in this channel, so nothing can come here: "), new Bit.Typed("/invite @Backstory"),
                        new Bit.Plain(", then ask again.")));
        return List.of(new Line(
                caller.key() + "/told", new Place.InChannel(channel), saying, caller.heardAt().plus(PUBLIC_LASTS),
                List.of(new Line(caller.key() + "/invite", caller.alone(), invite, caller.heardAt().plus(ANSWER_LASTS))), List.of()));
    }
}
