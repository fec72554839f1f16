package news.backstory.store;

import static news.backstory.store.Instants.instant;
import static news.backstory.store.Instants.micros;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;
import news.backstory.story.Change;
import news.backstory.story.Stories;
import news.backstory.story.Story;
import news.backstory.story.StoryId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Stories, in the tables {@code story}, {@code story_article} and {@code story_change}. */
final class SqlStories implements Stories {

    /** A merged story leads to another, that one perhaps to a third; longer chains than this do not come about in practice. */
    private static final int MAX_STEPS = 50;

    private static final RowMapper<Change> CHANGE = (row, _) -> new Change(
            row.getLong("number"), Change.Kind.valueOf(row.getString("kind")), new StoryId(row.getString("from_story")),
            new StoryId(row.getString("to_story")), ids(row.getString("moved")), row.getString("done_by"), instant(row.getLong("at")),
            Change.Standing.valueOf(row.getString("standing")));

    private final Writer writer;
    private final Readers readers;

    SqlStories(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Optional<Story> find(StoryId story) {
        return readers.read(handle -> {
            var at = story;
            for (var step = 0; step < MAX_STEPS; step++) {
                var found = read(handle, at);
                if (found.isPresent()) {
                    return found;
                }
                var next = handle.select(
                        "SELECT to_story FROM story_change WHERE from_story = ? AND kind = 'MERGE' AND standing = 'STANDS' ORDER BY number DESC LIMIT 1",
                        at.value()).mapTo(String.class).findOne();
                if (next.isEmpty()) {
                    return Optional.<Story>empty();
                }
                at = new StoryId(next.get());
            }
            return Optional.<Story>empty();
        });
    }

    @Override
    public Optional<Story> of(ArticleId article) {
        return readers
                .read(handle -> handle.select("SELECT story FROM story_article WHERE article = ?", article.value()).mapTo(String.class).findOne()
                        .flatMap(story -> read(handle, new StoryId(story))));
    }

    @Override
    public void open(StoryId story, Member first) {
        join(story, first, first.article());
    }

    @Override
    public void join(StoryId story, Member member, ArticleId central) {
        writer.write(handle -> {
            var placed = handle.select("SELECT count(*) FROM story_article WHERE article = ?", member.article().value()).mapTo(Integer.class).one();
            if (placed > 0) {
                return 0;
            }
            handle.execute("INSERT INTO story (id, central) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET central = excluded.central", story.value(),
                    central.value());
            return handle.execute("INSERT INTO story_article (article, story, outlet, published) VALUES (?, ?, ?, ?)", member.article().value(),
                    story.value(), member.outlet(), micros(member.published()));
        });
    }

    @Override
    public Optional<Change> merge(StoryId part, StoryId into, String by, Instant at) {
        return writer.write(handle -> {
            var moved = read(handle, part).map(Story::articles).orElse(List.of());
            if (moved.isEmpty() || read(handle, into).isEmpty() || part.equals(into)) {
                return Optional.<Change>empty();
            }
            var own = read(handle, into).map(Story::articles).orElse(List.of());
            move(handle, moved, part, into);
            var merge = recorded(handle, Change.Kind.MERGE, part, into, moved, by, at);
            handle.execute("UPDATE story_change SET there_before = ? WHERE number = ?", texts(own), merge.number());
            return Optional.of(merge);
        });
    }

    @Override
    public Optional<Change> split(StoryId from, List<ArticleId> articles, String by, Instant at) {
        return writer.write(handle -> {
            var all = read(handle, from).map(Story::articles).orElse(List.of());
            var moved = all.stream().filter(articles::contains).toList();
            if (moved.isEmpty() || moved.size() == all.size()) {
                return Optional.<Change>empty();
            }
            var next = handle.select("SELECT coalesce(max(number), 0) + 1 FROM story_change").mapTo(Long.class).one();
            var to = StoryId.splitOff(moved.getFirst(), next);
            handle.execute("INSERT INTO story (id, central) VALUES (?, ?)", to.value(), moved.getFirst().value());
            move(handle, moved, from, to);
            return Optional.of(recorded(handle, Change.Kind.SPLIT, from, to, moved, by, at));
        });
    }

    @Override
    public Optional<Joint> since(long merge) {
        return readers.read(handle -> handle
                .select("SELECT * FROM story_change WHERE number = ? AND standing = 'STANDS' AND kind = 'MERGE' AND there_before IS NOT NULL", merge)
                .map((row, context) -> {
                    var change = CHANGE.map(row, context);
                    var own = ids(row.getString("there_before"));
                    var since = read(handle, change.to()).map(Story::articles).orElse(List.of()).stream()
                            .filter(article -> !own.contains(article) && !change.moved().contains(article)).toList();
                    return new Joint(change, own, since);
                }).findOne());
    }

    @Override
    public Optional<Change> undo(long number, List<ArticleId> along) {
        return writer.write(handle -> {
            var standing = handle.select("SELECT * FROM story_change WHERE number = ? AND standing = 'STANDS'", number).map(CHANGE).findOne();
            return standing.filter(change -> change.moved().stream().allMatch(article -> isIn(handle, article, change.to()))).map(change -> {
                var back = change.undone(along);
                move(handle, back.moved(), change.to(), change.from());
                handle.execute("UPDATE story_change SET standing = 'UNDONE' WHERE number = ?", number);
                return back;
            });
        });
    }

    @Override
    public List<Change> changes(StoryId story) {
        return readers.read(handle -> handle.select(
                "SELECT * FROM story_change WHERE from_story = ? OR to_story = ? ORDER BY number", story.value(), story.value()).map(CHANGE).list());
    }

    @Override
    public List<Story> between(Instant from, Instant to) {
        return readers.read(handle -> handle.select(
                "SELECT story FROM story_article GROUP BY story HAVING max(published) >= ? AND max(published) < ? ORDER BY max(published) DESC, story",
                micros(from), micros(to)).mapTo(String.class).list().stream().flatMap(story -> read(handle, new StoryId(story)).stream()).toList());
    }

    private record Row(ArticleId article, String outlet, Instant published) {}

    private static Optional<Story> read(Handle handle, StoryId story) {
        var rows = handle.select("SELECT article, outlet, published FROM story_article WHERE story = ? ORDER BY published, article", story.value())
                .map((row, _) -> new Row(new ArticleId(row.getString("article")), row.getString("outlet"), instant(row.getLong("published")))).list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var articles = rows.stream().map(Row::article).toList();
        var central = new ArticleId(handle.select("SELECT central FROM story WHERE id = ?", story.value()).mapTo(String.class).one());
        return Optional.of(new Story(
                story, articles.contains(central) ? central : articles.getFirst(), rows.getFirst().published(), rows.getLast().published(),
                rows.stream().map(Row::outlet).filter(outlet -> !outlet.isBlank()).distinct().toList(), articles));
    }

    private static boolean isIn(Handle handle, ArticleId article, StoryId story) {
        return handle.select("SELECT 1 FROM story_article WHERE article = ? AND story = ?", article.value(), story.value()).mapTo(Integer.class)
                .findOne().isPresent();
    }

    private static void move(Handle handle, List<ArticleId> moved, StoryId from, StoryId to) {
        for (var article : moved) {
            handle.execute("UPDATE story_article SET story = ? WHERE article = ? AND story = ?", to.value(), article.value(), from.value());
        }
    }

    private static Change recorded(Handle handle, Change.Kind kind, StoryId from, StoryId to, List<ArticleId> moved, String by, Instant at) {
        handle.execute(
                "INSERT INTO story_change (kind, from_story, to_story, moved, done_by, at, standing) VALUES (?, ?, ?, ?, ?, ?, 'STANDS')",
                kind.name(),
                from.value(), to.value(), texts(moved), by, micros(at));
        return handle.select("SELECT * FROM story_change ORDER BY number DESC LIMIT 1").map(CHANGE).one();
    }

    private static String texts(List<ArticleId> articles) {
        return Json.texts(articles.stream().map(ArticleId::value).toList()).toString();
    }

    private static List<ArticleId> ids(String array) {
        return Json.list(Json.object(array), id -> new ArticleId(id.asText()));
    }
}
