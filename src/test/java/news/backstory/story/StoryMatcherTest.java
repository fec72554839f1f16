package news.backstory.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.article.Traits;
import org.junit.jupiter.api.Test;

class StoryMatcherTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    private final Stories stories = new StoriesInMemory();
    private final StoryMatcher matcher = new StoryMatcher(stories, 0.5);

    @Test
    void two_events_in_one_town_reported_by_one_agency_on_one_day_are_two_stories() {
        matcher.place(article("explosion", 0, "Explosion at Northport grain terminal injures five",
                "NORTHPORT (Continental Press) - An explosion tore through a grain silo in the port of Northport on Friday, injuring five dockers and breaking"
                        + " windows on the far side of the harbour, the fire service said.",
                "The silo had been emptied the night before. Dust that was left in it is thought to have been lit by a welder's torch, said Karel Onda, the"
                        + " officer in charge.",
                "Two of the injured have burns; none is in danger of their life. The grain quay is closed, and three ships were sent back out to the roads."));

        var bank = matcher.place(article("bank", 1, "Northport Savings in rescue talks, sources say",
                "NORTHPORT (Continental Press) - Northport Savings, the region's oldest bank, has asked two rivals to take it over before its branches open on"
                        + " Monday, two people familiar with the talks said on Friday.",
                "The bank lost deposits for six weeks in a row after a rating agency put it under review, the two people said. They asked not to be named because"
                        + " the talks are private.",
                "A spokesman for the bank declined to comment. The central bank said it does not comment on single institutions."));

        assertThat(bank).isInstanceOf(Placement.Opened.class);
    }

    @Test
    void nothing_is_thought_the_like_of_what_was_forgotten() {
        var report = article("bridge", 0, "Harbour bridge shut after crane strike",
                "The harbour bridge was closed on Monday after a floating crane struck its main span, the Harbour Trust said.",
                "Engineers found a crack four metres long in a girder, and will not open the bridge until it is safe.");
        var killed = matcher.place(report);
        assertThat(matcher.place(copy(report, "copy1")).story()).isEqualTo(killed.story());

        matcher.forget(report.id());
        matcher.forget(new ArticleId("copy1"));

        assertThat(matcher.place(copy(report, "copy2"))).isInstanceOf(Placement.Opened.class);
    }

    private static Article copy(Article of, String id) {
        return article(id, 1, of.headline(), of.paragraphs().toArray(String[]::new));
    }

    /** Reported by users of a news dashboard, whose word overlap of 0.12 to 0.50 made six stories of them. */
    @Test
    void six_differently_worded_headlines_on_one_event_are_one_story() {
        var headlines = List.of(
                "Iran says it has closed Strait of Hormuz again over US blockade",
                "Iran closes Strait of Hormuz again over US blockade and fires on ships",
                "Defiant message from Iran as vessels attempting to cross Hormuz report gunfire",
                "Middle East crisis live: Iran warns it will close strait of Hormuz if US blockade continues",
                "Middle East crisis live: Iran says it has closed the strait of Hormuz; tanker reports being attacked",
                "Middle East crisis live: tanker reports attack as Iran closes strait of Hormuz; French soldier killed in Lebanon");

        for (var i = 0; i < headlines.size(); i++) {
            matcher.place(article("hormuz" + i, i, headlines.get(i), headlines.get(i) + "."));
        }

        assertThat(stories.of(id("hormuz0")).orElseThrow().articles()).hasSize(6);
    }

    @Test
    void two_shootings_in_two_towns_on_one_day_are_two_stories() {
        matcher.place(article("ashford", 0, "Three killed in shooting at Ashford shopping centre",
                "Police in Ashford said three people were killed and five injured when a gunman opened fire at a shopping centre on Monday.",
                "The suspect, a man of 34, was arrested at the scene. Mayor Helen Brandt called it the darkest day in the history of Ashford."));
        matcher.place(article("millbrook", 3, "Two dead after shooting at Millbrook high school",
                "Two people were killed and four injured when a gunman opened fire at Millbrook high school on Monday, police said.",
                "The suspect, a former pupil, was arrested. Governor Tom Reyes said Millbrook would never be the same again."));

        assertThat(storyOf("millbrook")).isNotEqualTo(storyOf("ashford"));
    }

    /** Two crashes, two burglars in court, two councils: written with the same words, told apart by who and where. Lines of event, headline, text. */
    @Test
    void short_reports_of_like_events_in_other_towns_are_stories_of_their_own() throws IOException {
        var reports = Files.readAllLines(Path.of("src/test/resources/story/local-reports.tsv")).stream().map(line -> line.split("\t")).toList();

        for (var i = 0; i < reports.size(); i++) {
            var report = reports.get(i);
            matcher.place(article(report[0] + "." + i, i % 12, report[1], report[2]));
        }

        var mixed = eventsByStory(reports).values().stream().filter(events -> events.size() > 1).toList();
        var torn = reports.size() - eventsByStory(reports).size() - (reports.size() - reports.stream().map(report -> report[0]).distinct().count());
        assertThat(mixed).as("stories with more than one event").hasSizeLessThanOrEqualTo(2);
        assertThat(Math.abs(torn)).as("stories more or fewer than events").isLessThanOrEqualTo(3);
    }

    private Map<StoryId, Set<String>> eventsByStory(List<String[]> reports) {
        var events = new HashMap<StoryId, Set<String>>();
        for (var i = 0; i < reports.size(); i++) {
            events.computeIfAbsent(storyOf(reports.get(i)[0] + "." + i), _ -> new HashSet<>()).add(reports.get(i)[0]);
        }
        return events;
    }

    @Test
    void capitals_of_a_headline_that_writes_all_its_words_so_make_no_names() {
        var words = Words.of("Council Approves New Homes Despite Many Objections\nThe council of Thorley met.", 40);

        assertThat(words.stream().filter(Words.Word::name).map(Words.Word::stem)).containsExactly("thorley");
    }

    @Test
    void another_report_of_an_event_joins_the_story_and_says_how_likely_it_is() {
        assertThat(matcher.place(bridge())).isEqualTo(new Placement.Opened(new StoryId("bridge")));

        assertThat(matcher.place(article("echo", 2, "Flood closes Avon bridge",
                "Flood water damaged two pillars of the old bridge over the river Avon on"
                        + " Monday, and the city closed it to traffic.",
                "Engineer Ada Brook said the bridge may stay closed for a month.")))
                .isInstanceOfSatisfying(Placement.Joined.class, joined -> {
                    assertThat(joined.story()).isEqualTo(new StoryId("bridge"));
                    assertThat(joined.likeness()).isBetween(0.5, 1.0);
                });
    }

    @Test
    void the_same_words_a_month_later_are_another_event() {
        matcher.place(bridge());

        var later = article("later", 24 * 30, "Bridge over the Avon closed after new flood",
                "The bridge over the river Avon was closed on Wednesday because a flood reached its pillars for the second time.");

        assertThat(matcher.place(later)).isInstanceOf(Placement.Opened.class);
    }

    @Test
    void an_article_that_is_placed_again_stays_where_it_is() {
        matcher.place(bridge());
        matcher.place(
                article("echo", 1, "Flood closes Avon bridge", "Flood water damaged two pillars of the old bridge over the river Avon on Monday."));
        var before = stories.of(id("echo"));

        matcher.place(article("echo", 1, "Rovers win the cup", "Rovers beat United on penalties in the final of the cup."));

        assertThat(stories.of(id("echo"))).isEqualTo(before);
        assertThat(matcher.place(bridge())).isEqualTo(new Placement.Opened(new StoryId("bridge")));
    }

    @Test
    void what_takes_the_place_of_an_article_goes_where_that_was() {
        matcher.place(bridge());
        var successor = article("successor", 24 * 10, "What we know so far", "A summary of the week.")
                .withTraits(new Traits(Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 0, "", List.of(id("bridge"))));

        assertThat(matcher.place(successor)).isEqualTo(new Placement.Joined(new StoryId("bridge"), 1));
    }

    @Test
    void a_story_is_named_by_the_headline_that_is_most_like_the_others() {
        matcher.place(article("odd", 0, "A wet week by the river",
                "The bridge over the river Avon was closed on Monday after a flood, and anglers are glad."));
        matcher.place(bridge());
        matcher.place(article("echo", 2, "Avon bridge closed after flood",
                "The old bridge over the river Avon was closed on Monday after the flood of Sunday"
                        + " damaged two of its pillars, engineer Ada Brook said."));

        assertThat(stories.of(id("echo")).orElseThrow().central()).isNotEqualTo(id("odd"));
    }

    @Test
    void after_a_restart_new_reports_join_the_stories_of_before() {
        matcher.place(bridge());
        var restarted = new StoryMatcher(stories, 0.5);
        restarted.remember(bridge());

        restarted.place(
                article("echo", 2, "Flood closes Avon bridge", "Flood water damaged two pillars of the old bridge over the river Avon on Monday, and"
                        + " engineer Ada Brook closed it."));

        assertThat(storyOf("echo")).isEqualTo(new StoryId("bridge"));
    }

    @Test
    void what_was_split_off_draws_later_reports_to_itself_and_so_does_what_was_merged() {
        matcher.place(bridge());
        matcher.place(
                article("echo", 2, "Flood closes Avon bridge", "Flood water damaged two pillars of the old bridge over the river Avon on Monday."));
        var split = matcher.split(new StoryId("bridge"), List.of(id("echo")), "mia", MONDAY).orElseThrow();

        matcher.place(
                article("copy", 3, "Avon bridge is closed", "Flood water damaged two pillars of the old bridge over the river Avon on Monday."));
        assertThat(storyOf("copy")).isEqualTo(split.to());

        matcher.merge(split.to(), new StoryId("bridge"), "mia", MONDAY);
        assertThat(storyOf("copy")).isEqualTo(new StoryId("bridge"));
    }

    @Test
    void only_the_latest_articles_are_compared_with() {
        var recent = new Recent(2);
        var counts = WordCounts.ofBackground();
        Stream.of("a", "b", "c")
                .forEach(name -> recent.add(Profile.of(article(name, 0, "Avon bridge closed", "The bridge is closed."), counts), new StoryId(name)));

        assertThat(recent.candidates(Profile.of(bridge(), counts)).keySet()).containsExactlyInAnyOrder(new StoryId("b"), new StoryId("c"));
    }

    @Test
    void a_text_without_words_opens_a_story() {
        assertThat(matcher.place(article("dots", 0, "…", "…"))).isInstanceOf(Placement.Opened.class);
        assertThat(matcher.place(article("dashes", 0, "—", "—"))).isInstanceOf(Placement.Opened.class);
    }

    private StoryId storyOf(String article) {
        return stories.of(id(article)).orElseThrow().id();
    }

    private static Article bridge() {
        return article("bridge", 0, "Bridge over the Avon closed after flood",
                "The old bridge over the river Avon was closed on Monday after a flood damaged two of its pillars, the city said.",
                "Engineer Ada Brook said it could stay closed for weeks. Buses are diverted by way of the new tunnel.");
    }

    private static ArticleId id(String name) {
        return new ArticleId(name);
    }

    private static Article article(String name, int hours, String headline, String... paragraphs) {
        var at = MONDAY.plus(Duration.ofHours(hours));
        return new Article(
                id(name), Link.parse("https://news.example/" + name).orElseThrow(), headline, "", List.of(), "", Dated.stated(at), at, "en",
                "The Herald", Tier.OTHER, List.of(), List.of(paragraphs), new Status.Usable(), 1);
    }
}
