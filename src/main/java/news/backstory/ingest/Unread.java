package news.backstory.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Reader;
import news.backstory.article.Reading;
import news.backstory.article.Status;
import news.backstory.article.Traits;
import news.backstory.feed.Entry;

/**
 * Articles whose page could not be read are told by what their feed says of them: headline, standfirst, link, marked as a preview. Their pages are tried
 * again for two days; once one can be read, the article is whole, under the same name. So are pages that were edited and could not be read since.
 */
public final class Unread {

    static final int MAX_PAGES_A_ROUND = 20;

    /** Behind a feed's clock may be a mistake; what is further ahead than this is an event announced. */
    private static final Duration MAX_AHEAD = Duration.ofHours(1);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(20), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(8), Duration.ofHours(12), Duration.ofHours(24));
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Reader reader;
    private final Predicate<Link> mayRead;
    private final Articles articles;
    private final Shelf shelf;
    private final Sites sites;
    private final InstantSource clock;

    /** @param reader reads pages however fresh what we have is, and does not say so if it could not */
    public Unread(Reader reader, Predicate<Link> mayRead, Articles articles, Shelf shelf, Sites sites, InstantSource clock) {
        this.reader = reader;
        this.mayRead = mayRead;
        this.articles = articles;
        this.shelf = shelf;
        this.sites = sites;
        this.clock = clock;
    }

    /** The article as it is kept now; nothing if the entry does not say enough. */
    Optional<Article> keep(Entry entry) {
        if (entry.link().isEmpty() || entry.title().isBlank()) {
            return Optional.empty();
        }
        var now = clock.instant();
        var kept = articles.saveUnread(told(entry, entry.link().get(), now), now, now.plus(PAUSES.getFirst()));
        shelf.refresh(kept.id());
        return Optional.of(kept);
    }

    /** An edited page could not be read: it is tried again as if it had never been. */
    void readLater(ArticleId article, Link page) {
        articles.saveEdited(article, page, clock.instant().plus(PAUSES.getFirst()));
    }

    /** The server may give another answer later. */
    static boolean mayPass(Reading reading) {
        return switch (reading) {
            case Reading.Answered(var status) -> status == 429 || status >= 500;
            case Reading.TimedOut _,Reading.Unreachable _ -> true;
            case Reading.Read _,Reading.Held _,Reading.NotPublic _,Reading.TooLarge _,Reading.NotAnArticle _ -> false;
        };
    }

    /** Tries the pages whose time has come; the articles that are whole now. Called by one thread. */
    public List<ArticleId> tryAgain() {
        return articles.unread(clock.instant(), MAX_PAGES_A_ROUND).stream().filter(this::isRead).map(Articles.Unread::article).toList();
    }

    private boolean isRead(Articles.Unread unread) {
        var isAnswered = mayRead.test(unread.page()) && isGiven(reader.read(unread.page()));
        var isRead = isAnswered && articles.findAt(unread.page()).filter(kept -> kept.origin() != Articles.Origin.TOLD_BY_FEED).isPresent();
        // It may be whole under another name: then this one is left as it is.
        articles.triedInVain(unread.article(), isRead || unread.tries() + 1 >= PAUSES.size()
                ? NEVER
                : clock.instant().plus(PAUSES.get(unread.tries() + 1)));
        return isRead;
    }

    private static boolean isGiven(Reading reading) {
        return reading instanceof Reading.Read || reading instanceof Reading.Held;
    }

    private Article told(Entry entry, Link link, Instant now) {
        var text = entry.text();
        var published = entry.dated().stream().filter(date -> !date.isAfter(now.plus(MAX_AHEAD))).findFirst().map(Dated::stated)
                .orElseGet(() -> Dated.firstSeen(now));
        var host = link.host();
        return new Article(
                ArticleId.of(link), link, entry.title(), text.isEmpty() ? "" : text.getFirst(), entry.authors(), "", published, published.at(), "",
                host.startsWith("www.") ? host.substring("www.".length()) : host, sites.tierOf(link), List.of(),
                text.isEmpty() ? List.of(entry.title()) : text, new Status.Usable(), 1,
                Traits.PLAIN.with(Traits.Kind.REPORT, Traits.Extent.PREVIEW));
    }
}
