package news.backstory.post;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;

/**
 * How one story stands in a post: as a card, or as a line of a digest.
 *
 * @param first the article that has it
 * @param also  reports of others, in the order in which they came
 */
public record StoryInPost(ArticleId first, List<ArticleId> also, List<Mark> marks) {

    private static final Comparator<Article> IN_TIME = Comparator.comparing((Article each) -> each.published().at())
            .thenComparing(each -> each.id().value());

    /** Of more developments the latest are kept: the post shows the latest of them, and its thread all. */
    public static final int MAX_DEVELOPMENTS = 20;

    public StoryInPost {
        also = List.copyOf(also);
        marks = List.copyOf(marks);
    }

    /** The story in whose part of the post this article is named; empty where none is. */
    public static Optional<StoryInPost> with(ArticleId article, Post content) {
        return stories(content).filter(story -> story.names(article)).findFirst();
    }

    /**
     * A story that has no post yet: the first report of one outlet begins it, and what goes on with that gives the headline.
     *
     * @param bearer  one of the outlet that tells the story
     * @param own     reports that nobody has told yet and that may have a place of their own, the bearer among them
     * @param reports all that may be shown; those of other outlets are counted
     */
    public static StoryInPost begun(Article bearer, List<Article> own, List<Article> reports, Articles articles) {
        var first = own.stream().filter(each -> each.source().equals(bearer.source())).min(IN_TIME).orElse(bearer);
        var free = own.stream().map(Article::id).collect(Collectors.toSet());
        var story = new StoryInPost(first.id(), List.of(), List.of());
        for (var report : Stream.concat(own.stream(), reports.stream()).distinct().sorted(IN_TIME).toList()) {
            if (free.contains(report.id()) && story.isContinuedBy(report, articles)) {
                story = story.goingOn(report, articles);
            } else if (!report.source().equals(first.source())) {
                story = story.withReport(report.id());
            }
        }
        // Told with it all the same: it would come as a story of its own.
        for (var left : own) {
            story = story.names(left.id()) ? story : story.withReport(left.id());
        }
        return story;
    }

    /** The stories that stand in a post with others of theirs. */
    public static Stream<StoryInPost> stories(Post content) {
        return switch (content) {
            case Post.CardOf(var article, var also, var marks) -> Stream.of(new StoryInPost(article, also, marks));
            case Post.Digest(_, var briefs, _) -> briefs.stream().map(StoryInPost::of);
            case Post.Follows _,Post.Saying _,Post.SimilarTo _,Post.CardWithSimilar _,Post.Coverage _,Post.Timeline _,Post.Found _,Post.OnLinks _,Post.Help _,Post.Notice _,Post.Dropped _ ->
                Stream.of();
        };
    }

    public static StoryInPost of(Post.Brief brief) {
        return new StoryInPost(brief.article(), brief.also(), brief.marks());
    }

    /** All but what it began with. */
    public List<ArticleId> others() {
        return Stream.concat(also.stream(), developments().stream()).distinct().toList();
    }

    public boolean names(ArticleId article) {
        return first.equals(article) || also.contains(article) || developments().contains(article);
    }

    /** What the same outlet wrote next, the latest last. */
    public List<ArticleId> developments() {
        return Mark.developments(marks);
    }

    /** The one whose headline is shown, as long as that may be. */
    public ArticleId latest() {
        return developments().isEmpty() ? first : developments().getLast();
    }

    /** Whether it was written next by the outlet whose article has the post, or by any outlet out of what stands there. */
    public boolean isContinuedBy(Article article, Articles articles) {
        return !article.id().equals(first)
                && (articles.find(first).filter(began -> began.source().equals(article.source())).isPresent()
                        || article.traits().evolvedFrom().contains(first)
                        || article.traits().evolvedFrom().stream().anyMatch(developments()::contains));
    }

    public StoryInPost withReport(ArticleId report) {
        return new StoryInPost(first, Stream.concat(except(report, also).stream(), Stream.of(report)).toList(), marks);
    }

    /**
     * Its time is compared now, once: feeds move their dates. One that is older than what the post began with leaves the headline as it is.
     *
     * @param articles where the others of the story are looked up
     */
    public StoryInPost goingOn(Article development, Articles articles) {
        if (isBefore(development, first, articles)) {
            return this;
        }
        var others = except(development.id(), developments());
        var later = others.stream().filter(other -> isBefore(development, other, articles)).toList();
        var all = Stream.of(others.stream().filter(other -> !later.contains(other)).toList(), List.of(development.id()), later).flatMap(List::stream)
                .toList();
        return wentOn(all.subList(Math.max(0, all.size() - MAX_DEVELOPMENTS), all.size()));
    }

    private static boolean isBefore(Article development, ArticleId other, Articles articles) {
        return articles.find(other).filter(found -> development.published().at().isBefore(found.published().at())).isPresent();
    }

    /** Without these, which are not what it began with. */
    public StoryInPost without(List<ArticleId> others) {
        return new StoryInPost(first, also.stream().filter(one -> !others.contains(one)).toList(), marks)
                .wentOn(developments().stream().filter(one -> !others.contains(one)).toList());
    }

    /** As a line of a digest. */
    public Post.Brief brief() {
        return new Post.Brief(first, also, marks);
    }

    /** This post, in which the story stands so. */
    public Post in(Post content) {
        return switch (content) {
            case Post.CardOf(var article, _, _) when article.equals(first) -> new Post.CardOf(first, also, marks);
            case Post.Digest digest -> digest.with(digest.briefs().stream()
                    .map(brief -> brief.article().equals(first) ? brief() : brief).toList());
            case Post other -> other;
        };
    }

    private StoryInPost wentOn(List<ArticleId> developments) {
        var others = marks.stream().filter(mark -> !(mark instanceof Mark.WentOn)
                && !(mark instanceof Mark.OfDevelopment(var development, _) && !developments.contains(development)));
        return new StoryInPost(first, also,
                (developments.isEmpty() ? others : Stream.concat(others, Stream.of(new Mark.WentOn(developments)))).toList());
    }

    private static List<ArticleId> except(ArticleId article, List<ArticleId> articles) {
        return articles.stream().filter(one -> !one.equals(article)).toList();
    }
}
