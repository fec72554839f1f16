package news.backstory.slack;

import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.PersonId;
import news.backstory.post.Bit;
import news.backstory.post.Card;
import news.backstory.post.Cards;
import news.backstory.post.Gone;
import news.backstory.post.Mark;
import news.backstory.post.Post;
import news.backstory.post.Post.Occasion;
import news.backstory.post.Row;

/**
 * How what comes to channels by itself looks: a story's first post with what became of it, its follow-ups, digests, and what we say ourselves.
 *
 * @param names a person's name as others read it
 */
record ChannelFace(ArticleFace face, Function<PersonId, String> names) {

    /** Of more outlets the first are named. */
    private static final int MAX_OUTLETS = 4;

    private static final int MAX_SAID = 500;

    /** Slack takes 13,000 characters of blocks; a few are needed around the rows. */
    private static final int MAX_SAYING = 11_000;
    private static final String BETWEEN = " · ";

    /** The card, under the latest headline of its story; or that it is gone. Empty if neither may be said. */
    List<Part> card(Post.CardOf card, Cards cards) {
        var latest = cards.latest(card.article(), card.marks());
        if (latest.isEmpty() || cards.mustGo(card.article())) {
            return gone(card.article(), card.marks(), cards);
        }
        // What has expired is shown no more, but what came of it is.
        var first = cards.of(card.article()).orElse(latest.get());
        var parts = new ArrayList<Part>();
        marks(above(card.article(), card.marks(), latest.get().article(), cards)).ifPresent(parts::add);
        if (!first.equals(latest.get())) {
            parts.add(face.title(latest.get().article()));
            parts.add(new Part.Small(List.of(new Words.Plain(latest(latest.get().article(), first.article())))));
            marks(Mark.ofWords(card.article(), card.article(), card.marks())).ifPresent(parts::add);
        }
        parts.addAll(face.card(first));
        also(first.article(), card.also(), cards).ifPresent(parts::add);
        parts.add(new Part.Actions(buttons(card, first.article(), latest.get().article(), cards)));
        return List.copyOf(parts);
    }

    /** What stands above a headline: what became of the story, and of what that article says. */
    private static List<Mark> above(ArticleId first, List<Mark> marks, Article shown, Cards cards) {
        return Stream.concat(
                Mark.ofStory(first, marks, article -> cards.of(article).isPresent()).stream(),
                Mark.ofWords(shown.id(), first, marks).stream()).toList();
    }

    /** Between the headline and what it began with: whose the headline is, if that is another outlet's. */
    private String latest(Article latest, Article first) {
        var whose = latest.source().equals(first.source()) ? "" : face.whose(latest);
        return Stream.of("latest, " + face.times().when(latest.published().at()), whose, "it began with:").filter(text -> !text.isEmpty())
                .collect(Collectors.joining(BETWEEN));
    }

    /** The same where what came of it may be all that stood there. */
    private List<Part> gone(ArticleId first, List<Mark> marks, Cards cards) {
        return Stream.concat(Stream.of(first), Mark.developments(marks).stream()).map(article -> gone(article, cards))
                .filter(parts -> !parts.isEmpty()).findFirst().orElse(List.of());
    }

    List<Part> follows(Post.Follows follows, Cards cards) {
        return cards.of(follows.article()).map(shown -> {
            var parts = new ArrayList<Part>();
            marks(follows.marks()).ifPresent(parts::add);
            parts.add(face.teaser(shown.article()));
            parts.add(new Part.Small(List.of(new Words.Plain(face.ageAndWhose(shown.article())))));
            return List.copyOf(parts);
        }).orElseGet(() -> gone(follows.article(), cards));
    }

    List<Part> digest(Post.Digest digest, Cards cards) {
        var parts = new ArrayList<Part>();
        parts.add(Part.Text.row(new Words.Bold(heading(digest, cards))));
        for (var brief : digest.briefs()) {
            var latest = cards.latest(brief.article(), brief.marks());
            if (latest.isPresent() && !cards.mustGo(brief.article())) {
                parts.add(face.title(latest.get().article()));
                parts.add(new Part.Small(List.of(new Words.Plain(beneath(latest.get().article(), brief, cards)))));
            } else {
                parts.addAll(gone(brief.article(), brief.marks(), cards));
            }
        }
        var leftOut = digest.leftOut();
        if (leftOut.count() > 0) {
            parts.add(new Part.Small(List.of(new Words.Plain("and " + leftOut.count() + " more, which weigh less"
                    + (isWidened(digest) ? "; max: in /news digest lets more come" : "")))));
        }
        if (leftOut.count() > 0 && !leftOut.digest().isEmpty()) {
            parts.add(new Part.Actions(List.of(Buttons.leftOut(leftOut))));
        }
        return List.copyOf(parts);
    }

    /** Whether more would come if somebody said so. */
    private static boolean isWidened(Post.Digest digest) {
        return digest.occasion() != Occasion.LEFT_OUT && digest.briefs().size() < DigestPlan.MOST;
    }

    /** What stands where an article was that must not be shown any more; empty if nothing stood there. */
    List<Part> gone(ArticleId article, Cards cards) {
        return cards.gone(article).map(gone -> List.<Part>of(Part.Text.row(notice(gone)))).orElse(List.of());
    }

    /** One row of a list, where that article stood in it; empty as above. */
    Optional<List<Words>> goneRow(ArticleId article, Cards cards) {
        return cards.gone(article).map(gone -> List.of(notice(gone)));
    }

    private Words[] notice(Gone gone) {
        return switch (gone) {
            case Gone.Killed(var kill, var origin) -> new Words[]{
                    new Words.Bold("KILLED " + face.times().clock(kill.at()) + " — do not use."),
                    new Words.Plain(" " + face.origin(origin) + "." + from(kill.by(), kill.reason()))};
            case Gone.Over(var since, var origin) ->
                new Words[]{new Words.Bold("Not killed any more since " + face.times().clock(since) + "."),
                        new Words.Plain(" " + face.origin(origin) + ". The time in which it could be used has ended, so it is not shown again.")};
            case Gone.Held() ->
                new Words[]{new Words.Bold("WITHHELD — not to be used now."), new Words.Plain(" Its publisher took it back for the moment.")};
        };
    }

    private static String from(String by, String reason) {
        var who = Clip.to(MAX_SAID, Outside.clean(by));
        var why = Clip.to(MAX_SAID, Outside.clean(reason));
        return (who.isEmpty() ? "" : " By " + who + (why.isEmpty() ? "." : ": ")) + (who.isEmpty() && !why.isEmpty() ? " " : "") + why;
    }

    List<Part> saying(Post.Saying saying, Cards cards) {
        if (saying.about().stream().anyMatch(article -> cards.of(article).isEmpty())) {
            return saying.about().stream().flatMap(article -> gone(article, cards).stream()).toList();
        }
        var parts = new ArrayList<Part>();
        var rows = new ArrayList<List<Words>>();
        var number = 0;
        var room = MAX_SAYING;
        for (var at = 0; at < saying.rows().size(); at++) {
            var row = saying.rows().get(at);
            room -= roughly(row);
            if (room < 0 && at > 0) {
                rows.add(List.of(new Words.Plain("and " + (saying.rows().size() - at) + " more")));
                break;
            }
            // Slack refuses a message that holds a text of no characters.
            rows.add(row.bits().stream().flatMap(bit -> words(bit, cards))
                    .filter(words -> !(words instanceof Words.Plain(var text) && text.isEmpty())).toList());
            if (!row.choices().isEmpty()) {
                parts.add(new Part.Text(rows));
                rows.clear();
                var first = number;
                parts.add(new Part.Actions(Stream.iterate(0, each -> each + 1).limit(row.choices().size())
                        .map(each -> Buttons.choice(row.choices().get(each), first + each)).toList()));
                number += row.choices().size();
            }
        }
        if (!rows.isEmpty()) {
            parts.add(new Part.Text(rows));
        }
        return List.copyOf(parts);
    }

    /** How many characters of JSON a row takes. */
    private static int roughly(Row row) {
        var bits = row.bits().stream().mapToInt(bit -> 60 + switch (bit) {
            case Bit.Plain(var text) -> text.length();
            case Bit.Strong(var text) -> text.length();
            case Bit.Typed(var text) -> text.length();
            case Bit.When _,Bit.Age _,Bit.Who _,Bit.Where _ -> 40;
            case Bit.Headline _ -> 400;
        }).sum();
        return bits + 200 * row.choices().size();
    }

    private Stream<Words> words(Bit bit, Cards cards) {
        return switch (bit) {
            case Bit.Plain(var text) -> Stream.of(new Words.Plain(Clip.to(2_000, text)));
            case Bit.Strong(var text) -> Stream.of(new Words.Bold(Clip.to(MAX_SAID, text)));
            case Bit.Typed(var text) -> Stream.of(new Words.Code(text));
            case Bit.When(var at) -> Stream.of(new Words.Plain(face.times().when(at)));
            case Bit.Age(var at) -> Stream.of(new Words.Plain(face.times().age(at)));
            case Bit.Who(var person) -> Stream.of(new Words.Bold(name(person)));
            case Bit.Where(var channel) -> Stream.of(new Words.Channel(channel.value()));
            case Bit.Headline(var article) -> cards.of(article).stream().flatMap(card -> face.headline(card.article()).stream());
        };
    }

    /** With what became of it above. */
    List<Part> marked(List<Mark> marks, List<Part> parts) {
        return Stream.concat(marks(marks).stream(), parts.stream()).toList();
    }

    private Optional<Part> marks(List<Mark> marks) {
        var said = marks.stream().map(mark -> switch (mark) {
            // It is told by the headline, and what became of that by a mark of its own.
            case Mark.WentOn _,Mark.OfDevelopment _ -> "";
            // Should it be of use again, it is a card as any other.
            case Mark.Over _ -> "";
            // The last who was on it has left.
            case Mark.OnIt(var people, _) when people.isEmpty() -> "";
            case Mark.Breaking() -> "🔴 BREAKING";
            case Mark.PassedQuiet() -> "🔴 BREAKING (passed quiet hours)";
            case Mark.Corrected(var at) -> "CORRECTED " + face.times().clock(at);
            case Mark.Updated(var at) -> "UPDATED " + face.times().clock(at);
            case Mark.SplitOff(var at) -> "SPLIT OFF " + face.times().clock(at) + ": it is told as another story";
            case Mark.OnIt(var people, var at) ->
                "On it: " + people.stream().map(this::name).collect(Collectors.joining(", ")) + " " + face.times().clock(at);
        }).filter(text -> !text.isEmpty()).toList();
        return said.isEmpty() ? Optional.empty() : Optional.of(Part.Text.row(new Words.Bold(String.join(BETWEEN, said))));
    }

    private Optional<Part> also(Article first, List<ArticleId> others, Cards cards) {
        var outlets = outlets(first, others, cards);
        return outlets.isEmpty() ? Optional.empty() : Optional.of(new Part.Small(List.of(new Words.Plain(alsoIn(outlets)))));
    }

    private static String alsoIn(List<String> outlets) {
        var named = outlets.stream().limit(MAX_OUTLETS).collect(Collectors.joining(", "));
        return "also in " + outlets.size() + ": " + named + (outlets.size() > MAX_OUTLETS ? ", …" : "");
    }

    /** Each once, with how many reports it has if it went on with its first. */
    private static List<String> outlets(Article first, List<ArticleId> others, Cards cards) {
        var reports = new LinkedHashMap<String, Integer>();
        others.stream().distinct().map(cards::of).flatMap(Optional::stream).map(Card::article)
                .filter(other -> !other.source().equals(first.source()))
                .map(ArticleFace::paper).filter(name -> !name.isEmpty())
                .forEach(name -> reports.merge(name, 1, Integer::sum));
        return reports.entrySet().stream().map(each -> each.getKey() + (each.getValue() > 1 ? " (" + each.getValue() + " reports)" : "")).toList();
    }

    private String beneath(Article shown, Post.Brief brief, Cards cards) {
        var first = cards.of(brief.article()).map(Card::article).orElse(shown);
        var outlets = outlets(first, brief.also(), cards);
        var marks = plain(above(brief.article(), brief.marks(), shown, cards));
        var age = face.ageAndPaper(shown);
        var also = outlets.isEmpty() ? "" : alsoIn(outlets);
        var before = plain(Mark.ofWords(brief.article(), brief.article(), brief.marks()));
        var said = first.equals(shown)
                ? Stream.of(marks, age, also)
                : Stream.of(marks, "latest", age, also,
                        "began with “" + face.headlineText(first) + "”" + (before.isEmpty() ? "" : ", " + before));
        return said.filter(text -> !text.isEmpty()).collect(Collectors.joining(BETWEEN));
    }

    private String plain(List<Mark> marks) {
        return marks(marks).map(part -> PlainReading.of(List.of(part))).orElse("");
    }

    private String heading(Post.Digest digest, Cards cards) {
        var count = digest.briefs().stream()
                .filter(brief -> cards.latest(brief.article(), brief.marks()).isPresent() || !gone(brief.article(), brief.marks(), cards).isEmpty())
                .count();
        var stories = count + (count == 1 ? " story" : " stories");
        // What came meanwhile is all of it, also what the list has no room for.
        var came = count + digest.leftOut().count();
        return switch (digest.occasion()) {
            case HOUR, NOW -> face.times().day(cards.now()) + BETWEEN + stories;
            case HOUR_AFTER_QUIET -> face.times().day(cards.now()) + BETWEEN + stories + " after quiet hours";
            case QUIET_IS_OVER -> "While you were quiet (" + came + ")";
            case MANY -> came + (came == 1 ? " story" : " stories") + " more, together";
            case LEFT_OUT -> stories + " more, which weigh less";
            case LET_IN_AGAIN -> "While Slack did not let me in (" + came + ")";
            case PREVIEW -> "The last day would have brought " + stories;
        };
    }

    /** The menu serves what the headline is of. */
    private static List<BlockElement> buttons(Post.CardOf card, Article first, Article latest, Cards cards) {
        var breaking = Mark.breaking(card.article(), card.marks(), article -> cards.of(article).isPresent());
        return Stream.of(
                breaking.map(article -> cards.of(article).map(Card::article).orElse(latest)).map(Buttons::onIt).stream(),
                Stream.of(Buttons.similar(first), Buttons.covered(first)),
                Buttons.more(first, latest).stream()).<BlockElement>flatMap(each -> each).toList();
    }

    private String name(PersonId person) {
        return Clip.to(60, Outside.clean(Objects.requireNonNullElse(names.apply(person), person.value())));
    }
}
