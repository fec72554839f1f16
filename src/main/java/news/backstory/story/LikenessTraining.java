package news.backstory.story;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.trees.Boosting;

/** Learns how likely two articles report the same event, from articles of which people have said which event they report. */
public final class LikenessTraining {

    /** Pairs further apart say nothing that a placement asks. */
    private static final Duration FURTHEST = Duration.ofDays(6);

    /** What reports one event is rare among the pairs, and a story in two parts is said twice. */
    private static final double WEIGHT_OF_SAME = 1.7;

    /** Few and small trees, each leaf of many pairs: docs/why/stories.md tells what others gave. */
    private static final Boosting.Settings SETTINGS = new Boosting.Settings(2, 150, 8, 0.06, 15, 5, 0.6);
    private static final long SEED = 7;

    private final WordCounts counts = WordCounts.ofBackground();
    private final List<Pair> pairs = new ArrayList<>();

    private record Pair(float[] features, boolean same, double weight) {}

    /**
     * Takes in every pair of these articles that are at most six days apart and speak of the same at all.
     *
     * @param events by article; what is in none is left out
     * @param weight of each pair
     */
    public void add(List<Article> articles, Map<ArticleId, String> events, double weight) {
        var known = articles.stream().filter(article -> events.containsKey(article.id())).toList();
        var profiles = known.stream().map(article -> Profile.of(article, counts)).toList();
        for (var i = 0; i < profiles.size(); i++) {
            for (var j = 0; j < i; j++) {
                var one = profiles.get(i);
                var other = profiles.get(j);
                var words = Duration.between(one.at(), other.at()).abs().compareTo(FURTHEST) <= 0 ? one.body().cosine(other.body()) : 0;
                if (words >= Likeness.LEAST_COSINE) {
                    var same = events.getOrDefault(one.article(), "").equals(events.get(other.article()));
                    pairs.add(new Pair(Likeness.features(one, other, words), same, same ? WEIGHT_OF_SAME * weight : weight));
                }
            }
        }
    }

    /**
     * Takes in pairs that do not report one event, like as they may look: each of these articles, and what reports the same event, with its like elsewhere.
     *
     * @param elsewhere beside each article
     */
    public void addUnlike(List<Article> articles, List<Article> elsewhere, Map<ArticleId, String> events, double weight) {
        for (var i = 0; i < articles.size(); i++) {
            var event = events.get(articles.get(i).id());
            if (event != null) {
                var like = Profile.of(elsewhere.get(i), counts);
                for (var article : articles) {
                    if (event.equals(events.get(article.id()))) {
                        add(Profile.of(article, counts), like, weight);
                    }
                }
            }
        }
    }

    private void add(Profile article, Profile like, double weight) {
        var words = article.body().cosine(like.body());
        if (words >= Likeness.LEAST_COSINE) {
            pairs.add(new Pair(Likeness.features(article, like, words), false, weight));
        }
    }

    /** Writes the trees. */
    public void into(Path file) throws IOException {
        Files.write(file, Boosting.learn(
                pairs.stream().map(Pair::features).toList(), pairs.stream().map(Pair::same).toList(),
                pairs.stream().map(pair -> (float) pair.weight()).toList(), SETTINGS, SEED));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d pairs, %,d of them of one event", pairs.size(), pairs.stream().filter(Pair::same).count());
    }
}
