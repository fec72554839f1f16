package news.backstory.hub;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import news.backstory.article.Link;
import news.backstory.feed.Hubs;
import news.backstory.hub.HubSubscription.State;
import news.backstory.web.Fetch;
import news.backstory.web.Web;

/**
 * Agrees with hubs that they tell us of news, and renews that in time. What may go wrong costs nothing but time: feeds are read all the same, only more seldom
 * while a hub tells of them.
 */
public final class HubDesk {

    /** What we ask for. Hubs may give less, or more. */
    static final Duration LEASE = Duration.ofDays(10);
    public static final Duration SHORTEST_LEASE = Duration.ofMinutes(5);
    static final Duration LONGEST_LEASE = Duration.ofDays(30);

    /** Of one delivery. */
    public static final int MAX_BYTES = 2_000_000;
    static final int MAX_ASKED_A_ROUND = 50;
    static final int MAX_CHALLENGE_CHARACTERS = 4_096;
    private static final String UNCONFIRMED = "the hub has not confirmed what it was asked for";
    private static final int MAX_REASON_CHARACTERS = 200;

    /** So often a hub is asked in vain before the feed's next hub is tried, or one that we leave is simply forgotten. */
    private static final int IN_VAIN = 3;

    private final List<Link> callbacks;
    private final HubSubscriptions subscriptions;
    private final Web web;
    private final Predicate<Link> isRead;
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * @param callbacks the address at which hubs reach us, ends in a slash; none if they cannot: then they are not asked
     * @param isRead    whether a feed is still read
     */
    public HubDesk(List<Link> callbacks, HubSubscriptions subscriptions, Web web, Predicate<Link> isRead, SecureRandom random, InstantSource clock) {
        this.callbacks = List.copyOf(callbacks);
        this.subscriptions = subscriptions;
        this.web = web;
        this.isRead = isRead;
        this.random = random;
        this.clock = clock;
    }

    /** What came of asking a hub; {@code problem} is empty if it took the question. */
    public record Asked(Link feed, Link hub, State state, String problem) {}

    /** What a hub is answered. */
    public record Reply(int status, String text) {

        static final Reply UNKNOWN = new Reply(404, "no such subscription");
    }

    /** Whether a hub can be relied on to tell of news in this feed. */
    public boolean covers(Link feed) {
        return of(feed).stream().anyMatch(each -> each.coversAt(clock.instant()));
    }

    /** A feed was read, and says who tells of news in it. One that says nothing, as when only a part was read, keeps its hub until the lease ends. */
    public synchronized void offered(Link feed, List<Hubs> offered) {
        if (callbacks.isEmpty()) {
            return;
        }
        for (var hubs : offered) {
            var current = of(feed).stream().filter(each -> each.state() != State.LEAVING).findFirst();
            var isGood = current.filter(each -> each.topic().equals(hubs.topic()) && hubs.hubs().contains(each.hub()))
                    .filter(each -> each.failures() < IN_VAIN || each.state() == State.LIVE || hubs.hubs().size() == 1);
            if (isGood.isEmpty()) {
                var next = hubs.hubs().get((current.map(each -> hubs.hubs().indexOf(each.hub())).orElse(-1) + 1) % hubs.hubs().size());
                current.ifPresent(each -> subscriptions.save(each.leaving(clock.instant())));
                subscriptions.save(HubSubscription.wanted(feed, hubs.topic(), next, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(24)),
                        new HubSecret(HexFormat.of().formatHex(bytes(32))), clock.instant()));
            }
        }
    }

    /** We found something that its hub should have told us long before: it is not relied on until it tells something again. */
    public void missed(Link feed) {
        of(feed).forEach(each -> change(each.callback(), sub -> sub.missing(true)));
    }

    /** Asks the hubs whose time has come. Called by one thread. */
    public List<Asked> askDue() {
        var asked = new ArrayList<Asked>();
        for (var each : callbacks.isEmpty() ? List.<HubSubscription>of() : subscriptions.all()) {
            if (each.state() != State.LEAVING && !isRead.test(each.feed())) {
                change(each.callback(), sub -> sub.leaving(clock.instant()));
            }
            var due = subscriptions.find(each.callback()).filter(sub -> !clock.instant().isBefore(sub.next()));
            if (due.isPresent() && asked.size() < MAX_ASKED_A_ROUND) {
                asked.add(ask(due.get()));
            }
        }
        return List.copyOf(asked);
    }

    private Asked ask(HubSubscription due) {
        if (due.state() == State.LEAVING && (due.failures() >= IN_VAIN || due.leaseUntil().isBefore(clock.instant()))) {
            subscriptions.delete(due.callback()); // It will end by itself, or has.
            return new Asked(due.feed(), due.hub(), due.state(), "");
        }
        change(due.callback(), sub -> (sub.owesAnswer() ? sub.failed(clock.instant(), UNCONFIRMED) : sub).asked(clock.instant()));
        var problem = problem(web.post(due.hub().text(), form(due)));
        if (!problem.isEmpty()) {
            // Unless it has confirmed or refused in the meantime.
            change(due.callback(), sub -> sub.owesAnswer() ? sub.failed(clock.instant(), problem) : sub);
        }
        return new Asked(due.feed(), due.hub(), due.state(), problem);
    }

    private Map<String, String> form(HubSubscription subscription) {
        var form = new LinkedHashMap<String, String>();
        form.put("hub.callback", callbacks.getFirst().text() + subscription.callback());
        form.put("hub.mode", subscription.state() == State.LEAVING ? "unsubscribe" : "subscribe");
        form.put("hub.topic", subscription.topic().text());
        if (subscription.state() != State.LEAVING) {
            form.put("hub.lease_seconds", String.valueOf(LEASE.toSeconds()));
            if (subscription.isSigned()) {
                form.put("hub.secret", subscription.secret().text());
            }
        }
        return form;
    }

    private static String problem(Fetch answer) {
        return switch (answer) {
            case Fetch.Page _ -> "";
            case Fetch.Refused _ -> "the hub's address is not open to the public";
            case Fetch.Answered(var status) -> "the hub answered " + status;
            case Fetch.Busy(var status, _, _, _) -> "the hub answered " + status;
            case Fetch.TimedOut(var after) -> "the hub took longer than " + after.toSeconds() + " seconds";
            case Fetch.TooLarge _ -> ""; // It said yes, at length.
            case Fetch.Unreachable _ -> "the hub cannot be reached";
        };
    }

    /**
     * A hub asks whether we meant it, or says that it will not tell us.
     *
     * @param query the parameters of its question, those that came once
     */
    public synchronized Reply verify(String callback, Map<String, String> query) {
        var found = subscriptions.find(callback).filter(each -> each.topic().text().equals(query.get("hub.topic")));
        var mode = query.getOrDefault("hub.mode", "");
        if (found.isEmpty()) {
            return Reply.UNKNOWN;
        }
        if (mode.equals("denied")) {
            var reason = query.getOrDefault("hub.reason", "").replaceAll("\\p{Cntrl}", " ");
            subscriptions.save(found.get().denied(clock.instant(),
                    "the hub has refused: " + reason.substring(0, Math.min(reason.length(), MAX_REASON_CHARACTERS))));
            return new Reply(200, "");
        }
        var challenge = query.getOrDefault("hub.challenge", "");
        var isMeant = found.get().owesAnswer() && mode.equals(found.get().state() == State.LEAVING ? "unsubscribe" : "subscribe");
        if (!isMeant || challenge.isEmpty() || challenge.length() > MAX_CHALLENGE_CHARACTERS) {
            return Reply.UNKNOWN;
        }
        if (found.get().state() == State.LEAVING) {
            subscriptions.delete(callback);
        } else {
            subscriptions.save(found.get().live(clock.instant(), lease(query.getOrDefault("hub.lease_seconds", ""))));
        }
        return new Reply(200, challenge);
    }

    /** What may be done with a delivery. All but {@link Unknown} are answered alike, so that a forger learns nothing. */
    public sealed interface Delivery {

        /** It comes from the hub. */
        record Genuine(Link feed) implements Delivery {}

        /** Nobody vouches for what it says: the feed is to be read. */
        record Ping(Link feed) implements Delivery {}

        record Ignored(String why) implements Delivery {}

        /** We have agreed on no such thing. */
        record Unknown() implements Delivery {}
    }

    /** The hub with which we agreed on this callback, if we did. Whoever names another need not be listened to. */
    public Optional<Link> hubAt(String callback) {
        return subscriptions.find(callback).filter(each -> each.state() == State.LIVE).map(HubSubscription::hub);
    }

    /**
     * @param signature the header; empty if it did not come, or came twice
     * @param body      cut behind {@link #MAX_BYTES}: of a longer one nobody can say who sent it, but that the feed be read can do no harm
     */
    public Delivery deliver(String callback, String signature, byte[] body) {
        var found = subscriptions.find(callback).filter(each -> each.state() == State.LIVE);
        if (found.isEmpty()) {
            return new Delivery.Unknown();
        }
        if (body.length > MAX_BYTES) {
            return new Delivery.Ping(found.get().feed());
        }
        var says = found.get().isSigned() ? HubSignature.of(signature, found.get().secret(), body) : HubSignature.Says.SOMETHING;
        if (says == HubSignature.Says.NOTHING) {
            // Whoever sent this: if it was the hub, what it tells reaches us no more.
            change(callback, sub -> sub.missing(true));
            return new Delivery.Ignored("not signed as agreed");
        }
        if (found.get().hasMissed()) {
            change(callback, sub -> sub.missing(false));
        }
        return says == HubSignature.Says.GENUINE ? new Delivery.Genuine(found.get().feed()) : new Delivery.Ping(found.get().feed());
    }

    /** A reading that is asked about by its callback, by any thread: what changes a subscription has this object's lock. */
    private synchronized void change(String callback, UnaryOperator<HubSubscription> change) {
        subscriptions.find(callback).map(change).ifPresent(subscriptions::save);
    }

    private List<HubSubscription> of(Link feed) {
        return callbacks.isEmpty() ? List.of() : subscriptions.all().stream().filter(each -> each.feed().equals(feed)).toList();
    }

    private static Duration lease(String seconds) {
        var said = Optional.of(seconds).filter(text -> text.matches("[0-9]{1,10}")).map(Long::parseLong).map(Duration::ofSeconds)
                .filter(Duration::isPositive)
                .orElse(LEASE);
        return said.compareTo(SHORTEST_LEASE) < 0 ? SHORTEST_LEASE : said.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : said;
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
