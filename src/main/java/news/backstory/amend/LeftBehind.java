package news.backstory.amend;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.ledger.Outbox.Carrier;
import news.backstory.post.Post;
import news.backstory.post.StoryInPost;
import news.backstory.telling.Telling;
import news.backstory.telling.Tellings;

/**
 * What was counted with a report that is killed. Nobody reads of it where that stood, so it waits for a post of its own, or is counted in another of its
 * story. What followed in the thread stands there.
 */
final class LeftBehind {

    private final Articles articles;
    private final Tellings tellings;
    private final ArticleId killed;
    private final Instant at;

    LeftBehind(Articles articles, Tellings tellings, ArticleId killed, Instant at) {
        this.articles = articles;
        this.tellings = tellings;
        this.killed = killed;
        this.at = at;
    }

    /** The post as it reads without what is told elsewhere from now on. */
    Post postWithout(Carrier carrier) {
        return began(carrier).map(story -> story.without(counted(story, carrier)).in(carrier.content())).orElse(carrier.content());
    }

    void tellApart(Carrier carrier) {
        began(carrier).stream().flatMap(story -> counted(story, carrier).stream()).forEach(
                article -> tellings.tellApart(carrier.place().channel(), article, carrier.key(), at));
    }

    private Optional<StoryInPost> began(Carrier carrier) {
        return StoryInPost.stories(carrier.content()).filter(story -> story.first().equals(killed)).findFirst();
    }

    private List<ArticleId> counted(StoryInPost story, Carrier carrier) {
        return story.others().stream()
                .filter(article -> articles.find(article).filter(found -> found.showable().at(at)).isPresent())
                .filter(article -> tellings.of(carrier.place().channel(), article)
                        .filter(telling -> telling.post().equals(carrier.key()) && telling.part() == Telling.Part.ALSO).isPresent())
                .toList();
    }
}
