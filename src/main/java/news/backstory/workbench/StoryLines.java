package news.backstory.workbench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import news.backstory.article.Article;
import news.backstory.story.Stories;
import news.backstory.story.StoriesInMemory;
import news.backstory.story.StoryMatcher;

/** {@code backstory stories}: articles in the order of their time in, {@code {"id","story"}} out: the same name for the same event. */
final class StoryLines {

    static final double MIN_LIKENESS = 0.5;

    private StoryLines() {}

    static int run(List<String> words, Terminal terminal) {
        if (!words.isEmpty()) {
            terminal.err().println("stories reads articles as JSON lines from its input, in the order of their time.");
            return Workbench.USAGE;
        }
        var bad = new JsonLines.Bad(terminal);
        var articles = new ArrayList<Article>();
        var readAt = Instant.EPOCH;
        for (var line : JsonLines.all(terminal, terminal.in(), bad)) {
            try {
                // An undated article appeared when those before it did.
                var article = ArticleLines.article(line.json(), readAt);
                readAt = article.published().at();
                articles.add(article);
            } catch (BadLine why) {
                bad.line(line.number(), why);
            }
        }
        var stories = placed(articles, terminal);
        for (var article : articles) {
            var story = stories.of(article.id()).orElseThrow();
            terminal.out().println(JsonNodeFactory.instance.objectNode().put("id", article.id().value()).put("story", story.id().value()));
        }
        terminal.out().flush();
        return bad.exitCode();
    }

    static Stories placed(List<Article> articles, Terminal terminal) {
        var stories = new StoriesInMemory();
        var matcher = new StoryMatcher(stories, MIN_LIKENESS);
        var progress = new Progress(terminal, "articles");
        for (var article : articles) {
            matcher.place(article);
            progress.step();
        }
        progress.end();
        return stories;
    }
}
