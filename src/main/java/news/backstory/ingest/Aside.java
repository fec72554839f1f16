package news.backstory.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import news.backstory.article.ArticleId;

/** Articles that broke us, put aside for a while: one of them must not hold up the kill of another. Two threads of the agenda use it. */
final class Aside {

    private static final Duration REST = Duration.ofMinutes(1);
    private static final int MAX_ARTICLES = 10_000;

    private final Map<ArticleId, Instant> until = new ConcurrentHashMap<>();
    private final AtomicReference<RuntimeException> first = new AtomicReference<>();

    /** Does this, unless the article broke us a moment ago; puts it aside if it breaks us now. */
    void unlessBroken(ArticleId article, Instant now, Runnable work) {
        var rests = until.get(article);
        if (rests != null && now.isBefore(rests)) {
            return;
        }
        until.remove(article);
        try {
            work.run();
        } catch (RuntimeException | StackOverflowError broke) {
            if (until.size() < MAX_ARTICLES) {
                until.put(article, now.plus(REST));
            }
            first.compareAndSet(null, new IllegalStateException("article " + article + " is put aside for " + REST, broke));
        }
    }

    /** To be called when all others are done: throws what broke first, for the log. */
    void tell() {
        var broke = first.getAndSet(null);
        if (broke != null) {
            throw broke;
        }
    }
}
