package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The people, the channels and what was said in them; in memory, gone with the process. Any thread may ask and change. The oldest messages make room
 * for new ones. Knows no rules of Slack's beyond that: who may post what is the Web API's business.
 */
public final class Workspace {

    public static final int MAX_CHANNELS = 5_000;
    static final int MAX_LISTENERS = 200;
    private static final long MICROS = 1_000_000L;

    private final InstantSource clock;
    private final Map<String, Person> people;
    private final Bot bot = new Bot("U0000BOT01", "B0000BOT01", "A0000BOT01", "Backstory");
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    /** Guards everything below, and keeps listeners hearing of changes in the order in which they happened. */
    private final Object lock = new Object();

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Messages messages = new Messages();
    private long lastMicros;
    private int lastChannel;

    public Workspace(InstantSource clock) {
        this.clock = clock;
        people = Stream.of(
                new Person("U0000MIA01", "mia", "Mia Torres", "Reporter", ZoneId.of("Europe/London")),
                new Person("U0000SAM01", "sam", "Sam Okafor", "Editor", ZoneId.of("America/New_York")),
                new Person("U0000ANA01", "ana", "Ana Lindqvist", "Night desk", ZoneId.of("Asia/Kolkata")))
                .collect(Collectors.toMap(Person::id, person -> person, (one, _) -> one, LinkedHashMap::new));
        open("C0NEWSROOM", "newsroom", Channel.Kind.PUBLIC, everybody());
        open("C0WORLD001", "world", Channel.Kind.PUBLIC, everybody());
        open("C0LOCAL001", "local", Channel.Kind.PUBLIC, everybody());
        open("C0SPORT001", "sport", Channel.Kind.PUBLIC, people.keySet());
        open("C0PROBE001", "investigations", Channel.Kind.PRIVATE, Set.of("U0000MIA01", "U0000SAM01"));
        people.values()
                .forEach(person -> open("D" + person.id().substring(1), person.name(), Channel.Kind.DIRECT, Set.of(person.id(), bot.userId())));
    }

    /** Slack's name for the workspace. */
    public String teamId() {
        return "T0SANDBOX1";
    }

    public String teamDomain() {
        return "sandbox";
    }

    public Bot bot() {
        return bot;
    }

    public List<Person> people() {
        return List.copyOf(people.values());
    }

    public Optional<Person> person(String id) {
        return Optional.ofNullable(people.get(id));
    }

    /** In the order of their making: at first the public ones, then a private one, then the direct messages. */
    public List<Channel> channels() {
        synchronized (lock) {
            return List.copyOf(channels.values());
        }
    }

    public Optional<Channel> channel(String id) {
        synchronized (lock) {
            return Optional.ofNullable(channels.get(id));
        }
    }

    /** @param name "world", without the # */
    public Optional<Channel> channelNamed(String name) {
        return channels().stream().filter(channel -> channel.name().equals(name) && channel.kind() != Channel.Kind.DIRECT).findFirst();
    }

    /** The talk between this person and the bot. */
    public Optional<Channel> directMessage(String person) {
        return channels().stream().filter(channel -> channel.kind() == Channel.Kind.DIRECT && channel.has(person)).findFirst();
    }

    /** Everybody is in it, the bot as wished. Empty when {@link #MAX_CHANNELS} are there already. */
    public Optional<Channel> addChannel(String name, Channel.Kind kind, boolean withBot) {
        synchronized (lock) {
            if (channels.size() >= MAX_CHANNELS) {
                return Optional.empty();
            }
            lastChannel++;
            return Optional.of(open("C%09d".formatted(lastChannel), name, kind, withBot ? everybody() : people.keySet()));
        }
    }

    /** Lets somebody in, a person or the bot. Whether that changed anything. */
    public boolean join(String channel, String member) {
        return change(channel, was -> {
            var members = new HashSet<>(was.members());
            members.add(member);
            return was.withMembers(members);
        });
    }

    /** Whether that changed anything. */
    public boolean leave(String channel, String member) {
        return change(channel, was -> {
            var members = new HashSet<>(was.members());
            members.remove(member);
            return was.withMembers(members);
        });
    }

    /** Whether that changed anything. */
    public boolean archive(String channel) {
        return change(channel, Channel::closed);
    }

    /** Everything that was said there and is still kept, ephemeral messages and replies too, oldest first; none for an unknown channel. */
    public List<Message> messages(String channel) {
        synchronized (lock) {
            return messages.in(channel);
        }
    }

    public Optional<Message> message(String channel, String ts) {
        synchronized (lock) {
            return messages.find(channel, ts);
        }
    }

    /** The replies under a message, oldest first. */
    public List<Message> replies(String channel, String ts) {
        return messages(channel).stream().filter(message -> message.reply() && message.threadTs().equals(ts)).toList();
    }

    /** Says something; the channel must be there. A reply to what is no longer there stands all the same. */
    public Message post(String channel, String author, Draft draft) {
        synchronized (lock) {
            if (!channels.containsKey(channel)) {
                throw new IllegalArgumentException("no such channel: " + channel);
            }
            var message = new Message(channel, nextTs(), author, draft.text(), draft.blocks(), draft.attachments(), draft.metadata(),
                    draft.threadTs(), draft.broadcast(), 0, "", false, draft.onlyFor());
            messages.put(message);
            messages.overflow(channel).ifPresent(this::drop);
            tell(new Change.Posted(message));
            if (message.reply() && !message.ephemeral()) {
                recount(channel, message.threadTs());
            }
            return message;
        }
    }

    /** Says something else instead; empty when the message is not there. Thread, author and reader stay as they were. */
    public Optional<Message> edit(String channel, String ts, Draft draft) {
        synchronized (lock) {
            return message(channel, ts).filter(was -> !was.deleted()).map(was -> replace(was.saying(draft, nextTs())));
        }
    }

    /** Puts these attachments in the place of those it had. */
    public Optional<Message> attach(String channel, String ts, JsonNode attachments) {
        synchronized (lock) {
            return message(channel, ts).filter(was -> !was.deleted()).map(was -> replace(was.withAttachments(attachments)));
        }
    }

    /** Takes a message away; one with replies leaves a mark. Whether there was one. */
    public boolean delete(String channel, String ts) {
        synchronized (lock) {
            var was = message(channel, ts).filter(message -> !message.deleted());
            was.ifPresent(message -> {
                if (message.replies() > 0) {
                    replace(message.gone());
                } else {
                    drop(message);
                }
            });
            return was.isPresent();
        }
    }

    /**
     * Hears of each change from now on, in order, until the answer is closed. It is called while the workspace is locked: it must only write the change
     * down and return at once.
     */
    public Listening listen(Consumer<Change> listener) {
        if (listeners.size() >= MAX_LISTENERS) {
            throw new IllegalStateException("too many listeners");
        }
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Stops hearing when closed. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** Tells listeners of a change that happened beside the messages. */
    void announce(Change change) {
        synchronized (lock) {
            tell(change);
        }
    }

    Instant now() {
        return clock.instant();
    }

    private boolean change(String channel, UnaryOperator<Channel> how) {
        synchronized (lock) {
            var was = channels.get(channel);
            if (was == null || how.apply(was).equals(was)) {
                return false;
            }
            var now = how.apply(was);
            channels.put(channel, now);
            tell(new Change.ChannelChanged(now));
            return true;
        }
    }

    private Set<String> everybody() {
        return Stream.concat(people.keySet().stream(), Stream.of(bot.userId())).collect(Collectors.toSet());
    }

    private Channel open(String id, String name, Channel.Kind kind, Collection<String> members) {
        var channel = new Channel(id, name, kind, Set.copyOf(members), false);
        synchronized (lock) {
            channels.put(id, channel);
            tell(new Change.ChannelChanged(channel));
        }
        return channel;
    }

    private String nextTs() {
        var now = clock.instant();
        lastMicros = Math.max(lastMicros + 1, now.getEpochSecond() * MICROS + now.getNano() / 1_000);
        return "%d.%06d".formatted(lastMicros / MICROS, lastMicros % MICROS);
    }

    private Message replace(Message now) {
        messages.put(now);
        tell(new Change.Changed(now));
        return now;
    }

    private void drop(Message message) {
        messages.remove(message);
        tell(new Change.Removed(message.channel(), message.ts()));
        if (message.reply() && !message.ephemeral()) {
            recount(message.channel(), message.threadTs());
        }
    }

    private void recount(String channel, String ts) {
        messages.find(channel, ts).ifPresent(first -> replace(first.withReplies(messages.replies(channel, ts))));
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }
}
