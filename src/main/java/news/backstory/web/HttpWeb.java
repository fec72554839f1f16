package news.backstory.web;

import java.net.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * The open web over HTTP. Each hop of a fetch goes through all the rules again: the text of the address ({@link WebAddress}), the port and every
 * address behind the name ({@link Gatekeeper}), and the socket itself ({@link GuardedSockets}). Sends no cookie, no password, no referrer; follows
 * no Refresh.
 */
public final class HttpWeb implements Web, AutoCloseable {

    private static final int NOT_MODIFIED = 304;
    private static final Pattern PLAIN_TEXT = Pattern.compile("[ -~]+");
    private static final Queueing AT_ONCE = _ -> Optional.empty();

    private final Limits limits;
    private final Network network;
    private final Gatekeeper gatekeeper;
    private final Turnstile turnstile;

    /** One at a time for each host, and a pause behind each: the queue of those whom nobody waits for. They stand in the other queue afterwards. */
    private final Turnstile patience;
    private final OkHttpClient client;
    private final Exchange exchange;
    private final ExecutorService walks = Executors.newVirtualThreadPerTaskExecutor();

    /** @param userAgent who we are, honestly, and where to read about us, as in {@code Backstory/1.0 (+https://…)} */
    public HttpWeb(String userAgent, Limits limits) {
        this(userAgent, limits, Network.ofThisMachine());
    }

    public HttpWeb(String userAgent, Limits limits, Network network) {
        this(userAgent, limits, network, UnaryOperator.identity());
    }

    /** @param trust whom to believe who he is; the system's authorities unless changed here */
    HttpWeb(String userAgent, Limits limits, Network network, UnaryOperator<OkHttpClient.Builder> trust) {
        if (!PLAIN_TEXT.matcher(userAgent).matches()) {
            throw new IllegalArgumentException("a user agent is one line of ASCII");
        }
        this.limits = limits;
        this.network = network;
        this.gatekeeper = new Gatekeeper(network.names(), network.own());
        this.turnstile = new Turnstile(limits.atATime(), limits.perHost());
        // A third of all fetches is kept for those whom somebody waits for: they never stand behind a crowd of slow feeds.
        this.patience = new Turnstile(Math.max(1, limits.atATime() * 2 / 3), 1, limits.pause());
        this.client = trust.apply(client(limits)).build();
        this.exchange = new Exchange(client, userAgent, limits, network.sockets());
    }

    @Override
    public Fetch get(String address) {
        return fetch(address, limits.maxBodyBytes());
    }

    @Override
    public Revisit revisit(String address, Validators have) {
        return visit(address, limits.maxBodyBytes(), new Exchange.Question.Page(have), AT_ONCE);
    }

    @Override
    public Fetch post(String address, Map<String, String> fields) {
        return fetched(visit(address, limits.maxBodyBytes(), new Exchange.Question.Form(fields), AT_ONCE));
    }

    @Override
    public Web upTo(long maxBodyBytes) {
        long checked = limits.withMaxBodyBytes(maxBodyBytes).maxBodyBytes();
        return address -> fetch(address, checked);
    }

    @Override
    public Web unhurried(long maxBodyBytes) {
        return unhurried(maxBodyBytes, _ -> Optional.empty());
    }

    @Override
    public Web unhurried(long maxBodyBytes, Function<String, Optional<Fetch.Busy>> resting) {
        return new Unhurried(limits.withMaxBodyBytes(maxBodyBytes).maxBodyBytes(), resting);
    }

    /** Waits for its turn at the first host outside of the time that a fetch may take, and within it for those at hosts that it is led to. */
    private final class Unhurried implements Web {

        private final long maxBodyBytes;
        private final Function<String, Optional<Fetch.Busy>> resting;

        Unhurried(long maxBodyBytes, Function<String, Optional<Fetch.Busy>> resting) {
            this.maxBodyBytes = maxBodyBytes;
            this.resting = resting;
        }

        @Override
        public Fetch get(String address) {
            return fetched(revisit(address, Validators.NONE));
        }

        @Override
        public Revisit revisit(String address, Validators have) {
            return inTurn(address, new Exchange.Question.Page(have));
        }

        @Override
        public Fetch post(String address, Map<String, String> fields) {
            return fetched(inTurn(address, new Exchange.Question.Form(fields)));
        }

        private Revisit inTurn(String address, Exchange.Question question) {
            try (var turns = new Turns(patience)) {
                if (WebAddress.parse(address) instanceof WebAddress.Parsed.Good(WebAddress good) && !isOurs(good)) {
                    turns.at(good.url().host());
                }
                return visit(address, maxBodyBytes, question, host -> {
                    turns.at(host);
                    return resting.apply(host); // Asked now: it may have begun while one waited.
                });
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Revisit.Fetched(new Fetch.Unreachable("interrupted"), Revisit.Caching.NONE);
            }
        }
    }

    /** Breaks off what is under way; every fetch after this is {@link Fetch.Unreachable}. */
    @Override
    public void close() {
        walks.shutdownNow();
        client.connectionPool().evictAll();
    }

    /** The sample newsroom on this machine needs no patience. */
    private boolean isOurs(WebAddress address) {
        return Gatekeeper.opens(network.loopback(), address);
    }

    /** Waits, before a host is asked, until it is one's turn there; or says what it asked of us, and it is not asked. */
    @FunctionalInterface
    private interface Queueing {

        Optional<Fetch.Busy> at(String host) throws InterruptedException;
    }

    private Fetch fetch(String address, long maxBodyBytes) {
        return fetched(visit(address, maxBodyBytes, new Exchange.Question.Page(Validators.NONE), AT_ONCE));
    }

    private static Fetch fetched(Revisit revisit) {
        return switch (revisit) {
            case Revisit.Fetched(Fetch fetch, _) -> fetch;
            case Revisit.Unchanged _ -> new Fetch.Answered(NOT_MODIFIED); // To a question that had no condition.
        };
    }

    /** On a thread of its own, because nothing else ends a question to the DNS, or a wait and a read and a redirect together, in time. */
    private Revisit visit(String address, long maxBodyBytes, Exchange.Question question, Queueing queueing) {
        Future<Revisit> walk;
        try {
            walk = walks.submit(() -> walk(address, maxBodyBytes, question, queueing));
        } catch (RejectedExecutionException closed) {
            return nothing(new Fetch.Unreachable("closed"));
        }
        try {
            return walk.get(limits.whole().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            return nothing(new Fetch.TimedOut(limits.whole()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return nothing(new Fetch.Unreachable("interrupted"));
        } catch (ExecutionException broken) {
            return nothing(unforeseen(broken));
        } finally {
            walk.cancel(true); // Interrupts a virtual thread out of whatever it waits for, sockets included.
        }
    }

    private Revisit walk(String written, long maxBodyBytes, Exchange.Question question, Queueing queueing) throws InterruptedException {
        var visited = new HashSet<HttpUrl>();
        var loopback = network.loopback();
        var parsed = WebAddress.parse(written);
        var settledAt = "";
        var isSettling = true;
        while (visited.size() <= limits.maxRedirects()) {
            final WebAddress address;
            switch (parsed) {
                case WebAddress.Parsed.Bad(String why) -> {
                    return nothing(new Fetch.Refused(why));
                }
                case WebAddress.Parsed.Good(WebAddress good) -> address = good;
            }
            settledAt = isSettling && !visited.isEmpty() ? address.url().toString() : settledAt;
            if (!visited.add(address.url())) {
                return nothing(new Fetch.Unreachable(Fetch.Cause.REDIRECTS, "redirects in a circle"));
            }
            switch (hop(address, loopback, maxBodyBytes, question, queueing)) {
                case Exchange.Step.Arrived(Revisit revisit) -> {
                    return at(settledAt, visited.size() > 1 ? askedBy(address.url().host(), revisit) : revisit);
                }
                case Exchange.Step.Moved(String location, boolean isPermanent) -> {
                    parsed = address.resolve(location);
                    isSettling = isSettling && isPermanent;
                }
            }
            loopback = Gatekeeper.opens(loopback, address) ? loopback : new Loopback.Closed(); // Nobody of the public web sends us inside.
        }
        return nothing(new Fetch.Unreachable(Fetch.Cause.REDIRECTS, "more than " + limits.maxRedirects() + " redirects"));
    }

    private static Revisit at(String settledAt, Revisit revisit) {
        return switch (revisit) {
            case Revisit.Fetched(Fetch fetch, Revisit.Caching caching) -> new Revisit.Fetched(fetch, caching.at(settledAt));
            case Revisit.Unchanged(Revisit.Caching caching) -> new Revisit.Unchanged(caching.at(settledAt));
        };
    }

    private static Revisit askedBy(String host, Revisit revisit) {
        return revisit instanceof Revisit.Fetched(Fetch.Busy busy, Revisit.Caching caching) ? new Revisit.Fetched(busy.at(host), caching) : revisit;
    }

    private static Revisit nothing(Fetch why) {
        return new Revisit.Fetched(why, Revisit.Caching.NONE);
    }

    private Exchange.Step hop(WebAddress address, Loopback loopback, long maxBodyBytes, Exchange.Question question, Queueing queueing)
            throws InterruptedException {
        var rests = isOurs(address) ? Optional.<Fetch.Busy>empty() : queueing.at(address.url().host());
        if (rests.isPresent()) {
            return new Exchange.Step.Arrived(nothing(rests.get()));
        }
        try (var _ = turnstile.enter(address.url().host())) {
            var decision = gatekeeper.admit(address, loopback);
            if (Thread.interrupted()) { // The DNS does not hear that the time is over.
                throw new InterruptedException("nobody waits for this any more");
            }
            return switch (decision) {
                case Gatekeeper.Decision.Admitted(var sockets) -> exchange.ask(address, sockets, maxBodyBytes, question);
                case Gatekeeper.Decision.Refused(String why) -> new Exchange.Step.Arrived(nothing(new Fetch.Refused(why)));
                case Gatekeeper.Decision.Unknown(String why) ->
                    new Exchange.Step.Arrived(nothing(new Fetch.Unreachable(Fetch.Cause.NO_SUCH_NAME, why)));
            };
        }
    }

    /** The other side made a library stumble: its answer is as broken as one that the library calls broken. An error of the machine goes on up. */
    private static Fetch unforeseen(ExecutionException broken) {
        if (broken.getCause() instanceof Error error) {
            throw error;
        }
        return new Fetch.Unreachable("a broken answer: " + broken.getCause());
    }

    /** No kept connections, so each fetch connects to what it has checked; HTTP/1.1, because connections shared by hosts are checked for one of them. */
    private static OkHttpClient.Builder client(Limits limits) {
        return new OkHttpClient.Builder()
                .proxy(Proxy.NO_PROXY)
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.NANOSECONDS))
                .followRedirects(false)
                .addNetworkInterceptor(chain -> RetryAfter.notAtOnce(chain.proceed(chain.request())))
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .authenticator(Authenticator.NONE)
                .cache(null)
                .connectTimeout(limits.connect())
                .readTimeout(limits.read())
                .writeTimeout(limits.read())
                .callTimeout(limits.whole());
    }
}
