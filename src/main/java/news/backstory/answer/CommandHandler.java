package news.backstory.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Link;
import news.backstory.article.Reader;
import news.backstory.article.Reading;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.command.Feedback;
import news.backstory.command.Feedback.Verdict;
import news.backstory.command.Verbs;
import news.backstory.ledger.Line;
import news.backstory.post.Bit;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Post.Matter;
import news.backstory.post.ReplyAddress;
import news.backstory.post.Row;
import news.backstory.post.Suggestion;
import news.backstory.search.ArticleIndex;
import news.backstory.search.Hit;

/**
 * Answers commands: each with the lines that are to be said. Answering one twice gives lines with the same keys, so that nothing is said twice. It is
 * longer than most files because every answer the bot can give is here, one method each.
 */
public final class CommandHandler {

    private static final int FOUND_COUNT = 5;

    /** Among so many found by words our own is looked for, and it must be so good in comparison with the best. */
    private static final int LOOKED_AT = 20;
    private static final double ABOUT_AS_GOOD = 0.5;

    /** Of what somebody wrote so many characters are said again. */
    private static final int MAX_REPEATED = 200;

    /** Slack unfurls at most this many links of one message; more is a list, and cards would bury it. */
    private static final int MAX_UNFURLS = 2;

    /** A reply address lives for 30 minutes; one less, so that a slow call does not run into its end. */
    private static final Duration ANSWER_LASTS = Duration.ofMinutes(29);

    /** A list that a channel corrected is put right, and a person is told what they missed, the morning after too. */
    private static final Duration CHANGE_LASTS = Duration.ofDays(1);

    private final Articles articles;
    private final Reader reader;
    private final ArticleIndex index;
    private final Feedback feedback;
    private final Suggestions suggestions;
    private final Coverage coverage;
    private final ChannelCommands channels;
    private final InstantSource clock;

    public CommandHandler(Articles articles, Reader reader, ArticleIndex index, Feedback feedback, Suggestions suggestions,
            Coverage coverage, ChannelCommands channels, InstantSource clock) {
        this.articles = articles;
        this.reader = reader;
        this.index = index;
        this.feedback = feedback;
        this.suggestions = suggestions;
        this.coverage = coverage;
        this.channels = channels;
        this.clock = clock;
    }

    /** What is to be said, in this order; empty when silence is the answer. Takes as long as a page takes to read. */
    public List<Line> answer(Caller caller, Command command) {
        return clock.instant().isBefore(staleAt(caller)) ? answerNow(caller, command) : answerTooLate(caller, command);
    }

    private List<Line> answerNow(Caller caller, Command command) {
        return switch (command) {
            case Command.Show(var link) -> show(caller, link);
            case Command.PostCard(var article) -> articles.find(article).map(found -> card(caller, found)).orElseGet(() -> nothingToShow(caller));
            case Command.Find(var words) -> find(caller, words);
            case Command.SimilarToLink(var link) -> similarTo(caller, link);
            case Command.SimilarToWords(var words) -> similarTo(caller, words);
            case Command.SimilarTo(var article) -> similarTo(caller, article);
            case Command.PostSimilar(var article) -> postSimilar(caller, article);
            case Command.CoveredByLink(var link) -> aloneAbout(caller, link, article -> coverage.of(article, threadOf(caller)));
            case Command.CoveredByWords(var words) -> coveredByWords(caller, words);
            case Command.Covered(var article) -> withArticle(caller, article, found -> alone(caller, coverage.of(found, threadOf(caller))));
            case Command.PostCoverage(var article) ->
                withArticle(caller, article, found -> shared(caller, found, "the coverage of", caller.everyone(), coverage.of(found, List.of())));
            case Command.PostCoverageUnder(var article, var first) ->
                withArticle(caller, article,
                        found -> shared(caller, found, "the coverage of", new Place.InThread(first), coverage.of(found, List.of())));
            case Command.TimelineOfLink(var link) -> aloneAbout(caller, link, coverage::timeline);
            case Command.TimelineOf(var article) -> withArticle(caller, article, found -> alone(caller, coverage.timeline(found)));
            case Command.PostTimeline(var article) ->
                withArticle(caller, article, found -> shared(caller, found, "the timeline of", caller.everyone(), coverage.timeline(found)));
            case Command.Unfurl(var links) -> unfurl(caller, links);
            case Command.Keep(var of, var suggested) -> keep(caller, of, suggested);
            case Command.Drop(var of, var suggested, var list) -> drop(caller, of, suggested, list);
            case Command.TakeBack(var of, var suggested, var list) -> takeBack(caller, of, suggested, list);
            case Command.OfChannel of -> channels.answer(caller, of);
            case Command.Undo(var by, var until) -> caller.heardAt().isAfter(until) ? Replies.undoIsOver(caller, until) : answerNow(caller, by);
            case Command.ReportSentences report -> reportSentences(caller, report);
            case Command.TakeBackReport(var report) -> takeBackReport(caller, report);
            // Shown at the edge while the person waits; nothing is said in a channel.
            case Command.Fill _,Command.Preview _,Command.ShowHome _ -> List.of();
            case Command.NotAnAddress(var text) -> notice(caller, Matter.NOT_A_WEB_ADDRESS, text);
            case Command.NoLink() -> notice(caller, Matter.NO_LINK_THERE, "");
            case Command.Help() -> alone(caller, new Post.Help(""));
            case Command.Unclear(var text) -> Verbs.meant(text).map(meant -> meant(caller, "I did not understand “" + brief(text) + "”.", meant))
                    .orElseGet(() -> alone(caller, new Post.Help(text)));
        };
    }

    /** After a long outage: what people judged counts, and what they asked for is not shown any more; they are told, and can ask again. */
    private List<Line> answerTooLate(Caller caller, Command command) {
        return switch (command) {
            case Command.Keep _,Command.Drop _,Command.TakeBack _,Command.ReportSentences _,Command.TakeBackReport _ ->
                answerNow(caller, command);
            case Command.Unfurl _,Command.Fill _,Command.Preview _,Command.ShowHome _ -> List.of();
            case Command.OfChannel _,Command.Undo _,Command.Show _,Command.PostCard _,Command.Find _,Command.SimilarToLink _,Command.SimilarToWords _,Command.SimilarTo _,Command.PostSimilar _,Command.CoveredByLink _,Command.CoveredByWords _,Command.Covered _,Command.PostCoverage _,Command.PostCoverageUnder _,Command.TimelineOfLink _,Command.TimelineOf _,Command.PostTimeline _,Command.NotAnAddress _,Command.NoLink _,Command.Help _,Command.Unclear _ ->
                List.of(new Line(caller.key() + "/too-late", withoutAddress(caller.alone()), new Post.Notice(Matter.TOO_LATE, ""),
                        clock.instant().plus(CHANGE_LASTS)));
        };
    }

    /** The answer to a form whose sender looks at it while it is worked on; empty where that was too long ago, or nothing of it stands there meanwhile. */
    public Optional<FormAnswer> answerInForm(Caller caller, Command command) {
        return command instanceof Command.SubscribeTo asked && clock.instant().isBefore(staleAt(caller))
                ? Optional.of(channels.answerInForm(caller, asked))
                : Optional.empty();
    }

    /** What to say to somebody whose form could not be opened: there was nothing to show in it, or it took too long. */
    public List<Line> notOpened(Caller caller, Matter why) {
        return notice(caller, why, "");
    }

    /** What to say to somebody whose request broke us. */
    public List<Line> apologise(Caller caller) {
        return notice(caller, Matter.BROKEN, caller.key());
    }

    private List<Line> show(Caller caller, Link link) {
        return switch (reader.read(link)) {
            case Reading.Read(var article) -> card(caller, article);
            case Reading other -> notRead(caller, link, other);
        };
    }

    private List<Line> card(Caller caller, Article article) {
        if (!showable(article)) {
            return notShown(caller, article);
        }
        var key = caller.key() + "/card";
        var suggestions = suggestions(caller, article);
        if (channels.answersAlone(caller.channel())) {
            return alone(caller, new Post.CardWithSimilar(article.id(), suggestions));
        }
        channels.shared(caller, article.id(), "");
        var instead = replyToAll(caller)
                .map(place -> List.of(line(caller, "/card-and-similar", place, new Post.CardWithSimilar(article.id(), suggestions))))
                .orElse(List.of());
        return List.of(
                line(caller, "/card", caller.everyone(), new Post.CardOf(article.id(), coverage.others(article), List.of()), instead),
                line(caller, "/similar", new Place.Under(key, caller.everyone().channel()), new Post.SimilarTo(article.id(), suggestions)));
    }

    private List<Line> find(Caller caller, String words) {
        var hits = index.search(words, FOUND_COUNT).stream().filter(hit -> showable(hit.article())).map(Suggestions::suggestion).toList();
        var meant = Verbs.meant(words);
        if (hits.isEmpty()) {
            return meant.map(command -> meant(caller, "Nothing found for “" + brief(words) + "”.", command))
                    .orElseGet(() -> notice(caller, Matter.NOTHING_FOUND, words));
        }
        var found = alone(caller, new Post.Found(words, hits));
        // "helth" finds what is written with the health service in it.
        return words.strip().contains(" ")
                ? found
                : Stream.concat(found.stream(), meant.stream().map(command -> line(caller, "/meant", caller.alone(), asked("", command)))).toList();
    }

    private static List<Line> meant(Caller caller, String said, String command) {
        return List.of(line(caller, "/answer", caller.alone(), asked(said + " ", command)));
    }

    private static Post asked(String said, String command) {
        return Post.Saying.of(Row.of(new Bit.Plain(said + "Did you mean "), new Bit.Typed("/news " + brief(command)),
                new Bit.Plain("? All that can be asked: "), new Bit.Typed("/news help")));
    }

    private static String brief(String words) {
        return words.length() <= MAX_REPEATED ? words : words.substring(0, words.offsetByCodePoints(0, MAX_REPEATED / 2)) + "…";
    }

    private List<Line> similarTo(Caller caller, Link link) {
        return aloneAbout(caller, link, article -> new Post.SimilarTo(article.id(), suggestions(caller, article)));
    }

    private List<Line> aloneAbout(Caller caller, Link link, Function<Article, Post> post) {
        return switch (reader.read(link)) {
            case Reading.Read(var article) -> alone(caller, post.apply(article));
            case Reading other -> notRead(caller, link, other);
        };
    }

    private List<Line> coveredByWords(Caller caller, String words) {
        return bestOfOurs(words).map(best -> withArticle(caller, best, found -> alone(caller, coverage.of(found, threadOf(caller)))))
                .orElseGet(() -> notice(caller, Matter.NOTHING_COVERED, words));
    }

    private List<Line> similarTo(Caller caller, String words) {
        return bestMatch(words).map(best -> similarTo(caller, best)).orElseGet(() -> notice(caller, Matter.NOTHING_FOUND, words));
    }

    private Optional<ArticleId> bestMatch(String words) {
        return index.search(words, FOUND_COUNT).stream().map(Hit::article).filter(this::showable).findFirst();
    }

    /** The best of our own that is about as good as the best of all: whoever asks whether we have it wants to hear of ours. */
    private Optional<ArticleId> bestOfOurs(String words) {
        var shown = index.search(words, LOOKED_AT).stream().filter(hit -> showable(hit.article())).toList();
        return shown.stream()
                .filter(hit -> hit.likeness() >= ABOUT_AS_GOOD && articles.find(hit.article()).filter(one -> one.tier() == Tier.OWN).isPresent())
                .findFirst().or(() -> shown.stream().findFirst()).map(Hit::article);
    }

    private List<Line> similarTo(Caller caller, ArticleId article) {
        return withArticle(caller, article, found -> alone(caller, new Post.SimilarTo(article, suggestions(caller, found))));
    }

    private List<Line> postSimilar(Caller caller, ArticleId article) {
        return withArticle(caller, article, found -> {
            channels.shared(caller, article, "what is similar to");
            var post = new Post.SimilarTo(article, suggestions(caller, found));
            var instead = replyToAll(caller).map(place -> List.of(line(caller, "/similar-to-all", place, post))).orElse(List.of());
            return List.of(line(caller, "/similar", caller.everyone(), post, instead));
        });
    }

    private List<Line> withArticle(Caller caller, ArticleId article, Function<Article, List<Line>> answer) {
        return articles.find(article).map(found -> showable(found) ? answer.apply(found) : notShown(caller, found))
                .orElseGet(() -> nothingToShow(caller));
    }

    private List<Line> shared(Caller caller, Article article, String what, Place place, Post post) {
        channels.shared(caller, article.id(), what);
        var instead = replyToAll(caller).map(reply -> List.of(line(caller, "/to-all-here", reply, post))).orElse(List.of());
        return List.of(line(caller, "/to-all", place, post, instead));
    }

    /** The thread in which it was asked, or under whose first message; for what is to be posted there afterwards. */
    private static List<MessageRef> threadOf(Caller caller) {
        return caller.everyone() instanceof Place.InThread(var first) ? List.of(first) : List.of();
    }

    private List<Line> unfurl(Caller caller, List<Link> links) {
        if (links.size() > MAX_UNFURLS) {
            return List.of();
        }
        var linked = new ArrayList<Post.LinkedArticle>();
        for (var link : links) {
            // Nobody asked: a link that cannot be read stays a plain link.
            if (reader.read(link) instanceof Reading.Read(var article)) {
                linked.add(new Post.LinkedArticle(link, article.id()));
            }
        }
        return linked.isEmpty() ? List.of() : List.of(line(caller, "/unfurl", caller.everyone(), new Post.OnLinks(List.copyOf(linked))));
    }

    private List<Line> keep(Caller caller, ArticleId of, ArticleId suggested) {
        feedback.judge(caller.channel(), of, suggested, Verdict.KEPT, caller.person(), caller.heardAt());
        return notice(caller, Matter.KEPT, "");
    }

    private List<Line> drop(Caller caller, ArticleId of, ArticleId suggested, MessageRef list) {
        feedback.judge(caller.channel(), of, suggested, Verdict.DROPPED, caller.person(), caller.heardAt());
        return listAgain(caller, of, list, line(caller, "/dropped", caller.alone(), new Post.Dropped(of, suggested, list)));
    }

    private List<Line> takeBack(Caller caller, ArticleId of, ArticleId suggested, MessageRef list) {
        feedback.judge(caller.channel(), of, suggested, Verdict.NONE, caller.person(), caller.heardAt());
        return listAgain(caller, of, list, line(caller, "/answer", caller.alone(), new Post.Notice(Matter.BACK_AGAIN, "")));
    }

    /** The list as it should be now, in place of what it was; then a word to whoever changed it. */
    private List<Line> listAgain(Caller caller, ArticleId of, MessageRef list, Line word) {
        return articles.find(of)
                .map(article -> List.of(line(caller, "/list", new Place.InsteadOf(list), new Post.SimilarTo(of, suggestions(caller, article))), word))
                .orElseGet(() -> List.of(word));
    }

    private List<Line> reportSentences(Caller caller, Command.ReportSentences said) {
        feedback.report(new Feedback.Report(caller.key(), caller.channel(), said.article(), caller.person(), caller.heardAt(), said.reason(),
                said.words(), said.sentences()));
        return notice(caller, Matter.SENTENCES_REPORTED, caller.key());
    }

    private List<Line> takeBackReport(Caller caller, String report) {
        feedback.takeBack(report, caller.person());
        return notice(caller, Matter.REPORT_TAKEN_BACK, "");
    }

    private List<Line> notRead(Caller caller, Link link, Reading reading) {
        return switch (reading) {
            case Reading.Read _,Reading.Held() ->
                articles.findAt(link).map(found -> notShown(caller, found.article())).orElseGet(() -> nothingToShow(caller));
            case Reading.NotPublic() -> notice(caller, Matter.NOT_PUBLIC, link.host());
            case Reading.Answered(var status) when status == 404 || status == 410 -> notice(caller, Matter.PAGE_NOT_FOUND, String.valueOf(status));
            case Reading.Answered(var status) when status < 500 -> notice(caller, Matter.PAGE_REFUSED, String.valueOf(status));
            case Reading.Answered(var status) -> notice(caller, Matter.PAGE_FAILED, String.valueOf(status));
            case Reading.TimedOut(var after) -> notice(caller, Matter.PAGE_TIMED_OUT, String.valueOf(Math.max(1, after.toSeconds())));
            case Reading.TooLarge(var maxBytes) -> notice(caller, Matter.PAGE_TOO_LARGE, String.valueOf(Math.max(1, maxBytes / 1_000_000)));
            case Reading.Unreachable() -> notice(caller, Matter.PAGE_UNREACHABLE, link.host());
            case Reading.NotAnArticle(var why) -> notice(caller, Matter.NOT_AN_ARTICLE, why);
        };
    }

    private List<Suggestion> suggestions(Caller caller, Article article) {
        return suggestions.to(caller.channel(), article);
    }

    private boolean showable(ArticleId article) {
        return articles.find(article).filter(this::showable).isPresent();
    }

    private boolean showable(Article article) {
        return article.showable().at(clock.instant());
    }

    /** That something was killed is no secret: whoever has its link must not use it. */
    private List<Line> notShown(Caller caller, Article article) {
        return switch (article.status()) {
            case Status.Killed _ -> notice(caller, Matter.KILLED, "");
            case Status.Usable _,Status.Embargoed _,Status.Withheld _ -> nothingToShow(caller);
        };
    }

    private List<Line> nothingToShow(Caller caller) {
        return notice(caller, Matter.NOTHING_TO_SHOW, "");
    }

    private List<Line> notice(Caller caller, Matter matter, String about) {
        return alone(caller, new Post.Notice(matter, about));
    }

    private List<Line> alone(Caller caller, Post post) {
        return List.of(line(caller, "/answer", caller.alone(), post));
    }

    private static Line line(Caller caller, String what, Place place, Post post) {
        return line(caller, what, place, post, List.of());
    }

    private static Line line(Caller caller, String what, Place place, Post post, List<Line> ifNotMember) {
        return new Line(caller.key() + what, place, post, staleAt(caller, place), ifNotMember, ifNotSaid(caller, place));
    }

    /** Whoever asked for something that all are to see is told if it fails; of what they alone would see there is nowhere else to tell them. */
    private static List<Place> ifNotSaid(Caller caller, Place place) {
        return switch (place) {
            case Place.InChannel _,Place.InThread _,Place.Under _,Place.ReplyToAll _ -> List.of(caller.alone());
            case Place.Reply _,Place.ForPerson _,Place.ForPersonInThread _,Place.InsteadOf _,Place.Again _,Place.OnLinks _ -> List.of();
        };
    }

    private static Optional<Place> replyToAll(Caller caller) {
        return caller.alone() instanceof Place.Reply(ReplyAddress address, var channel, _) && caller.everyone() instanceof Place.InChannel
                ? Optional.of(new Place.ReplyToAll(address, channel))
                : Optional.empty();
    }

    private static Place withoutAddress(Place alone) {
        return alone instanceof Place.Reply(_, var channel, var person) ? new Place.ForPerson(channel, person) : alone;
    }

    private static Instant staleAt(Caller caller, Place place) {
        return place instanceof Place.InsteadOf ? caller.heardAt().plus(CHANGE_LASTS) : staleAt(caller);
    }

    private static Instant staleAt(Caller caller) {
        return caller.heardAt().plus(ANSWER_LASTS);
    }
}
