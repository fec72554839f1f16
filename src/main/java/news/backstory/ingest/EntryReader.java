package news.backstory.ingest;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Link;
import news.backstory.article.Reader;
import news.backstory.article.Reading;
import news.backstory.feed.Entry;
import news.backstory.feed.FeedVisitor.Visit;
import news.backstory.feed.Seen;
import news.backstory.ingest.NewEntries.NewEntry;

/** Has the articles read that a visit to a feed has brought, and tells of those that are new. */
public final class EntryReader {

    static final int MAX_ARTICLES_A_VISIT = 200;
    static final int MAX_EDITED_A_VISIT = 20;

    /** A page that its server could not give is asked for again, so many times in all. */
    private static final int ATTEMPTS = 3;
    private static final int MAX_ATTEMPTED = 5_000;

    private final Reader reader;
    private final Reader afresh;
    private final Unread unread;
    private final Withdrawals withdrawals;
    private final Predicate<Link> mayRead;
    private final Articles articles;
    private final NewEntries listener;
    private final Predicate<Link> rests;

    /** Guards itself: feeds of several hosts may lead to one page. */
    private final Attempts attempts = new Attempts();

    /**
     * @param reader   of new entries: what was read a short while ago need not be read again
     * @param afresh   of edited ones: reads the page however fresh what we have is, and does not say so if it could not
     * @param unread   keeps what a feed tells of an article whose page cannot be read
     * @param withdrawals takes back what its feed takes back
     * @param mayRead  whether a site lets programs read this page
     * @param listener hears of each new entry
     * @param rests    whether the host of this page has asked to be left alone for now
     */
    public EntryReader(Reader reader, Reader afresh, Unread unread, Withdrawals withdrawals, Predicate<Link> mayRead, Articles articles,
            NewEntries listener,
            Predicate<Link> rests) {
        this.reader = reader;
        this.afresh = afresh;
        this.unread = unread;
        this.withdrawals = withdrawals;
        this.mayRead = mayRead;
        this.articles = articles;
        this.listener = listener;
        this.rests = rests;
    }

    /**
     * What became of the entries of a visit.
     *
     * @param later    names of those that are to be looked at again: they are not to be remembered yet
     * @param read     articles that were new
     * @param failures articles that there will not be
     * @param edited   articles whose pages were asked for because they were edited
     */
    record Read(Set<String> later, int read, int failures, int edited) {

        boolean isFull() {
            return read + failures >= MAX_ARTICLES_A_VISIT || edited >= MAX_EDITED_A_VISIT;
        }
    }

    Read read(Visit.Read visit) {
        withdrawals.takeBack(visit.feed().place().address(), visit.withdrawn());
        var later = new HashSet<String>();
        var read = 0;
        var failed = 0;
        var edited = 0;
        for (var seen : isCaughtUp(visit) ? oldestFirst(visit.seen()) : visit.seen()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("the bot stops"); // Nothing of this visit is remembered, so all of it is seen again.
            }
            switch (outcome(seen, read + failed, edited)) {
                case Outcome.Kept(var article, var isRead) -> {
                    read += isRead ? 1 : 0;
                    listener.arrived(new NewEntry(visit.feed().address(), article, seen.entry(), isOfFirstReading(seen, visit)));
                }
                case Outcome.ReadAgain _ -> edited++;
                case Outcome.Failed _ -> failed++;
                case Outcome.Later _ -> later.add(seen.known().name());
                case Outcome.NothingToDo _ -> {
                }
            }
        }
        return new Read(later, read, failed, edited);
    }

    private sealed interface Outcome {

        /** The article of a new entry is kept. */
        record Kept(ArticleId article, boolean isRead) implements Outcome {}

        record ReadAgain() implements Outcome {}

        record Failed() implements Outcome {}

        record Later() implements Outcome {}

        record NothingToDo() implements Outcome {}
    }

    private Outcome outcome(Seen seen, int pages, int edited) {
        var link = seen.entry().link();
        if (link.isEmpty()) {
            return new Outcome.NothingToDo();
        }
        return switch (seen) {
            case Seen.Same _ -> new Outcome.NothingToDo();
            case Seen.Edited _ -> articles.findAt(link.get()).filter(kept -> kept.origin() != Articles.Origin.HANDED_OVER)
                    .filter(_ -> mayRead.test(link.get()))
                    .<Outcome>map(kept -> edited < MAX_EDITED_A_VISIT ? edited(kept.article().id(), link.get()) : new Outcome.Later())
                    .orElseGet(Outcome.NothingToDo::new);
            case Seen.New _,Seen.Elsewhere _ -> articles.findAt(link.get()).<Outcome>map(kept -> new Outcome.Kept(kept.article().id(), false))
                    .orElseGet(() -> pages >= MAX_ARTICLES_A_VISIT ? new Outcome.Later() : first(link.get(), seen.entry()));
        };
    }

    /** What its feed says is not what we would show: the page is read until it can be. */
    private Outcome edited(ArticleId article, Link link) {
        if (rests.test(link) || Unread.mayPass(afresh.read(link))) {
            unread.readLater(article, link);
        }
        return new Outcome.ReadAgain();
    }

    private Outcome first(Link link, Entry entry) {
        if (rests.test(link)) {
            return new Outcome.Later(); // Nobody was asked, so this is no attempt.
        }
        if (!mayRead.test(link)) {
            return told(entry);
        }
        return switch (reader.read(link)) {
            case Reading.Read(var article) -> new Outcome.Kept(article.id(), true);
            case Reading.Held _ ->
                articles.findAt(link).<Outcome>map(kept -> new Outcome.Kept(kept.article().id(), true)).orElse(new Outcome.Failed());
            case Reading.Answered(var status) ->
                status == 429 || status >= 500 ? again(link, entry) : status == 404 || status == 410 ? new Outcome.Failed() : told(entry);
            case Reading.TimedOut _,Reading.Unreachable _ -> again(link, entry);
            case Reading.NotAnArticle _,Reading.TooLarge _ -> told(entry);
            case Reading.NotPublic _ -> new Outcome.Failed();
        };
    }

    private Outcome again(Link link, Entry entry) {
        return rests.test(link) || attempts.made(link) < ATTEMPTS ? new Outcome.Later() : told(entry);
    }

    /** Its page cannot be read, but its feed says what there is. */
    private Outcome told(Entry entry) {
        return unread.keep(entry).<Outcome>map(article -> new Outcome.Kept(article.id(), true)).orElseGet(Outcome.Failed::new);
    }

    /** Until all has been read that a feed showed when it was added, an entry is news only if it came after that. */
    private static boolean isOfFirstReading(Seen seen, Visit.Read visit) {
        return !isCaughtUp(visit) && (visit.isFirst() || seen.entry().dated().stream().noneMatch(date -> date.isAfter(visit.before().lastRead())));
    }

    private static boolean isCaughtUp(Visit.Read visit) {
        return !visit.feed().health().caughtUp().equals(Instant.EPOCH);
    }

    /** As they were published, so that they are told in that order; feeds without dates show the newest first. */
    private static List<Seen> oldestFirst(List<Seen> seen) {
        var turned = seen.reversed();
        return turned.stream().allMatch(each -> each.entry().dated().size() == 1)
                ? turned.stream().sorted(Comparator.comparing(each -> each.entry().dated().getFirst())).toList()
                : turned;
    }

    /** How often each page was asked for in vain; those of long ago are forgotten. */
    private static final class Attempts {

        private final Map<Link, Integer> counts = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Link, Integer> eldest) {
                return size() > MAX_ATTEMPTED;
            }
        };

        synchronized int made(Link link) {
            return counts.merge(link, 1, Integer::sum);
        }
    }
}
