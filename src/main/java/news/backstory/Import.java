package news.backstory;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import news.backstory.App.Options;
import news.backstory.search.ArticleIndex;
import news.backstory.store.SqlStore;
import news.backstory.store.StoreUnusable;
import news.backstory.workbench.ArticleImport;
import news.backstory.workbench.Terminal;

/** {@code ./backstory import}: fills the data folder that {@code serve} uses, while it does not run. */
final class Import {

    private Import() {}

    static int run(Options options, Map<String, String> environment, Terminal terminal) {
        options.only(List.of(), List.of());
        var folder = Path.of(environment.getOrDefault("BACKSTORY_DATA", "data"));
        try (var store = SqlStore.open(folder); var index = ArticleIndex.inMemory()) {
            return new ArticleImport(store.articles(), index, InstantSource.system()).run(terminal);
        } catch (StoreUnusable unusable) {
            return App.unusable(List.of(String.valueOf(unusable.getMessage())));
        }
    }
}
