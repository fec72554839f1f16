package news.backstory.answer;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.Deeds;
import news.backstory.channel.PersonId;
import news.backstory.command.Caller;
import news.backstory.command.Command;
import news.backstory.digest.DigestSender;
import news.backstory.feed.FeedFinder;
import news.backstory.feed.Feeds;
import news.backstory.ledger.Line;
import news.backstory.post.Bit;
import news.backstory.post.Row;
import news.backstory.story.Stories;
import news.backstory.story.StoryMatcher;
import news.backstory.telling.Books;
import news.backstory.telling.StoryView;
import news.backstory.telling.Unwanted;

/**
 * Answers what people ask about what a channel gets by itself, and changes it. What it changes is changed before it answers; asked again, because we died
 * in between, it changes nothing more and answers the same.
 */
public final class ChannelCommands {

    private final SubscribeCommands subscribing;
    private final SubscribeOffer subscribeOffer;
    private final SubscriptionCommands subscriptions;
    private final HourCommands hours;
    private final StoryCommands stories;
    private final PullCommands pulls;
    private final MuteCommands mutes;
    private final SettingCommands settings;
    private final Permits permits;
    private final Deeds deeds;

    /** What these commands are made of, joined by the top. */
    public record Parts(
            Articles articles, Books books, Feeds feeds, FeedFinder finder, FeedKeeping keeping, DigestSender digests, Stories stories,
            StoryMatcher matcher, People people) {}

    /**
     * @param wires the names of those that hand articles over to this installation
     * @param editors who alone, beside the workspace's admins, may pull articles and change stories; nobody named means whoever may change the channels
     *     that these stand in
     * @param oneAtATime shared by all who decide what a channel is told
     */
    public ChannelCommands(
            Parts parts, Set<String> wires, Set<PersonId> editors, ZoneId usualZone, InstantSource clock, Object oneAtATime) {
        var words = new SubscriptionWords(parts.feeds());
        this.deeds = parts.books().deeds();
        this.permits = new Permits(parts.books(), parts.people(), editors, usualZone);
        this.subscribing = new SubscribeCommands(parts.books(), parts.finder(), permits, parts.people(), wires, clock);
        var unwanted = new Unwanted(parts.articles(), parts.books(),
                new StoryView(parts.articles(), parts.stories(), parts.books(), parts.matcher()::areOfOneEvent));
        this.subscriptions = new SubscriptionCommands(
                parts.books(), unwanted, parts.keeping(), parts.digests(), words, permits, clock);
        this.subscribeOffer = new SubscribeOffer(parts.books(), parts.feeds(), wires);
        this.hours = new HourCommands(parts.books(), parts.digests(), parts.people(), subscriptions, words, permits, clock);
        this.mutes = new MuteCommands(parts.articles(), parts.books(), parts.stories(), unwanted, clock);
        this.stories = new StoryCommands(
                parts.articles(), parts.books(), parts.stories(), parts.matcher(), permits, clock, oneAtATime);
        this.pulls = new PullCommands(parts.articles(), parts.books(), parts.people(), permits, clock);
        this.settings = new SettingCommands(parts.articles(), parts.books(), parts.people(), permits, clock);
    }

    List<Line> answer(Caller caller, Command.OfChannel command) {
        return switch (command) {
            case Command.Subscribe(var source, var wanted) -> subscribing.typed(caller, source, wanted);
            case Command.HowToSubscribe() -> subscribeOffer.made(caller);
            case Command.SubscribeTo asked -> asMessage(subscribing.filled(caller, asked));
            case Command.ListSubscriptions(var from) -> subscriptions.list(caller, from);
            case Command.Remove(var which) -> subscriptions.remove(caller, which);
            case Command.RemoveSubscription(var number) -> subscriptions.remove(caller, number);
            case Command.RestoreSubscription(var number) -> subscriptions.restore(caller, number);
            case Command.ChangeSubscription(var number, var wanted) -> subscriptions.changeSubscription(caller, number, wanted);
            case Command.FeedHealth() -> subscriptions.health(caller);
            case Command.Decide(var number, var decision) -> subscriptions.decide(caller, number, decision);
            case Command.PreviewSubscriptions(),Command.DigestPreview() -> hours.preview(caller);
            case Command.DigestAt digest -> permits.ifAllowed(caller, () -> hours.digestAt(caller, digest));
            case Command.DigestNow() -> permits.ifAllowed(caller, () -> hours.digestNow(caller));
            case Command.DigestOff() -> permits.ifAllowed(caller, () -> hours.digestOff(caller));
            case Command.ShowLeftOut(var digest, var from) -> hours.leftOut(caller, digest, from);
            case Command.Quiet quiet -> permits.ifAllowed(caller, () -> hours.quiet(caller, quiet));
            case Command.QuietOff() -> permits.ifAllowed(caller, () -> hours.quietOff(caller));
            case Command.ChangeHours changed -> hours.changeHours(caller, changed);
            case Command.MyDigestAt mine -> hours.myDigest(caller, mine);
            case Command.MyDigestOff() -> hours.myDigestOff(caller);
            case Command.Mine() -> hours.mine(caller);
            case Command.MuteWords(var words, var time) -> permits.ifAllowed(caller, () -> mutes.muteWords(caller, words, time));
            case Command.MuteStory(var article) -> permits.ifAllowed(caller, () -> mutes.muteStory(caller, article));
            case Command.Mutes() -> mutes.mutes(caller);
            case Command.Unmute(var number) -> permits.ifAllowed(caller, () -> mutes.unmute(caller, number));
            case Command.UndoMute(var number) -> permits.ifAllowed(caller, () -> mutes.undo(caller, number));
            case Command.UnmuteWords(var words) -> permits.ifAllowed(caller, () -> mutes.unmute(caller, words));
            case Command.Pull(var link, var reason) -> pulls.pull(caller, link, reason);
            case Command.PullArticle(var article, var reason) -> pulls.pull(caller, article, reason);
            case Command.Unpull(var link) -> pulls.unpull(caller, link);
            case Command.UnpullArticle(var article) -> pulls.unpull(caller, article);
            case Command.Split(var link) -> stories.split(caller, link);
            case Command.Merge(var part, var into) -> stories.merge(caller, part, into);
            case Command.UndoStoryChange(var number) -> permits.ifEditor(caller, List.of(), () -> stories.undo(caller, number));
            case Command.OnIt(var article, _) -> permits.ifNoGuest(caller, () -> stories.onIt(caller, article));
            case Command.Settings() -> settings.settings(caller);
            case Command.Change(var name, var value) -> permits.ifAllowed(caller, () -> settings.change(caller, name, value));
            case Command.ChangeSettings changed -> settings.change(caller, changed);
            case Command.Audit(var time) -> settings.audit(caller, time);
            case Command.Stats() -> settings.stats(caller);
            case Command.Seen() -> Replies.alone(caller, Row.plain("Thanks, noted."));
            case Command.Amiss(var problem, var example) -> Replies.alone(caller, Row.of(new Bit.Plain(problem + " "), new Bit.Typed(example)));
        };
    }

    private static List<Line> asMessage(FormAnswer answer) {
        return Stream.concat(answer.lines().stream(), answer.unseen().stream()).toList();
    }

    FormAnswer answerInForm(Caller caller, Command.SubscribeTo asked) {
        return subscribing.filled(caller, asked);
    }

    /** Somebody had something about an article said for all to see; in their direct messages there is nobody else. */
    void shared(Caller caller, ArticleId article, String what) {
        if (!caller.channel().isOf(caller.person())) {
            caller.did(deeds, Deeds.Kind.SHARED, what, List.of(article));
        }
    }

    /** Whether the cards that people ask for in this channel are for them alone. */
    boolean answersAlone(ChannelId channel) {
        return permits.arrangement(channel).answers() == Arrangement.Answers.PRIVATE;
    }
}
