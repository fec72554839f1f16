package news.backstory.amend;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import news.backstory.article.ArticleChange;
import news.backstory.article.Kill;
import news.backstory.channel.ChannelId;
import news.backstory.ledger.Line;
import news.backstory.ledger.Outbox;
import news.backstory.ledger.Outbox.Carrier;
import news.backstory.ledger.Unasked;
import news.backstory.post.Bit;
import news.backstory.post.Origin;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Row;

/** Tells of one kill: each thread once, and whoever shared what was killed. It says which article that was, and nothing of what it said. */
final class KillNotices {

    private final ArticleChange change;
    private final Kill kill;
    private final List<Carrier> carriers;
    private final Instant staleAt;

    KillNotices(ArticleChange change, Kill kill, List<Carrier> carriers, Instant staleAt) {
        this.change = change;
        this.kill = kill;
        this.carriers = carriers;
        this.staleAt = staleAt;
    }

    List<Line> inThreads() {
        var lines = new ArrayList<Line>();
        Carriers.firstOfEachThread(carriers.stream().filter(Carriers::isThreaded).filter(carrier -> !isOurWord(carrier)))
                .forEach((thread, carrier) -> lines.add(new Line(
                        Unasked.CHANGE.key(String.valueOf(change.number()), "killed", thread), Carriers.under(carrier),
                        Post.Saying.of(notice(partIn(thread))), staleAt)
                        .atOnce()));
        return lines;
    }

    /** What we said of it, that it was corrected or issued again, or not posted: it is taken back itself, and needs no word beneath. */
    private static boolean isOurWord(Carrier carrier) {
        return carrier.content() instanceof Post.Saying(var about, _) && !about.isEmpty() || Unasked.isRegret(carrier.key());
    }

    /** Under a digest its cards stand, too; and under a story's card what followed on it. */
    private Part partIn(String thread) {
        var parts = carriers.stream().filter(carrier -> Carriers.isThreaded(carrier) && Carriers.thread(carrier).equals(thread)).toList();
        return parts.stream().filter(carrier -> carrier.content() instanceof Post.Digest).findFirst().map(digest -> part(digest.content()))
                .filter(part -> part == Part.LISTED)
                .or(() -> parts.stream().map(carrier -> part(carrier.content())).filter(part -> part == Part.STORY).findFirst())
                .or(() -> parts.stream().map(carrier -> part(carrier.content())).filter(part -> part != Part.LISTED).sorted().findFirst())
                .orElse(Part.LISTED);
    }

    private Part part(Post content) {
        return Part.of(change.before().id(), content);
    }

    private Row notice(Part part) {
        return switch (part) {
            case STORY -> row("This story was killed", origin("The story"), removed() + " Do not use it.");
            case LISTED -> row("An article listed here was killed", origin("The article"), removed() + " Do not use it.");
            case FOLLOWED -> row("A report in this thread was killed", origin("The report"), " Do not use it.");
            case COUNTED -> row("A report counted here" + outlet() + " was killed", List.of(), " It is counted no more. Do not use it.");
        };
    }

    private Row row(String strong, List<Bit> origin, String rest) {
        return joined(
                List.of(new Bit.Strong(strong), new Bit.Plain(by() + " at "), new Bit.When(kill.at()), new Bit.Plain(why())), origin,
                List.of(new Bit.Plain(rest)));
    }

    private String outlet() {
        var outlet = change.before().source();
        return outlet.isBlank() ? "" : " (" + outlet + ")";
    }

    private List<Bit> origin(String what) {
        return joined(List.of(new Bit.Plain(" " + what + ": ")), Origin.of(change.before()).bits(), List.of(new Bit.Plain("."))).bits();
    }

    private static Row joined(List<Bit> before, List<Bit> origin, List<Bit> after) {
        return new Row(Stream.of(before, origin, after).flatMap(List::stream).toList(), List.of());
    }

    List<Line> toThoseWhoShared() {
        var lines = new ArrayList<Line>();
        Sharers.of(change.before().id(), carriers).forEach((person, carrier) -> lines.add(new Line(
                Unasked.CHANGE.key(String.valueOf(change.number()), "to", person.value()), new Place.InChannel(new ChannelId(person.value())),
                Post.Saying.of(told(carrier).with(new Row.Choice("Seen", Row.Ask.SEEN, "kill-" + change.number()))), staleAt).atOnce()));
        return lines;
    }

    private Row told(Carrier carrier) {
        var isShared = Sharers.isShared(change.before().id(), carrier);
        return joined(
                joined(Sharers.what(change.before().id(), carrier), List.of(
                        new Bit.Plain((isShared ? " that was killed" : " named an article that was killed") + by() + " at "),
                        new Bit.When(kill.at())), List.of(new Bit.Plain(why()))).bits(),
                origin(isShared ? "The story" : "The article"), List.of(new Bit.Plain(" " + whatNow(carrier.place()))));
    }

    private static String whatNow(Place place) {
        if (place instanceof Place.OnLinks) {
            return "I am taking my card off it; the link in your message stays: please take it out, and do not use it.";
        }
        return Carriers.isChangeable(place)
                ? "I am taking it back there. Do not use it."
                : "I cannot take it back there, because I am not in that channel: please delete the message, and do not use it.";
    }

    private String by() {
        return kill.by().isEmpty() ? "" : " by " + kill.by();
    }

    private String why() {
        return kill.reason().isEmpty() ? "." : ": " + kill.reason() + (kill.reason().endsWith(".") ? "" : ".");
    }

    /** "Removed from 2 channels, 1 digest, 3 lists."; what we said of it ourselves is none of these. */
    private String removed() {
        var extent = extent();
        return extent.isEmpty() ? "" : " Removed from " + extent + ".";
    }

    private String extent() {
        var channels = carriers.stream().filter(this::isOnCard).map(carrier -> carrier.place().channel()).distinct().count();
        var digests = carriers.stream().filter(carrier -> carrier.content() instanceof Post.Digest).count();
        var lists = carriers.stream()
                .filter(carrier -> !isOnCard(carrier) && !(carrier.content() instanceof Post.Digest || carrier.content() instanceof Post.Saying))
                .count();
        return String.join(", ", Stream.of(counted(channels, "channel"), counted(digests, "digest"), counted(lists, "list"))
                .filter(text -> !text.isEmpty()).toList());
    }

    private boolean isOnCard(Carrier carrier) {
        return Carriers.isCard(carrier) && part(carrier.content()) != Part.COUNTED;
    }

    private static String counted(long count, String unit) {
        return count == 0 ? "" : count + " " + unit + (count == 1 ? "" : "s");
    }
}
