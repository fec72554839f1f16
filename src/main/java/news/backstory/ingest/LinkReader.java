package news.backstory.ingest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.Articles;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Reader;
import news.backstory.article.Reading;
import news.backstory.article.Status;
import news.backstory.extract.Extraction;
import news.backstory.extract.Extractor;
import news.backstory.ingest.CanonicalClaims.Judged;
import news.backstory.web.Fetch;
import news.backstory.web.Web;

/** Reads the article at an address, keeps it and makes it findable. What was read a short while ago is not read again. */
public final class LinkReader implements Reader {

    /** A page handed in by several people during a busy quarter of an hour is fetched once. */
    private static final Duration FRESH = Duration.ofMinutes(15);

    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    private final Web web;
    private final Extractor extractor;
    private final Articles articles;
    private final CanonicalClaims claims;
    private final Shelf shelf;
    private final Sites sites;
    private final InstantSource clock;

    /** Pages being read now, so that two people who hand in one link at one time cause one fetch. Whoever comes first reads, the others wait. */
    private final ConcurrentMap<Link, CompletableFuture<Reading>> underWay = new ConcurrentHashMap<>();

    public LinkReader(Web web, Extractor extractor, Articles articles, Shelf shelf, Sites sites, InstantSource clock) {
        this.web = web;
        this.extractor = extractor;
        this.articles = articles;
        this.claims = new CanonicalClaims(articles);
        this.shelf = shelf;
        this.sites = sites;
        this.clock = clock;
    }

    @Override
    public Reading read(Link address) {
        var kept = articles.findAt(address);
        if (kept.filter(this::isFresh).isPresent()) {
            return shown(kept.get().article());
        }
        var mine = new CompletableFuture<Reading>();
        var other = underWay.putIfAbsent(address, mine);
        if (other != null) {
            return other.join();
        }
        try {
            var reading = fetch(address, kept);
            mine.complete(reading);
            return reading;
        } catch (RuntimeException | StackOverflowError broken) {
            mine.completeExceptionally(broken);
            throw broken;
        } finally {
            underWay.remove(address, mine);
        }
    }

    /** Reads the page however fresh what we have is. If it cannot be read, that is said, and what we have is not shown in its place. */
    public Reading readAfresh(Link address) {
        var kept = articles.findAt(address);
        return kept.filter(found -> found.origin() == Articles.Origin.HANDED_OVER).map(found -> shown(found.article()))
                .orElseGet(() -> read(address, kept, Optional.empty()));
    }

    private Reading fetch(Link address, Optional<Articles.Kept> known) {
        var reading = read(address, known, known.map(Articles.Kept::article));
        return known.filter(LinkReader::isToldByFeed).filter(_ -> isUnreadable(reading)).map(told -> shown(told.article())).orElse(reading);
    }

    private static boolean isToldByFeed(Articles.Kept kept) {
        return kept.origin() == Articles.Origin.TOLD_BY_FEED;
    }

    /** There may be an article all the same: what its feed says of it is better than nothing. */
    static boolean isUnreadable(Reading reading) {
        return switch (reading) {
            case Reading.Answered(var status) -> status != NOT_FOUND && status != GONE;
            case Reading.NotAnArticle _,Reading.TooLarge _,Reading.TimedOut _,Reading.Unreachable _ -> true;
            case Reading.Read _,Reading.Held _,Reading.NotPublic _ -> false;
        };
    }

    /** @param instead is shown where the page cannot be read for now */
    private Reading read(Link address, Optional<Articles.Kept> known, Optional<Article> instead) {
        var kept = known.map(Articles.Kept::article);
        return switch (web.get(address.text())) {
            case Fetch.Page page -> extracted(address, page, known);
            case Fetch.Refused _ -> new Reading.NotPublic();
            case Fetch.Answered(var status) -> {
                kept.filter(_ -> status == GONE).ifPresent(article -> takeBack(address, article));
                yield new Reading.Answered(status);
            }
            case Fetch.TooLarge(var maxBytes) -> new Reading.TooLarge(maxBytes);
            // These pass. What we read before is better than nothing.
            case Fetch.Busy(var status, _, _, _) -> instead.map(this::shown).orElseGet(() -> new Reading.Answered(status));
            case Fetch.TimedOut(var after) -> instead.map(this::shown).orElseGet(() -> new Reading.TimedOut(after));
            case Fetch.Unreachable _ -> instead.map(this::shown).orElseGet(Reading.Unreachable::new);
        };
    }

    /** Its publisher says that the page is gone for good (RFC 9110, 410), and so is what we said of it. What was handed over does not depend on its page. */
    private void takeBack(Link address, Article article) {
        // Of an address that only led to it once, the article's own publisher says nothing.
        if (address.key().equals(article.link().key())
                && articles.findAt(address).filter(found -> found.origin() != Articles.Origin.HANDED_OVER).isPresent()
                && articles.takenAway(article.id(), new Kill(address.host(), "its page was taken away", clock.instant()))) {
            shelf.refresh(article.id());
        }
    }

    private Reading extracted(Link address, Fetch.Page page, Optional<Articles.Kept> keptAtAddress) {
        return switch (extractor.extract(page, clock.instant())) {
            case Extraction.NotAnArticle(var why) -> new Reading.NotAnArticle(why);
            case Extraction.Busy(var waited) -> new Reading.TimedOut(waited);
            case Extraction.Extracted extracted -> shown(switch (claims.judge(extracted, address)) {
                case Judged.Itself(var read) -> keep(read, keptAtAddress, addresses(address, read, page));
                case Judged.OfSameHost(var kept, var itself) -> ofSameHost(kept, extracted.article(), itself, address, page);
                case Judged.Another(var kept) -> articles.save(kept.article(), kept.readAt(), addresses(address, kept.article(), page));
            });
        };
    }

    /** The article's own page has the last word: it is asked if this one, which says that it is the same, reads otherwise than what is kept. */
    private Article ofSameHost(Articles.Kept kept, Article claimed, Article itself, Link address, Fetch.Page page) {
        var before = kept.article();
        if (sameText(claimed, before)) {
            return articles.save(before, clock.instant(), addresses(address, before, page));
        }
        var own = web.get(before.link().text());
        var itsOwn = own instanceof Fetch.Page ownPage ? readAt(before.link(), ownPage) : Optional.<Article>empty();
        var now = itsOwn.map(read -> keep(read, Optional.of(kept), List.of(before.link()))).orElse(before);
        if (!CanonicalClaims.readsLike(itself, now)) {
            return keep(itself, Optional.empty(), addresses(address, itself, page));
        }
        // Where there is no page, the one that speaks for it is all there is.
        return isGone(own)
                ? keep(claimed, Optional.of(kept), addresses(address, claimed, page))
                : articles.save(now, clock.instant(), addresses(address, now, page));
    }

    private Optional<Article> readAt(Link own, Fetch.Page page) {
        return extractor.extract(page, clock.instant()) instanceof Extraction.Extracted extracted && extracted.address().key().equals(own.key())
                && claims.judge(extracted, own) instanceof Judged.Itself(var read) ? Optional.of(read) : Optional.empty();
    }

    private static boolean isGone(Fetch fetch) {
        return fetch instanceof Fetch.Answered(var status) && (status == NOT_FOUND || status == GONE);
    }

    private Article keep(Article said, Optional<Articles.Kept> keptAtAddress, List<Link> addresses) {
        // A feed tells of its own articles: where its entry leads, there is the article that it told of.
        var told = keptAtAddress.filter(LinkReader::isToldByFeed).map(Articles.Kept::article);
        var before = keptAtAddress.map(Articles.Kept::article).filter(article -> article.id().equals(said.id())).or(() -> articles.find(said.id()))
                .or(() -> claims.known(said).map(Articles.Kept::article)).or(() -> told);
        var kept = articles.save(withHistory(said.withTier(sites.tierOf(said.link())), before, told.isPresent()), clock.instant(), addresses);
        shelf.refresh(kept.id());
        return kept;
    }

    private static List<Link> addresses(Link asked, Article article, Fetch.Page page) {
        return Stream.concat(Stream.of(asked, article.link()), Link.parse(page.address().toString()).stream()).distinct().toList();
    }

    /**
     * Reading a page again never lifts what a wire or an editor said of it, and changes the version only when the text changed.
     *
     * @param isFirst nothing but a feed's word is known of it, and that was no version of its text
     */
    private static Article withHistory(Article read, Optional<Article> kept, boolean isFirst) {
        return kept.map(before -> {
            var status = before.status() instanceof Status.Usable ? read.status() : before.status();
            var version = isFirst || sameText(read, before) ? before.version() : before.version() + 1;
            return read.withId(before.id()).withStatus(status).withVersion(version);
        }).orElse(read);
    }

    private static boolean sameText(Article one, Article other) {
        return one.headline().equals(other.headline()) && one.standfirst().equals(other.standfirst()) && one.paragraphs().equals(other.paragraphs());
    }

    /** What was handed over needs no reading: whoever handed it over says when it changes. */
    private boolean isFresh(Articles.Kept kept) {
        return switch (kept.origin()) {
            case HANDED_OVER -> true;
            case TOLD_BY_FEED -> false;
            case READ_FROM_PAGE -> clock.instant().isBefore(kept.readAt().plus(FRESH));
        };
    }

    private Reading shown(Article article) {
        return article.showable().at(clock.instant()) ? new Reading.Read(article) : new Reading.Held();
    }
}
