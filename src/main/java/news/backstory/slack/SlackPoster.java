package news.backstory.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.model.Message;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import news.backstory.answer.FormMaker;
import news.backstory.answer.Homes;
import news.backstory.answer.People;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.ledger.Finding;
import news.backstory.ledger.Poster;
import news.backstory.ledger.Posting;
import news.backstory.post.Cards;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import org.jspecify.annotations.Nullable;

/** Says posts in Slack: dresses each and sends it, once. Any thread may use it. */
public final class SlackPoster implements Poster, People, AutoCloseable {

    /** What Slack says of a message when it could not load a picture, among other faults. */
    private static final Set<String> PERHAPS_THE_PICTURE = Set.of("invalid_blocks", "invalid_attachments", "invalid_unfurls");

    /** Of auth.test's errors those that no second try would change (docs.slack.dev/reference/methods/auth.test). */
    private static final Set<String> TOKEN_IS_WRONG = Set.of("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired",
            "not_allowed_token_type");

    /** Slack is not to look for names and addresses in the text; in a change it would, if it were not told (docs.slack.dev/reference/methods/chat.update). */
    private static final String AS_SENT = "none";

    private final SlackHttp http;
    private final ZoneId zone;
    private final Function<ChannelId, Optional<ZoneId>> zones;
    private final Dresser dresser;
    private final ReplyPoster replies;
    private final PostFinder finder;
    private final Persons persons;

    /**
     * @param apiBase the Web API's address, https://slack.com/api/ or the sandbox's
     * @param zone    in which times are written for channels, and for persons whose own zone is not known
     */
    public SlackPoster(String botToken, URI apiBase, ZoneId zone) {
        this(new SlackHttp(new SlackSettings(botToken, apiBase)), zone, _ -> Optional.empty());
    }

    /** @param zones those that channels have chosen */
    public SlackPoster(String botToken, URI apiBase, ZoneId zone, Function<ChannelId, Optional<ZoneId>> zones) {
        this(new SlackHttp(new SlackSettings(botToken, apiBase)), zone, zones);
    }

    /** @param patience for one call in all, where nobody wants to wait as long as a newsroom would */
    public SlackPoster(String botToken, URI apiBase, ZoneId zone, Duration patience) {
        this(new SlackHttp(new SlackSettings(botToken, apiBase), patience), zone, _ -> Optional.empty());
    }

    SlackPoster(SlackHttp http, ZoneId zone) {
        this(http, zone, _ -> Optional.empty());
    }

    private SlackPoster(SlackHttp http, ZoneId zone, Function<ChannelId, Optional<ZoneId>> zones) {
        this.http = http;
        this.zone = zone;
        this.zones = zones;
        this.replies = new ReplyPoster(http);
        this.finder = new PostFinder(http.methods());
        this.persons = new Persons(http.methods(), zone);
        this.dresser = new Dresser(persons::nameOf);
    }

    /**
     * Slack refuses a message whole when it cannot load its picture. Nothing was said then, so that it is said once more without: the only case in which
     * this makes two calls.
     */
    @Override
    public Posting post(String key, Place place, Post post, Cards cards) {
        var itsZone = zoneOf(place);
        var dressed = dresser.dress(place, post, cards, itsZone);
        var isInChannel = post instanceof Post.Follows follows && follows.isInChannel();
        var outcome = send(key, place, dressed, isInChannel);
        if (outcome instanceof Posting.Refused(var why) && PERHAPS_THE_PICTURE.contains(why) && hasPicture(dressed)) {
            return send(key, place, dresser.dressWithoutPictures(place, post, cards, itsZone), isInChannel);
        }
        return outcome;
    }

    @Override
    public ZoneId zoneOf(PersonId person) {
        return persons.zoneOf(person);
    }

    @Override
    public Optional<ZoneId> statedZoneOf(PersonId person) {
        return persons.statedZoneOf(person);
    }

    @Override
    public Standing standingOf(PersonId person) {
        return persons.standingOf(person);
    }

    @Override
    public String nameOf(PersonId person) {
        return persons.nameOf(person);
    }

    @Override
    public Set<ChannelId> channelsOf(PersonId person) {
        return persons.channelsOf(person);
    }

    @Override
    public Finding find(String key, Place place, Instant since) {
        return switch (place) {
            case Place.InChannel(var channel) -> finder.inChannel(key, channel, since);
            case Place.InThread(var first) -> finder.inThread(key, first, since);
            case Place.Under _ -> throw unresolved(place);
            case Place.ForPerson _,Place.ForPersonInThread _,Place.Reply _,Place.ReplyToAll _ ->
                new Finding.CannotLook("what is said to one person, or at a reply address, cannot be looked up");
            case Place.InsteadOf _,Place.Again _,Place.OnLinks _ ->
                new Finding.CannotLook("a change carries no key; making it again changes nothing");
        };
    }

    /** What a message of anybody's says, as Slack writes it; empty if it is gone or we may not read there. */
    public Optional<String> textOf(MessageRef message) {
        return finder.message(message).map(SlackText::allOf);
    }

    /** Whether a person may do from elsewhere what can be done in a channel: in their own direct messages, and where they are. */
    public boolean mayReach(PersonId person, ChannelId channel) {
        return channel.isOf(person) || channelsOf(person).contains(channel);
    }

    /** What opens forms and draws people's pages, over the same connections. */
    public SlackViews views(FormMaker forms, Homes homes, InstantSource clock) {
        return new SlackViews(http, forms, homes, clock);
    }

    /** Asks Slack who we are; takes one call. */
    public Self whoAmI() {
        try {
            var answer = SlackCall.make(() -> http.methods().authTest(request -> request));
            var error = String.valueOf(answer.getError());
            if (answer.isOk()) {
                return new Self.Known(answer.getUserId(), answer.getTeamId());
            }
            return TOKEN_IS_WRONG.contains(error) ? new Self.Refused(error) : new Self.NotKnown(error);
        } catch (SlackApiException refused) {
            return new Self.NotKnown("HTTP " + refused.getResponse().code());
        } catch (IOException broken) {
            return new Self.NotKnown(broken.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        http.close();
    }

    /** @param isInChannel whether what is said in a thread is to stand in the channel, too */
    private Posting send(String key, Place place, Dresser.Dressed dressed, boolean isInChannel) {
        return switch (dressed) {
            case Dresser.Dressed.Message message -> send(key, place, message, isInChannel);
            case Dresser.Dressed.Unfurls(var json, _) -> unfurl(place, json);
            case Dresser.Dressed.Nothing() -> new Posting.Gone("nothing of it may be shown");
        };
    }

    private Posting send(String key, Place place, Dresser.Dressed.Message message, boolean isInChannel) {
        return switch (place) {
            case Place.InChannel(var channel) -> say(key, channel, null, false, message);
            case Place.InThread(var first) -> say(key, first.channel(), first.id(), isInChannel, message);
            case Place.ForPerson(var channel, var person) -> whisper(channel, null, person, message);
            case Place.ForPersonInThread(var first, var person) -> whisper(first.channel(), first.id(), person, message);
            case Place.Reply(var address, _, _) -> replies.toOne(address, message);
            case Place.ReplyToAll(var address, _) -> replies.toAll(address, message);
            case Place.InsteadOf(var old) -> change(old, message);
            case Place.OnLinks _ -> new Posting.Refused("only cards stand on links");
            case Place.Under _,Place.Again _ -> throw unresolved(place);
        };
    }

    private Posting say(String key, ChannelId channel, @Nullable String threadTs, boolean isInChannel, Dresser.Dressed.Message message) {
        var metadata = Message.Metadata.builder().eventType(PostFinder.EVENT_TYPE).eventPayload(Map.of(PostFinder.KEY, key)).build();
        Function<ChatPostMessageResponse, Posting> said = answer -> posted(answer.getChannel(), answer.getTs());
        return Outcomes.of(() -> http.methods()
                .chatPostMessage(request -> request.channel(channel.value()).threadTs(threadTs).replyBroadcast(isInChannel).metadata(metadata)
                        .text(message.text()).blocksAsString(message.blocks()).mrkdwn(false).parse(AS_SENT).unfurlLinks(false).unfurlMedia(false)),
                said);
    }

    private Posting whisper(ChannelId channel, @Nullable String threadTs, PersonId person, Dresser.Dressed.Message message) {
        return Outcomes.of(() -> http.methods().chatPostEphemeral(request -> request.channel(channel.value()).threadTs(threadTs).user(person.value())
                .text(message.text()).blocksAsString(message.blocks()).parse(AS_SENT)), _ -> new Posting.Taken());
    }

    private Posting change(MessageRef old, Dresser.Dressed.Message message) {
        return Outcomes.of(() -> http.methods().chatUpdate(request -> request.channel(old.channel().value()).ts(old.id()).text(message.text())
                .blocksAsString(message.blocks()).parse(AS_SENT)), answer -> posted(answer.getChannel(), answer.getTs()));
    }

    private Posting unfurl(Place place, String json) {
        if (!(place instanceof Place.OnLinks links)) {
            return new Posting.Refused("cards on links stand only on links");
        }
        var message = links.message();
        return Outcomes.of(() -> http.methods().chatUnfurl(request -> request.channel(message.channel().value()).ts(message.id()).rawUnfurls(json)),
                _ -> new Posting.Taken());
    }

    private static Posting posted(@Nullable String channel, @Nullable String ts) {
        return channel == null || channel.isBlank() || ts == null || ts.isBlank()
                ? new Posting.Unknown("Slack said ok, but not where")
                : new Posting.Posted(new MessageRef(new ChannelId(channel), ts));
    }

    private ZoneId zoneOf(ChannelId channel) {
        return DirectMessages.personOf(channel).map(persons::zoneOf).or(() -> zones.apply(channel)).orElse(zone);
    }

    private ZoneId zoneOf(Place place) {
        return switch (place) {
            case Place.ForPerson(_, var person) -> persons.zoneOf(person);
            case Place.ForPersonInThread(_, var person) -> persons.zoneOf(person);
            case Place.Reply(_, _, var person) -> persons.zoneOf(person);
            case Place.InChannel _,Place.InThread _,Place.Under _,Place.ReplyToAll _,Place.InsteadOf _,Place.Again _,Place.OnLinks _ ->
                zoneOf(place.channel());
        };
    }

    private static boolean hasPicture(Dresser.Dressed dressed) {
        return switch (dressed) {
            case Dresser.Dressed.Message(var blocks, _) -> blocks.contains("\"image_url\"");
            case Dresser.Dressed.Unfurls(var json, _) -> json.contains("\"image_url\"");
            case Dresser.Dressed.Nothing() -> false;
        };
    }

    private static IllegalArgumentException unresolved(Place place) {
        return new IllegalArgumentException("what goes under a post is resolved before it is said: " + place);
    }
}
