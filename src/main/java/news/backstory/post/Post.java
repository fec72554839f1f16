package news.backstory.post;

import java.util.List;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.article.Link;

/**
 * Something said, or to be said, in a channel. It names articles and does not quote them: what they say, and whether they may be shown, is looked up
 * at the moment it leaves.
 */
public sealed interface Post {

    /**
     * One article's card. Where it is a story's first post in a channel: who else reports the story, and what became of it.
     *
     * @param also reports of others on the same story, in the order in which they came
     */
    record CardOf(ArticleId article, List<ArticleId> also, List<Mark> marks) implements Post {

        public CardOf {
            also = List.copyOf(also);
            marks = List.copyOf(marks);
        }

        public CardOf(ArticleId article) {
            this(article, List.of(), List.of());
        }
    }

    /** What followed on a story, for its thread. */
    record Follows(ArticleId article, List<Mark> marks) implements Post {

        public Follows {
            marks = List.copyOf(marks);
        }

        /** Whether it stands in the channel as well as in its thread: breaking news far below is read by nobody. */
        public boolean isInChannel() {
            return marks.stream().anyMatch(Mark::isBreaking);
        }
    }

    /** Several stories in one post; the first is the weightiest. */
    record Digest(Occasion occasion, List<Brief> briefs, LeftOut leftOut) implements Post {

        public Digest {
            briefs = List.copyOf(briefs);
        }

        public Digest(Occasion occasion, List<Brief> briefs) {
            this(occasion, briefs, LeftOut.NOTHING);
        }

        /** The same with other briefs. */
        public Digest with(List<Brief> others) {
            return new Digest(occasion, others, leftOut);
        }
    }

    /**
     * Stories that a digest had no room for.
     *
     * @param count   how many there are beside what the post shows
     * @param digest  the key of the digest that keeps them for whoever wants to see them; empty where they cannot be shown
     * @param from    how many of those the post shows
     * @param stories the weightiest first; kept by the digest itself alone. They are in no channel, so the post is not about them
     */
    record LeftOut(int count, String digest, int from, List<Brief> stories) {

        public static final LeftOut NOTHING = new LeftOut(0, "", 0, List.of());

        /** Of more only the count is kept. */
        public static final int MAX_KEPT = 200;

        public LeftOut {
            stories = List.copyOf(stories.subList(0, Math.min(MAX_KEPT, stories.size())));
        }
    }

    /** One story of a digest: the article that stands for it, and reports of others on it. */
    record Brief(ArticleId article, List<ArticleId> also, List<Mark> marks) {

        public Brief {
            also = List.copyOf(also);
            marks = List.copyOf(marks);
        }
    }

    /** Why several stories come at once. */
    enum Occasion {
        /** The channel's hour has come. */
        HOUR,
        /** It came in the quiet hours, and these are over. */
        HOUR_AFTER_QUIET,
        /** Somebody asked for it. */
        NOW,
        /** The quiet hours are over. */
        QUIET_IS_OVER,
        /** There were too many for one post each. */
        MANY,
        /** Nothing could be said for a while. */
        LET_IN_AGAIN,
        /** What would have come in the last day; nothing is kept of it. */
        PREVIEW,
        /** What another had no room for, for one person. */
        LEFT_OUT
    }

    /**
     * Something in our own words.
     *
     * @param about the article it quotes from; at most one, and none if it quotes nothing. Not said while that may not be shown
     */
    record Saying(List<ArticleId> about, List<Row> rows) implements Post {

        public Saying {
            about = List.copyOf(about);
            rows = List.copyOf(rows);
        }

        public static Saying of(Row... rows) {
            return new Saying(List.of(), List.of(rows));
        }
    }

    /** The articles similar to one; none says that nothing is close enough. */
    record SimilarTo(ArticleId article, List<Suggestion> suggestions) implements Post {}

    /** Card and similar articles in one, and how to invite the bot: for a channel that it is not a member of. */
    record CardWithSimilar(ArticleId article, List<Suggestion> suggestions, List<Mark> marks) implements Post {

        public CardWithSimilar {
            suggestions = List.copyOf(suggestions);
            marks = List.copyOf(marks);
        }

        public CardWithSimilar(ArticleId article, List<Suggestion> suggestions) {
            this(article, suggestions, List.of());
        }
    }

    /**
     * Whether we have covered what an article is about: our own reports of it, and if there are none, our own that come near it; then who else reports it.
     * Each list in order of time.
     *
     * @param thread the thread it may be posted to, if it was asked from one; at most one
     */
    record Coverage(ArticleId article, List<ArticleId> own, List<ArticleId> near, List<ArticleId> wire, List<ArticleId> others,
            List<MessageRef> thread)
            implements
                Post {

        public Coverage {
            own = List.copyOf(own);
            near = List.copyOf(near);
            wire = List.copyOf(wire);
            others = List.copyOf(others);
            thread = List.copyOf(thread);
        }
    }

    /** How a story moved: its articles, and their versions, in order of time. */
    record Timeline(ArticleId article, List<ArticleId> story) implements Post {

        public Timeline {
            story = List.copyOf(story);
        }
    }

    /** What the archive has for these words, best first; none says so. */
    record Found(String words, List<Suggestion> hits) implements Post {}

    /** Cards on the links of somebody's message. */
    record OnLinks(List<LinkedArticle> links) implements Post {}

    record LinkedArticle(Link link, ArticleId article, List<Mark> marks) {

        public LinkedArticle {
            marks = List.copyOf(marks);
        }

        public LinkedArticle(Link link, ArticleId article) {
            this(link, article, List.of());
        }
    }

    /** What can be asked. {@code about} is what was not understood; empty if help was asked for. */
    record Help(String about) implements Post {}

    /** A line to one person: what happened, or why not, and what they can do. */
    record Notice(Matter matter, String about) implements Post {}

    /** "Removed here", with a way back. {@code list} is the post that showed it. */
    record Dropped(ArticleId of, ArticleId suggested, MessageRef list) implements Post {}

    /** What a {@link Notice} is about; {@code about} holds what the comment says. */
    enum Matter {
        /** About: what was written. */
        NOT_A_WEB_ADDRESS,
        /** About: the host. */
        NOT_PUBLIC,
        /** About: the HTTP status. */
        PAGE_REFUSED,
        /** About: the HTTP status. */
        PAGE_NOT_FOUND,
        /** About: the HTTP status. */
        PAGE_FAILED,
        /** About: how many seconds. */
        PAGE_TIMED_OUT,
        /** About: how many megabytes are read at most. */
        PAGE_TOO_LARGE,
        /** About: the host. */
        PAGE_UNREACHABLE,
        /** About: why, as a clause. */
        NOT_AN_ARTICLE,
        /** There is something, but nothing to show yet. */
        NOTHING_TO_SHOW,
        /** What was asked for was killed by its wire, or pulled by a person. */
        KILLED,
        /** Somebody used a shortcut on, or mentioned us under, a message without a link. */
        NO_LINK_THERE,
        /** About: the words. */
        NOTHING_FOUND,
        /** The archive has nothing at all for the words that somebody asked coverage of. About: the words. */
        NOTHING_COVERED,
        /** Thanks for 👍. */
        KEPT,
        /** The ✗ was taken back. */
        BACK_AGAIN,
        /** What is wrong with a card's sentences was noted. About: the report's key, by which it can be taken back. */
        SENTENCES_REPORTED,
        /** Such a report was taken back. */
        REPORT_TAKEN_BACK,
        /** A form could not be opened in the time that Slack gives. */
        FORM_TOO_LATE,
        /** Something that was asked for was not said, and will not be. About: why, in a word of the other side's or a few of ours. */
        NOT_POSTED,
        /** What was asked is answered no more: we came to it too late. */
        TOO_LATE,
        /** We cannot know whether a card arrived. */
        PERHAPS_POSTED,
        /** Something of ours broke; it is in the log. About: the request's key. */
        BROKEN
    }

    /** The articles this says something about, each once; the first is what it is about. */
    default List<ArticleId> articles() {
        return switch (this) {
            case CardOf(var article, var also, var marks) -> all(article, also, marks).distinct().toList();
            case Follows(var article, _) -> List.of(article);
            case Digest(_, var briefs, _) ->
                briefs.stream().flatMap(brief -> all(brief.article(), brief.also(), brief.marks())).distinct().toList();
            case Saying(var about, var rows) -> Stream.concat(about.stream(), rows.stream().flatMap(row -> row.bits().stream())
                    .flatMap(bit -> bit instanceof Bit.Headline(var article) ? Stream.of(article) : Stream.empty())).distinct().toList();
            case SimilarTo(var article, var suggestions) -> with(article, suggestions);
            case CardWithSimilar(var article, var suggestions, _) -> with(article, suggestions);
            case Coverage(var article, var own, var near, var wire, var others, _) ->
                Stream.of(List.of(article), own, near, wire, others).flatMap(List::stream).distinct().toList();
            case Timeline(var article, var story) -> Stream.concat(Stream.of(article), story.stream()).distinct().toList();
            case Found(_, var hits) -> hits.stream().map(Suggestion::article).distinct().toList();
            case OnLinks(var links) -> links.stream().map(LinkedArticle::article).distinct().toList();
            case Help _,Notice _ -> List.of();
            case Dropped(var of, var suggested, _) -> List.of(of, suggested);
        };
    }

    private static Stream<ArticleId> all(ArticleId first, List<ArticleId> also, List<Mark> marks) {
        return Stream.of(List.of(first), also, Mark.developments(marks)).flatMap(List::stream);
    }

    /** The same with a mark on what it says of this article; a mark of the same kind gives way. Cards, follow-ups and digests bear marks; lists do not. */
    default Post marked(ArticleId marked, Mark mark) {
        return switch (this) {
            case CardOf(var article, var also, var marks) -> new CardOf(article, also, with(marks, article, marked, mark));
            case Follows(var article, var marks) when article.equals(marked) -> new Follows(article, with(marks, mark));
            case Digest digest -> digest.with(digest.briefs().stream()
                    .map(brief -> new Brief(brief.article(), brief.also(), with(brief.marks(), brief.article(), marked, mark))).toList());
            case CardWithSimilar(var article, var suggestions, var marks) when article.equals(marked) ->
                new CardWithSimilar(article, suggestions, with(marks, mark));
            case OnLinks(var links) -> new OnLinks(links.stream()
                    .map(linked -> linked.article().equals(marked)
                            ? new LinkedArticle(linked.link(), linked.article(), with(linked.marks(), mark))
                            : linked)
                    .toList());
            case Follows _,SimilarTo _,CardWithSimilar _,Coverage _,Timeline _,Found _,Help _,Notice _,Dropped _,Saying _ -> this;
        };
    }

    /** The marks on what it says of this article. */
    default List<Mark> marksOn(ArticleId marked) {
        return switch (this) {
            case CardOf(var article, _, var marks) -> on(article, marked, marks);
            case Follows(var article, var marks) -> on(article, marked, marks);
            case CardWithSimilar(var article, _, var marks) -> on(article, marked, marks);
            case Digest(_, var briefs, _) -> briefs.stream().flatMap(brief -> on(brief.article(), marked, brief.marks()).stream()).toList();
            case OnLinks(var links) -> links.stream().flatMap(linked -> on(linked.article(), marked, linked.marks()).stream()).toList();
            case SimilarTo _,Coverage _,Timeline _,Found _,Help _,Notice _,Dropped _,Saying _ -> List.of();
        };
    }

    private static List<Mark> on(ArticleId first, ArticleId marked, List<Mark> marks) {
        return first.equals(marked)
                ? marks
                : marks.stream().flatMap(mark -> mark instanceof Mark.OfDevelopment(var development, var its) && development.equals(marked)
                        ? Stream.of(its)
                        : Stream.empty()).toList();
    }

    private static List<Mark> with(List<Mark> marks, Mark mark) {
        return Stream.concat(marks.stream().filter(other -> !other.isOfKindOf(mark)), Stream.of(mark)).toList();
    }

    /** Where a story stands: what it began with, or one with which it went on, is marked; what is only counted is not. */
    private static List<Mark> with(List<Mark> marks, ArticleId first, ArticleId marked, Mark mark) {
        return first.equals(marked)
                ? with(marks, mark)
                : Mark.developments(marks).contains(marked) ? with(marks, new Mark.OfDevelopment(marked, mark)) : marks;
    }

    private static List<ArticleId> with(ArticleId first, List<Suggestion> rest) {
        return Stream.concat(Stream.of(first), rest.stream().map(Suggestion::article)).distinct().toList();
    }
}
