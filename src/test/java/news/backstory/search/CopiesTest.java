package news.backstory.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.article.Traits;
import org.junit.jupiter.api.Test;

class CopiesTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    private final Copies copies = new Copies(1_000);
    private final Random random = new Random(7);

    @Test
    void the_same_report_under_another_headline_is_a_copy() {
        var report = paragraphs(8);
        add("wire", report);

        assertThat(copies.add(article("herald", "Something else altogether", report))).containsExactly(id("wire"));
    }

    @Test
    void a_report_that_was_cut_by_half_and_got_local_paragraphs_is_a_copy_and_so_is_what_it_was_made_from() {
        var report = paragraphs(10);
        var edited = new ArrayList<>(report.subList(0, 5));
        edited.addAll(2, paragraphs(2));

        add("wire", report);
        assertThat(add("herald", edited)).containsExactly(id("wire"));
        copies.remove(id("wire"));
        assertThat(add("wire", report)).containsExactly(id("herald"));
    }

    @Test
    void a_report_put_in_another_order_with_every_tenth_word_changed_is_a_copy() {
        var report = paragraphs(10);
        var edited = new ArrayList<>(report.stream().map(this::everyTenthWordChanged).toList());
        Collections.shuffle(edited, random);
        add("wire", report);

        assertThat(add("herald", edited)).containsExactly(id("wire"));
    }

    @Test
    void another_report_is_none_not_even_if_both_quote_one_statement() {
        var statement = paragraphs(2);
        add("herald", join(List.of(statement, paragraphs(6))));

        assertThat(add("echo", join(List.of(paragraphs(6), statement)))).isEmpty();
    }

    @Test
    void a_later_version_of_an_article_is_none() {
        var report = paragraphs(6);
        add("herald", report);

        assertThat(add("herald", join(List.of(report, paragraphs(1))))).isEmpty();
        assertThat(copies.size()).isEqualTo(1);
    }

    @Test
    void an_article_that_takes_the_place_of_another_is_none_of_it() {
        var report = paragraphs(6);
        add("first", report);

        var second = article("second", "Headline", report)
                .withTraits(new Traits(Traits.Kind.REPORT, Traits.Extent.WHOLE, List.of(), 0, "", List.of(id("first"))));

        assertThat(copies.add(second)).isEmpty();
    }

    @Test
    void what_shares_a_third_of_its_text_is_no_copy_but_too_like_to_be_suggested_beside_it() {
        var shared = paragraphs(4);
        var one = Shingles.of(article("one", "Headline", join(List.of(shared, paragraphs(7)))));
        var other = Shingles.of(article("other", "Headline", join(List.of(shared, paragraphs(7)))));
        var third = Shingles.of(article("third", "Headline", join(List.of(shared.subList(0, 1), paragraphs(10)))));

        assertThat(one.isCopyOf(other)).isFalse();
        assertThat(one.isTooLike(other)).isTrue();
        assertThat(one.isTooLike(third)).isFalse();
    }

    @Test
    void the_morning_briefings_of_two_days_are_two() {
        var opening = "Good morning. This is what you need to know to start the day, brought to you by our newsroom before the first train leaves.";
        var closing = "That is all for now. Was this briefing forwarded to you? Sign up here to have it in your inbox each weekday morning.";
        add("monday", join(List.of(List.of(opening), paragraphs(5), List.of(closing))));

        assertThat(add("tuesday", join(List.of(List.of(opening), paragraphs(5), List.of(closing))))).isEmpty();
    }

    @Test
    void two_reports_written_by_machine_to_one_pattern_are_two() {
        add("harbour", result("Harbour Cranes", "41.7", "1.12", "310.4", "88.15"));

        assertThat(add("avon", result("Avon Mills", "9.3", "0.27", "77.9", "12.60"))).isEmpty();
        assertThat(add("wire", result("Avon Mills", "9.3", "0.27", "77.9", "12.60"))).containsExactly(id("avon"));
    }

    @Test
    void what_was_removed_is_forgotten() {
        var report = paragraphs(6);
        add("wire", report);
        copies.remove(id("wire"));

        assertThat(add("herald", report)).isEmpty();
    }

    @Test
    void only_the_latest_are_remembered() {
        var few = new Copies(2);
        var reports = IntStream.range(0, 3).mapToObj(_ -> paragraphs(6)).toList();
        IntStream.range(0, 3).forEach(i -> few.add(article("a" + i, "Headline", reports.get(i))));

        assertThat(few.size()).isEqualTo(2);
        assertThat(few.add(article("b0", "Headline", reports.get(0)))).isEmpty();
        assertThat(few.add(article("b2", "Headline", reports.get(2)))).containsExactly(id("a2"));
    }

    @Test
    void a_report_republished_more_often_than_a_run_is_followed_costs_no_more_than_any_other() {
        var report = paragraphs(6);
        var last = IntStream.range(0, 3 * Copies.MAX_ARTICLES_A_RUN).mapToObj(i -> add("copy" + i, report)).toList().getLast();

        assertThat(last).hasSizeLessThan(Copies.MAX_ARTICLES_A_RUN);
    }

    @Test
    void a_body_without_words_is_no_copy_of_another() {
        add("dots", List.of("…"));

        assertThat(add("dashes", List.of("—"))).isEmpty();
    }

    @Test
    void the_order_of_the_bytes_keeps_a_sketch_as_it_was() {
        var sketch = Shingles.of(article("herald", "Headline", paragraphs(40)));

        assertThat(Shingles.of(new org.apache.lucene.util.BytesRef(sketch.bytes()))).isEqualTo(sketch);
        assertThat(sketch.runs()).hasSize(Shingles.MAX);
    }

    private List<ArticleId> add(String name, List<String> paragraphs) {
        return copies.add(article(name, "Headline of " + name, paragraphs));
    }

    private List<String> result(String company, String income, String perShare, String revenue, String price) {
        return List.of(
                company + " Inc. on Tuesday reported quarterly net income of $" + income + " million, after reporting a loss a year earlier.",
                "On a per-share basis, the company said it had net income of $" + perShare + ". The results exceeded expectations.",
                "The company posted revenue of $" + revenue + " million in the period, topping forecasts by analysts of the industry.",
                "Shares of " + company + " hit $" + price + " in the final minutes of trading, the highest price since the start of the year.");
    }

    private List<String> paragraphs(int count) {
        return IntStream.range(0, count).mapToObj(_ -> IntStream.range(0, 40).mapToObj(_ -> word()).collect(Collectors.joining(" ", "", ".")))
                .toList();
    }

    private String everyTenthWordChanged(String paragraph) {
        var words = paragraph.split(" ");
        IntStream.range(0, words.length).filter(i -> i % 10 == 4).forEach(i -> words[i] = word());
        return String.join(" ", words);
    }

    private String word() {
        return "w" + Integer.toString(random.nextInt(4_000), 36);
    }

    private static List<String> join(List<List<String>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static ArticleId id(String name) {
        return new ArticleId(name);
    }

    private static Article article(String name, String headline, List<String> paragraphs) {
        return new Article(
                id(name), Link.parse("https://news.example/" + name).orElseThrow(), headline, "", List.of(), "", Dated.stated(MONDAY), MONDAY, "en",
                "The Herald", Tier.OTHER, List.of(), paragraphs, new Status.Usable(), 1);
    }
}
