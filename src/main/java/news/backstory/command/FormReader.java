package news.backstory.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.backstory.article.ArticleId;
import news.backstory.command.Feedback.Reason;
import news.backstory.command.Feedback.Spot;

/**
 * Reads what somebody filled in. It looks nothing up and keeps nothing: it is asked once while the person waits, within the time that Slack gives, and once
 * more when the request is worked on.
 */
public final class FormReader {

    /** Of {@link FormKind#WHAT_IS_WRONG}. */
    static final String SENTENCES = "sentences";
    static final String REASON = "reason";
    static final String WORDS = "words";
    static final int MAX_WORDS = 500;

    /** What it comes to. */
    public sealed interface Outcome {

        record Asks(Command command) implements Outcome {}

        /** What to put right, by the field's name. */
        record Wrong(Map<String, String> problems) implements Outcome {

            public Wrong {
                problems = Map.copyOf(problems);
            }
        }
    }

    private FormReader() {}

    public static Outcome read(Filled filled) {
        return switch (filled.kind()) {
            case WHAT_IS_WRONG -> whatIsWrong(filled);
        };
    }

    private static Outcome whatIsWrong(Filled filled) {
        var reason = filled.one(REASON).flatMap(FormReader::reason);
        if (reason.isEmpty()) {
            return new Outcome.Wrong(Map.of(REASON, "Choose what is wrong."));
        }
        var words = filled.text(WORDS);
        if (words.length() > MAX_WORDS) {
            return new Outcome.Wrong(Map.of(WORDS, "At most " + MAX_WORDS + " characters."));
        }
        if (reason.get() == Reason.OTHER && words.isEmpty()) {
            return new Outcome.Wrong(Map.of(WORDS, "Say in a few words what is wrong."));
        }
        var spots = filled.all(SENTENCES).stream().map(FormReader::spot).flatMap(Optional::stream).toList();
        if (reason.get() != Reason.OTHER && spots.isEmpty()) {
            return new Outcome.Wrong(Map.of(SENTENCES, "Choose at least one sentence."));
        }
        return new Outcome.Asks(new Command.ReportSentences(new ArticleId(filled.about()), List.copyOf(spots), reason.get(), words));
    }

    private static Optional<Reason> reason(String named) {
        return Arrays.stream(Reason.values()).filter(reason -> reason.name().equals(named)).findFirst();
    }

    /** As {@link Spot#text} writes it. */
    private static Optional<Spot> spot(String text) {
        return Spot.parse(text);
    }
}
