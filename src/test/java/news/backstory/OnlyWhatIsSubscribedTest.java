package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Tier;
import news.backstory.channel.Arrival;
import news.backstory.channel.PersonId;
import news.backstory.channel.Source;
import news.backstory.channel.Wanted;
import news.backstory.post.Post;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A channel gets no line that no subscription of its own lets in. */
class OnlyWhatIsSubscribedTest {

    private static final Source OTHER = new Source.OfWire("other");

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void a_story_stands_in_a_digest_under_an_article_of_what_the_channel_subscribes_to() {
        life.ask("/news subscribe pa digest");
        // Our own would have the line, if the channel got our own.
        arrivesFrom(OTHER, life.article("own", "Herald", "Our harbour bridge is shut", BRIDGE, CRACK).withTier(Tier.OWN));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        life.ask("/news digest now");
        life.work();

        assertThat(briefs()).extracting(brief -> brief.article().value()).containsExactly("bridge");
        assertThat(briefs()).flatExtracting(Post.Brief::also).containsExactly(new ArticleId("own"));
    }

    @Test
    void nor_under_one_that_only_another_subscriptions_wishes_would_let_in() {
        life.ask("/news subscribe pa digest +word:penalties");
        life.memory.books().subscriptions().add(CHANNEL, OTHER, "the wire other",
                new Wanted(List.of(), List.of(), Set.of(Tier.OWN), Set.of(), Wanted.Breaking.OFF, Wanted.Manner.DIGEST), new PersonId("mia"),
                life.clock.instant());
        // Of the other wire only our own is wanted, of this one only what says penalties.
        arrivesFrom(OTHER, life.article("other", "Other", "Rovers win the cup final on penalties", CUP, KEEPER));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));

        life.ask("/news digest now");
        life.work();

        assertThat(briefs()).extracting(brief -> brief.article().value()).containsExactly("cup");
    }

    @Test
    void what_waited_for_quiet_hours_is_dropped_with_the_subscription_that_let_it_in() {
        life.ask("/news subscribe pa");
        life.memory.books().subscriptions().add(CHANNEL, OTHER, "the wire other", Wanted.ALL, new PersonId("mia"), life.clock.instant());
        life.ask("/news quiet 08:00-10:00");
        life.arrives(life.article("bridge", "PA", "Harbour bridge shut after crane strike", BRIDGE, CRACK));
        arrivesFrom(OTHER, life.article("cup", "Other", "Rovers win the cup final", CUP, KEEPER));

        life.ask("/news remove s1");
        life.clock.advance(Duration.ofHours(1));
        life.work();

        assertThat(briefs()).extracting(brief -> brief.article().value()).containsExactly("cup");
    }

    private List<Post.Brief> briefs() {
        return life.digests().stream().flatMap(said -> ((Post.Digest) said.post()).briefs().stream()).toList();
    }

    private void arrivesFrom(Source source, Article article) {
        life.clock.advance(Duration.ofSeconds(61));
        life.memory.articles().save(article.withPublished(Dated.stated(life.clock.instant())), life.clock.instant(), List.of(article.link()));
        life.newsroom().shelf().refresh(article.id());
        life.memory.books().arrivals().arrived(source, article.id(), life.clock.instant(), Arrival.Kind.NEWS);
        life.work();
    }
}
