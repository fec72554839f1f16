package news.backstory.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.backstory.article.ArticleId;
import news.backstory.article.Link;
import news.backstory.article.Tier;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.QuietHours;
import news.backstory.channel.Wanted;
import news.backstory.command.Feedback.Reason;
import news.backstory.command.Feedback.Spot;
import news.backstory.feed.FeedsFound;
import news.backstory.summary.Summary.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

    private static final Spot FOURTH = Spot.of(new Sentence(4, 10, 16, "Hello."));

    @Test
    void settings_name_a_zone_languages_and_people_or_say_what_is_wrong_at_their_field() {
        var good = Map.of("threads", List.of("OFF"), "answers", List.of("PRIVATE"), "zone", List.of("Europe/Berlin"), "languages", List.of("de, EN"),
                "who", List.of("U1", "U2"));

        assertThat(FormReader.read(new Filled(FormKind.SETTINGS, "C1", good))).isEqualTo(new FormReader.Outcome.Asks(new Command.ChangeSettings(
                new ChannelId("C1"), Arrangement.Threads.OFF, Arrangement.Answers.PRIVATE, ZoneId.of("Europe/Berlin"), Set.of("de", "en"),
                Set.of(new PersonId("U1"), new PersonId("U2")))));
        assertThat(wrong(new Filled(FormKind.SETTINGS, "C1",
                Map.of("threads", List.of("PERHAPS"), "zone", List.of("Mars"), "languages", List.of("English!")))))
                .containsOnlyKeys("threads", "answers", "zone", "languages");
        assertThat(wrong(
                new Filled(FormKind.SETTINGS, "C1", Map.of("threads", List.of("OFF"), "answers", List.of("PRIVATE"), "zone", List.of("UTC"), "who",
                        Collections.nCopies(51, "U1")))))
                .containsOnlyKeys("who");
    }

    @Test
    void a_report_names_its_sentences_and_a_reason() {
        var outcome = FormReader
                .read(filled(Map.of("reason", List.of("MISSING_CONTEXT"), "sentences", List.of(FOURTH.text()), "words", List.of(" hm "))));

        assertThat(outcome).isEqualTo(new FormReader.Outcome.Asks(
                new Command.ReportSentences(new ArticleId("bridge"), List.of(FOURTH), Reason.MISSING_CONTEXT, "hm")));
    }

    @Test
    void what_is_missing_is_asked_for_at_its_field() {
        assertThat(problems(Map.of())).containsOnlyKeys("reason");
        assertThat(problems(Map.of("reason", List.of("a reason of next year")))).containsOnlyKeys("reason");
        assertThat(problems(Map.of("reason", List.of("NOT_THE_POINT")))).containsOnlyKeys("sentences");
        assertThat(problems(Map.of("reason", List.of("OTHER"), "words", List.of("  ")))).containsOnlyKeys("words");
    }

    @Test
    void words_have_a_limit() {
        assertThat(problems(Map.of("reason", List.of("OTHER"), "words", List.of("x".repeat(FormReader.MAX_WORDS))))).isEmpty();
        assertThat(problems(Map.of("reason", List.of("OTHER"), "words", List.of("x".repeat(FormReader.MAX_WORDS + 1))))).containsOnlyKeys("words");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "0-10-16-0123456789abcdef", "4-16-10-0123456789abcdef", "4-10-16-short", "4-10-9999999999-0123456789abcdef"})
    void a_sentence_that_was_never_offered_is_none(String written) {
        assertThat(Spot.parse(written)).isEmpty();
        assertThat(Spot.parse(FOURTH.text())).contains(FOURTH);
    }

    @Test
    void a_pull_needs_a_reason() {
        assertThat(wrong(new Filled(FormKind.PULL, "bridge", Map.of("reason", List.of(" "))))).containsOnlyKeys("reason");
        assertThat(wrong(new Filled(FormKind.PULL, "bridge", Map.of("reason", List.of("x".repeat(301)))))).containsOnlyKeys("reason");
        assertThat(FormReader.read(new Filled(FormKind.PULL, "bridge", Map.of("reason", List.of("wrong bridge")))))
                .isEqualTo(new FormReader.Outcome.Asks(new Command.PullArticle(new ArticleId("bridge"), "wrong bridge")));
    }

    @Test
    void a_subscription_takes_a_word_or_phrase_a_line() {
        var filled = new Filled(FormKind.SUBSCRIPTION, "12",
                Map.of("with", List.of("harbour trust\n\n bridge "), "manner", List.of("LIVE"), "breaking",
                        List.of("OFF"), "tiers", List.of("OWN", "NOBODY"), "languages", List.of("en, DE")));

        assertThat(FormReader.read(filled)).isEqualTo(new FormReader.Outcome.Asks(new Command.ChangeSubscription(12,
                new Wanted(List.of("harbour trust", "bridge"), List.of(), Set.of(Tier.OWN), Set.of("en", "de"), Wanted.Breaking.OFF,
                        Wanted.Manner.LIVE))));
        assertThat(wrong(new Filled(FormKind.SUBSCRIPTION, "12",
                Map.of("with", List.of("a\n".repeat(1) + "x".repeat(201)), "languages", List.of("English!")))))
                .containsOnlyKeys("with", "languages", "manner", "breaking");
        assertThat(wrong(
                new Filled(FormKind.SUBSCRIPTION, "12", Map.of("with", List.of(lines(21)), "manner", List.of("LIVE"), "breaking", List.of("ON")))))
                .containsOnlyKeys("with");
    }

    @Test
    void whoever_subscribes_names_a_channel_and_a_source_or_chooses_a_feed_of_those_offered() {
        var wanted = new Wanted(List.of(), List.of(), Set.of(), Set.of(), Wanted.Breaking.ON, Wanted.Manner.LIVE);
        var offered = "C1\nhttps://herald.example/a\nhttps://herald.example/b";

        assertThat(subscribe("C1", Map.of("source", List.of(" herald.example ")))).isEqualTo(asks("C1", "herald.example", wanted));
        assertThat(subscribe("", Map.of("source", List.of("pa"), "channel", List.of("C2")))).isEqualTo(asks("C2", "pa", wanted));
        assertThat(subscribe(offered, Map.of("feed", List.of("1")))).isEqualTo(asks("C1", "https://herald.example/b", wanted));
        assertThat(subscribe(offered, Map.of("feed", List.of("1"), "source", List.of("pa")))).as("what is typed counts").isEqualTo(
                asks("C1", "pa", wanted));
        assertThat(subscribe("", Map.of())).isInstanceOfSatisfying(FormReader.Outcome.Wrong.class,
                wrong -> assertThat(wrong.problems()).containsOnlyKeys("channel", "source"));
        assertThat(subscribe(offered, Map.of("feed", List.of("2")))).as("never offered").isInstanceOf(FormReader.Outcome.Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"herald example", "https://", "her<ald.example", "https://mia@herald.example/"})
    void what_cannot_be_an_address_is_said_at_its_field(String source) {
        assertThat(subscribe("C1", Map.of("source", List.of(source)))).isInstanceOfSatisfying(FormReader.Outcome.Wrong.class,
                wrong -> assertThat(wrong.problems()).containsOnlyKeys("source"));
    }

    @Test
    void of_feeds_with_long_addresses_as_many_are_offered_as_a_view_can_carry() {
        var asked = new Command.SubscribeTo(new ChannelId("C1"), "herald.example", Wanted.ALL);
        var found = IntStream.range(0, 5).mapToObj(number -> new FeedsFound.Choice(
                new Link("https://herald.example/" + "x".repeat(number == 1 ? 1_480 : 400) + number), "Feed " + number, "", 1)).toList();

        var form = SubscribeForm.choose(asked, found);

        assertThat(form.about()).hasSizeLessThanOrEqualTo(Form.MAX_ABOUT);
        assertThat(form.about().lines().skip(1)).containsExactly(found.get(0).address().text(), found.get(2).address().text(),
                found.get(3).address().text());
    }

    private static FormReader.Outcome asks(String channel, String source, Wanted wanted) {
        return new FormReader.Outcome.Asks(new Command.SubscribeTo(new ChannelId(channel), source, wanted));
    }

    private static FormReader.Outcome subscribe(String about, Map<String, List<String>> values) {
        var all = new HashMap<>(values);
        all.put("manner", List.of("LIVE"));
        all.put("breaking", List.of("ON"));
        return FormReader.read(new Filled(FormKind.SUBSCRIBE, about, all));
    }

    @Test
    void hours_are_whole_or_not_at_all() {
        assertThat(FormReader.read(new Filled(FormKind.HOURS, "C1", Map.of("max", List.of("10")))))
                .isEqualTo(new FormReader.Outcome.Asks(new Command.ChangeHours(new ChannelId("C1"), List.of(), List.of())));
        assertThat(wrong(new Filled(FormKind.HOURS, "C1", Map.of("quiet_from", List.of("22:00"))))).containsOnlyKeys("quiet_to");
        assertThat(wrong(new Filled(FormKind.HOURS, "C1", Map.of("digest", List.of("07:30"), "max", List.of("21"))))).containsOnlyKeys("days", "max");
        assertThat(FormReader.read(new Filled(FormKind.HOURS, "C1",
                Map.of("digest", List.of("07:30"), "days", List.of("MONDAY"), "max", List.of("5"), "quiet_from", List.of("22:00"), "quiet_to",
                        List.of("06:00")))))
                .isEqualTo(new FormReader.Outcome.Asks(new Command.ChangeHours(new ChannelId("C1"),
                        List.of(new Command.DigestAt(LocalTime.of(7, 30), Set.of(DayOfWeek.MONDAY), List.of(), 5)),
                        List.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0))))));
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(number -> "word " + number).collect(Collectors.joining("\n"));
    }

    private static Map<String, String> wrong(Filled filled) {
        return FormReader.read(filled) instanceof FormReader.Outcome.Wrong(var problems) ? problems : Map.of();
    }

    private static Map<String, String> problems(Map<String, List<String>> values) {
        return FormReader.read(filled(values)) instanceof FormReader.Outcome.Wrong(var problems) ? problems : Map.of();
    }

    private static Filled filled(Map<String, List<String>> values) {
        return new Filled(FormKind.WHAT_IS_WRONG, "bridge", values);
    }
}
