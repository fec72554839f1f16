package news.backstory.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Reading;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.search.ArticleIndex;
import news.backstory.story.Stories;
import news.backstory.story.StoryId;
import news.backstory.testing.Answering;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String[] STRIKE = {"A floating crane struck the harbour bridge at Northport on Monday, the Harbour Trust said.",
            "Engineers found a crack in a girder of the main span, and chief engineer Ada Brook closed the bridge."};

    private final MovingClock clock = new MovingClock(NOW);
    private final TemporaryStore memory = new TemporaryStore();
    private final ArticleIndex index = ArticleIndex.inMemory();
    private final Coverage coverage = new Coverage(memory.articles(), index, memory.stories(), clock);

    @AfterEach
    void close() {
        index.close();
        memory.close();
    }

    @Test
    void our_report_of_the_same_subject_in_these_days_comes_near_and_what_is_older_or_hardly_like_it_does_not() {
        var theirs = kept("theirs", Tier.OTHER, 1, "Harbour bridge shut after crane strike", STRIKE);
        kept("near", Tier.OWN, 2, "Crane strike on harbour bridge: the girder is cracked",
                "After a floating crane struck the harbour bridge at Northport the girder of the main span is cracked, the Harbour Trust said.",
                "Chief engineer Ada Brook will not open the bridge before the span is safe.");
        kept("background", Tier.OWN, 200, "Harbour bridge girder cracked in high wind",
                "The Harbour Trust closed the harbour bridge for a day because its main girder had cracked, engineers said.",
                "Chief engineer Ada Brook said vehicles were diverted by way of the old tunnel until the span was safe.");
        kept("far", Tier.OWN, 4, "Festival moves from the harbour bridge",
                "The festival of music and puppets leaves its pier for the old gasworks on Tuesday, director Lena Marsh of the Trust said.",
                "Forty choirs, nine orchestras and a circus have been invited; tickets cost as much as last summer, and children enter free.");

        assertThat(coverage.of(theirs, List.of()).near()).containsExactly(new ArticleId("near"));
    }

    @Test
    void asked_by_words_our_own_report_is_meant_where_it_matches_about_as_well() {
        kept("theirs", Tier.OTHER, 0, "Crane strike", "A crane strike, a crane strike, and one more crane strike.");
        kept("own", Tier.OWN, 2, "Harbour bridge shut after crane strike", STRIKE);
        assertThat(index.search("crane strike", 1).getFirst().article().value()).isEqualTo("theirs");

        assertThat(asked("crane strike")).isInstanceOfSatisfying(Post.Coverage.class, post -> {
            assertThat(post.article()).isEqualTo(new ArticleId("own"));
            assertThat(post.own()).containsExactly(new ArticleId("own"));
        });
    }

    @Test
    void of_a_story_with_many_reports_all_are_counted_and_in_its_timeline() {
        var story = new StoryId("s");
        var reports = IntStream.range(0, 30).mapToObj(i -> kept("r" + i, Tier.OWN, 40 - i, "Report " + i, "Paragraph " + i + ".")).toList();
        reports.forEach(one -> {
            var member = new Stories.Member(one.id(), one.source(), one.published().at());
            if (one.equals(reports.getFirst())) {
                memory.stories().open(story, member);
            } else {
                memory.stories().join(story, member, reports.getFirst().id());
            }
        });

        assertThat(coverage.of(reports.getFirst(), List.of()).own()).hasSize(30);
        assertThat(coverage.timeline(reports.getFirst()).story()).hasSize(30);
    }

    private Post asked(String words) {
        var channel = new ChannelId("C1");
        var alone = new Place.ForPerson(channel, new PersonId("mia"));
        var caller = new Caller("k", NOW, new PersonId("mia"), channel, alone, new Place.InChannel(channel));
        return Answering.over(memory, _ -> new Reading.Unreachable(), index, clock).answer(caller, new Command.CoveredByWords(words)).getFirst()
                .post();
    }

    private Article kept(String id, Tier tier, int daysAgo, String headline, String... paragraphs) {
        var at = NOW.minus(Duration.ofDays(daysAgo));
        var article = new Article(
                new ArticleId(id), Link.parse("https://" + id + ".example/a").orElseThrow(), headline, "", List.of(), "", Dated.stated(at), at, "en",
                "Paper of " + id, tier, List.of(), List.of(paragraphs), new Status.Usable(), 1);
        memory.articles().save(article, NOW, List.of());
        index.add(article);
        return article;
    }
}
