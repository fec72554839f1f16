package news.backstory.amend;

import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.post.Mark;
import news.backstory.post.Post;

/** How one article stands in a post; of the posts in a thread the first of these counts. */
enum Part {
    /** In a digest or another list, or beside another article. */
    LISTED,
    /** It is what the post is about. */
    STORY,
    /** It followed on another story. */
    FOLLOWED,
    /** Another article stands for the story; this one was counted as a further report of it. */
    COUNTED;

    static Part of(ArticleId article, Post content) {
        return switch (content) {
            case Post.CardOf(var card, _, var marks) -> card.equals(article) ? STORY : beside(article, marks);
            case Post.Follows _ -> FOLLOWED;
            case Post.CardWithSimilar(var card, _, _) -> card.equals(article) ? STORY : LISTED;
            case Post.SimilarTo(var of, _) -> of.equals(article) ? STORY : LISTED;
            case Post.Coverage coverage -> coverage.article().equals(article) ? STORY : LISTED;
            case Post.Timeline timeline -> timeline.article().equals(article) ? STORY : LISTED;
            case Post.Digest(_, var briefs, _) -> briefs.stream().anyMatch(brief -> brief.article().equals(article))
                    ? LISTED
                    : beside(article, briefs.stream().flatMap(brief -> brief.marks().stream()).toList());
            case Post.OnLinks(var links) -> links.size() == 1 ? STORY : LISTED;
            case Post.Saying _,Post.Dropped _,Post.Found _,Post.Help _,Post.Notice _ -> LISTED;
        };
    }

    private static Part beside(ArticleId article, List<Mark> marks) {
        return Mark.developments(marks).contains(article) ? FOLLOWED : COUNTED;
    }
}
