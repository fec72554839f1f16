package news.backstory.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.summary.Summary.Sentence;

/** What people think of what we suggested. */
public interface Feedback {

    /** The last word of a channel on one suggestion counts: a word said earlier that arrives later changes nothing. */
    void judge(ChannelId channel, ArticleId of, ArticleId suggested, Verdict verdict, PersonId by, Instant at);

    /** What this channel does not want to see under that article. */
    Set<ArticleId> dropped(ChannelId channel, ArticleId of);

    /** What this channel wants to see under that article, what was kept last first. */
    List<ArticleId> kept(ChannelId channel, ArticleId of);

    /** Somebody says what is wrong with a card; said again under the same key it changes nothing. */
    void report(Report report);

    /** Takes it back, if this person made it. */
    void takeBack(String report, PersonId by);

    /** What people said is wrong and did not take back, oldest first; to learn from. */
    List<Report> reports(Instant since, int max);

    /**
     * What is wrong with a card.
     *
     * @param key       the request in which it was said
     * @param sentences none when it is the card as a whole
     * @param words     the person's own; may be empty
     */
    record Report(String key, ChannelId channel, ArticleId article, PersonId by, Instant at, Reason reason, String words, List<Spot> sentences) {

        public Report {
            sentences = List.copyOf(sentences);
        }
    }

    enum Reason {
        MISSING_CONTEXT, NOT_THE_POINT, NOT_A_SENTENCE, OTHER
    }

    /**
     * Where a sentence stands in its article's body, and a fingerprint by which it is told whether it still stands there.
     *
     * @param start in UTF-16 units; {@code end} exclusive
     * @param hash  16 hexadecimal digits of the text's SHA-256
     */
    record Spot(int number, int start, int end, String hash) {

        private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})-(\\d{1,9})-(\\d{1,9})-([0-9a-f]{16})");

        public Spot {
            if (number < 1 || start < 0 || end <= start || hash.isEmpty()) {
                throw new IllegalArgumentException("not a sentence: number " + number + ", [" + start + ", " + end + ")");
            }
        }

        public static Spot of(Sentence sentence) {
            return new Spot(sentence.number(), sentence.start(), sentence.end(), hashOf(sentence.text()));
        }

        /** Empty for what {@link #text} never wrote. */
        public static Optional<Spot> parse(String text) {
            var match = WRITTEN.matcher(text);
            if (!match.matches() || match.group(1).matches("0+") || Integer.parseInt(match.group(3)) <= Integer.parseInt(match.group(2))) {
                return Optional.empty();
            }
            return Optional.of(new Spot(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)),
                    match.group(4)));
        }

        public String text() {
            return number + "-" + start + "-" + end + "-" + hash;
        }

        private static String hashOf(String text) {
            try {
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))).substring(0, 16);
            } catch (NoSuchAlgorithmException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        }
    }

    enum Verdict {
        KEPT, DROPPED,
        /** Taken back. */
        NONE
    }
}
