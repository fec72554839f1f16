package news.backstory.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * Knows, of the articles it was given lately, which are copies of one report: published again, shortened, reworded here and there, with another headline
 * or with paragraphs of another paper's own. A later version of an article is no copy of it. Not for use by several threads at a time.
 */
public final class Copies {

    /** So many of a sketch's lowest runs lead to its article. Of a copy, even a heavily edited one, a handful of them are the same. */
    private static final int LEADS = 48;

    /** So many of them in common make two articles worth comparing. */
    private static final int LEAST_LEADS = 2;

    /** A run that stands in so many articles is a phrase that leads nowhere: "sign up for our newsletter". */
    static final int MAX_ARTICLES_A_RUN = 32;

    private final int max;

    /** By number, in the order of their coming. */
    private final LinkedHashMap<Integer, Known> known = new LinkedHashMap<>();

    private final Map<ArticleId, Integer> numbers = new HashMap<>();

    /** The numbers of the articles that a run leads to. */
    private final Map<Integer, int[]> byRun = new HashMap<>();

    private int nextNumber;

    /** @param max how many articles are remembered: the latest; each takes some 5 kB */
    public Copies(int max) {
        this.max = max;
    }

    private record Known(ArticleId id, List<ArticleId> evolvedFrom, Shingles sketch) {

        static Known of(Article article) {
            return new Known(article.id(), article.traits().evolvedFrom(), Shingles.of(article));
        }

        boolean isVersionOf(Known other) {
            return id.equals(other.id) || evolvedFrom.contains(other.id) || other.evolvedFrom.contains(id);
        }

        int[] leads() {
            return Arrays.copyOf(sketch.runs(), Math.min(sketch.runs().length, LEADS));
        }
    }

    /** Remembers an article, in place of an earlier version of it; tells which of those remembered are copies of it, the earliest first. */
    public List<ArticleId> add(Article article) {
        remove(article.id());
        var one = Known.of(article);
        var copies = candidates(one).filter(other -> !one.isVersionOf(other) && one.sketch().isCopyOf(other.sketch())).map(Known::id).toList();
        var number = nextNumber++;
        known.put(number, one);
        numbers.put(one.id(), number);
        for (var run : one.leads()) {
            byRun.merge(run, new int[]{number}, Copies::joined);
        }
        if (known.size() > max) {
            remove(known.firstEntry().getValue().id());
        }
        return copies;
    }

    public void remove(ArticleId article) {
        var number = numbers.remove(article);
        if (number != null) {
            var gone = known.remove(number);
            for (var run : gone == null ? new int[0] : gone.leads()) {
                byRun.computeIfPresent(run, (_, articles) -> without(articles, number));
            }
        }
    }

    public int size() {
        return known.size();
    }

    private Stream<Known> candidates(Known one) {
        var found = IntStream.of(one.leads()).mapToObj(byRun::get).filter(articles -> articles != null && articles.length < MAX_ARTICLES_A_RUN)
                .flatMapToInt(IntStream::of).sorted().toArray();
        return IntStream.range(0, found.length - LEAST_LEADS + 1)
                .filter(i -> found[i] == found[i + LEAST_LEADS - 1] && (i == 0 || found[i - 1] != found[i]))
                .mapToObj(i -> known.get(found[i]));
    }

    private static int[] joined(int[] articles, int[] one) {
        return articles.length == MAX_ARTICLES_A_RUN ? articles : IntStream.concat(IntStream.of(articles), IntStream.of(one)).toArray();
    }

    private static int @Nullable [] without(int[] articles, int number) {
        var rest = IntStream.of(articles).filter(each -> each != number).toArray();
        return rest.length == 0 ? null : rest;
    }
}
