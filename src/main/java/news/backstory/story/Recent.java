package news.backstory.story;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.backstory.article.ArticleId;

/** The articles that were placed lately, by their strongest words and by story: where a new article looks for its like. */
final class Recent {

    /** Two articles further apart in time do not report one event; one in between may still join them. docs/why/stories.md */
    static final Duration WINDOW = Duration.ofDays(4);

    /** So many of an article's strongest words lead to it. */
    private static final int LEADS = 28;

    /** Of a word's articles only the latest are looked at. */
    private static final int MAX_ARTICLES_A_WORD = 600;

    private static final int MAX_CANDIDATES = 40;

    /** So many of a story's latest articles stand for all of them. */
    private static final int MAX_ARTICLES_A_STORY = 24;

    private final int max;
    private final LinkedHashMap<ArticleId, Placed> placed = new LinkedHashMap<>();
    private final Map<Integer, List<Placed>> byWord = new HashMap<>();
    private final Map<StoryId, List<Placed>> byStory = new HashMap<>();

    /** @param max how many articles are remembered: the latest; each takes some 6 kB */
    Recent(int max) {
        this.max = max;
    }

    /** An article and the story it is in. */
    record Placed(Profile profile, StoryId story) {

        ArticleId article() {
            return profile.article();
        }

        boolean near(Profile other) {
            return Duration.between(profile.at(), other.at()).abs().compareTo(WINDOW) <= 0;
        }
    }

    void add(Profile profile, StoryId story) {
        remove(profile.article());
        var one = new Placed(profile, story);
        placed.put(profile.article(), one);
        for (var word : profile.body().strongest(LEADS)) {
            byWord.computeIfAbsent(word, _ -> new ArrayList<>(2)).add(one);
        }
        byStory.computeIfAbsent(story, _ -> new ArrayList<>(2)).add(one);
        if (placed.size() > max) {
            remove(placed.firstEntry().getKey());
        }
    }

    Optional<Placed> find(ArticleId article) {
        return Optional.ofNullable(placed.get(article));
    }

    /** The stories in which articles of these days speak of the same, and of each its latest articles of these days. */
    Map<StoryId, List<Placed>> candidates(Profile profile) {
        var shared = new HashMap<ArticleId, Double>();
        var words = profile.body().strongest(LEADS);
        for (var i = 0; i < words.length; i++) {
            var articles = byWord.getOrDefault(words[i], List.of());
            var weight = 1.0 + (words.length - i) / (double) words.length;
            for (var each : articles.subList(Math.max(0, articles.size() - MAX_ARTICLES_A_WORD), articles.size())) {
                if (each.near(profile)) {
                    shared.merge(each.article(), weight, Double::sum);
                }
            }
        }
        var stories = new LinkedHashMap<StoryId, List<Placed>>();
        shared.entrySet().stream()
                .sorted(Map.Entry.<ArticleId, Double>comparingByValue().reversed().thenComparing(entry -> entry.getKey().value()))
                .limit(MAX_CANDIDATES)
                .flatMap(entry -> find(entry.getKey()).stream())
                .forEach(one -> stories.computeIfAbsent(one.story(), story -> latest(story, profile)));
        return stories;
    }

    /** The latest articles of a story that are remembered, in the order of their coming. */
    List<Placed> articlesOf(StoryId story) {
        var all = byStory.getOrDefault(story, List.of());
        return List.copyOf(all.subList(Math.max(0, all.size() - MAX_ARTICLES_A_STORY), all.size()));
    }

    /** Says of these articles that they are in this story now. */
    void move(Collection<ArticleId> articles, StoryId to) {
        for (var article : articles) {
            find(article).ifPresent(one -> add(one.profile(), to));
        }
    }

    private List<Placed> latest(StoryId story, Profile near) {
        var all = byStory.getOrDefault(story, List.of()).stream().filter(each -> each.near(near))
                .sorted(Comparator.comparing(each -> each.profile().at())).toList();
        return all.subList(Math.max(0, all.size() - MAX_ARTICLES_A_STORY), all.size());
    }

    void remove(ArticleId article) {
        var gone = placed.remove(article);
        if (gone != null) {
            for (var word : gone.profile().body().strongest(LEADS)) {
                removeFrom(byWord, word, gone);
            }
            removeFrom(byStory, gone.story(), gone);
        }
    }

    private static <K> void removeFrom(Map<K, List<Placed>> lists, K key, Placed gone) {
        lists.computeIfPresent(key, (_, list) -> {
            list.removeIf(each -> each.article().equals(gone.article()));
            return list.isEmpty() ? null : list;
        });
    }
}
