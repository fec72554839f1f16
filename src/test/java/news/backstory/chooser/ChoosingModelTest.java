package news.backstory.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.chooser.ChoosingModel.Outcome;
import news.backstory.summary.Summariser;
import news.backstory.summary.Summary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we rely on in a service that speaks as OpenAI's or as Ollama does, against one that is made here. */
class ChoosingModelTest {

    private static final Instant NOON = Instant.parse("2019-05-12T12:00:00Z");
    private static final Summary BUILT_IN = new Summary(List.of());
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(Endpoint.Manner.class)
    void the_sentences_whose_numbers_come_back_are_shown_word_for_word(Endpoint.Manner manner) {
        answer(200, envelope(manner, "[4, 1]"));

        var summary = summarise(manner, flood(new Status.Usable(), "https://echo.example/a"), LONG);

        assertThat(summary.sentences()).extracting(Summary.Sentence::number).containsExactly(1, 4);
        assertThat(summary.sentences().getFirst().text()).isEqualTo("The river Avon rose by night in Bath.");
        assertThat(outcomes).containsExactly(Outcome.CHOSEN);
        assertThat(questions.getFirst()).contains("1. The river Avon rose by night in Bath.").contains("\"model\":\"small\"");
        assertThat(keys).containsExactly("Bearer sesame");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "The river rose.", "[1, 99]", "[]", "[1, 1]", "[1, 2, 3, 4, 5]", "[\"1\"]", "{\"numbers\": [1]}", "[1.5]", "Here you are: [1, 2]",
            "[1] [2]", "[3]", "", "[1"})
    void a_wrong_answer_is_as_good_as_none(String content) {
        answer(200, envelope(Endpoint.Manner.OPENAI, content));

        assertThat(summarise(Endpoint.Manner.OPENAI, flood(new Status.Usable(), "https://echo.example/a"), LONG)).isSameAs(BUILT_IN);
        assertThat(outcomes).containsExactly(Outcome.WRONG_ANSWER);
    }

    @Test
    void an_answer_of_more_than_64_kilobytes_is_not_read() {
        answer(200, envelope(Endpoint.Manner.OPENAI, "[1, 4]" + " ".repeat(ChoosingModel.MAX_BYTES)));

        assertThat(summarise(Endpoint.Manner.OPENAI, flood(new Status.Usable(), "https://echo.example/a"), LONG)).isSameAs(BUILT_IN);
        assertThat(outcomes).containsExactly(Outcome.WRONG_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 429, 500})
    void a_refusal_or_a_redirect_is_no_answer(int status) {
        answer(status, "{}");

        assertThat(summarise(Endpoint.Manner.OPENAI, flood(new Status.Usable(), "https://echo.example/a"), LONG)).isSameAs(BUILT_IN);
        assertThat(outcomes).containsExactly(Outcome.NO_ANSWER);
    }

    @Test
    void nobody_listening_is_no_answer() {
        server.stop(0);

        assertThat(summarise(Endpoint.Manner.OLLAMA, flood(new Status.Usable(), "https://echo.example/a"), LONG)).isSameAs(BUILT_IN);
        assertThat(outcomes).containsExactly(Outcome.NO_ANSWER);
    }

    @Test
    void an_answer_that_drips_is_not_waited_for() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        });

        assertThat(summarise(Endpoint.Manner.OPENAI, flood(new Status.Usable(), "https://echo.example/a"), Duration.ofMillis(300)))
                .isSameAs(BUILT_IN);
        assertThat(outcomes).containsExactly(Outcome.SLOW);
    }

    @Test
    void an_article_that_may_not_be_shown_or_was_never_public_does_not_leave() {
        answer(200, envelope(Endpoint.Manner.OPENAI, "[1, 4]"));

        for (var hidden : List.of(new Status.Embargoed(NOON.plusSeconds(1)), new Status.Withheld(), new Status.Killed())) {
            assertThat(summarise(Endpoint.Manner.OPENAI, flood(hidden, "https://echo.example/a"), LONG)).isSameAs(BUILT_IN);
        }
        assertThat(summarise(Endpoint.Manner.OPENAI, flood(new Status.Usable(), "https://article.invalid/a"), LONG)).isSameAs(BUILT_IN);

        assertThat(questions).isEmpty();
        assertThat(outcomes).containsOnly(Outcome.NOT_ASKED);
    }

    @Test
    void of_an_endless_article_only_the_beginning_is_sent() {
        answer(200, envelope(Endpoint.Manner.OPENAI, "[1]"));
        var paragraphs = Collections.nCopies(60, "The river " + "rose ".repeat(160) + "by night.").toArray(String[]::new);

        summarise(Endpoint.Manner.OPENAI, article(new Status.Usable(), "https://echo.example/a", paragraphs), LONG);

        assertThat(questions.getFirst().length()).isLessThan(ChoosingModel.MAX_CHARACTERS + 2_000);
    }

    @Test
    void the_key_is_written_nowhere() {
        assertThat(endpoint(Endpoint.Manner.OPENAI).toString()).doesNotContain("sesame");
    }

    private Summary summarise(Endpoint.Manner manner, Article article, Duration patience) {
        Summariser builtIn = _ -> BUILT_IN;
        try (var model = new ChoosingModel(endpoint(manner), builtIn, InstantSource.fixed(NOON), patience, outcomes::add)) {
            return model.summarise(article);
        }
    }

    private Endpoint endpoint(Endpoint.Manner manner) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/chat/completions");
        return new Endpoint(address, manner, "small", new Endpoint.Key("sesame"));
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> {
            keys.add(exchange.getRequestHeaders().getFirst("Authorization"));
            questions.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).replace("\\n", "\n"));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static String envelope(Endpoint.Manner manner, String content) {
        var message = "{\"message\":{\"role\":\"assistant\",\"content\":\"" + content.replace("\"", "\\\"") + "\"}}";
        return switch (manner) {
            case OPENAI -> "{\"choices\":[" + message + "]}";
            case OLLAMA -> message;
        };
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Article flood(Status status, String link) {
        return article(
                status, link, "The river Avon rose by night in Bath.", "By morning the bridge was closed to buses.",
                "He had warned of it for years and years.",
                "Nobody was hurt in the flood, the mayor of Bath said.", "The repair will take three months and cost 2 million pounds.");
    }

    private static Article article(Status status, String address, String... paragraphs) {
        var link = Link.parse(address).orElseThrow();
        return new Article(
                ArticleId.of(link), link, "Bridge closed", "", List.of(), "", Dated.stated(NOON), NOON, "en", "The Echo", Tier.OTHER, List.of(),
                List.of(paragraphs), status, 1);
    }
}
