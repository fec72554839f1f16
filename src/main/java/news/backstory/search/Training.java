package news.backstory.search;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.vector.Encoder;
import news.backstory.vector.TableTraining;
import news.backstory.vector.TokenTable;

/**
 * Makes again what {@link ArticleIndex#similar} was learned with: how rare words are, the table of vectors (if a sentence model is installed to distil it
 * from), and the order. An event's articles are never among the texts that the table is distilled from, so that the order learns to trust vectors as far as
 * those of unseen articles can be trusted.
 */
public final class Training {

    /** Of the vectors of the table: more are not better, fewer are worse; docs/why/likeness.md. */
    private static final int DIMENSIONS = 192;

    /** A term in fewer articles is as rare as can be. */
    private static final int LEAST_COUNT = 3;
    private static final int PARTS = 4;
    private static final int WINDOW_CHARACTERS = 900;
    private static final int WINDOWS = 3;

    private final List<Article> articles;
    private final Map<ArticleId, String> events;
    private final Consumer<String> progress;

    /** @param events of those articles of which it is known which event they report */
    public Training(List<Article> articles, Map<ArticleId, String> events, Consumer<String> progress) {
        this.articles = articles;
        this.events = events;
        this.progress = progress;
    }

    /** Writes {@code search/rarity.bin}, {@code vector/tokens.bin} and {@code search/ranking.bin} into a folder. */
    public void into(Path folder) throws IOException {
        var rarity = rarity();
        write(folder.resolve("search/rarity.bin"), rarity::write);
        var table = switch (Encoder.standard()) {
            case TokenTable packaged -> kept(packaged);
            case Encoder model -> distilled(model);
        };
        write(folder.resolve("vector/tokens.bin"), table::write);
        var ranking = ranking(new Likenesses(table, rarity, new Ranking(new Trees(new Trees.Node[0][]), new double[Ranking.WEIGHTS])));
        write(folder.resolve("search/ranking.bin"), ranking::write);
    }

    /** A table cannot be distilled from itself. */
    private TokenTable kept(TokenTable packaged) {
        progress.accept(
                "tokens.bin is not made again, but copied as it is: no sentence model is installed to distil it from (mvn -Pencoder, docs/why/likeness.md)");
        return packaged;
    }

    private Rarity rarity() {
        var counts = new TreeMap<Integer, Integer>();
        try (var analysis = new Analysis()) {
            var terms = new GistMaker(analysis, new Rarity(new int[0], new int[0], 1), TokenTable.packaged());
            for (var article : articles) {
                terms.termsOf(article).forEach(term -> counts.merge(term, 1, Integer::sum));
            }
        }
        counts.values().removeIf(count -> count < LEAST_COUNT);
        progress.accept(counts.size() + " terms counted in " + articles.size() + " articles");
        return new Rarity(
                counts.keySet().stream().mapToInt(Integer::intValue).toArray(), counts.values().stream().mapToInt(Integer::intValue).toArray(),
                articles.size());
    }

    /** From the beginning of each article, and from places further on. */
    private TokenTable distilled(Encoder model) {
        var samples = new ArrayList<String>();
        for (var article : articles) {
            if (!events.containsKey(article.id())) {
                var paragraphs = BodyText.of(article);
                samples.add(GistMaker.beginning(article, paragraphs));
                var body = String.join(" ", paragraphs);
                for (var window = 1; window < WINDOWS && body.length() > (window + 1) * WINDOW_CHARACTERS * 1.5; window++) {
                    var from = body.indexOf(' ', (int) (window * WINDOW_CHARACTERS * 1.5));
                    samples.add(body.substring(from, from + WINDOW_CHARACTERS).strip());
                }
            }
        }
        return TableTraining.distilled(model, samples, DIMENSIONS, progress);
    }

    private Ranking ranking(Likenesses likenesses) {
        var members = new HashMap<String, List<ArticleId>>();
        events.forEach((article, event) -> members.computeIfAbsent(event, _ -> new ArrayList<>()).add(article));
        var parts = IntStream.range(0, PARTS).<List<SimilarTraining.Example>>mapToObj(_ -> new ArrayList<>()).toList();
        try (var index = ArticleIndex.inMemory(likenesses)) {
            index.addAll(articles::forEach);
            progress.accept(index.size() + " articles indexed");
            for (var article : articles) {
                var event = events.getOrDefault(article.id(), "");
                var others = members.getOrDefault(event, List.of());
                if (others.size() > 1) {
                    parts.get(Math.floorMod(Rarity.hash(event), PARTS)).add(example(index.pool(article), others));
                }
            }
        }
        return SimilarTraining.learn(parts, TreeTraining.Settings.USUAL, progress);
    }

    private static SimilarTraining.Example example(List<SimilarArticles.Candidate> pool, List<ArticleId> others) {
        var good = new boolean[pool.size()];
        for (var i = 0; i < good.length; i++) {
            good[i] = others.contains(pool.get(i).id());
        }
        return new SimilarTraining.Example(pool.stream().map(SimilarArticles.Candidate::numbers).toList(), good);
    }

    private interface Writing {

        void to(OutputStream out) throws IOException;
    }

    private static void write(Path file, Writing writing) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            writing.to(out);
        }
    }
}
