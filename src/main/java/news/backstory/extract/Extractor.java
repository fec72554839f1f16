package news.backstory.extract;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.web.Fetch;
import news.backstory.trees.Trees;

/** Reads pages: of each the article it holds, or why it holds none. May be used by many threads. */
public final class Extractor {

    static final int MAX_PAGES_AT_A_TIME = 2;

    /** Guards the heap: a parsed page takes some tens of times its bytes. First come, first served. */
    private final Semaphore turns = new Semaphore(MAX_PAGES_AT_A_TIME, true);

    /** Large pages may take seconds each: of the turns they have one, so that the others go on. */
    static final int LARGE_BYTES = 500_000;
    private final Semaphore turnOfLarge = new Semaphore(1, true);

    /** No page's reader waits longer for its turn. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private final Duration maxWait;
    private final Body body;
    private final Dates dates;

    /** By what was learned of the pages that docs/why/extraction.md names. */
    public Extractor() {
        this(Body.learned(), Dates.learned(), MAX_WAIT);
    }

    Extractor(Duration maxWait) {
        this(Body.learned(), Dates.learned(), maxWait);
    }

    Extractor(Trees blocks, Trees days) {
        this(new Body(blocks), new Dates(days), MAX_WAIT);
    }

    private Extractor(Body body, Dates dates, Duration maxWait) {
        this.body = body;
        this.dates = dates;
        this.maxWait = maxWait;
    }

    /** @param readAt when the page was fetched: the date of an article whose page states none, and the end of what can be true of stated ones */
    public Extraction extract(Fetch.Page page, Instant readAt) {
        var whyNoPage = PageKind.whyNoPage(page);
        if (whyNoPage.isPresent()) {
            return new Extraction.NotAnArticle(whyNoPage.get());
        }
        var address = Link.parse(page.address().toString());
        if (address.isEmpty()) {
            return new Extraction.NotAnArticle("its address is not one of the web");
        }
        return page.body().length > LARGE_BYTES
                ? inTurn(turnOfLarge, () -> inTurn(turns, () -> read(page, address.get(), readAt)))
                : inTurn(turns, () -> read(page, address.get(), readAt));
    }

    private Extraction inTurn(Semaphore queue, Supplier<Extraction> reading) {
        try {
            if (!queue.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return new Extraction.Busy(maxWait);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Extraction.Busy(maxWait);
        }
        try {
            return reading.get();
        } finally {
            queue.release();
        }
    }

    private Extraction read(Fetch.Page page, Link address, Instant readAt) {
        var text = PageDecoder.decode(page.body(), page.contentType());
        var whyNoMarkup = PageKind.whyNoMarkup(text);
        if (whyNoMarkup.isPresent()) {
            return new Extraction.NotAnArticle(whyNoMarkup.get());
        }
        var document = WebPage.parse(text, address);
        return WebPage.isTooLarge(document) ? new Extraction.NotAnArticle("it is too large") : read(WebPage.of(document, address), readAt);
    }

    private Extraction read(WebPage whole, Instant readAt) {
        var headline = Headlines.headline(whole);
        var page = whole.without(OtherArticles.on(whole, headline));
        var report = body.read(page, headline);
        return PageKind.whyNoArticle(page, headline, report)
                .<Extraction>map(Extraction.NotAnArticle::new)
                .orElseGet(() -> extracted(page, headline, report, readAt));
    }

    private Extraction extracted(WebPage page, String headline, Body.Report report, Instant readAt) {
        var days = DayCandidates.of(page, report.page(), headline);
        var moment = dates.published(page, days, readAt);
        var published = moment.map(stated -> Dated.stated(stated.toInstant())).orElseGet(() -> Dated.firstSeen(readAt));
        var article = new Article(
                ArticleId.of(page.canonical()), page.canonical(), headline, Headlines.standfirst(page, headline, report.paragraphs()),
                Bylines.of(page, report.page(), headline), Labels.section(page), published, Dates.updated(page, days, published.at(), readAt),
                Labels.language(page),
                Labels.source(page), Tier.OTHER, Pictures.of(page), report.paragraphs(), new Status.Usable(), 1,
                Marks.of(page, headline, report));
        return new Extraction.Extracted(
                article, moment.map(OffsetDateTime::getOffset).orElse(ZoneOffset.UTC), CanonicalAddress.ofThePage(page.address()));
    }
}
