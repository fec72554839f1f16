package news.backstory.web;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLException;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One request and its answer, over sockets that were admitted. */
final class Exchange {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> WITH_FORM = Set.of(307, 308);
    private static final Set<Integer> PERMANENT = Set.of(301, 308);
    private static final int NOT_MODIFIED = 304;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    /** For headers, chunks and encryption. */
    private static final long FRAMING_BYTES = 1024 * 1024;

    private static final int MAX_REASON_CHARACTERS = 200;

    private final OkHttpClient client;
    private final String userAgent;
    private final Limits limits;
    private final SocketOpener opener;

    Exchange(OkHttpClient client, String userAgent, Limits limits, SocketOpener opener) {
        this.client = client;
        this.userAgent = userAgent;
        this.limits = limits;
        this.opener = opener;
    }

    /** Where the request led. */
    sealed interface Step {

        record Arrived(Revisit revisit) implements Step {}

        /** @param location as the server wrote it */
        record Moved(String location, boolean isPermanent) implements Step {}
    }

    /** What is asked. */
    sealed interface Question {

        record Page(Validators have) implements Question {}

        /** @param fields in their order */
        record Form(Map<String, String> fields) implements Question {}
    }

    /** @param sockets those admitted for this address */
    Step ask(WebAddress address, List<InetSocketAddress> sockets, long maxBodyBytes, Question question) {
        var guarded = new GuardedSockets(opener, sockets, 2 * maxBodyBytes + FRAMING_BYTES);
        var addresses = sockets.stream().map(InetSocketAddress::getAddress).toList();
        var checked = client.newBuilder().dns(_ -> addresses).socketFactory(guarded).build();
        try (var response = checked.newCall(request(address, question)).execute()) {
            return step(response, address, maxBodyBytes, question);
        } catch (GuardedSockets.Forbidden refused) {
            return arrived(new Fetch.Refused(reason(refused)));
        } catch (SocketTimeoutException slow) {
            return arrived(new Fetch.TimedOut(guarded.haveConnected() ? limits.read() : limits.connect()));
        } catch (InterruptedIOException late) {
            return arrived(new Fetch.TimedOut(limits.whole()));
        } catch (IOException broken) {
            return arrived(new Fetch.Unreachable(cause(broken), reason(broken)));
        }
    }

    private Request request(WebAddress address, Question question) {
        var request = new Request.Builder().url(address.url())
                .header("User-Agent", userAgent)
                .header("Accept", "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8")
                .header("Accept-Encoding", "gzip")
                .header("Connection", "close");
        switch (question) {
            case Question.Page(var have) -> {
                if (!have.etag().isEmpty()) {
                    request.header("If-None-Match", have.etag());
                }
                if (!have.lastModified().isEmpty()) {
                    request.header("If-Modified-Since", have.lastModified());
                }
            }
            case Question.Form(var fields) -> {
                var form = new FormBody.Builder(StandardCharsets.UTF_8);
                fields.forEach(form::add);
                request.post(form.build());
            }
        }
        return request.build();
    }

    private static Step step(Response response, WebAddress address, long maxBodyBytes, Question question) throws IOException {
        String location = response.header("Location");
        var follows = question instanceof Question.Form ? WITH_FORM : REDIRECTS;
        if (follows.contains(response.code()) && location != null) {
            return new Step.Moved(location, PERMANENT.contains(response.code()));
        }
        if (response.isSuccessful()) {
            return new Step.Arrived(new Revisit.Fetched(Body.read(response, address.uri(), maxBodyBytes), Freshness.of(response)));
        }
        if (response.code() == NOT_MODIFIED) {
            return new Step.Arrived(new Revisit.Unchanged(Freshness.of(response)));
        }
        if (response.code() == TOO_MANY_REQUESTS) {
            return arrived(
                    RetryAfter.of(response).map(pause -> new Fetch.Busy(response.code(), pause)).orElseGet(() -> Fetch.Busy.unsaid(response.code())));
        }
        if (response.code() == UNAVAILABLE) {
            return arrived(RetryAfter.of(response)
                    .<Fetch>map(pause -> new Fetch.Busy(response.code(), pause))
                    .orElseGet(() -> new Fetch.Answered(response.code())));
        }
        return arrived(new Fetch.Answered(response.code()));
    }

    private static Step arrived(Fetch fetch) {
        return new Step.Arrived(new Revisit.Fetched(fetch, Revisit.Caching.NONE));
    }

    private static Fetch.Cause cause(IOException broken) {
        return switch (broken) {
            case SSLException _ -> Fetch.Cause.BAD_CERTIFICATE;
            case ConnectException _ -> Fetch.Cause.NO_CONNECTION;
            case IOException _ -> Fetch.Cause.OTHER;
        };
    }

    /** For the log: one short line, whatever the server put into it. */
    private static String reason(IOException broken) {
        String message = broken.getClass().getSimpleName() + ": " + broken.getMessage();
        return message.substring(0, Math.min(message.length(), MAX_REASON_CHARACTERS)).replaceAll("\\p{Cntrl}", " ");
    }
}
