package news.backstory.answer;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.amend.Regrouping;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Deeds;
import news.backstory.channel.PersonId;
import news.backstory.channel.Takers;
import news.backstory.command.Caller;
import news.backstory.ledger.Keys;
import news.backstory.ledger.Line;
import news.backstory.ledger.Outbox;
import news.backstory.post.Bit;
import news.backstory.post.Mark;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Row;
import news.backstory.post.Row.Ask;
import news.backstory.post.Row.Choice;
import news.backstory.post.StoryInPost;
import news.backstory.story.Change;
import news.backstory.story.Stories;
import news.backstory.story.StoryId;
import news.backstory.story.StoryMatcher;
import news.backstory.telling.Books;

/** What people do to single stories: split, merge, take on. */
final class StoryCommands {

    private final Articles articles;
    private final Books books;
    private final Stories stories;
    private final StoryMatcher matcher;
    private final Regrouping regrouping;
    private final Permits permits;
    private final InstantSource clock;
    private final Object oneAtATime;

    /** @param oneAtATime shared by all who decide what a channel is told */
    StoryCommands(
            Articles articles, Books books, Stories stories, StoryMatcher matcher, Permits permits, InstantSource clock,
            Object oneAtATime) {
        this.articles = articles;
        this.books = books;
        this.stories = stories;
        this.matcher = matcher;
        this.regrouping = new Regrouping(articles, stories, books);
        this.permits = permits;
        this.clock = clock;
        this.oneAtATime = oneAtATime;
    }

    List<Line> split(Caller caller, Link link) {
        return shown(link)
                .map(article -> permits.ifEditor(caller, List.of(article.id()), () -> decided(() -> split(caller, article))))
                .orElseGet(() -> Replies.alone(caller, Row.plain("That article is in no story with others.")));
    }

    private List<Line> split(Caller caller, Article article) {
        var change = stories.of(article.id()).flatMap(story -> doneBefore(caller, story.id())
                .or(() -> matcher.split(story.id(), List.of(article.id()), caller.person().value(), caller.heardAt())));
        if (change.isEmpty()) {
            return Replies.alone(caller, Row.plain("That article is in no story with others."));
        }
        var lines = new ArrayList<Line>(regrouping.after(List.of(article.id()), caller.key(), caller.heardAt()));
        var posts = lines.stream().filter(line -> !(line.post() instanceof Post.Follows)).count();
        caller.did(books.deeds(), Deeds.Kind.SPLIT_STORY, "", List.of(article.id()), permits.channelsOf(List.of(article.id())));
        var counted = posts == 0 ? ". " : ", and is counted no more in " + posts + (posts == 1 ? " post. " : " posts. ");
        lines.addAll(
                Replies.alone(caller, Row.of(new Bit.Plain("That article has a story of its own now" + counted)).with(undo(caller, change.get()))));
        return lines;
    }

    List<Line> merge(Caller caller, Link part, Link into) {
        var articles = Stream.of(part, into).flatMap(link -> shown(link).stream()).map(Article::id).toList();
        return permits.ifEditor(caller, articles, () -> merged(caller, part, into));
    }

    private List<Line> merged(Caller caller, Link part, Link into) {
        var articles = Stream.of(part, into).flatMap(link -> shown(link).stream()).map(Article::id).toList();
        var one = shown(part).flatMap(article -> stories.of(article.id()));
        var other = shown(into).flatMap(article -> stories.of(article.id()));
        if (one.isEmpty() || other.isEmpty()) {
            return Replies.alone(caller, Row.plain("I know at least one of those articles not yet. Hand me its link first."));
        }
        return doneBefore(caller, other.get().id())
                .or(() -> matcher.merge(one.get().id(), other.get().id(), caller.person().value(), caller.heardAt())).map(change -> {
                    caller.did(books.deeds(), Deeds.Kind.MERGED_STORIES, "", articles, permits.channelsOf(articles));
                    // What was split off, and is of that story again, stands in its thread still.
                    var lines = new ArrayList<Line>(regrouping.after(change.moved(), caller.key(), caller.heardAt()));
                    lines.addAll(Replies.alone(caller,
                            Row.plain("They are one story now: what follows on either is said under the first.").with(undo(caller, change))));
                    return List.<Line>copyOf(lines);
                }).orElseGet(() -> Replies.alone(caller, Row.plain("They are one story already.")));
    }

    /** What this very request has changed, before we died and were asked again. */
    private Optional<Change> doneBefore(Caller caller, StoryId story) {
        return stories.changes(story).stream()
                .filter(change -> change.standing() == Change.Standing.STANDS && change.by().equals(caller.person().value())
                        && change.at().truncatedTo(ChronoUnit.MICROS).equals(caller.heardAt().truncatedTo(ChronoUnit.MICROS)))
                .findFirst();
    }

    private static Choice undo(Caller caller, Change change) {
        return Replies.undo(caller, Ask.UNDO_STORY_CHANGE, change.number());
    }

    List<Line> undo(Caller caller, long number) {
        return decided(() -> undone(caller, number));
    }

    private List<Line> undone(Caller caller, long number) {
        var undone = matcher.undo(number);
        undone.ifPresent(change -> caller.did(books.deeds(), Deeds.Kind.UNDID_STORY_CHANGE, "", change.moved(), permits.channelsOf(change.moved())));
        var moved = caller.doneBefore(books.deeds(), Deeds.Kind.UNDID_STORY_CHANGE).map(Deeds.Deed::articles);
        if (moved.isEmpty()) {
            return Replies.alone(caller,
                    Row.of(new Bit.Plain("That was taken back already, or somebody has changed these stories since. How they are now: "),
                            new Bit.Typed("/news timeline <link>")));
        }
        var lines = new ArrayList<Line>(regrouping.after(moved.get(), caller.key(), caller.heardAt()));
        lines.addAll(Replies.alone(caller,
                Row.plain("Taken back: the stories are as they were. What has no post of its own is counted with its story again.")));
        return lines;
    }

    List<Line> onIt(Caller caller, ArticleId article) {
        return decided(() -> takenOn(caller, article));
    }

    private List<Line> takenOn(Caller caller, ArticleId article) {
        var telling = books.tellings().of(caller.channel(), article);
        var carrier = telling.flatMap(told -> books.outbox().carrier(told.post()));
        if (telling.isEmpty() || carrier.isEmpty()) {
            return Replies.alone(caller, Row.plain("That is not on this channel’s list any more."));
        }
        var content = carrier.get().content();
        var story = StoryInPost.with(article, content).map(one -> Stream.concat(Stream.of(one.first()), one.developments().stream()).toList())
                .orElse(List.of(article));
        if (story.stream().flatMap(one -> articles.find(one).stream()).noneMatch(one -> one.showable().at(clock.instant()))) {
            return Replies.alone(caller,
                    Row.plain("What that post shows has expired, so I change it no more: say in its thread that you are on it."));
        }
        var takers = books.takers().toggle(telling.get().post(), caller.person(), caller.heardAt());
        var mark = new Mark.OnIt(takers.stream().map(Takers.Taker::person).toList(),
                takers.stream().map(Takers.Taker::at).findFirst().orElse(caller.heardAt()));
        var changed = new Line(Keys.of(caller.key(), "on-it"), new Place.Again(telling.get().post(), caller.channel()),
                content.marked(story.getFirst(), mark), caller.heardAt().plus(Replies.PUBLIC_LASTS));
        var isOn = takers.stream().anyMatch(taker -> taker.person().equals(caller.person()));
        caller.did(books.deeds(), isOn ? Deeds.Kind.TOOK_ON : Deeds.Kind.LEFT, "", List.of(article));
        return takers.size() > 1 || !isOn
                ? List.of(changed, Replies.answer(caller, new Post.Saying(List.of(), List.of(onIt(takers, caller.person(), isOn)))))
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

    /** What may not be shown is as if it were not there. */
    private Optional<Article> shown(Link link) {
        return articles.findAt(link).map(Articles.Kept::article).filter(article -> article.showable().at(clock.instant()));
    }

    /** What reads a post and plans another in its place does so alone. */
    private List<Line> decided(Permits.Answering answer) {
        synchronized (oneAtATime) {
            return answer.lines();
        }
    }
}
