package news.backstory.answer;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.channel.Deeds;
import news.backstory.command.Caller;
import news.backstory.ledger.Line;
import news.backstory.post.Post;
import news.backstory.post.Row;
import news.backstory.telling.Books;

/** People take an article back wherever it was said, or put back what they took away by mistake. */
final class PullCommands {

    private static final String PULLED = "Pulled. It is gone from search and from every list, and is taken back ";
    private static final String PUT_BACK = "Put back, as a new version: it can be found again, its cards show it, and each thread says so.";
    private static final String PUT_BACK_EXPIRED = "Put back. The time in which it could be used has ended, so it is not shown again: where it was taken back,"
            + " it says that it is not killed any more, and each thread says so.";
    private static final String NOTHING_PULLED = "Nothing is pulled there, or it is not yours to put back.";

    private final Articles articles;
    private final Books books;
    private final People people;
    private final Permits permits;
    private final InstantSource clock;

    PullCommands(Articles articles, Books books, People people, Permits permits, InstantSource clock) {
        this.articles = articles;
        this.books = books;
        this.people = people;
        this.permits = permits;
        this.clock = clock;
    }

    List<Line> pull(Caller caller, Link link, String reason) {
        return pull(caller, articles.findAt(link).map(Articles.Kept::article), reason);
    }

    List<Line> pull(Caller caller, ArticleId article, String reason) {
        return pull(caller, articles.find(article), reason);
    }

    private List<Line> pull(Caller caller, Optional<Article> known, String reason) {
        var found = known.filter(article -> isPullable(article, clock.instant()) || isLeftToWire(article)).map(Article::id);
        if (found.isEmpty()) {
            var done = caller.doneBefore(books.deeds(), Deeds.Kind.PULLED).flatMap(deed -> deed.articles().stream().findFirst());
            return Replies.alone(caller, done.map(article -> pulled(PULLED + "wherever it stands.", article))
                    .orElseGet(() -> Row.plain("I have said nothing of that page, or it was pulled already.")));
        }
        var article = found.get();
        return permits.ifEditorOf(caller, article, () -> {
            var places = books.outbox().carrying(article).stream().filter(carrier -> !(carrier.content() instanceof Post.Saying)).count();
            note(caller, Deeds.Kind.PULLED, reason, article);
            articles.kill(article, new Kill(people.nameOf(caller.person()), reason, caller.heardAt()));
            return Replies.alone(caller, pulled(PULLED + "in " + places + (places == 1 ? " place." : " places."), article));
        });
    }

    /** Also what has expired: what was said of it stands, and must go where it was wrong. */
    static boolean isPullable(Article article, Instant now) {
        return article.showable().at(now) || article.status() instanceof Status.Usable && article.showable().isExpiredAt(now);
    }

    /** Nobody holds it dead: whatever its wire sends next would show. */
    private boolean isLeftToWire(Article article) {
        return article.status() instanceof Status.Killed && articles.killOf(article.id()).isEmpty();
    }

    private static Row pulled(String said, ArticleId article) {
        return Row.plain(said).with(new Row.Choice("Put it back", Row.Ask.UNPULL, article.value()));
    }

    List<Line> unpull(Caller caller, Link link) {
        return unpull(caller, articles.findAt(link).map(Articles.Kept::article));
    }

    List<Line> unpull(Caller caller, ArticleId article) {
        return unpull(caller, articles.find(article));
    }

    private List<Line> unpull(Caller caller, Optional<Article> known) {
        var found = known.filter(article -> article.status() instanceof Status.Killed).map(Article::id);
        if (found.isEmpty()) {
            return Replies.alone(caller, Row.plain(caller.doneBefore(books.deeds(), Deeds.Kind.UNPULLED).isPresent() ? PUT_BACK : NOTHING_PULLED));
        }
        return permits.ifEditorOf(caller, found.get(), () -> {
            var putBack = articles.putBack(found.get(), people.nameOf(caller.person()), caller.heardAt());
            switch (putBack) {
                case SHOWN -> note(caller, Deeds.Kind.UNPULLED, "", found.get());
                case WITHHELD, KILLED_BY_WIRE -> note(caller, Deeds.Kind.LEFT_TO_WIRE, "", found.get());
                case TAKEN_AWAY, REFUSED -> {
                }
            }
            return Replies.alone(caller, Row.plain(told(putBack, found.get())));
        });
    }

    private String told(Articles.PutBack putBack, ArticleId article) {
        return switch (putBack) {
            case SHOWN ->
                articles.find(article).filter(found -> found.showable().isExpiredAt(clock.instant())).isPresent() ? PUT_BACK_EXPIRED : PUT_BACK;
            case WITHHELD -> "Its wire has held it back since it was pulled: it shows when the wire sends that again, or a newer version.";
            case KILLED_BY_WIRE -> "Its wire has killed it, too: it is back when the wire issues it again.";
            case TAKEN_AWAY ->
                "Its publisher took it away. If its page is there again, have me read it first, by /news and its link: then it can be put back.";
            case REFUSED -> "Its wire has killed it: only the wire can issue it again.";
        };
    }

    private void note(Caller caller, Deeds.Kind what, String about, ArticleId article) {
        caller.did(books.deeds(), what, about, List.of(article), permits.channelsOf(List.of(article)));
    }
}
