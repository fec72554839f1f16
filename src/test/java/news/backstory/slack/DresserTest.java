package news.backstory.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles.Version;
import news.backstory.article.Bond;
import news.backstory.article.Dated;
import news.backstory.article.Kill;
import news.backstory.article.Link;
import news.backstory.article.Tier;
import news.backstory.article.Traits;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.post.Card;
import news.backstory.post.Cards;
import news.backstory.post.Gone;
import news.backstory.post.Mark;
import news.backstory.post.MessageRef;
import news.backstory.post.Origin;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.ReplyAddress;
import news.backstory.post.Suggestion;
import news.backstory.slack.Dresser.Dressed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DresserTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOW = Instant.parse("2019-05-12T10:00:00Z");
    private static final ChannelId CHANNEL = new ChannelId("C1");
    private static final PersonId PERSON = new PersonId("U1");
    private static final MessageRef MESSAGE = new MessageRef(CHANNEL, "1.000001");
    private static final Place IN_CHANNEL = new Place.InChannel(CHANNEL);
    private static final Place IN_THREAD = new Place.InThread(MESSAGE);
    private static final Place TO_ONE = new Place.Reply(new ReplyAddress("https://hooks.slack.com/x"), CHANNEL, PERSON);
    private static final Place TO_ALL = new Place.ReplyToAll(new ReplyAddress("https://hooks.slack.com/x"), CHANNEL);
    private static final List<Place> PLACES = List.of(
            IN_CHANNEL, IN_THREAD, new Place.ForPerson(CHANNEL, PERSON), new Place.ForPersonInThread(MESSAGE, PERSON), TO_ONE, TO_ALL,
            new Place.InsteadOf(MESSAGE));

    private final Dresser dresser = new Dresser(PersonId::value);

    static Stream<String> wildTexts() {
        return WildArticles.texts().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("wildTexts")
    void whatever_an_article_says_no_message_breaks_a_limit_pings_or_leads_astray(String name) {
        for (var bare : List.of(true, false)) {
            var articles = IntStream.range(0, 7).mapToObj(number -> WildArticles.article("a" + "9".repeat(number), WildArticles.text(name), bare))
                    .toList();
            for (var place : PLACES) {
                for (var post : postsAbout(articles, WildArticles.text(name))) {
                    var message = message(place, post, cards(articles));
                    var checked = CheckedMessage.of(message.blocks(), message.text());
                    assertThat(checked.links).as("%s %s", place, post).allMatch(link -> link.startsWith("https://herald.example/"));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("wildTexts")
    void whatever_an_article_says_its_unfurl_breaks_no_limit_and_has_no_buttons(String name) {
        var article = WildArticles.article("a", WildArticles.text(name), false);
        var links = IntStream.range(0, 9).mapToObj(number -> new Post.LinkedArticle(link("https://herald.example/" + number), article.id())).toList();

        var dressed = dresser.dress(new Place.OnLinks(MESSAGE), new Post.OnLinks(links), cards(List.of(article)), LONDON);

        assertThat(dressed).isInstanceOfSatisfying(Dressed.Unfurls.class, unfurls -> {
            var json = JsonParser.parseString(unfurls.json()).getAsJsonObject();
            assertThat(json.size()).isEqualTo(Dresser.MAX_UNFURLS);
            assertThat(json.asMap().values().stream().mapToInt(unfurl -> unfurl.getAsJsonObject().get("blocks").toString().length()).sum())
                    .isLessThan(13_000);
            json.asMap().values().forEach(unfurl -> {
                var checked = CheckedMessage.of(
                        unfurl.getAsJsonObject().get("blocks").toString(), unfurl.getAsJsonObject().get("fallback").getAsString());
                assertThat(checked.actionIds).isEmpty();
                assertThat(checked.links).allMatch(link -> link.startsWith("https://herald.example/"));
            });
        });
    }

    @Test
    void fifty_thousand_paragraphs_and_the_longest_addresses_and_names_fit() {
        var body = IntStream.range(0, 50_000).mapToObj(number -> "Paragraph " + number + ".").toList();
        var longest = link("https://herald.example/" + "a".repeat(3_900));
        var articles = IntStream.range(0, 7).mapToObj(number -> {
            var some = WildArticles.article(String.valueOf(number).repeat(200), "\"".repeat(10_000), false);
            return new Article(
                    some.id(), longest, some.headline(), some.standfirst(), some.byline(), some.section(), some.published(), some.updated(), "en",
                    some.source(), some.tier(), some.pictures(), body, some.status(), 1);
        }).toList();

        for (var post : postsAbout(articles, "words")) {
            var cards = new HashMap<ArticleId, Card>();
            articles.forEach(article -> cards.put(article.id(), WildArticles.withoutSummary(article)));
            var message = message(IN_THREAD, post, new Cards(NOW, cards));
            CheckedMessage.of(message.blocks(), message.text());
        }
    }

    @Test
    void the_plain_text_says_everything_that_the_blocks_show_in_the_same_order() {
        var message = message(IN_CHANNEL, new Post.CardWithSimilar(Seed.GUAIDO.article().id(), Seed.suggestions()), Seed.cards(NOW));

        var checked = CheckedMessage.of(message.blocks(), message.text());

        var read = message.text().replaceAll("<[^|>]+\\|", "").replace(">", "").replace("&lt;", "<").replaceAll("\\s+", " ");
        var at = 0;
        for (var line : checked.shown.toString().lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            var found = read.indexOf(line.replace("*", "").replaceAll("\\s+", " "), at);
            assertThat(found).as(line).isNotNegative();
            at = found;
        }
        assertThat(read).containsOnlyOnce("Juan Guaido, head of Venezuela's opposition-run congress").contains("Picture: Juan Guaido");
    }

    @ParameterizedTest
    @CsvSource({"card", "thread"})
    void a_real_article_looks_as_the_desk_agreed(String what) {
        var guaido = Seed.GUAIDO.article().id();
        var place = what.equals("card") ? IN_CHANNEL : IN_THREAD;
        var post = what.equals("card") ? new Post.CardOf(guaido) : new Post.SimilarTo(guaido, Seed.suggestions());

        var message = message(place, post, Seed.cards(NOW));

        assertThat(JsonParser.parseString(message.blocks())).isEqualTo(JsonParser.parseString(resource("guaido-" + what + ".json")));
        assertThat(message.text()).isEqualTo(resource("guaido-" + what + ".txt").strip());
    }

    @Test
    void a_headline_reads_as_it_is_written() {
        for (var headline : List.of("*Stars* and _bars_", "> 3% say `no`", "Q&A: <b>why</b>", "~50 :key: points", "&amp;")) {
            var article = WildArticles.article("a", headline, true);

            var message = message(IN_CHANNEL, new Post.CardOf(article.id()), cards(List.of(article)));

            assertThat(CheckedMessage.of(message.blocks(), message.text()).shown.toString()).startsWith(headline + "\n");
            assertThat(message.text()).contains(headline.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
    }

    @Test
    void a_card_is_missing_nothing_but_what_is_not_there() {
        var bare = WildArticles.withoutSummary(WildArticles.article("a", "Flood", true));

        var message = message(IN_CHANNEL, new Post.CardOf(bare.article().id()), new Cards(NOW, Map.of(bare.article().id(), bare)));

        assertThat(CheckedMessage.of(message.blocks(), message.text()).shown.toString())
                .isEqualTo("Flood\nToo short to summarise.\nWire · Flood · 11 May 2019 18:02 BST\n");
    }

    @Test
    void an_empty_summary_is_not_spoken_of_where_there_is_a_standfirst() {
        var card = WildArticles.withoutSummary(WildArticles.article("a", "Flood", false));

        var message = message(IN_CHANNEL, new Post.CardOf(card.article().id()), new Cards(NOW, Map.of(card.article().id(), card)));

        assertThat(message.text()).doesNotContain("Too short");
    }

    @Test
    void a_card_of_which_only_a_part_could_be_read_says_so_and_sums_up_nothing() {
        var preview = WildArticles.article("a", "Flood", false).withTraits(Traits.PLAIN.with(Traits.Kind.REPORT, Traits.Extent.PREVIEW));

        var read = message(IN_CHANNEL, new Post.CardOf(preview.id()), cards(List.of(preview))).text();

        assertThat(read).contains("Preview only: Backstory could not read the whole article, so it sums up nothing.").doesNotContain("Too short");
    }

    @ParameterizedTest
    @CsvSource({"OPINION, World, · Opinion · World ·", "OPINION, Opinions, · Opinions ·", "LIVE_BLOG, World, · Live blog · World ·",
            "REPORT, World, Wire · World ·"})
    void an_opinion_and_a_live_blog_are_called_so_where_their_section_does_not_say_it(Traits.Kind kind, String section, String said) {
        var some = WildArticles.article("a", "Flood", true);
        var article = new Article(some.id(), some.link(), some.headline(), some.standfirst(), some.byline(), section, some.published(),
                some.updated(), "en",
                "", Tier.WIRE, some.pictures(), some.paragraphs(), some.status(), 1).withTraits(Traits.PLAIN.with(kind, Traits.Extent.WHOLE));

        assertThat(text(IN_CHANNEL, new Post.CardOf(article.id()), article)).contains(said).doesNotContain("Opinion · Opinions");
    }

    @Test
    void a_card_says_when_it_was_first_seen_if_nobody_says_when_it_was_published() {
        var article = dated(Dated.firstSeen(WildArticles.PUBLISHED), WildArticles.PUBLISHED.plus(Duration.ofDays(1)));

        assertThat(text(IN_CHANNEL, new Post.CardOf(article.id()), article)).contains("· first seen 11 May 2019 18:02 BST").doesNotContain("updated");
    }

    @Test
    void a_card_says_when_it_was_updated_if_that_was_a_minute_later_or_more() {
        var same = dated(Dated.stated(WildArticles.PUBLISHED), WildArticles.PUBLISHED.plusSeconds(59));
        var later = dated(Dated.stated(WildArticles.PUBLISHED), WildArticles.PUBLISHED.plusSeconds(60));
        var nextDay = dated(Dated.stated(WildArticles.PUBLISHED), WildArticles.PUBLISHED.plus(Duration.ofHours(20)));

        assertThat(text(IN_CHANNEL, new Post.CardOf(same.id()), same)).doesNotContain("updated");
        assertThat(text(IN_CHANNEL, new Post.CardOf(later.id()), later)).contains("18:02 BST · updated 18:03 BST");
        assertThat(text(IN_CHANNEL, new Post.CardOf(nextDay.id()), nextDay)).contains("18:02 BST · updated 12 May 2019 14:02 BST");
    }

    @Test
    void articles_that_may_not_be_shown_are_left_out_everywhere() {
        var shown = WildArticles.article("shown", "Shown", false);
        var of = shown.id();
        var hidden = new Suggestion(new ArticleId("hidden"), 0.9, List.of("CANARY"), Bond.SAME_SUBJECT);
        var cards = cards(List.of(shown));

        assertThat(message(IN_THREAD, new Post.SimilarTo(of, List.of(hidden)), cards).text()).isEqualTo("Nothing close enough.");
        assertThat(message(TO_ONE, new Post.Found("words", List.of(hidden)), cards).text()).startsWith("Nothing found for “words”.");
        assertThat(message(TO_ONE, new Post.Found("words", List.of(hidden, new Suggestion(of, 0.5, List.of(), Bond.SAME_SUBJECT))), cards).text())
                .startsWith("The best match for “words”").doesNotContain("CANARY");
        assertThat(message(TO_ALL, new Post.CardWithSimilar(of, List.of(hidden)), cards).blocks()).doesNotContain("CANARY", "hidden");
    }

    @Test
    void there_is_nothing_to_say_about_an_article_that_may_not_be_shown() {
        var shown = WildArticles.article("shown", "Shown", false);
        var hidden = new ArticleId("hidden");
        var suggestions = List.of(new Suggestion(shown.id(), 0.9, List.of(), Bond.SAME_SUBJECT));

        assertThat(List.of(
                new Post.CardOf(hidden), new Post.SimilarTo(hidden, suggestions), new Post.CardWithSimilar(hidden, suggestions),
                new Post.Dropped(shown.id(), hidden, MESSAGE), new Post.OnLinks(List.of())))
                .allSatisfy(post -> assertThat(dresser.dress(IN_CHANNEL, post, cards(List.of(shown)), LONDON)).isEqualTo(new Dressed.Nothing()));
        assertThat(dresser.dress(
                new Place.OnLinks(MESSAGE), new Post.OnLinks(List.of(new Post.LinkedArticle(link("https://x.example/"), hidden))),
                cards(List.of(shown)), LONDON))
                .isEqualTo(new Dressed.Nothing());
    }

    @Test
    void a_thread_shows_three_similar_articles_at_most_and_never_the_article_itself() {
        var articles = Stream.of("a", "b", "c", "d", "e").map(id -> WildArticles.article(id, "Headline " + id, false)).toList();
        var suggestions = Stream.of("a", "b", "b", "c", "d", "e").map(id -> new Suggestion(new ArticleId(id), 0.5, List.of(), Bond.SAME_SUBJECT))
                .toList();

        var message = message(IN_THREAD, new Post.SimilarTo(new ArticleId("a"), suggestions), cards(articles));

        assertThat(message.text()).contains("Headline b", "Headline c", "Headline d").doesNotContain("Headline a", "Headline e");
        assertThat(CheckedMessage.of(message.blocks(), message.text()).actionIds).containsExactly(
                "similar_keep:1", "similar_drop:1", "similar_keep:2", "similar_drop:2", "similar_keep:3", "similar_drop:3");
    }

    @Test
    void one_person_alone_may_post_what_is_similar_and_a_channel_we_are_not_in_has_no_buttons_that_need_a_thread() {
        var post = new Post.SimilarTo(Seed.GUAIDO.article().id(), Seed.suggestions());
        var withCard = new Post.CardWithSimilar(Seed.GUAIDO.article().id(), Seed.suggestions());

        assertThat(actionIds(TO_ONE, post)).containsExactly("post_card:1", "post_card:2", "post_card:3", "post_similar");
        assertThat(actionIds(TO_ALL, post)).isEmpty();
        assertThat(actionIds(TO_ALL, withCard)).containsExactly("card_more");
        assertThat(message(TO_ALL, withCard, Seed.cards(NOW)).text())
                .endsWith("I am not in this channel, so I cannot thread. /invite @Backstory and I will.");
    }

    @Test
    void what_is_pressed_asks_for_what_it_says() {
        var article = Seed.GUAIDO.article();

        assertThat(message(IN_CHANNEL, new Post.CardOf(article.id()), Seed.cards(NOW)).blocks())
                .contains("\"action_id\":\"card_similar\"", "\"value\":\"wrong:guaido\"", "\"url\":\"" + article.link().text() + "\"");
        assertThat(message(IN_THREAD, new Post.SimilarTo(article.id(), Seed.suggestions()), Seed.cards(NOW)).blocks())
                .contains("\"value\":\"guaido|missiles\"",
                        "\"accessibility_label\":\"Not related: More missiles sent by the US to the Middle East\"");
        assertThat(message(TO_ONE, new Post.Dropped(article.id(), new ArticleId("missiles"), MESSAGE), Seed.cards(NOW)))
                .satisfies(dropped -> assertThat(dropped.text()).isEqualTo("Removed here: More missiles sent by the US to the Middle East"))
                .satisfies(dropped -> assertThat(dropped.blocks()).contains("\"similar_undo\"", "\"guaido|missiles|1.000001\""));
    }

    @Test
    void an_id_too_long_for_a_menu_costs_the_card_nothing_else() {
        var article = WildArticles.article("x".repeat(200), "Flood", false);

        var message = message(IN_CHANNEL, new Post.CardOf(article.id()), cards(List.of(article)));

        assertThat(CheckedMessage.of(message.blocks(), message.text()).actionIds).containsExactly("card_similar", "covered", "card_more");
        assertThat(message.blocks()).doesNotContain("wrong:");
    }

    @Test
    void names_that_could_be_markup_are_not_shown_in_bold() {
        var article = WildArticles.article("a", "Flood", true);
        var of = WildArticles.article("of", "Bridge", true);

        var plain = message(IN_THREAD, similar(of, article, "US military", "Iran"), cards(List.of(of, article)));
        var marked = message(IN_THREAD, similar(of, article, "<!channel>", "*_x_*"), cards(List.of(of, article)));

        assertThat(plain.blocks()).contains("yesterday · wire · Flood · both mention *US military*, *Iran*");
        assertThat(plain.text()).contains("yesterday · wire · Flood · both mention US military, Iran");
        assertThat(marked.blocks()).contains("both mention <!channel>, *_x_*").doesNotContain("mrkdwn");
        assertThat(marked.text()).contains("both mention &lt;!channel&gt;, *_x_*");
    }

    @ParameterizedTest
    @EnumSource(Post.Matter.class)
    void each_notice_is_a_sentence_or_two_that_a_person_can_act_on(Post.Matter matter) {
        var message = message(TO_ONE, new Post.Notice(matter, "403"), new Cards(NOW, Map.of()));

        CheckedMessage.of(message.blocks(), message.text());
        assertThat(message.text()).hasSizeBetween(10, 250).matches("[A-Z“].*");
    }

    @Test
    void a_refused_page_is_told_with_its_status_in_words() {
        assertThat(message(TO_ONE, new Post.Notice(Post.Matter.PAGE_REFUSED, "403"), new Cards(NOW, Map.of())).text())
                .isEqualTo("I could not read that page: its server said 403 (forbidden). Try its headline: /news words of the headline");
        assertThat(message(TO_ONE, new Post.Notice(Post.Matter.PAGE_REFUSED, "418"), new Cards(NOW, Map.of())).text()).contains("said 418. ");
    }

    @Test
    void a_page_that_is_not_public_is_not_told_about() {
        assertThat(message(TO_ONE, new Post.Notice(Post.Matter.NOT_PUBLIC, "intranet.local"), new Cards(NOW, Map.of())))
                .satisfies(message -> assertThat(message.blocks() + message.text()).doesNotContain("intranet"));
    }

    @Test
    void help_says_first_what_was_not_understood() {
        assertThat(message(TO_ONE, new Post.Help("<!channel> dance"), new Cards(NOW, Map.of())).text())
                .startsWith("I did not understand “&lt;!channel&gt; dance”.").contains("/news similar &lt;link or words&gt;");
        assertThat(message(TO_ONE, new Post.Help(""), new Cards(NOW, Map.of())).text()).doesNotContain("understand").contains("/news help");
    }

    @Test
    void cards_stand_on_links_and_nothing_else_does() {
        var article = Seed.GUAIDO.article();
        var onLinks = new Post.OnLinks(List.of(new Post.LinkedArticle(article.link(), article.id())));

        assertThat(dresser.dress(IN_CHANNEL, onLinks, Seed.cards(NOW), LONDON)).isEqualTo(new Dressed.Nothing());
        assertThat(dresser.dress(new Place.OnLinks(MESSAGE), new Post.CardOf(article.id()), Seed.cards(NOW), LONDON))
                .isEqualTo(new Dressed.Nothing());
    }

    @Test
    void coverage_is_yes_partly_or_not_yet_by_what_may_be_shown_now() {
        var own = WildArticles.article("own", "Our report", false);
        var near = WildArticles.article("near", "Our other report", false);
        var theirs = WildArticles.article("theirs", "Their report", false);
        var post = new Post.Coverage(theirs.id(), List.of(own.id()), List.of(near.id()), List.of(), List.of(theirs.id()), List.of());

        assertThat(message(TO_ONE, post, cards(List.of(own, near, theirs))).text()).startsWith("Yes: 1 piece of ours.\n")
                .contains("Asked about: ", "Our report", "Elsewhere", "Their report").doesNotContain("Our other report");
        assertThat(message(TO_ONE, post, cards(List.of(near, theirs))).text()).startsWith("Partly: ").contains("Our other report")
                .doesNotContain("Our report");
        assertThat(message(TO_ONE, post, cards(List.of(theirs))).text()).startsWith("Not yet: ").contains("Their report");
        assertThat(dresser.dress(TO_ONE, post, cards(List.of(own)), LONDON)).isEqualTo(new Dressed.Nothing());
    }

    @Test
    void coverage_of_one_of_several_of_ours_says_which_it_took_and_of_a_single_one_says_it_once() {
        var one = WildArticles.article("one", "Our report", false);
        var two = WildArticles.article("two", "Our other report", false);

        assertThat(message(TO_ONE, new Post.Coverage(one.id(), List.of(one.id(), two.id()), List.of(), List.of(), List.of(), List.of()),
                cards(List.of(one, two))).text()).startsWith("Yes: 2 pieces of ours.\nAsked about: ");
        assertThat(message(TO_ONE, new Post.Coverage(one.id(), List.of(one.id()), List.of(), List.of(), List.of(), List.of()),
                cards(List.of(one))).text()).startsWith("Yes: 1 piece of ours.\n").doesNotContain("Asked about");
    }

    @Test
    void a_digest_names_our_own_paper_in_its_line_and_among_the_others() {
        var own = WildArticles.article("own", "The Harbour Herald", false).withTier(Tier.OWN);
        var theirs = WildArticles.article("theirs", "The Saltmarsh Echo", false);
        var cards = cards(List.of(own, theirs));

        assertThat(message(IN_CHANNEL, new Post.Digest(Post.Occasion.HOUR, List.of(new Post.Brief(own.id(), List.of(theirs.id()), List.of()))), cards)
                .text()).contains(" · own · The Harbour Herald · also in 1: The Saltmarsh Echo");
        assertThat(message(IN_CHANNEL, new Post.CardOf(theirs.id(), List.of(own.id()), List.of()), cards).text())
                .contains("also in 1: The Harbour Herald");
    }

    @Test
    void the_paragraphs_of_a_summary_are_not_torn_apart_by_empty_lines() {
        var message = message(IN_CHANNEL, new Post.CardOf(Seed.GUAIDO.article().id()), Seed.cards(NOW));

        assertThat(Seed.GUAIDO.article().paragraphs()).hasSizeGreaterThan(1);
        assertThat(message.text()).doesNotContain("\n".repeat(2));
        assertThat(message.blocks()).contains("\"text\":\"\\n\"");
    }

    @Test
    void coverage_says_what_it_was_asked_about_and_counts_what_it_does_not_list() {
        var own = IntStream.range(0, 12).mapToObj(i -> WildArticles.article("own" + i, "Our report " + i + ".", false)).toList();
        var theirs = WildArticles.article("theirs", "Their report", false);
        var all = Stream.concat(own.stream(), Stream.of(theirs)).toList();
        var post = new Post.Coverage(theirs.id(), ids(own), List.of(), List.of(), List.of(), List.of());

        assertThat(message(TO_ONE, post, cards(all)).text()).startsWith("Yes: 12 pieces of ours.\nAsked about: ")
                .contains("Their report>", "and 4 earlier", "Our report 4.", "Our report 11.").doesNotContain("Our report 3.");
    }

    @Test
    void a_suggestion_says_why_it_stands_there() {
        var of = Seed.GUAIDO.article().id();
        var suggested = Seed.MISSILES.article().id();

        assertThat(Stream.of(Bond.values())
                .map(bond -> message(TO_ONE, new Post.SimilarTo(of, List.of(new Suggestion(suggested, 0.9, List.of("Iran"), bond))),
                        Seed.cards(NOW)).text()))
                .satisfiesExactly(text -> assertThat(text).contains("same story").contains("both mention Iran"),
                        text -> assertThat(text).doesNotContain("background", "page"), text -> assertThat(text).contains("background"),
                        text -> assertThat(text).contains("only the same page, World"), text -> assertThat(text).contains("kept by this channel"),
                        text -> assertThat(text).contains("mentions Iran"));
    }

    @Test
    void what_a_wire_sent_without_its_page_leads_nowhere() {
        var flash = WildArticles.article("flash", "Bridge shut", false);
        var article = new Article(
                flash.id(), Link.parse("https://article.invalid/flash").orElseThrow(), flash.headline(), "", List.of(), "", flash.published(),
                flash.updated(), "en", "Agency", flash.tier(), List.of(), flash.paragraphs(), flash.status(), 1);

        assertThat(message(IN_CHANNEL, new Post.CardOf(article.id()), cards(List.of(article))).blocks()).contains("Bridge shut")
                .doesNotContain("article.invalid", "Open the article");
    }

    @Test
    void one_person_alone_may_post_coverage_and_a_timeline_to_the_thread_it_was_asked_from_or_here() {
        var article = Seed.GUAIDO.article().id();
        var here = new Post.Coverage(article, List.of(article), List.of(), List.of(), List.of(), List.of());
        var thread = new Post.Coverage(article, List.of(article), List.of(), List.of(), List.of(), List.of(MESSAGE));

        assertThat(actionIds(TO_ONE, here)).containsExactly("post_coverage", "timeline");
        assertThat(actionIds(IN_THREAD, here)).isEmpty();
        assertThat(message(TO_ONE, thread, Seed.cards(NOW)).blocks()).contains("Post to thread", "\"guaido|1.000001\"");
        assertThat(actionIds(TO_ONE, new Post.Timeline(article, List.of(article)))).containsExactly("post_timeline");
        assertThat(actionIds(IN_CHANNEL, new Post.Timeline(article, List.of(article)))).isEmpty();
    }

    @Test
    void a_timeline_tells_what_a_headline_became_in_order_of_time_and_leaves_the_middle_of_a_long_one_out() {
        var article = WildArticles.article("a", "Flood: ten rescued", false);
        var versions = IntStream.rangeClosed(1, 40).mapToObj(i -> new Version(i, "Headline " + i + ".", "", NOW.plusSeconds(i))).toList();
        var cards = new Cards(NOW, Map.of(article.id(), WildArticles.card(article)), Map.of(article.id(), versions), Map.of());

        var text = message(TO_ONE, new Post.Timeline(article.id(), List.of(article.id())), cards).text();

        assertThat(text).startsWith("How the story moved")
                .contains("|Headline 1.> · wire", "version 2, new headline: Headline 2.", "and 20 more, then",
                        "Headline 40.")
                .doesNotContain("|Flood: ten rescued", "Headline 20.", "the first I know");
        assertThat(text.indexOf("Headline 2.")).isLessThan(text.indexOf("Headline 40."));
    }

    @Test
    void a_timeline_says_what_changed_with_each_version_and_owns_up_to_what_it_does_not_know() {
        var article = WildArticles.article("a", "Flood: ten rescued", false);
        var versions = List.of(new Version(3, "Flood", "Rain", NOW), new Version(4, "Flood", "More rain", NOW.plusSeconds(60)),
                new Version(5, "Flood", "More rain", NOW.plusSeconds(120)));
        var cards = new Cards(NOW, Map.of(article.id(), WildArticles.card(article)), Map.of(article.id(), versions), Map.of());

        assertThat(message(TO_ONE, new Post.Timeline(article.id(), List.of(article.id())), cards).text()).contains(
                "|Flood> (headline of version 3, the first I know) · ", "version 4, new standfirst: More rain",
                "version 5: the text changed, the headline did not").doesNotContain("|Flood: ten rescued");
    }

    @Test
    void where_a_line_of_a_posted_timeline_or_coverage_stood_that_was_killed_it_says_so_and_of_which_outlet() {
        var standing = WildArticles.article("standing", "Standing report", false);
        var killed = WildArticles.article("killed", "CANARY", false);
        var cards = new Cards(NOW, Map.of(standing.id(), WildArticles.card(standing)), Map.of(), Map.of(killed.id(), killedAtNoon()));
        var timeline = new Post.Timeline(standing.id(), List.of(killed.id(), standing.id()));
        var coverage = new Post.Coverage(standing.id(), List.of(), List.of(), List.of(killed.id()), List.of(standing.id()), List.of());
        var own = new Post.Coverage(standing.id(), List.of(killed.id()), List.of(), List.of(), List.of(standing.id()), List.of());

        for (var post : List.of(timeline, coverage, own)) {
            var message = message(new Place.InsteadOf(MESSAGE), post, cards);
            assertThat(message.text()).as("%s", post)
                    .contains("KILLED 10:30 BST — do not use. Continental Press, World, 11 May 2019 18:02 BST. By mia: copied", "Standing report");
            assertThat(message.blocks()).doesNotContain("CANARY");
        }
        assertThat(message(new Place.InsteadOf(MESSAGE), own, cards).text()).startsWith("Not yet: ");
    }

    private static Gone killedAtNoon() {
        return new Gone.Killed(new Kill("mia", "copied", Instant.parse("2019-05-12T09:30:00Z")),
                new Origin("Continental Press", "World", Dated.stated(Instant.parse("2019-05-11T17:02:00Z"))));
    }

    @Test
    void a_corrected_card_on_a_link_or_with_its_similar_articles_says_so() {
        var article = Seed.GUAIDO.article();
        var marks = List.<Mark>of(new Mark.Corrected(Instant.parse("2019-05-12T09:30:00Z")));
        var onLinks = new Post.OnLinks(List.of(new Post.LinkedArticle(article.link(), article.id(), marks)));

        assertThat(((Dressed.Unfurls) dresser.dress(new Place.OnLinks(MESSAGE), onLinks, Seed.cards(NOW), LONDON)).json())
                .contains("CORRECTED 10:30 BST");
        assertThat(message(IN_CHANNEL, new Post.CardWithSimilar(article.id(), List.of(), marks), Seed.cards(NOW)).text())
                .startsWith("CORRECTED 10:30 BST");
    }

    @Test
    void without_pictures_all_but_the_picture_is_there() {
        var dressed = dresser.dressWithoutPictures(IN_CHANNEL, new Post.CardOf(Seed.GUAIDO.article().id()), Seed.cards(NOW), LONDON);

        assertThat(dressed).isInstanceOfSatisfying(Dressed.Message.class, message -> {
            assertThat(message.blocks()).doesNotContain("image_url").contains("Guaido demands");
            assertThat(message.text()).doesNotContain("Picture:");
        });
    }

    private List<Post> postsAbout(List<Article> articles, String words) {
        var of = articles.getFirst().id();
        var suggestions = articles.stream().map(article -> new Suggestion(article.id(), 0.5, List.of(words, words, "Iran"), Bond.SAME_SUBJECT))
                .toList();
        return List.of(
                new Post.CardOf(of), new Post.SimilarTo(of, suggestions), new Post.SimilarTo(of, List.of()),
                new Post.CardWithSimilar(of, suggestions),
                new Post.CardWithSimilar(of, List.of()), new Post.Found(words, suggestions), new Post.Found(words, List.of()), new Post.Help(words),
                new Post.Coverage(of, ids(articles), List.of(), ids(articles), ids(articles), List.of()),
                new Post.Coverage(of, List.of(), ids(articles), List.of(), List.of(), List.of(MESSAGE)), new Post.Timeline(of, ids(articles)),
                new Post.Notice(Post.Matter.NOT_A_WEB_ADDRESS, words), new Post.Notice(Post.Matter.NOT_AN_ARTICLE, words),
                new Post.Notice(Post.Matter.BROKEN, words), new Post.Dropped(of, articles.getLast().id(), MESSAGE));
    }

    private static List<ArticleId> ids(List<Article> articles) {
        return articles.stream().map(Article::id).toList();
    }

    private Dressed.Message message(Place place, Post post, Cards cards) {
        return (Dressed.Message) dresser.dress(place, post, cards, LONDON);
    }

    private List<String> actionIds(Place place, Post post) {
        var message = message(place, post, Seed.cards(NOW));
        return CheckedMessage.of(message.blocks(), message.text()).actionIds;
    }

    private String text(Place place, Post post, Article article) {
        return message(place, post, cards(List.of(article))).text();
    }

    private static Post similar(Article of, Article suggested, String... shared) {
        return new Post.SimilarTo(of.id(), List.of(new Suggestion(suggested.id(), 0.5, List.of(shared), Bond.SAME_SUBJECT)));
    }

    private static Article dated(Dated published, Instant updated) {
        var some = WildArticles.article("a", "Flood", true);
        return new Article(
                some.id(), some.link(), some.headline(), some.standfirst(), some.byline(), some.section(), published, updated, "en", some.source(),
                Tier.OWN,
                some.pictures(), some.paragraphs(), some.status(), 1);
    }

    private static Cards cards(List<Article> articles) {
        var cards = new HashMap<ArticleId, Card>();
        articles.forEach(article -> cards.put(article.id(), WildArticles.card(article)));
        return new Cards(NOW, cards);
    }

    private static String resource(String name) {
        try (var file = DresserTest.class.getResourceAsStream("/slack/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Link link(String address) {
        return Link.parse(address).orElseThrow();
    }
}
