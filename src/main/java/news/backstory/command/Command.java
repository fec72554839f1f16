package news.backstory.command;

import java.util.List;
import news.backstory.article.ArticleId;
import news.backstory.article.Link;
import news.backstory.channel.MessageRef;

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

    record ReportWrong(ArticleId article) implements Command {}

    /** Open this form. It is shown while the person waits or not at all; nothing is kept of it. */
    record Fill(FormKind form, String about) implements Command {}

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
}
