package news.backstory.amend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleChange;
import news.backstory.article.Status;
import news.backstory.channel.ChannelId;
import news.backstory.ledger.Line;
import news.backstory.ledger.Outbox.Carrier;
import news.backstory.ledger.Unasked;
import news.backstory.post.Bit;
import news.backstory.post.Origin;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Row;

/** Tells whoever was told that an article was killed that this was not the last word: each thread once, and whoever shared it. */
final class BackNotices {

    private final ArticleChange change;
    private final Article now;
    private final List<Carrier> carriers;
    private final Instant at;
    private final Instant staleAt;

    BackNotices(ArticleChange change, Article now, List<Carrier> carriers, Instant at, Instant staleAt) {
        this.change = change;
        this.now = now;
        this.carriers = carriers;
        this.at = at;
        this.staleAt = staleAt;
    }

    /** It is dead no more, but of no use any more either: nothing of it is shown again. */
    static boolean isOver(Article article, Instant at) {
        return article.status() instanceof Status.Usable && article.showable().isExpiredAt(at);
    }

    List<Line> inThreads() {
        var lines = new ArrayList<Line>();
        Carriers.firstOfEachThread(
                carriers.stream().filter(carrier -> Carriers.isThreaded(carrier) && !(carrier.content() instanceof Post.Saying)))
                .forEach((thread, carrier) -> lines.add(new Line(Unasked.CHANGE.key(String.valueOf(change.number()), "again", thread),
                        Carriers.under(carrier), said(inThread()), staleAt)));
        return lines;
    }

    private List<Bit> inThread() {
        return isOver(now, at)
                ? joined(List.of(new Bit.Strong("Not killed any more"), new Bit.Plain(" since "), new Bit.When(change.at()),
                        new Bit.Plain(byAPerson() ? ": put back by " + change.by() + "." : ".")), over())
                : List.of(new Bit.Strong(byAPerson() ? "Put back" : "Issued again"),
                        new Bit.Plain(byAPerson() ? " by " + change.by() + " at " : " as a new version at "), new Bit.When(change.at()),
                        new Bit.Plain(", after it was killed. It may be used."));
    }

    /** A wire issues again what it killed; a person puts back what was. */
    private boolean byAPerson() {
        return !change.by().isEmpty();
    }

    List<Line> toThoseWhoShared() {
        var lines = new ArrayList<Line>();
        Sharers.of(now.id(), carriers).forEach((person, carrier) -> lines.add(new Line(
                Unasked.CHANGE.key(String.valueOf(change.number()), "to", person.value()), new Place.InChannel(new ChannelId(person.value())),
                said(told(carrier)), staleAt)));
        return lines;
    }

    private List<Bit> told(Carrier carrier) {
        var isShared = Sharers.isShared(now.id(), carrier);
        var was = joined(Sharers.what(now.id(), carrier),
                List.of(new Bit.Plain(isShared ? " that was killed." : " named an article that was killed.")));
        var origin = joined(List.of(new Bit.Plain(isShared ? " The story: " : " The article: ")), Origin.of(now).bits());
        var is = isOver(now, at)
                ? joined(List.of(new Bit.Plain(" It is not killed any more since "), new Bit.When(change.at()),
                        new Bit.Plain(byAPerson() ? ": put back by " + change.by() + "." : ".")), over())
                : List.<Bit>of(
                        new Bit.Plain(byAPerson() ? " It was put back by " + change.by() + " at " : " It was issued again, as a new version, at "),
                        new Bit.When(change.at()), new Bit.Plain(" and may be used."));
        return joined(joined(was, is), joined(origin, List.of(new Bit.Plain("."))));
    }

    private List<Bit> over() {
        return List.of(new Bit.Plain(" The time in which it could be used ended at "), new Bit.When(now.traits().expires()),
                new Bit.Plain(", so nothing of it is shown again."));
    }

    private static List<Bit> joined(List<Bit> one, List<Bit> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Should it be killed anew before this is said, this is not said. */
    private Post said(List<Bit> bits) {
        return new Post.Saying(isOver(now, at) ? List.of() : List.of(now.id()), List.of(new Row(bits, List.of())));
    }
}
