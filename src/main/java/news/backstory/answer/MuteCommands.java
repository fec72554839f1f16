package news.backstory.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Link;
import news.backstory.channel.Deeds;
import news.backstory.channel.Mute;
import news.backstory.command.Caller;
import news.backstory.ledger.Line;
import news.backstory.post.Bit;
import news.backstory.post.Row;
import news.backstory.post.Row.Ask;
import news.backstory.post.Row.Choice;
import news.backstory.story.Stories;
import news.backstory.telling.Books;
import news.backstory.telling.Unwanted;

/**
 * What a channel does not want to hear of for a while. All who read the channel see what is muted and what is not any more: else they would miss news, or
 * get it again, and not know why.
 */
final class MuteCommands {

    private static final Duration STORY_MUTED_FOR = Duration.ofDays(7);
    private static final Duration MUTED_AT_MOST = Duration.ofDays(31);
    private static final int LEAST_MUTED_LETTERS = 3;
    private static final int MAX_LISTED = 20;

    private final Articles articles;
    private final Books books;
    private final Stories stories;
    private final Unwanted unwanted;
    private final InstantSource clock;

    MuteCommands(Articles articles, Books books, Stories stories, Unwanted unwanted, InstantSource clock) {
        this.unwanted = unwanted;
        this.stories = stories;
        this.articles = articles;
        this.books = books;
        this.clock = clock;
    }

    /** Of a link its story is meant. */
    List<Line> muteWords(Caller caller, String words, Duration time) {
        var link = Link.parse(words);
        if (link.isPresent()) {
            return link.flatMap(it -> articleAt(caller, it))
                    .map(article -> mute(caller, List.of(article), "", time.compareTo(MUTED_AT_MOST) < 0 ? time : MUTED_AT_MOST))
                    .orElseGet(() -> Replies.alone(caller, Row.of(
                            new Bit.Plain("I know no article at that link. Have it shown first, or mute words: "),
                            new Bit.Typed("/news mute \"transfer gossip\" for 3d"))));
        }
        if (isInEveryArticle(words)) {
            return Replies.alone(caller, Row.of(new Bit.Plain("“" + words + "” stands in nearly every article, so nothing would come here any more."
                    + " Give me a word or a phrase that says what it is about: "), new Bit.Typed("/news mute \"transfer gossip\" for 3d")));
        }
        return mute(caller, List.of(), words, time.compareTo(MUTED_AT_MOST) < 0 ? time : MUTED_AT_MOST);
    }

    /** Of the story at the link, if that may be shown: the one by which the story is mute here already, if it is. */
    private Optional<ArticleId> articleAt(Caller caller, Link link) {
        return articles.findAt(link).map(Articles.Kept::article).filter(article -> article.showable().at(clock.instant()))
                .map(article -> byWhichItIsMute(caller, article.id()));
    }

    private ArticleId byWhichItIsMute(Caller caller, ArticleId article) {
        var story = stories.of(article).map(each -> each.articles()).orElse(List.of(article));
        return books.mutes().of(caller.channel(), clock.instant()).stream().flatMap(mute -> mute.story().stream()).filter(story::contains)
                .findFirst().orElse(article);
    }

    /** "EU" and "AI" say what it is about, short as they are. */
    private static boolean isInEveryArticle(String words) {
        return !words.strip().matches("\\p{Lu}{2}")
                && (words.codePoints().filter(Character::isLetterOrDigit).count() < LEAST_MUTED_LETTERS || SmallWords.areAll(words));
    }

    List<Line> muteStory(Caller caller, ArticleId article) {
        return mute(caller, List.of(byWhichItIsMute(caller, article)), "", STORY_MUTED_FOR);
    }

    /** Who mutes something for a shorter time than somebody else did does not mean to bring it back sooner. */
    private List<Line> mute(Caller caller, List<ArticleId> story, String words, Duration time) {
        var until = caller.heardAt().plus(time).truncatedTo(ChronoUnit.MICROS);
        var before = standing(caller, one -> one.isOf(story, words));
        var longer = before.filter(one -> one.until().isAfter(until));
        if (longer.isPresent()) {
            return Replies.alone(caller, Row.of(what(longer.get()), new Bit.Plain(" is mute here until "), new Bit.When(longer.get().until()),
                    new Bit.Plain(" already, by "), new Bit.Who(longer.get().by()),
                    new Bit.Plain(": that is longer, and stays. Sooner it comes again with "),
                    new Bit.Typed(words.isEmpty() ? "/news mutes" : "/news unmute \"" + words + "\"")));
        }
        var mute = story.isEmpty()
                ? books.mutes().words(caller.channel(), words, until, caller.person())
                : books.mutes().story(caller.channel(), story.getFirst(), until, caller.person());
        unwanted.takeOut(caller.channel(), clock.instant());
        caller.did(books.deeds(), Deeds.Kind.MUTED, words, story);
        var bits = new ArrayList<Bit>(List.of(new Bit.Who(caller.person()), new Bit.Plain(" muted here until "), new Bit.When(until)));
        // Asked again after a crash, it is this very mute that stands.
        before.filter(one -> one.number() != mute.number())
                .ifPresent(one -> bits.addAll(List.of(new Bit.Plain(" (so far until "), new Bit.When(one.until()), new Bit.Plain(")"))));
        bits.addAll(List.of(new Bit.Plain(": "), what(mute),
                new Bit.Plain(words.isEmpty()
                        ? ". Breaking news on it comes all the same."
                        : ". Breaking news of our own and of the wires comes all the same.")));
        return Replies.toChannel(caller, new Row(bits, List.of(Replies.undo(caller, Ask.UNDO_MUTE, mute.number()))));
    }

    private Optional<Mute> standing(Caller caller, Predicate<Mute> which) {
        return books.mutes().of(caller.channel(), clock.instant()).stream().filter(which).findFirst();
    }

    /** What may not be shown has no headline here either. */
    private Bit what(Mute mute) {
        return what(mute.story(), mute.words());
    }

    private Bit what(List<ArticleId> story, String words) {
        return story.isEmpty()
                ? new Bit.Strong("“" + words + "”")
                : articles.find(story.getFirst()).filter(found -> found.showable().at(clock.instant()))
                        .<Bit>map(found -> new Bit.Headline(found.id())).orElseGet(() -> new Bit.Strong("a story"));
    }

    List<Line> mutes(Caller caller) {
        var mutes = books.mutes().of(caller.channel(), clock.instant());
        var rows = new ArrayList<Row>();
        rows.add(mutes.isEmpty()
                ? Row.of(new Bit.Plain("Nothing is mute here. "), new Bit.Typed("/news mute \"topic\" for 3d"))
                : Row.of(new Bit.Strong("Mute here")));
        mutes.stream().limit(MAX_LISTED).forEach(mute -> rows.add(Row.of(
                what(mute), new Bit.Plain(" until "), new Bit.When(mute.until()), new Bit.Plain(", by "), new Bit.Who(mute.by()))
                .with(new Choice("Unmute", Ask.UNMUTE, String.valueOf(mute.number())))));
        if (mutes.size() > MAX_LISTED) {
            rows.add(Row.of(new Bit.Plain("and " + (mutes.size() - MAX_LISTED) + " more, each ended by "), new Bit.Typed("/news unmute \"topic\"")));
        }
        return Replies.alone(caller, rows);
    }

    List<Line> unmute(Caller caller, long number) {
        return unmute(caller, here(caller, number).stream().toList(), Row.plain("That was not mute here any more."));
    }

    List<Line> unmute(Caller caller, String words) {
        var article = Link.parse(words).flatMap(it -> articleAt(caller, it));
        return unmute(caller, standing(caller, mute -> mute.isOf(article.stream().toList(), article.isPresent() ? "" : words)).stream().toList(),
                Row.of(new Bit.Plain("“" + words + "” is not mute here. What is: "), new Bit.Typed("/news mutes")));
    }

    private Optional<Mute> here(Caller caller, long number) {
        return books.mutes().find(number, clock.instant()).filter(mute -> mute.channel().equals(caller.channel()));
    }

    private List<Line> unmute(Caller caller, List<Mute> found, Row notMute) {
        found.forEach(mute -> {
            caller.did(books.deeds(), Deeds.Kind.UNMUTED, mute.words(), mute.story());
            books.mutes().endAll(mute, clock.instant());
        });
        return by(caller).map(deed -> unmuted(caller, deed, List.of(new Bit.Plain(". It may come again."))))
                .orElseGet(() -> Replies.alone(caller, notMute));
    }

    /** What others have muted, for a shorter or a longer time, stays mute for that. */
    List<Line> undo(Caller caller, long number) {
        here(caller, number).ifPresent(mute -> {
            caller.did(books.deeds(), Deeds.Kind.UNMUTED, mute.words(), mute.story());
            books.mutes().end(number, clock.instant());
        });
        return by(caller).map(deed -> standing(caller, mute -> mute.isOf(deed.articles(), deed.about()))
                .map(mute -> Replies.toChannel(caller, Row.of(
                        new Bit.Who(caller.person()), new Bit.Plain(" took back one mute of: "), what(mute),
                        new Bit.Plain(". It stays mute here until "), new Bit.When(mute.until()), new Bit.Plain(", by "), new Bit.Who(mute.by()),
                        new Bit.Plain("."))))
                .orElseGet(() -> unmuted(caller, deed, List.of(new Bit.Plain(". It may come again.")))))
                .orElseGet(() -> Replies.alone(caller, Row.plain("That was not mute here any more.")));
    }

    /** What this very request has unmuted, also before we died and were asked again. */
    private Optional<Deeds.Deed> by(Caller caller) {
        return caller.doneBefore(books.deeds(), Deeds.Kind.UNMUTED);
    }

    private List<Line> unmuted(Caller caller, Deeds.Deed deed, List<Bit> rest) {
        var bits = new ArrayList<Bit>(List.of(
                new Bit.Who(caller.person()), new Bit.Plain(" unmuted here: "), what(deed.articles(), deed.about())));
        bits.addAll(rest);
        return Replies.toChannel(caller, new Row(bits, List.of()));
    }
}
