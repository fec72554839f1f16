package news.backstory.chooser;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import news.backstory.article.Article;
import news.backstory.summary.Candidates;
import news.backstory.summary.Summariser;
import news.backstory.summary.Summary;

/**
 * Sends an article's sentences, numbered, to a language model and takes nothing from it but numbers. Whatever goes wrong, the built-in summariser's choice is
 * shown, and whoever listens hears of it. An article that is not published, or not yet, is never sent.
 */
public final class ChoosingModel implements Summariser, AutoCloseable {

    /** From the question to the last byte of the answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(8);

    /** Of an answer. */
    static final int MAX_BYTES = 64 * 1024;

    /** Of a question's sentences: the first so many characters of an article. */
    static final int MAX_CHARACTERS = 24_000;

    private final Endpoint endpoint;
    private final Summariser builtIn;
    private final InstantSource clock;
    private final Duration patience;
    private final Consumer<Outcome> listener;
    private final HttpClient client;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    /** What became of a question. */
    public enum Outcome {
        CHOSEN,
        /** The article may not leave, or has too few sentences to choose from. */
        NOT_ASKED,
        /** Not a list of numbers, or of sentences that may not be shown together. */
        WRONG_ANSWER, SLOW, NO_ANSWER
    }

    public ChoosingModel(Endpoint endpoint, Summariser builtIn, InstantSource clock, Duration patience, Consumer<Outcome> listener) {
        this.endpoint = endpoint;
        this.builtIn = builtIn;
        this.clock = clock;
        this.patience = patience;
        this.listener = listener;
        this.client = HttpClient.newBuilder().connectTimeout(patience).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    @Override
    public Summary summarise(Article article) {
        var candidates = Candidates.of(article);
        if (!mayLeave(article) || !candidates.needChoosing()) {
            listener.accept(Outcome.NOT_ASKED);
            return builtIn.summarise(article);
        }
        return switch (ask(new Question(article.headline(), within(candidates.sentences())))) {
            case Reply.Numbers(var numbers) -> candidates.choose(numbers).map(summary -> said(Outcome.CHOSEN, summary))
                    .orElseGet(() -> said(Outcome.WRONG_ANSWER, builtIn.summarise(article)));
            case Reply.Useless(var outcome) -> said(outcome, builtIn.summarise(article));
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
        readers.shutdownNow();
    }

    private sealed interface Reply {

        record Numbers(List<Integer> numbers) implements Reply {}

        record Useless(Outcome outcome) implements Reply {}
    }

    private Summary said(Outcome outcome, Summary summary) {
        listener.accept(outcome);
        return summary;
    }

    /** What was pushed to us without a public address is private; RFC 6761 keeps such hosts from ever existing. */
    private boolean mayLeave(Article article) {
        return article.showable().at(clock.instant()) && !article.link().host().endsWith(".invalid");
    }

    private static List<Summary.Sentence> within(List<Summary.Sentence> sentences) {
        var characters = 0;
        for (var i = 0; i < sentences.size(); i++) {
            characters += sentences.get(i).text().length();
            if (characters > MAX_CHARACTERS) {
                return sentences.subList(0, i);
            }
        }
        return sentences;
    }

    private Reply ask(Question question) {
        var request = HttpRequest.newBuilder(endpoint.address()).timeout(patience).header("Content-Type", "application/json");
        if (!endpoint.key().secret().isEmpty()) {
            request.header("Authorization", "Bearer " + endpoint.key().secret());
        }
        var body = BodyPublishers.ofString(question.json(endpoint), StandardCharsets.UTF_8);
        // On a thread of its own: the client's time-out ends with the headers, and a body may drip for ever.
        var answer = CompletableFuture.supplyAsync(() -> read(request.POST(body).build()), readers);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            return new Reply.Useless(Outcome.SLOW);
        } catch (ExecutionException fails) {
            return new Reply.Useless(Outcome.NO_ANSWER);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Reply.Useless(Outcome.NO_ANSWER);
        }
    }

    private Reply read(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            try (var body = response.body()) {
                var bytes = body.readNBytes(MAX_BYTES + 1);
                if (response.statusCode() != 200) {
                    return new Reply.Useless(Outcome.NO_ANSWER);
                }
                return Question.numbers(bytes.length > MAX_BYTES ? "" : new String(bytes, StandardCharsets.UTF_8), endpoint.manner())
                        .<Reply>map(Reply.Numbers::new).orElse(new Reply.Useless(Outcome.WRONG_ANSWER));
            }
        } catch (IOException silent) {
            return new Reply.Useless(Outcome.NO_ANSWER);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Reply.Useless(Outcome.SLOW);
        }
    }
}
