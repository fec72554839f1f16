package news.backstory.telling;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Status;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Deeds;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.post.Post;
import news.backstory.post.StoryInPost;

/** Tells a channel what waited: for quiet hours to end, for its turn, or for Slack to take something again. */
final class CatchUp {

    /** Of more that wait in a channel the rest comes with its next turn. */
    private static final int MAX_WAITING = 1_000;

    private static final int MAX_BREAKING = 3;

    /** What waited longer is not breaking any more. */
    private static final Duration BREAKS_FOR = Duration.ofHours(1);

    /** What has waited longer in a channel that was closed comes to nobody as news. */
    private static final Duration NEWS_FOR = Duration.ofDays(3);

    /** Whoever unsubscribed can undo it for ten minutes, and then what waited for them is to be there; a minute more, because they are heard a little later. */
    private static final Duration UNDONE_WITHIN = Duration.ofMinutes(11);
    /** More are not done in one channel within that time. */
    private static final int MAX_DEEDS = 200;

    private final Articles articles;
    private final Books books;
    private final StoryView stories;
    private final Teller teller;
    private final Predicate<ChannelId> isDigestDue;
    private final InstantSource clock;

    /** @param isDigestDue whether a channel's digest is to be sent now: it takes along what waited for quiet hours to end */
    CatchUp(Articles articles, Books books, StoryView stories, Teller teller, Predicate<ChannelId> isDigestDue, InstantSource clock) {
        this.articles = articles;
        this.books = books;
        this.stories = stories;
        this.teller = teller;
        this.isDigestDue = isDigestDue;
        this.clock = clock;
    }

    void run() {
        books.tellings().waiting(Tellings.Why.TOO_MANY).stream().filter(channel -> !isHeard(channel))
                .forEach(channel -> books.tellings().forgetHeldBack(channel, clock.instant().minus(NEWS_FOR)));
        // Breaking news waits for nothing else.
        for (var why : List.of(Tellings.Why.SHUT_OUT, Tellings.Why.TOO_MANY)) {
            books.tellings().waiting(why).forEach(channel -> tellBreaking(channel, why));
        }
        for (var why : Tellings.Why.values()) {
            for (var channel : books.tellings().waiting(why)) {
                // What waited comes with the digest that has waited, too, if there is one.
                if (isHeard(channel) && !teller.isQuiet(channel) && teller.hasTurn(channel)
                        && (why == Tellings.Why.TOO_MANY || !isDigestDue.test(channel))) {
                    tellTogether(channel, why);
                }
            }
        }
    }

    /** Where all is paused what waits goes on waiting; where nothing is subscribed to any more it is dropped. */
    private boolean isHeard(ChannelId channel) {
        var all = books.subscriptions().of(channel);
        return all.isEmpty() || all.stream().anyMatch(Subscription::isHeard);
    }

    private void tellBreaking(ChannelId channel, Tellings.Why why) {
        if (teller.isWaiting(channel)) {
            return;
        }
        var since = clock.instant().minus(BREAKS_FOR);
        var heard = books.subscriptions().of(channel).stream().filter(Subscription::isHeard)
                .filter(one -> one.wanted().breaking() == Wanted.Breaking.ON).toList();
        var fresh = books.tellings().heldBack(channel, why, MAX_WAITING).stream().flatMap(id -> articles.find(id).stream())
                .filter(article -> Urgency.isBreaking(article) && !article.published().at().isBefore(since) && article.showable().at(clock.instant()))
                .filter(article -> books.letIn(article, heard) && books.tellings().of(channel, article.id()).isEmpty() && teller.hasRoom(channel))
                .toList();
        // More at once are read in a list, or in the night the latest of them.
        if (fresh.size() <= MAX_BREAKING || teller.isQuiet(channel)) {
            fresh.subList(Math.max(0, fresh.size() - MAX_BREAKING), fresh.size()).forEach(article -> {
                var breaking = teller.breaking(channel);
                stories.told(channel, article).ifPresentOrElse(
                        told -> teller.addBreaking(told, article, breaking),
                        () -> teller.tell(channel, article, List.of(breaking), Optional.empty()));
                books.tellings().drop(channel, article.id());
            });
        }
    }

    private static Post.Occasion occasion(Tellings.Why why) {
        return switch (why) {
            case QUIET -> Post.Occasion.QUIET_IS_OVER;
            case TOO_MANY -> Post.Occasion.MANY;
            case SHUT_OUT -> Post.Occasion.LET_IN_AGAIN;
        };
    }

    private void tellTogether(ChannelId channel, Tellings.Why why) {
        var now = clock.instant();
        var firsts = new ArrayList<Article>();
        var mayBeUndone = books.deeds().since(channel, now.minus(UNDONE_WITHIN), MAX_DEEDS).stream()
                .anyMatch(deed -> deed.what() == Deeds.Kind.UNSUBSCRIBED);
        for (var id : books.tellings().heldBack(channel, why, MAX_WAITING)) {
            var article = articles.find(id).filter(each -> each.showable().at(now) && !stories.isMuted(channel, each, now));
            if (articles.find(id).filter(each -> isHeldForNow(each, now)).isPresent()) {
                continue; // Its hour may come.
            }
            var isTold = books.tellings().of(channel, id).isPresent();
            var isUnwanted = article.filter(each -> isWanted(channel, each)).isEmpty();
            if (!isTold && isUnwanted && article.isPresent() && mayBeUndone) {
                continue;
            }
            if (isTold || isUnwanted) {
                books.tellings().drop(channel, id);
            } else if (stories.told(channel, article.get()).isPresent()) {
                stories.told(channel, article.get()).ifPresent(told -> teller.addTo(told, article.get(), List.of()));
                books.tellings().drop(channel, id);
            } else {
                firsts.add(article.get());
            }
        }
        tellFirsts(channel, firsts, occasion(why), now);
    }

    private static boolean isHeldForNow(Article article, Instant now) {
        return !article.showable().at(now) && !article.showable().isExpiredAt(now) && switch (article.status()) {
            case Status.Embargoed _,Status.Withheld _ -> true;
            case Status.Usable _,Status.Killed _ -> false;
        };
    }

    /** Whoever unsubscribed meanwhile waits for nothing. */
    private boolean isWanted(ChannelId channel, Article article) {
        return books.letIn(article, books.subscriptions().of(channel).stream().filter(Subscription::isHeard).toList());
    }

    private void tellFirsts(ChannelId channel, List<Article> waiting, Post.Occasion occasion, Instant now) {
        var told = new ArrayList<StoryInPost>();
        for (var article : waiting) {
            if (told.stream().noneMatch(story -> story.names(article.id()))) {
                var story = stories.ofStory(article);
                told.add(StoryInPost.begun(
                        article, waiting.stream().filter(other -> story.contains(other.id())).toList(), stories.reports(article, now), articles));
            }
        }
        // After quiet hours also one alone says why it comes only now.
        if (told.size() == 1 && occasion != Post.Occasion.QUIET_IS_OVER) {
            var only = told.getFirst();
            articles.find(only.first()).ifPresent(first -> teller.tell(channel, first, only, Optional.empty()));
        } else if (!told.isEmpty()) {
            teller.tellTogether(channel, told, occasion);
        }
    }
}
