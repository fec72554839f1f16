package news.backstory.amend;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.backstory.article.Article;
import news.backstory.article.ArticleChange;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Status;
import news.backstory.article.Traits;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Subscription;
import news.backstory.channel.Subscriptions;
import news.backstory.ledger.Keys;
import news.backstory.ledger.Line;
import news.backstory.ledger.Outbox;
import news.backstory.ledger.Outbox.Carrier;
import news.backstory.ledger.Regrets;
import news.backstory.ledger.Unasked;
import news.backstory.post.Bit;
import news.backstory.post.Mark;
import news.backstory.post.Origin;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Row;
import news.backstory.telling.Books;
import news.backstory.telling.Tellings;

/**
 * Amends what was said of an article that has changed: a killed one is taken back wherever it stands, a corrected one is called so. It plans lines, under
 * names that the change gives them, so that amending twice says nothing twice.
 */
public final class Amender {

    /** A kill is tried until it is done or the message is gone. */
    private static final Duration TAKEN_BACK_WITHIN = Duration.ofDays(365);

    private static final Duration CORRECTED_WITHIN = Duration.ofDays(7);

    /** Of more changes the first are told in the thread. */
    private static final int MAX_EDITS_TOLD = 5;

    private static final int MAX_TOLD_AN_HOUR = 3;
    private static final int MAX_TOLD = 10;

    private final Articles articles;
    private final Outbox outbox;
    private final Subscriptions subscriptions;
    private final Tellings tellings;
    private final InstantSource clock;
    private final Object oneAtATime;

    /** @param oneAtATime shared by all who decide what a channel is told */
    public Amender(Articles articles, Books books, InstantSource clock, Object oneAtATime) {
        this.articles = articles;
        this.outbox = books.outbox();
        this.subscriptions = books.subscriptions();
        this.tellings = books.tellings();
        this.clock = clock;
        this.oneAtATime = oneAtATime;
    }

    /** How many posts are amended. When it returns, what is to be done is on disk. */
    public int amend(ArticleChange change, Article now) {
        synchronized (oneAtATime) {
            return amendAlone(change, now);
        }
    }

    private int amendAlone(ArticleChange change, Article now) {
        var carriers = outbox.carrying(now.id());
        var at = clock.instant();
        if (now.status() instanceof Status.Killed) {
            // A list that has not been said yet is made again without it: nobody need read there that it was killed, and others may bear its story.
            outbox.waitingWith(now.id(), Set.of(Unasked.DIGEST, Unasked.TOGETHER))
                    .forEach(list -> outbox.unplan(list, "a story of it was killed", at));
        }
        if (now.status() instanceof Status.Killed && !(change.before().status() instanceof Status.Killed)) {
            outbox.add(perhapsStands(change, at));
        }
        // What changes while it is dead was taken back already.
        var wasDead = change.before().status() instanceof Status.Killed;
        var isOver = wasDead && BackNotices.isOver(now, at);
        if (carriers.isEmpty() || wasDead && !now.showable().at(at) && !isOver) {
            return 0;
        }
        var lines = !now.showable().at(at) && !isOver
                ? gone(change, now, carriers, at)
                : !change.before().showable().at(change.at())
                        ? back(change, now, carriers, at)
                        : isFuller(change.before(), now) ? anew(change, carriers, at) : amended(change, now, carriers, at);
        outbox.add(lines);
        if (now.status() instanceof Status.Killed) {
            carriers.forEach(new LeftBehind(articles, tellings, now.id(), at)::tellApart);
        }
        return carriers.size();
    }

    /** Nobody can change what perhaps stands there: whoever was told of that is told of the kill. */
    private List<Line> perhapsStands(ArticleChange change, Instant at) {
        return outbox.perhapsSaid(change.before().id()).stream().map(said -> new Line(
                Unasked.CHANGE.key(String.valueOf(change.number()), "perhaps", said.key()), new Place.InChannel(said.told()),
                Regrets.perhapsStands(said.channel(), said.told(), Origin.of(change.before())),
                at.plus(TAKEN_BACK_WITHIN)).atOnce()).toList();
    }

    private List<Line> gone(ArticleChange change, Article now, List<Carrier> carriers, Instant at) {
        var lines = new ArrayList<Line>();
        var leftBehind = new LeftBehind(articles, tellings, now.id(), at);
        Carriers.changeable(carriers).forEach(carrier -> lines.add(takenBack(
                change, carrier, now.status() instanceof Status.Killed ? leftBehind.postWithout(carrier) : carrier.content(), at)));
        articles.killOf(now.id()).ifPresent(kill -> {
            var notices = new KillNotices(change, kill, carriers, at.plus(TAKEN_BACK_WITHIN));
            lines.addAll(notices.inThreads());
            lines.addAll(notices.toThoseWhoShared());
        });
        return lines;
    }

    /** Where Slack does not let us, whoever asked for it hears of it, or whoever subscribed to what came by itself: else whoever reads its thread. */
    private Line takenBack(ArticleChange change, Carrier carrier, Post content, Instant at) {
        var channel = carrier.place().channel();
        var person = carrier.askedBy().or(() -> subscriptions.of(channel).stream().map(Subscription::by).findFirst());
        var place = person.<Place>map(one -> new Place.InChannel(new ChannelId(one.value())))
                .orElseGet(() -> Carriers.under(carrier));
        return new Line(Keys.of(carrier.key(), "gone-" + change.number()), new Place.Again(carrier.key(), channel), content,
                at.plus(TAKEN_BACK_WITHIN), List.of(), List.of(place), Line.Turn.FIRST);
    }

    /** It was taken back for a while, and may be shown again, or has expired meanwhile. Who was told that it was killed hears that it was not the last word. */
    private List<Line> back(ArticleChange change, Article now, List<Carrier> carriers, Instant at) {
        var lines = new ArrayList<Line>();
        Carriers.changeable(carriers).forEach(carrier -> lines.add(again(
                carrier, "back-" + change.number(), BackNotices.isOver(now, at)
                        ? carrier.content().marked(now.id(), new Mark.Over(change.at()))
                        : carrier.content(),
                at.plus(CORRECTED_WITHIN))));
        if (change.before().status() instanceof Status.Killed) {
            var notices = new BackNotices(change, now, carriers, at, at.plus(CORRECTED_WITHIN));
            lines.addAll(notices.inThreads());
            lines.addAll(notices.toThoseWhoShared());
        }
        return lines;
    }

    private static boolean isFuller(Article before, Article now) {
        return before.traits().extent() == Traits.Extent.PREVIEW && now.traits().extent() == Traits.Extent.WHOLE;
    }

    /** As it is now, because its publisher has corrected nothing: we knew a part of it, say, and now know it all. */
    private List<Line> anew(ArticleChange change, List<Carrier> carriers, Instant at) {
        return Carriers.changeable(carriers).filter(carrier -> !(carrier.content() instanceof Post.Saying))
                .map(carrier -> again(carrier, "anew-" + change.number(), carrier.content(), at.plus(CORRECTED_WITHIN))).toList();
    }

    private List<Line> amended(ArticleChange change, Article now, List<Carrier> carriers, Instant at) {
        var all = Edits.between(change.before(), now);
        if (all.isEmpty()) {
            return List.of();
        }
        var note = CorrectionNote.of(change.before(), now);
        var edits = all.stream().filter(Amender::saysMoreThanItsLabel).toList();
        if (edits.isEmpty() && note.filter(text -> !text.isEmpty()).isEmpty()) {
            // "CORRECTED:" has been put before a headline, or taken away, and nothing is corrected by that.
            return anew(change, carriers, at);
        }
        Mark mark = note.isPresent() || Edits.takeBack(edits, now.tier()) ? new Mark.Corrected(change.at()) : new Mark.Updated(change.at());
        var lines = new ArrayList<Line>();
        var reasons = new Reasons(change.before(), now);
        // What we said of an earlier change stays as it was.
        Carriers.changeable(carriers).filter(carrier -> !(carrier.content() instanceof Post.Saying)).forEach(carrier -> lines.add(again(
                carrier, "changed-" + change.number(), reasons.stillTrue(carrier.content()).marked(now.id(), mark), at.plus(CORRECTED_WITHIN))));
        var told = new Post.Saying(List.of(now.id()), told(mark, note, edits));
        Carriers.firstOfEachThread(carriers.stream().filter(carrier -> Carriers.isCard(carrier) && Carriers.isThreaded(carrier)
                && !Regrouping.isSplitOff(carrier) && shows(carrier, now.id(), mark) && !isToldEnough(carrier, carriers, at)))
                .forEach((thread, carrier) -> lines.add(new Line(
                        Unasked.CHANGE.key(String.valueOf(change.number()), "told", thread), Carriers.under(carrier), told,
                        at.plus(CORRECTED_WITHIN))));
        return lines;
    }

    /** Whether anything of what it says stands there: of what is only counted nobody has read a word. */
    private static boolean shows(Carrier carrier, ArticleId article, Mark mark) {
        return !carrier.content().marked(article, mark).equals(carrier.content());
    }

    /** A page that changes at each reading would fill its thread; the mark on the card goes on telling the time. */
    private static boolean isToldEnough(Carrier card, List<Carrier> carriers, Instant at) {
        var told = carriers.stream().filter(carrier -> carrier.content() instanceof Post.Saying && carrier.thread().equals(card.thread())).toList();
        return told.size() >= MAX_TOLD
                || told.stream().filter(carrier -> carrier.saidAt().isAfter(at.minus(Duration.ofHours(1)))).count() >= MAX_TOLD_AN_HOUR;
    }

    private static boolean saysMoreThanItsLabel(Edit edit) {
        return !CorrectionNote.withoutLabel(edit.was()).equals(CorrectionNote.withoutLabel(edit.now()));
    }

    private static List<Row> told(Mark mark, Optional<String> note, List<Edit> edits) {
        var rows = new ArrayList<Row>();
        rows.add(Row.of(new Bit.Strong(mark instanceof Mark.Corrected ? "Correction" : "Update"),
                new Bit.Plain(note.filter(text -> !text.isEmpty()).map(text -> ": " + text).orElse(""))));
        edits.stream().limit(MAX_EDITS_TOLD).forEach(edit -> rows.add(Row.of(
                new Bit.Plain(edit.was().isEmpty() ? "added: " : "was: "),
                new Bit.Plain(CorrectionNote.withoutLabel(edit.was().isEmpty() ? edit.now() : edit.was())),
                new Bit.Plain(edit.was().isEmpty()
                        ? ""
                        : edit.now().isEmpty() ? " (taken out)" : " — now: " + CorrectionNote.withoutLabel(edit.now())))));
        if (edits.size() > MAX_EDITS_TOLD) {
            var left = edits.size() - MAX_EDITS_TOLD;
            rows.add(Row.plain("and " + left + (left == 1 ? " more change" : " more changes") + " in the text"));
        }
        return rows;
    }

    private static Line again(Carrier carrier, String what, Post post, Instant staleAt) {
        return new Line(Keys.of(carrier.key(), what), new Place.Again(carrier.key(), carrier.place().channel()), post, staleAt);
    }
}
