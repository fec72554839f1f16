package news.backstory.command;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import news.backstory.article.ArticleId;
import news.backstory.article.Link;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.QuietHours;
import news.backstory.channel.Wanted;
import news.backstory.post.MessageRef;

/** Something a person can ask. */
public sealed interface Command {

    /** Show this article to the channel, similar ones in its thread. */
    record Show(Link link) implements Command {}

    /** Find these words in the archive. */
    record Find(String words) implements Command {}

    /** What is similar to the article at this address? */
    record SimilarToLink(Link link) implements Command {}

    /** What is similar to the best match of these words? */
    record SimilarToWords(String words) implements Command {}

    /** What is similar to this article? */
    record SimilarTo(ArticleId article) implements Command {}

    /** Have we covered what the article at this address is about? */
    record CoveredByLink(Link link) implements Command {}

    /** Have we covered what the best match of these words is about? */
    record CoveredByWords(String words) implements Command {}

    /** Have we covered what this article is about? */
    record Covered(ArticleId article) implements Command {}

    /** Show to the channel whether we have covered what this article is about. */
    record PostCoverage(ArticleId article) implements Command {}

    /** The same in the thread under this message. */
    record PostCoverageUnder(ArticleId article, MessageRef first) implements Command {}

    /** How did the story of the article at this address move? */
    record TimelineOfLink(Link link) implements Command {}

    /** How did the story of this article move? */
    record TimelineOf(ArticleId article) implements Command {}

    /** Show to the channel how the story of this article moved. */
    record PostTimeline(ArticleId article) implements Command {}

    /** Something that looks like an address but is none. */
    record NotAnAddress(String text) implements Command {}

    /** Somebody pointed at a message without a link. */
    record NoLink() implements Command {}

    record Help() implements Command {}

    record Unclear(String text) implements Command {}

    /** Show this article, which we have, to the channel. */
    record PostCard(ArticleId article) implements Command {}

    /** Show what is similar to this article to the channel. */
    record PostSimilar(ArticleId article) implements Command {}

    /** Cards for links that somebody wrote in a message. */
    record Unfurl(List<Link> links) implements Command {}

    /** 👍 */
    record Keep(ArticleId of, ArticleId suggested) implements Command {}

    /** ✗ {@code list} is the post that showed it. */
    record Drop(ArticleId of, ArticleId suggested, MessageRef list) implements Command {}

    /** The ✗ taken back. */
    record TakeBack(ArticleId of, ArticleId suggested, MessageRef list) implements Command {}

    /** Open this form. It is shown while the person waits or not at all; nothing is kept of it. */
    record Fill(FormKind form, String about) implements Command {}

    /** Show, in front of a form that is not sent off yet, what would come of it. */
    record Preview(Filled filled) implements Command {}

    /** Some sentences of a summary are wrong, or with no sentence the card is. */
    record ReportSentences(ArticleId article, List<Feedback.Spot> sentences, Feedback.Reason reason, String words) implements Command {

        public ReportSentences {
            sentences = List.copyOf(sentences);
        }
    }

    /** A report taken back by whoever made it. */
    record TakeBackReport(String report) implements Command {}

    /** Somebody opened their page of the bot. */
    record ShowHome() implements Command {}

    /** Take back what was just done, by what undoes it, if that is pressed by then. */
    record Undo(Command by, Instant until) implements Command {}

    /** About what a channel, or a person, gets by itself. */
    sealed interface OfChannel extends Command {}

    /** What can a channel subscribe to, and how? */
    record HowToSubscribe() implements OfChannel {}

    /** @param source a feed's or a site's address, or {@code wire:} and a name, as it was written */
    record Subscribe(String source, Wanted wanted) implements OfChannel {}

    /** The same for any channel that the person is in, asked for in a form. */
    record SubscribeTo(ChannelId channel, String source, Wanted wanted) implements OfChannel {}

    /** @param from how many were shown already */
    record ListSubscriptions(int from) implements OfChannel {}

    /** @param which a subscription's id, or the address of its source */
    record Remove(String which) implements OfChannel {}

    record RemoveSubscription(long number) implements OfChannel {}

    record RestoreSubscription(long number) implements OfChannel {}

    record PreviewSubscriptions() implements OfChannel {}

    /** @param zone none means the channel's */
    record DigestAt(LocalTime time, Set<DayOfWeek> days, List<ZoneId> zone, int max) implements OfChannel {}

    record DigestNow() implements OfChannel {}

    /**
     * What a digest had no room for.
     *
     * @param digest its key
     * @param from   how many of those were shown already
     */
    record ShowLeftOut(String digest, int from) implements OfChannel {}

    record DigestOff() implements OfChannel {}

    record DigestPreview() implements OfChannel {}

    /** @param zone none means the channel's */
    record Quiet(QuietHours hours, List<ZoneId> zone) implements OfChannel {}

    record QuietOff() implements OfChannel {}

    record MuteWords(String words, Duration time) implements OfChannel {}

    record MuteStory(ArticleId article) implements OfChannel {}

    record Mutes() implements OfChannel {}

    record Unmute(long number) implements OfChannel {}

    /** The mute with this number, and no other of the same, is taken back. */
    record UndoMute(long number) implements OfChannel {}

    record UnmuteWords(String words) implements OfChannel {}

    /** Take this article back, wherever we said it. */
    record Pull(Link link, String reason) implements OfChannel {}

    record PullArticle(ArticleId article, String reason) implements OfChannel {}

    /** Show again what people took back. */
    record Unpull(Link link) implements OfChannel {}

    record UnpullArticle(ArticleId article) implements OfChannel {}

    record ChangeSubscription(long number, Wanted wanted) implements OfChannel {}

    /**
     * @param languages none means all
     * @param who       nobody named means anybody
     */
    record ChangeSettings(
            ChannelId channel, Arrangement.Threads threads, Arrangement.Answers answers, ZoneId zone, Set<String> languages,
            Set<PersonId> who) implements OfChannel {

        public ChangeSettings {
            languages = Set.copyOf(languages);
            who = Set.copyOf(who);
        }
    }

    /**
     * @param digest none switches it off; so too {@code quiet}
     */
    record ChangeHours(ChannelId channel, List<DigestAt> digest, List<QuietHours> quiet) implements OfChannel {

        public ChangeHours {
            digest = List.copyOf(digest);
            quiet = List.copyOf(quiet);
        }
    }

    /** This article was counted to a story that it does not belong to. */
    record Split(Link link) implements OfChannel {}

    /** These two tell one story. */
    record Merge(Link part, Link into) implements OfChannel {}

    record UndoStoryChange(long number) implements OfChannel {}

    /** "I'm on it", or not any more. {@code message} is the card. */
    record OnIt(ArticleId article, MessageRef message) implements OfChannel {}

    record MyDigestAt(LocalTime time, Set<DayOfWeek> days, int max) implements OfChannel {}

    record MyDigestOff() implements OfChannel {}

    record Mine() implements OfChannel {}

    record Settings() implements OfChannel {}

    /** @param value as it was written */
    record Change(String name, String value) implements OfChannel {}

    record FeedHealth() implements OfChannel {}

    /** What is to become of a subscription's feed that wants attention. */
    record Decide(long number, Decision decision) implements OfChannel {}

    enum Decision {
        RELEASE_AS_NEWS, RELEASE_AS_OLD, RETRY
    }

    record Audit(Duration time) implements OfChannel {}

    record Stats() implements OfChannel {}

    /** Somebody has read a notice. */
    record Seen() implements OfChannel {}

    /**
     * A command that is understood, but for something in it.
     *
     * @param problem a sentence
     * @param example what could be typed
     */
    record Amiss(String problem, String example) implements OfChannel {}
}
