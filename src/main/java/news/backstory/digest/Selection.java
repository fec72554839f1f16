package news.backstory.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Tier;

/** Chooses a digest's stories: the weightiest first, and not all of one topic. */
final class Selection {

    /** What a further story of a topic loses each time: the third of one section stands behind a first of another that weighs a little less. */
    private static final double SAME_TOPIC = 1.0;

    private Selection() {}

    /**
     * A story that could be in a digest.
     *
     * @param reports its articles that may be shown, at least one
     * @param free    those that the channel wants and was not told, the central one among them
     */
    record Candidate(Article central, List<Article> reports, List<Article> free) {}

    static List<Candidate> best(List<Candidate> candidates, int max, Instant now) {
        var left = new ArrayList<>(candidates);
        var topics = new HashMap<String, Integer>();
        var best = new LinkedHashMap<ArticleId, Candidate>();
        while (!left.isEmpty() && best.size() < max) {
            var next = left.stream().max(Comparator
                    .comparingDouble((Candidate each) -> weight(each, now) - SAME_TOPIC * topics.getOrDefault(topic(each), 0))
                    .thenComparing(each -> each.central().published().at()).thenComparing(each -> each.central().id().value())).orElseThrow();
            left.remove(next);
            topics.merge(topic(next), 1, Integer::sum);
            best.put(next.central().id(), next);
        }
        return List.copyOf(best.values());
    }

    /** Each outlet that reports it counts, the more of them there are the less; then urgency, our own work, and how fresh it is. */
    private static double weight(Candidate story, Instant now) {
        var outlets = story.reports().stream().map(Article::source).distinct().count();
        var own = story.reports().stream().anyMatch(report -> report.tier() == Tier.OWN) ? 1 : 0;
        var urgency = story.reports().stream().flatMap(report -> report.traits().statedUrgency().stream()).mapToInt(each -> each).min().orElse(5);
        var hours = Math.max(0, Duration.between(story.central().published().at(), now).toMinutes() / 60.0);
        return 1.5 * Math.log((double) outlets) / Math.log(2) + own + Math.max(0, 5 - urgency) * 0.75 - hours / 24;
    }

    private static String topic(Candidate story) {
        return story.central().section().toLowerCase(Locale.ROOT);
    }
}
