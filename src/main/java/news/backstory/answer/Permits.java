package news.backstory.answer;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.Subscription;
import news.backstory.command.Caller;
import news.backstory.ledger.Line;
import news.backstory.ledger.Outbox;
import news.backstory.post.Bit;
import news.backstory.post.Post;
import news.backstory.post.Row;
import news.backstory.telling.Books;

/** Whether somebody may change what a channel gets, and what may be said of it. */
final class Permits {

    private static final String GUESTS = "Guests may ask, and change nothing. Somebody of the workspace can do it for you.";
    private static final String WHO_ARE_YOU = "Slack does not tell me who you are just now, so I changed nothing. Try again in a minute.";

    private static final String ONLY_EDITORS = "Only this newsroom’s editors and the workspace’s admins may do that. Ask one of them.";

    /** The same whether it stands in no channel or in one that the person is not in: which of the two is not theirs to know. */
    private static final String NOT_YOURS = "Where no editors are named, people decide over what stands in channels that they are in, and nowhere else. For"
            + " anything more ask one of the workspace’s admins.";

    private final Books books;
    private final People people;
    private final Set<PersonId> editors;
    private final ZoneId usualZone;

    /**
     * @param editors who alone, beside the workspace's admins, may pull articles and change stories, wherever they stand; nobody named means whoever may
     *     change the channels concerned
     * @param usualZone of channels that have not chosen one
     */
    Permits(Books books, People people, Set<PersonId> editors, ZoneId usualZone) {
        this.books = books;
        this.people = people;
        this.editors = Set.copyOf(editors);
        this.usualZone = usualZone;
    }

    interface Answering {
        List<Line> lines();
    }

    List<Line> ifAllowed(Caller caller, Answering answer) {
        return ifAllowed(caller, List.of(caller.channel()), answer);
    }

    /** Whoever may change what each of these channels gets. */
    List<Line> ifAllowed(Caller caller, List<ChannelId> channels, Answering answer) {
        var forbidden = channels.stream().filter(channel -> !lets(channel, caller.person())).findFirst();
        return forbidden.map(channel -> Replies.alone(caller, refusal(channel, caller.person()))).orElseGet(answer::lines);
    }

    /** Everybody of the workspace, whoever may change what the channel gets. */
    List<Line> ifNoGuest(Caller caller, Answering answer) {
        return switch (people.standingOf(caller.person())) {
            case ADMIN, MEMBER -> answer.lines();
            case GUEST -> Replies.alone(caller, Row.plain(GUESTS));
            case UNKNOWN -> Replies.alone(caller, Row.plain(WHO_ARE_YOU));
        };
    }

    /** Whoever may decide over the stories of these articles. */
    List<Line> ifEditor(Caller caller, List<ArticleId> articles, Answering answer) {
        return ifEditorIn(caller, channelsOf(articles), answer);
    }

    /** Whoever may take this article back, or put it back: without named editors those who read it where it stands, and nobody over the archive. */
    List<Line> ifEditorOf(Caller caller, ArticleId article, Answering answer) {
        var channels = channelsOf(List.of(article));
        return channels.isEmpty() && !isEditor(caller.person()) && people.standingOf(caller.person()) == People.Standing.MEMBER
                ? Replies.alone(caller, Row.plain(editors.isEmpty() ? NOT_YOURS : ONLY_EDITORS))
                : ifEditorIn(caller, channels, answer);
    }

    private List<Line> ifEditorIn(Caller caller, List<ChannelId> channels, Answering answer) {
        if (isEditor(caller.person())) {
            return answer.lines();
        }
        if (people.standingOf(caller.person()) == People.Standing.UNKNOWN) {
            return Replies.alone(caller, Row.plain(WHO_ARE_YOU));
        }
        if (!editors.isEmpty()) {
            return Replies.alone(caller, Row.plain(ONLY_EDITORS));
        }
        // Without named editors whoever reads all of the channels concerned decides with them; nobody over what they cannot see.
        return channels.stream().allMatch(channel -> reaches(people, caller, channel))
                ? ifAllowed(caller, Stream.concat(Stream.of(caller.channel()), channels.stream()).distinct().toList(), answer)
                : Replies.alone(caller, Row.plain(NOT_YOURS));
    }

    /** Where they stand now, but for what people have read alone, and what we say of them beside it: that gives nobody a say. */
    List<ChannelId> channelsOf(List<ArticleId> articles) {
        return articles.stream().flatMap(article -> books.outbox().carrying(article).stream())
                .filter(carrier -> !isPrivate(carrier) && !(carrier.content() instanceof Post.Saying))
                .map(carrier -> carrier.place().channel()).distinct()
                .toList();
    }

    private boolean isPrivate(Outbox.Carrier carrier) {
        var channel = carrier.place().channel();
        return carrier.askedBy().filter(channel::isOf).isPresent()
                || books.subscriptions().of(channel).stream().anyMatch(one -> channel.isOf(one.by()));
    }

    /** Named as one, or an admin. */
    boolean isEditor(PersonId person) {
        return switch (people.standingOf(person)) {
            case GUEST -> false;
            case ADMIN -> true;
            case MEMBER, UNKNOWN -> editors.contains(person);
        };
    }

    boolean lets(ChannelId channel, PersonId person) {
        return switch (people.standingOf(person)) {
            case GUEST -> false;
            case ADMIN -> true;
            case MEMBER -> arrangement(channel).lets(person);
            case UNKNOWN -> arrangement(channel).mayChange().contains(person);
        };
    }

    /** A subscription of this channel, of the person's own, or of another channel that this person is in. */
    Optional<Subscription> reached(Caller caller, long number) {
        return books.subscriptions().find(number).filter(one -> reaches(people, caller, one.channel()));
    }

    /** From elsewhere than the channel itself, people reach only their own direct messages and channels that they are in. */
    static boolean reaches(People people, Caller caller, ChannelId channel) {
        return channel.equals(caller.channel()) || channel.isOf(caller.person()) || people.channelsOf(caller.person()).contains(channel);
    }

    Row refusal(ChannelId channel, PersonId person) {
        if (people.standingOf(person) == People.Standing.UNKNOWN) {
            return Row.plain(WHO_ARE_YOU);
        }
        var arrangement = arrangement(channel);
        return arrangement.mayChange().isEmpty()
                ? Row.plain(GUESTS)
                : new Row(who("Only ", arrangement, " and the workspace’s admins may change what comes there."), List.of());
    }

    static List<Bit> who(String before, Arrangement arrangement, String after) {
        var bits = new ArrayList<Bit>();
        bits.add(new Bit.Plain(before));
        arrangement.mayChange().stream().limit(5).forEach(person -> {
            bits.add(new Bit.Who(person));
            bits.add(new Bit.Plain(" "));
        });
        bits.add(new Bit.Plain(after.strip()));
        return bits;
    }

    Arrangement arrangement(ChannelId channel) {
        return books.arrangements().find(channel).orElseGet(() -> Arrangement.usual(usualZone));
    }
}
