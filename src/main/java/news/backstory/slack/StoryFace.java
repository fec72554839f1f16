package news.backstory.slack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.channel.Card;
import news.backstory.channel.Cards;
import news.backstory.channel.Post;

/** How it looks who covered a story, and how it moved. Counts and lists only what may be shown at this moment. */
final class StoryFace {

    /** Of more moments the first half and the latest half of these are shown. */
    static final int MAX_MOMENTS = 20;

    /** Of more reports of one kind the latest of these are shown, and the others counted. */
    static final int MAX_ROWS = 8;

    private StoryFace() {}

    /** @param alone whether only the person who asked sees it, and may post it for all */
    static List<Part> coverage(Post.Coverage coverage, Cards cards, ArticleFace face, boolean alone) {
        var own = shown(coverage.own(), cards);
        var near = own.isEmpty() ? shown(coverage.near(), cards) : List.<Article>of();
        var parts = new ArrayList<Part>();
        parts.add(Part.Text.row(verdict(own, near)));
        about(coverage.article(), Stream.concat(own.stream(), near.stream()).toList(), cards, face).ifPresent(parts::add);
        rows(own, face).ifPresent(parts::add);
        rows(near, face).ifPresent(parts::add);
        titled("On the wire", shown(coverage.wire(), cards), face).ifPresent(parts::add);
        titled("Elsewhere", shown(coverage.others(), cards), face).ifPresent(parts::add);
        if (alone) {
            parts.add(new Part.Actions(List.of(Buttons.postCoverage(coverage.article(), coverage.thread()), Buttons.timeline(coverage.article()))));
        }
        return List.copyOf(parts);
    }

    /** @param alone as above */
    static List<Part> timeline(Post.Timeline timeline, Cards cards, ArticleFace face, boolean alone) {
        var rows = moments(timeline, cards, face).stream().map(Moment::row).toList();
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

    private static List<Moment> moments(Post.Timeline timeline, Cards cards, ArticleFace face) {
        var moments = new ArrayList<Moment>();
        for (var article : shown(timeline.articles(), cards)) {
            moments.add(new Moment(article.published().at(), face.row(article)));
            cards.versionsOf(article.id()).stream().filter(version -> version.number() > 1)
                    .forEach(version -> moments.add(new Moment(version.seenAt(), face.changed(article, version))));
        }
        moments.sort(Comparator.comparing(Moment::at));
        return moments;
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

    private static Optional<Part> titled(String title, List<Article> articles, ArticleFace face) {
        return articles.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Part.Text(Stream.concat(Stream.of(List.<Words>of(new Words.Bold(title))), latest(articles, face)).toList()));
    }

    private static Optional<Part> rows(List<Article> articles, ArticleFace face) {
        return articles.isEmpty() ? Optional.empty() : Optional.of(new Part.Text(latest(articles, face).toList()));
    }

    private static Stream<List<Words>> latest(List<Article> articles, ArticleFace face) {
        var left = Math.max(0, articles.size() - MAX_ROWS);
        var before = left == 0 ? Stream.<List<Words>>of() : Stream.of(List.<Words>of(new Words.Plain("and " + left + " earlier")));
        return Stream.concat(before, articles.stream().skip(left).map(face::row));
    }

    /** Which article the verdict is on, where no row below tells: whoever asked by words has not named one. */
    private static Optional<Part> about(ArticleId article, List<Article> rows, Cards cards, ArticleFace face) {
        return cards.of(article).map(Card::article).filter(asked -> !rows.contains(asked)).map(asked -> new Part.Text(
                List.of(Stream.concat(Stream.of(new Words.Plain("Asked about: ")), face.headline(asked).stream()).toList())));
    }

    private static List<Article> shown(List<ArticleId> ids, Cards cards) {
        return ids.stream().map(cards::of).flatMap(Optional::stream).map(Card::article).toList();
    }
}
