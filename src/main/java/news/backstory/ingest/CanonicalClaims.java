package news.backstory.ingest;

import java.util.Optional;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Link;
import news.backstory.extract.Extraction;
import news.backstory.search.Copies;

/**
 * Any page may say that it is another page's article. It is believed if the two read alike, and then what is read at the article's own address stands; or if
 * nothing was read there, and the page is of the same host. Else the page is an article of its own.
 */
final class CanonicalClaims {

    private static final int PAIR = 2;

    private final Articles articles;

    CanonicalClaims(Articles articles) {
        this.articles = articles;
    }

    sealed interface Judged {

        /** The article that was read, under the address that is its. */
        record Itself(Article article) implements Judged {}

        /** A page of this article's own host, which is not the article's own page; it may be an article itself. */
        record OfSameHost(Articles.Kept kept, Article itself) implements Judged {}

        /** A page of another host that reads like this article. */
        record Another(Articles.Kept kept) implements Judged {}
    }

    /** @param asked the address that led to the page */
    Judged judge(Extraction.Extracted extracted, Link asked) {
        var claimed = extracted.article();
        var key = claimed.link().key();
        if (key.equals(extracted.address().key()) || key.equals(asked.key())) {
            return new Judged.Itself(claimed);
        }
        var itself = claimed.withId(ArticleId.of(extracted.address())).withLink(extracted.address());
        var sameHost = key.host().equals(extracted.address().key().host());
        var target = known(claimed).filter(kept -> kept.origin() != Articles.Origin.TOLD_BY_FEED);
        if (target.isEmpty()) {
            return new Judged.Itself(sameHost ? claimed : itself);
        }
        if (sameHost) {
            return new Judged.OfSameHost(target.get(), itself);
        }
        return readsLike(itself, target.get().article()) ? new Judged.Another(target.get()) : new Judged.Itself(itself);
    }

    /** The same article under another form of its address keeps the name that it has. */
    Optional<Articles.Kept> known(Article read) {
        return articles.findAt(read.link())
                .filter(kept -> kept.article().id().equals(read.id()) || kept.article().link().key().equals(read.link().key()));
    }

    static boolean readsLike(Article one, Article other) {
        var copies = new Copies(PAIR);
        copies.add(other);
        return one.paragraphs().equals(other.paragraphs()) || !copies.add(one).isEmpty();
    }
}
