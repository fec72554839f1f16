package news.backstory.workbench;

import java.time.InstantSource;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.Articles;
import news.backstory.search.ArticleIndex;
import news.backstory.wire.ArticleJson;

/** {@code backstory import}: articles in JSON lines into the archive. What is newer there, or dead, stays as it is. */
public final class ArticleImport {

    private final Articles articles;
    private final ArticleIndex index;
    private final InstantSource clock;
    private int stored;
    private int older;
    private int held;

    /** @param index shows whether what is stored can be found */
    public ArticleImport(Articles articles, ArticleIndex index, InstantSource clock) {
        this.articles = articles;
        this.index = index;
        this.clock = clock;
    }

    /** How the process should exit: 0, or 1 if a line was bad; bad lines are named and the rest goes on. */
    public int run(Terminal terminal) {
        var bad = new JsonLines.Bad(terminal);
        var progress = new Progress(terminal, "articles");
        JsonLines.each(terminal.in(), bad, line -> {
            try {
                take(ArticleJson.read(line.json(), clock.instant()));
            } catch (ArticleJson.Mistake mistake) {
                bad.line(line.number(), new BadLine(String.valueOf(mistake.getMessage())));
            }
            progress.step();
        });
        index.addAll(each -> articles.forEach(article -> {
            if (article.showable().at(clock.instant())) {
                each.accept(article);
            }
        }));
        progress.end();
        terminal.out().printf(
                "%d stored, %d not (the archive has a newer version), %d of the stored held; %d articles in the archive, %d of them findable%n",
                stored, older, held, articles.count(), index.size());
        terminal.out().flush();
        return bad.exitCode();
    }

    private void take(Article article) {
        var known = articles.find(article.id());
        if (known.filter(before -> before.version() > article.version()).isPresent()) {
            older++;
            return;
        }
        var kept = articles.save(article, clock.instant(), List.of(article.link()));
        stored++;
        held += kept.showable().at(clock.instant()) ? 0 : 1;
    }
}
