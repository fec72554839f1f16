package news.backstory.amend;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.channel.Phrases;
import news.backstory.post.Post;
import news.backstory.post.Suggestion;

/** Why an article is suggested, after one of the two was corrected: a name that it does not say any more is no reason any more. */
final class Reasons {

    private final Article now;
    private final String before;
    private final String after;

    Reasons(Article before, Article now) {
        this.now = now;
        this.before = text(before);
        this.after = text(now);
    }

    Post stillTrue(Post post) {
        return switch (post) {
            case Post.SimilarTo(var article, var suggestions) -> new Post.SimilarTo(article, stillTrue(suggestions, article.equals(now.id())));
            case Post.CardWithSimilar(var article, var suggestions, var marks) ->
                new Post.CardWithSimilar(article, stillTrue(suggestions, article.equals(now.id())), marks);
            case Post.CardOf _,Post.Follows _,Post.Digest _,Post.Saying _,Post.Coverage _,Post.Timeline _,Post.Found _,Post.OnLinks _,Post.Help _,Post.Notice _,Post.Dropped _ ->
                post;
        };
    }

    /** @param all whether they stand under the article that changed, and share what they do with it */
    private List<Suggestion> stillTrue(List<Suggestion> suggestions, boolean all) {
        return suggestions.stream().map(one -> all || one.article().equals(now.id())
                ? new Suggestion(one.article(), one.likeness(), one.shared().stream().filter(name -> !isGone(name)).toList(), one.bond(),
                        one.passage())
                : one).toList();
    }

    /** What it says in other forms of the word was not found here before, either, and stays. */
    private boolean isGone(String name) {
        var folded = Phrases.folded(name).strip();
        return before.contains(folded) && !after.contains(folded);
    }

    private static String text(Article article) {
        return Phrases.folded(Stream.of(Stream.of(article.headline(), article.standfirst()), article.traits().keywords().stream(),
                article.paragraphs().stream()).flatMap(part -> part).collect(Collectors.joining("\n")));
    }
}
