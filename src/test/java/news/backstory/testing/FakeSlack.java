package news.backstory.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import news.backstory.channel.ChannelId;
import news.backstory.ledger.Finding;
import news.backstory.ledger.Poster;
import news.backstory.ledger.Posting;
import news.backstory.post.Cards;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;

/** A workspace that remembers what was said in it, and fails on cue. Any thread may use it. */
public final class FakeSlack implements Poster {

    /** What stands, in the order in which it was said. */
    private final List<Said> said = new ArrayList<>();

    private final Map<ChannelId, Boolean> closedToUs = new ConcurrentHashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Map<String, Posting> answers = new ConcurrentHashMap<>();
    private List<Finding> found = List.of();
    private int messages;

    public record Said(String key, Place place, Post post, Cards cards) {}

    /** What goes wrong with one call. */
    public enum Fault {
        TOO_FAST, NOT_REACHED, SHUT_OUT,
        /** It arrives, and we do not learn so. */
        ANSWER_LOST,
        /** It does not arrive, and we do not learn so. */
        CALL_LOST
    }

    @Override
    public synchronized Posting post(String key, Place place, Post post, Cards cards) {
        var answer = answers.remove(key);
        if (answer != null) {
            return answer;
        }
        var fault = faults.poll();
        if (fault == Fault.TOO_FAST) {
            return new Posting.TooFast(Duration.ofSeconds(7));
        }
        if (fault == Fault.NOT_REACHED) {
            return new Posting.NotReached("connection refused");
        }
        if (fault == Fault.SHUT_OUT) {
            return new Posting.ShutOut("token_revoked");
        }
        if (fault == Fault.CALL_LOST) {
            return new Posting.Unknown("timed out");
        }
        var byReply = place instanceof Place.Reply || place instanceof Place.ReplyToAll;
        if (closedToUs.containsKey(place.channel()) && !byReply) {
            return new Posting.NotMember();
        }
        said.add(new Said(key, place, post, cards));
        messages++;
        if (fault == Fault.ANSWER_LOST) {
            return new Posting.Unknown("connection reset");
        }
        if (place instanceof Place.InsteadOf(var message)) {
            return new Posting.Posted(message);
        }
        return place instanceof Place.InChannel || place instanceof Place.InThread
                ? new Posting.Posted(new MessageRef(place.channel(), "message-" + key))
                : new Posting.Taken();
    }

    @Override
    public synchronized Finding find(String key, Place place, Instant since) {
        if (!found.isEmpty()) {
            return found.getFirst();
        }
        return said.stream().anyMatch(one -> one.key().equals(key))
                ? new Finding.Found(new MessageRef(place.channel(), "message-" + key))
                : new Finding.NotThere();
    }

    public synchronized List<Said> said() {
        return List.copyOf(said);
    }

    public synchronized int messages() {
        return messages;
    }

    public void closeToUs(ChannelId channel) {
        closedToUs.put(channel, true);
    }

    /** The next call for the line with this key is answered so, and nothing is said. */
    public void answer(String key, Posting answer) {
        answers.put(key, answer);
    }

    /** The next call fails like this, the one after it as the next fault says. */
    public synchronized void fail(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** Whatever is looked for from now on, this comes of it; without one, what is there. */
    public synchronized void looksFor(Finding... always) {
        found = List.of(always);
    }

    /** From now on nothing fails. */
    public synchronized void heal() {
        faults.clear();
    }
}
