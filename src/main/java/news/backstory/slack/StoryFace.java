package news.backstory.slack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.post.Card;
import news.backstory.post.Cards;
import news.backstory.post.Gone;
import news.backstory.post.Post;

/**
 * How it looks who covered a story, and how it moved. Counts only what may be shown at this moment; where a post of it stands already and named what is
 * gone since, a row says so.
 */
record StoryFace(Cards cards, ArticleFace face, ChannelFace channel) {

    /** Of more moments the first half and the latest half of these are shown. */
    static final int MAX_MOMENTS = 20;

    /** Of more reports of one kind the latest of these are shown, and the others counted. */
    static final int MAX_ROWS = 8;

    /** @param alone whether only the person who asked sees it, and may post it for all */
    List<Part> coverage(Post.Coverage coverage, boolean alone) {
        var own = shown(coverage.own());
        var near = own.isEmpty() ? shown(coverage.near()) : List.<Article>of();
        var parts = new ArrayList<Part>();
        parts.add(Part.Text.row(verdict(own, near)));
        about(coverage.article(), Stream.concat(own.stream(), near.stream()).toList()).ifPresent(parts::add);
        rows(coverage.own()).ifPresent(parts::add);
        rows(own.isEmpty() ? coverage.near() : List.of()).ifPresent(parts::add);
        titled("On the wire", coverage.wire()).ifPresent(parts::add);
        titled("Elsewhere", coverage.others()).ifPresent(parts::add);
        if (alone) {
            parts.add(new Part.Actions(List.of(Buttons.postCoverage(coverage.article(), coverage.thread()), Buttons.timeline(coverage.article()))));
        }
        return List.copyOf(parts);
    }

    /** @param alone as above */
    List<Part> timeline(Post.Timeline timeline, boolean alone) {
        var rows = moments(timeline).stream().map(Moment::row).toList();
        var parts = new ArrayList<Part>();
        parts.add(Part.Text.row(new Words.Bold("How the story moved")));
        if (rows.size() <= MAX_MOMENTS) {
            parts.add(new Part.Text(rows));
        } else {
            parts.add(new Part.Text(rows.subList(0, MAX_MOMENTS / 2)));
            parts.add(new Part.Small(List.of(new Words.Plain("and " + (rows.size() - MAX_MOMENTS) + " more, then"))));
            parts.add(new Part.Text(rows.subList(rows.size() - MAX_MOMENTS / 2, rows.size())));
        }
        if (alone) {
            parts.add(new Part.Actions(List.of(Buttons.postTimeline(timeline.article()))));
        }
        return List.copyOf(parts);
    }

    private record Moment(Instant at, List<Words> row) {}

    private List<Moment> moments(Post.Timeline timeline) {
        var moments = new ArrayList<Moment>();
        // Of what is only held nothing is said, and so not when it appeared: it stands where the one before it does.
        var before = Instant.EPOCH;
        for (var id : timeline.articles()) {
            before = moment(id).orElse(before);
            var at = before;
            cards.of(id).ifPresent(card -> moments.addAll(moments(card.article())));
            channel.goneRow(id, cards).ifPresent(row -> moments.add(new Moment(at, row)));
        }
        moments.sort(Comparator.comparing(Moment::at));
        return moments;
    }

    /** Each under the headline that it had then: what it says now stands in its latest version. */
    private List<Moment> moments(Article article) {
        var versions = cards.versionsOf(article.id());
        var moments = new ArrayList<Moment>();
        moments.add(new Moment(article.published().at(), versions.isEmpty() ? face.row(article) : face.began(article, versions.getFirst())));
        for (var at = 1; at < versions.size(); at++) {
            moments.add(new Moment(versions.get(at).seenAt(), face.changed(article, versions.get(at - 1), versions.get(at))));
        }
        return moments;
    }

    private Optional<Instant> moment(ArticleId id) {
        return cards.of(id).map(card -> card.article().published().at()).or(() -> cards.gone(id).flatMap(gone -> switch (gone) {
            case Gone.Killed(_, var origin) -> Optional.of(origin.published().at());
            case Gone.Over(_, var origin) -> Optional.of(origin.published().at());
            case Gone.Held() -> Optional.empty();
        }));
    }

    private static Words[] verdict(List<Article> own, List<Article> near) {
        if (!own.isEmpty()) {
            return new Words[]{new Words.Bold("Yes"),
                    new Words.Plain(own.size() == 1 ? ": 1 piece of ours." : ": " + own.size() + " pieces of ours.")};
        }
        return near.isEmpty()
                ? new Words[]{new Words.Bold("Not yet"), new Words.Plain(": nothing of ours on this that I know of.")}
                : new Words[]{new Words.Bold("Partly"), new Words.Plain(": nothing of ours on this itself, but near it:")};
    }

    private Optional<Part> titled(String title, List<ArticleId> ids) {
        return rows(Stream.of(List.<Words>of(new Words.Bold(title))), ids);
    }

    private Optional<Part> rows(List<ArticleId> ids) {
        return rows(Stream.of(), ids);
    }

    /** What is not shown at all, and does not say that it is gone, is not counted among the earlier ones. */
    private Optional<Part> rows(Stream<List<Words>> title, List<ArticleId> ids) {
        var all = ids.stream().flatMap(id -> cards.of(id).map(card -> face.row(card.article())).or(() -> channel.goneRow(id, cards)).stream())
                .toList();
        var left = Math.max(0, all.size() - MAX_ROWS);
        var before = left == 0 ? Stream.<List<Words>>of() : Stream.of(List.<Words>of(new Words.Plain("and " + left + " earlier")));
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part.Text(Stream.of(title, before, all.stream().skip(left)).flatMap(each -> each).toList()));
    }

    /** Which article the verdict is on, unless it is the one row below: whoever asked by words has not named one. */
    private Optional<Part> about(ArticleId article, List<Article> rows) {
        return cards.of(article).map(Card::article).filter(asked -> !rows.equals(List.of(asked))).map(asked -> new Part.Text(
                List.of(Stream.concat(Stream.of(new Words.Plain("Asked about: ")), face.headline(asked).stream()).toList())));
    }

    private List<Article> shown(List<ArticleId> ids) {
        return ids.stream().map(cards::of).flatMap(Optional::stream).map(Card::article).toList();
    }
}
