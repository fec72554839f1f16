package news.backstory.ingest;

import java.time.InstantSource;
import java.util.List;
import news.backstory.article.Articles;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Tier;
import news.backstory.feed.Withdrawn;
import news.backstory.web.Site;

/**
 * Takes back the articles that a feed has taken back, as if their pages were gone (410): those of the feed's own site alone, for any feed may say that it
 * has shown another's article, and takes it back.
 */
public final class Withdrawals {

    private static final String NO_REASON = "its feed took it back";

    private final Articles articles;
    private final Shelf shelf;
    private final Sites sites;
    private final InstantSource clock;

    public Withdrawals(Articles articles, Shelf shelf, Sites sites, InstantSource clock) {
        this.articles = articles;
        this.shelf = shelf;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * Doing it again changes nothing.
     *
     * @param place where the feed is read
     */
    void takeBack(Link place, List<Withdrawn> withdrawn) {
        for (var each : withdrawn) {
            Link.parse(each.page()).flatMap(articles::findAt).filter(kept -> mayTakeBack(place, kept)).ifPresent(kept -> {
                var article = kept.article();
                var reason = each.comment().isEmpty() ? NO_REASON : each.comment();
                if (articles.takenAway(article.id(), new Kill(article.link().host(), reason, clock.instant()))) {
                    shelf.refresh(article.id());
                }
            });
        }
    }

    /** What a wire handed over only the wire takes back; what the newsroom's own system did, the newsroom's own feeds do, too. */
    private boolean mayTakeBack(Link place, Articles.Kept kept) {
        return Site.isOfSameOwner(place.host(), kept.article().link().host()) && switch (kept.origin()) {
            case READ_FROM_PAGE, TOLD_BY_FEED -> true;
            case HANDED_OVER -> kept.article().tier() == Tier.OWN && sites.tierOf(place) == Tier.OWN;
        };
    }
}
