package news.backstory.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.search.Copies;

/**
 * Places each article in its story, in the order in which articles come: it joins the story whose articles of the days around it are most like it, if that
 * is likely enough the same event, and opens one otherwise. Any thread may use it.
 */
public final class StoryMatcher {

    /** How many articles a new one is compared with at most: the latest. */
    public static final int MAX_RECENT = 20_000;

    /** The nearest article counts so much, the mean of all of the story's the rest: a story is joined by what all of it has in common. */
    private static final double NEAREST_SHARE = 0.3;

    private final Stories stories;
    private final double minLikeness;
    private final Likeness likeness = Likeness.packaged();
    private final WordCounts counts = WordCounts.ofBackground();
    private final Copies copies = new Copies(MAX_RECENT);
    private final Recent recent = new Recent(MAX_RECENT);

    /** @param minLikeness 0 to 1; below it two articles do not report the same event. 0.5: docs/why/stories.md */
    public StoryMatcher(Stories stories, double minLikeness) {
        this.stories = stories;
        this.minLikeness = minLikeness;
    }

    /** Placing an article again leaves it where it is, and lets those that come later see it as it is now. */
    // Synchronised, as is all here: guards what is remembered, and that two first reports of one event that come at one time make one story.
    public synchronized Placement place(Article article) {
        var profile = Profile.of(article, counts);
        var copiesOfIt = copies.add(article);
        var placement = stories.of(article.id()).<Placement>map(story -> placedBefore(story, article.id()))
                .or(() -> known(article, copiesOfIt))
                .or(() -> nearest(profile))
                .orElseGet(() -> new Placement.Opened(StoryId.openedBy(article.id())));
        keep(article, profile, placement);
        return placement;
    }

    /**
     * Remembers an article that was placed by an earlier process, for those that come later. False if it was not placed, because that process died before:
     * then it is to be placed when all others are remembered, or it would open a story of its own beside the one that it belongs to.
     */
    public synchronized boolean remember(Article article) {
        var story = stories.of(article.id());
        story.ifPresent(known -> {
            copies.add(article);
            recent.add(Profile.of(article, counts), known.id());
        });
        return story.isPresent();
    }

    /** Of what was killed nothing that comes later is thought the like of. The story that it was in stays as it is. */
    public synchronized void forget(ArticleId article) {
        copies.remove(article);
        recent.remove(article);
    }

    /**
     * Whether two articles report one event, whatever story they are in: also of one that was forgotten, for those who must know what it was about. Nothing
     * is placed, or learned, by asking.
     */
    public synchronized boolean areOfOneEvent(Article one, Article other) {
        return Likeness.probability(likeness.logOdds(Profile.onceMore(one, counts), Profile.onceMore(other, counts))) >= minLikeness;
    }

    /** Makes one story of two. */
    public synchronized Optional<Change> merge(StoryId part, StoryId into, String by, Instant at) {
        return seen(stories.merge(part, into, by, at));
    }

    /** Makes a story of its own of some of a story's articles. */
    public synchronized Optional<Change> split(StoryId from, List<ArticleId> articles, String by, Instant at) {
        return seen(stories.split(from, articles, by, at));
    }

    /** Takes a merge or a split back. What came to both stories while they were one goes with the one that it is more like. */
    public synchronized Optional<Change> undo(long change) {
        var undone = stories.undo(change, stories.since(change).map(this::goingBackToo).orElse(List.of()));
        undone.ifPresent(it -> recent.move(it.moved(), it.from()));
        return undone;
    }

    /** In the order in which it came: what is like one of these is like their story, too. */
    private List<ArticleId> goingBackToo(Stories.Joint joint) {
        var going = new ArrayList<>(joint.merge().moved().stream().flatMap(article -> recent.find(article).stream()).toList());
        var staying = new ArrayList<>(joint.own().stream().flatMap(article -> recent.find(article).stream()).toList());
        var along = new ArrayList<ArticleId>();
        for (var one : joint.since().stream().flatMap(article -> recent.find(article).stream()).toList()) {
            if (!going.isEmpty() && likeness(one.profile(), going) > (staying.isEmpty() ? minLikeness : likeness(one.profile(), staying))) {
                along.add(one.article());
                going.add(one);
            } else {
                staying.add(one);
            }
        }
        return along;
    }

    private static Placement placedBefore(Story story, ArticleId article) {
        return story.id().equals(StoryId.openedBy(article)) ? new Placement.Opened(story.id()) : new Placement.Joined(story.id(), 1);
    }

    /** A copy goes where its original is, and what takes the place of an article where that was. */
    private Optional<Placement> known(Article article, List<ArticleId> copiesOfIt) {
        return java.util.stream.Stream.concat(article.traits().evolvedFrom().stream(), copiesOfIt.stream())
                .flatMap(other -> stories.of(other).stream())
                .findFirst().map(story -> new Placement.Joined(story.id(), 1));
    }

    private Optional<Placement> nearest(Profile profile) {
        return recent.candidates(profile).entrySet().stream()
                .map(entry -> new Placement.Joined(entry.getKey(), likeness(profile, entry.getValue())))
                .max(Comparator.comparingDouble(Placement.Joined::likeness))
                .filter(best -> best.likeness() >= minLikeness)
                .map(best -> best);
    }

    private double likeness(Profile profile, List<Recent.Placed> articles) {
        var odds = articles.stream().mapToDouble(each -> likeness.logOdds(profile, each.profile())).summaryStatistics();
        return Likeness.probability(NEAREST_SHARE * odds.getMax() + (1 - NEAREST_SHARE) * odds.getAverage());
    }

    private void keep(Article article, Profile profile, Placement placement) {
        var member = new Stories.Member(article.id(), article.source(), article.published().at());
        recent.add(profile, placement.story());
        switch (placement) {
            case Placement.Opened(var story) -> stories.open(story, member);
            case Placement.Joined(var story, _) -> stories.join(story, member, central(story, article.id()));
        }
    }

    /** The article most like all the others of its story. */
    private ArticleId central(StoryId story, ArticleId otherwise) {
        var articles = recent.articlesOf(story);
        return articles.stream()
                .max(Comparator
                        .comparingDouble(one -> articles.stream().mapToDouble(other -> one.profile().lead().cosine(other.profile().lead())).sum()))
                .map(one -> one.profile().article()).orElse(otherwise);
    }

    private Optional<Change> seen(Optional<Change> change) {
        change.ifPresent(it -> recent.move(it.moved(), it.to()));
        return change;
    }
}
