package news.backstory.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Deeds;
import news.backstory.channel.PersonId;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.command.Lexicon;
import news.backstory.ledger.Keys;
import news.backstory.ledger.Line;
import news.backstory.post.Bit;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Row;
import news.backstory.post.Row.Ask;
import news.backstory.post.Row.Choice;
import news.backstory.telling.Books;
import news.backstory.telling.Telling;

/** How a channel is set, who did what there, and what it got. */
final class SettingCommands {

    private static final int MAX_DEEDS = 30;

    /** So many changes in a row have a line each in the channel. */
    private static final int TOLD_EACH = 3;
    private static final Duration IN_A_ROW = Duration.ofMinutes(10);
    private static final int MAX_IN_A_ROW = 200;

    private final Articles articles;
    private final Books books;
    private final People people;
    private final Permits permits;
    private final InstantSource clock;

    SettingCommands(Articles articles, Books books, People people, Permits permits, InstantSource clock) {
        this.articles = articles;
        this.books = books;
        this.people = people;
        this.permits = permits;
        this.clock = clock;
    }

    List<Line> settings(Caller caller) {
        var arrangement = permits.arrangement(caller.channel());
        var rows = new ArrayList<Row>();
        rows.add(Row.of(new Bit.Strong("How this channel is set")));
        rows.addAll(HourWords.arranged(caller.channel(), arrangement, books.tellings(), clock.instant()));
        rows.add(Row.of(new Bit.Plain("Similar articles in threads: " + on(arrangement.threads()) + "  "),
                new Bit.Typed("/news settings threads on|off")));
        rows.add(Row.of(new Bit.Plain(
                "Cards that somebody asks for: " + (arrangement.answers() == Arrangement.Answers.PUBLIC ? "for all" : "for that person alone")
                        + "  "),
                new Bit.Typed("/news settings answers public|private")));
        rows.add(Row.of(new Bit.Plain("Time zone: " + arrangement.zone().getId() + "  "), new Bit.Typed("/news settings zone Europe/London")));
        var who = new ArrayList<>(arrangement.mayChange().isEmpty()
                ? List.<Bit>of(new Bit.Plain("Who may change this: anyone here"))
                : Permits.who("Who may change this: ", arrangement, ""));
        who.add(new Bit.Plain("  "));
        who.add(new Bit.Typed("/news settings who anyone|me|@name"));
        rows.add(Row.of(new Bit.Plain("News in: " + languages(arrangement) + "  "), new Bit.Typed("/news settings language en,de|any")));
        rows.add(new Row(who, List.of(new Choice("Change", Ask.EDIT_SETTINGS, caller.channel().value()))));
        return Replies.alone(caller, rows);
    }

    private static String on(Arrangement.Threads threads) {
        return threads == Arrangement.Threads.ON ? "on" : "off";
    }

    private static String languages(Arrangement arrangement) {
        return arrangement.languages().isEmpty()
                ? "every language"
                : arrangement.languages().stream().sorted().map(code -> Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH))
                        .collect(Collectors.joining(", "));
    }

    List<Line> change(Caller caller, Command.ChangeSettings asked) {
        var channel = asked.channel();
        if (!Permits.reaches(people, caller, channel)) {
            return Replies.alone(caller, Row.plain("As far as I can see you are not in that channel, so nothing was changed."));
        }
        return permits.ifAllowed(caller, List.of(channel), () -> {
            var changed = permits.arrangement(channel).with(asked.threads()).with(asked.answers()).with(asked.zone(), caller.heardAt())
                    .with(asked.who())
                    .withLanguages(asked.languages());
            books.deeds().did(channel, caller.person(), Deeds.Kind.CHANGED_SETTINGS, "", caller.heardAt());
            books.arrange(channel, changed, clock.instant());
            return told(caller, channel, changed, new Row(Stream.concat(
                    Stream.<Bit>of(new Bit.Who(caller.person()), new Bit.Plain(" changed this channel’s settings: ")), words(changed)).toList(),
                    List.of()));
        });
    }

    List<Line> change(Caller caller, String name, String value) {
        var now = permits.arrangement(caller.channel());
        var changed = switch (name) {
            case "threads" -> now.with(value.equalsIgnoreCase("on") ? Arrangement.Threads.ON : Arrangement.Threads.OFF);
            case "answers" -> now.with(value.equalsIgnoreCase("public") ? Arrangement.Answers.PUBLIC : Arrangement.Answers.PRIVATE);
            case "language" -> now.withLanguages(Lexicon.languages(value).orElse(now.languages()));
            case "zone" -> now.with(Lexicon.zone(value).orElse(now.zone()), caller.heardAt());
            default -> now.with(value.equalsIgnoreCase("anyone")
                    ? Set.<PersonId>of()
                    : value.equalsIgnoreCase("me")
                            ? Set.of(caller.person())
                            : withDoer(caller, Lexicon.people(value)));
        };
        if (changed.equals(now) && caller.doneBefore(books.deeds(), Deeds.Kind.CHANGED_SETTINGS).isEmpty()) {
            return Replies.alone(caller, Row.plain("That is how it is already: " + name + " " + value + "."));
        }
        caller.did(books.deeds(), Deeds.Kind.CHANGED_SETTINGS, name + " " + (name.equals("who") ? who(changed) : value));
        books.arrange(caller.channel(), changed, clock.instant());
        return told(caller, caller.channel(), changed,
                Row.of(new Bit.Who(caller.person()), new Bit.Plain(" changed this channel’s settings: " + name + " "
                        + (name.equals("who") ? who(changed) : value) + ".")));
    }

    /** Nobody locks themselves out by a slip. */
    private static Set<PersonId> withDoer(Caller caller, Collection<String> people) {
        return Stream.concat(Stream.of(caller.person()), people.stream().map(PersonId::new)).collect(Collectors.toSet());
    }

    private String who(Arrangement arrangement) {
        return arrangement.mayChange().isEmpty()
                ? "anyone"
                : arrangement.mayChange().stream().map(people::nameOf).sorted().collect(Collectors.joining(", "));
    }

    private static Stream<Bit> words(Arrangement arrangement) {
        return Stream.concat(
                Stream.of(new Bit.Plain("similar articles in threads " + on(arrangement.threads()) + ", cards for "
                        + (arrangement.answers() == Arrangement.Answers.PUBLIC ? "all" : "whoever asks") + ", time zone "
                        + arrangement.zone().getId() + ", news in " + languages(arrangement) + ", changed by ")),
                arrangement.mayChange().isEmpty()
                        ? Stream.of(new Bit.Plain("anyone here."))
                        : Permits.who("", arrangement, "and admins.").stream());
    }

    /**
     * Each change has a line of its own in the channel, but for somebody who tries things out: after a few in a row one more line says how it stands, and is
     * put right with each further change, which only its doer hears of.
     */
    private List<Line> told(Caller caller, ChannelId channel, Arrangement changed, Row row) {
        var inARow = inARow(channel, caller.heardAt());
        if (inARow.size() <= TOLD_EACH) {
            return Replies.toChannel(caller, channel, row);
        }
        var since = inARow.getLast().at();
        var key = Keys.of("settings", channel.value(), since.toString());
        var bits = new ArrayList<Bit>(List.of(new Bit.Plain("These settings were changed " + inARow.size() + " times since "), new Bit.When(since),
                new Bit.Plain(", last by "), new Bit.Who(caller.person()), new Bit.Plain(". As it stands: ")));
        words(changed).forEach(bits::add);
        var post = Post.Saying.of(new Row(bits, List.of()));
        var staleAt = caller.heardAt().plus(Replies.PUBLIC_LASTS);
        return inARow.size() == TOLD_EACH + 1
                ? List.of(new Line(key, new Place.InChannel(channel), post, staleAt))
                : List.of(new Line(Keys.of(caller.key(), "settings"), new Place.Again(key, channel), post, staleAt),
                        Replies.answer(caller, Post.Saying
                                .of(new Row(Stream.concat(Stream.<Bit>of(new Bit.Plain("Done. ")), row.bits().stream()).toList(), List.of()))));
    }

    /** The changes up to this one with no longer pause between them, the latest first. */
    private List<Deeds.Deed> inARow(ChannelId channel, Instant until) {
        var inARow = new ArrayList<Deeds.Deed>();
        var from = until;
        for (var deed : books.deeds().since(channel, until.minus(Duration.ofHours(6)), MAX_IN_A_ROW)) {
            if (deed.what() != Deeds.Kind.CHANGED_SETTINGS || deed.at().isAfter(until)) {
                continue;
            }
            if (deed.at().plus(IN_A_ROW).isBefore(from)) {
                break;
            }
            inARow.add(deed);
            from = deed.at();
        }
        return inARow;
    }

    List<Line> audit(Caller caller, Duration time) {
        var found = books.deeds().since(caller.channel(), clock.instant().minus(time), MAX_DEEDS + 1);
        var deeds = found.subList(0, Math.min(MAX_DEEDS, found.size()));
        var rows = new ArrayList<Row>();
        rows.add(Row
                .of(new Bit.Strong(deeds.isEmpty() ? "Nobody changed or posted anything here in that time" : "Who did what here, the latest first")));
        deeds.forEach(deed -> {
            var bits = new ArrayList<Bit>(List.of(new Bit.When(deed.at()), new Bit.Plain("  "), new Bit.Who(deed.person()), new Bit.Plain(" ")));
            bits.addAll(words(deed));
            rows.add(new Row(bits, List.of()));
        });
        if (found.size() > MAX_DEEDS) {
            rows.add(Row.of(new Bit.Plain("and more before: ask for a shorter time, such as "), new Bit.Typed("/news audit 1d")));
        }
        return Replies.alone(caller, rows);
    }

    private List<Bit> words(Deeds.Deed deed) {
        return switch (deed.what()) {
            case SUBSCRIBED -> said("subscribed to", deed);
            case CHANGED_SUBSCRIPTION -> said("changed", deed);
            case UNSUBSCRIBED -> said("ended", deed);
            case RESUBSCRIBED -> said("took up again", deed);
            case SET_DIGEST -> said("set the digest to", deed);
            case ENDED_DIGEST -> said("switched the digest off", deed);
            case SENT_DIGEST -> said("sent a digest of", deed);
            case SET_QUIET -> said("set quiet hours to", deed);
            case ENDED_QUIET -> said("ended quiet hours", deed);
            case CHANGED_SETTINGS -> said("changed settings:", deed);
            case RELEASED_AS_NEWS -> said("had told as news what was held back of", deed);
            case RELEASED_AS_OLD -> said("had only filed what was held back of", deed);
            case MUTED -> done("muted ", deed, "a story", "");
            case UNMUTED -> done("unmuted ", deed, "a story", "");
            case PULLED -> done("pulled ", deed, "an article", "");
            case UNPULLED -> done("put back ", deed, "an article", "");
            case LEFT_TO_WIRE -> done("left ", deed, "an article", " to its wire");
            case TOOK_ON -> done("took on ", deed, "a story", "");
            case LEFT -> done("left ", deed, "a story", " to others");
            case SPLIT_STORY -> done("took ", deed, "an article", " out of its story");
            case MERGED_STORIES -> done("made one story of ", deed, "two", "");
            case SHARED -> done(("posted " + deed.about()).strip() + " ", deed.about(""), "an article", "");
            case UNDID_STORY_CHANGE -> done("undid what was changed about the story of ", deed, "an article", "");
        };
    }

    private static List<Bit> said(String did, Deeds.Deed deed) {
        return List.of(new Bit.Plain((did + " " + deed.about()).strip()));
    }

    /** @param something stands for what was not written down */
    private List<Bit> done(String did, Deeds.Deed deed, String something, String rest) {
        var bits = new ArrayList<Bit>();
        bits.add(new Bit.Plain(did));
        for (var number = 0; number < deed.articles().size(); number++) {
            if (number > 0) {
                bits.add(new Bit.Plain(number == deed.articles().size() - 1 ? " and " : ", "));
            }
            bits.add(named(deed.articles().get(number)));
        }
        var isOfWords = deed.articles().isEmpty() && !deed.about().isEmpty();
        if (deed.articles().isEmpty()) {
            bits.add(new Bit.Plain(isOfWords ? "“" + deed.about() + "”" : something));
        }
        bits.add(new Bit.Plain(rest + (isOfWords || deed.about().isEmpty() ? "" : ": " + deed.about())));
        return bits;
    }

    /** What may not be shown has no headline here either. */
    private Bit named(ArticleId article) {
        return articles.find(article).filter(found -> found.showable().at(clock.instant())).<Bit>map(found -> new Bit.Headline(article))
                .orElseGet(() -> new Bit.Plain("article " + article.value()));
    }

    List<Line> stats(Caller caller) {
        var week = clock.instant().minus(Duration.ofDays(7));
        var told = books.tellings().since(caller.channel(), week);
        var deeds = books.deeds().since(caller.channel(), week, 1_000);
        return Replies.alone(caller, List.of(
                Row.of(new Bit.Strong("This channel in the last seven days")),
                Row.plain(
                        "Stories that came by themselves: " + count(told, Telling.Part.FIRST) + ", in digests: " + count(told, Telling.Part.IN_DIGEST)
                                + ", follow-ups in threads: " + count(told, Telling.Part.FOLLOWS) + ", reports of others kept out of your way: "
                                + count(told, Telling.Part.ALSO) + "."),
                Row.plain("Posted by hand: " + deeds.stream().filter(deed -> deed.what() == Deeds.Kind.SHARED).count() + ", pulled: "
                        + deeds.stream().filter(deed -> deed.what() == Deeds.Kind.PULLED).count() + ", muted: "
                        + deeds.stream().filter(deed -> deed.what() == Deeds.Kind.MUTED).count() + ", taken on: "
                        + deeds.stream().filter(deed -> deed.what() == Deeds.Kind.TOOK_ON).count() + ".")));
    }

    private static long count(List<Telling> told, Telling.Part part) {
        return told.stream().filter(telling -> telling.part() == part).count();
    }
}
