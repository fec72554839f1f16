package news.backstory.ingest;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.search.ArticleIndex;
import news.backstory.story.StoryMatcher;

/** Keeps what can be found in step with what is kept: an article is in the index if, and only if, it may be shown now, and in
 * a story since it first might. */
public final class Shelf {

    private static final int MAX_RELEASES_A_ROUND = 500;

    private final Articles articles;
    private final ArticleIndex index;
    private final StoryMatcher matcher;
    private final InstantSource clock;

    /** So that of two who change an article at one time the slower does not put back what the other took away: each looks again at what is kept. */
    private final Object oneAtATime = new Object();

    public Shelf(Articles articles, ArticleIndex index, StoryMatcher matcher, InstantSource clock) {
        this.articles = articles;
        this.index = index;
        this.matcher = matcher;
        this.clock = clock;
    }

    /**
     * Makes the index hold everything that is kept and may be shown, at a start. What is refreshed or released meanwhile stays so.
     *
     * @param progress is told now and then how many articles have been looked at
     */
    public void match(LongConsumer progress) {
        index.match(each -> articles.forEach(article -> {
            if (isShowable(article)) {
                each.accept(article);
            }
        }), progress);
    }

    /** The latest articles that are kept, at a start, so that new ones join their stories. */
    public void remember() {
        var older = new AtomicInteger(articles.count() - StoryMatcher.MAX_RECENT);
        var unplaced = new ArrayList<ArticleId>();
        articles.forEach(article -> {
            if (older.getAndDecrement() <= 0 && isShowable(article) && !matcher.remember(article)) {
                unplaced.add(article.id());
            }
        });
        unplaced.forEach(this::refresh);
    }

    /** To be called whenever an article was kept, killed or released. */
    public void refresh(ArticleId article) {
        synchronized (oneAtATime) {
            articles.find(article).filter(this::isShowable).ifPresentOrElse(shown -> {
                index.add(shown);
                matcher.place(shown);
            }, () -> {
                index.remove(article);
                matcher.forget(article);
            });
        }
    }

    /** To be called before an article's story is asked for: it is in one then, even if we died after keeping it. */
    public void place(Article article) {
        synchronized (oneAtATime) {
            matcher.place(article);
        }
    }

    /** Lets in what an embargo kept out until now; these are those it let in. */
    public List<ArticleId> release() {
        var due = articles.dueForRelease(clock.instant(), MAX_RELEASES_A_ROUND);
        due.forEach(article -> {
            refresh(article);
            articles.released(article);
        });
        return due;
    }

    /** Takes out what is of no use any more from now on. */
    public void expire() {
        articles.dueForExpiry(clock.instant(), MAX_RELEASES_A_ROUND).forEach(article -> {
            refresh(article);
            articles.expired(article);
        });
    }

    private boolean isShowable(Article article) {
        return article.showable().at(clock.instant());
    }
}
