package news.backstory.command;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.article.ArticleId;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.PersonId;
import news.backstory.channel.QuietHours;
import news.backstory.command.Feedback.Reason;
import news.backstory.command.Feedback.Spot;

/**
 * Reads what somebody filled in. It looks nothing up and keeps nothing: it is asked once while the person waits, within the time that Slack gives, and once
 * more when the request is worked on.
 */
public final class FormReader {

    /** Of {@link FormKind#WHAT_IS_WRONG}. */
    public static final String SENTENCES = "sentences";
    public static final String REASON = "reason";
    public static final String WORDS = "words";
    public static final int MAX_WORDS = 500;

    /** Of {@link FormKind#PULL}, beside {@link #REASON}. */
    public static final int MAX_REASON = 300;

    /** Of {@link FormKind#HOURS}. */
    public static final String DIGEST = "digest";
    public static final String DAYS = "days";
    public static final String MAX = "max";
    public static final String QUIET_FROM = "quiet_from";
    public static final String QUIET_TO = "quiet_to";

    /** Of {@link FormKind#SETTINGS}. */
    public static final String THREADS = "threads";
    public static final String ANSWERS = "answers";
    public static final String ZONE = "zone";
    public static final String LANGUAGES = "languages";
    public static final String WHO = "who";
    private static final int MAX_PERSONS = 50;

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
            case PULL -> pull(filled);
            case SUBSCRIPTION -> subscription(filled);
            case PREVIEW -> new Outcome.Wrong(Map.of());
            case SUBSCRIBE -> SubscribeForm.read(filled);
            case HOURS -> hours(filled);
            case SETTINGS -> settings(filled);
        };
    }

    /** What stands in the place of a form that was sent off, while it is worked on; empty if it goes at once. */
    public static Optional<Form> meanwhile(Filled filled) {
        return read(filled) instanceof Outcome.Asks(Command.SubscribeTo asked) ? Optional.of(SubscribeForm.looking(asked)) : Optional.empty();
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

    private static Outcome pull(Filled filled) {
        var reason = filled.text(REASON);
        return reason.isEmpty() || reason.length() > MAX_REASON
                ? new Outcome.Wrong(Map.of(REASON, "Say why, in 1 to " + MAX_REASON + " characters."))
                : new Outcome.Asks(new Command.PullArticle(new ArticleId(filled.about()), reason));
    }

    private static Outcome subscription(Filled filled) {
        var problems = new HashMap<String, String>();
        var wanted = SubscriptionFields.read(filled, problems);
        return wanted.isPresent() && filled.about().matches("[0-9]{1,15}")
                ? new Outcome.Asks(new Command.ChangeSubscription(Long.parseLong(filled.about()), wanted.get()))
                : new Outcome.Wrong(problems);
    }

    private static Outcome hours(Filled filled) {
        var problems = new HashMap<String, String>();
        var from = filled.time(QUIET_FROM);
        var to = filled.time(QUIET_TO);
        if (from.isPresent() != to.isPresent() || from.isPresent() && from.equals(to)) {
            problems.put(from.isPresent() ? QUIET_TO : QUIET_FROM, "Quiet hours have a beginning and another end; leave both empty for none.");
        }
        var digest = filled.time(DIGEST);
        var days = filled.all(DAYS).stream().flatMap(name -> named(DayOfWeek.values(), name).stream()).collect(Collectors.toSet());
        var max = filled.text(MAX);
        if (digest.isPresent() && days.isEmpty()) {
            problems.put(DAYS, "Choose at least one day.");
        }
        if (digest.isPresent() && (!max.matches("[0-9]{1,2}") || Integer.parseInt(max) < 1 || Integer.parseInt(max) > DigestPlan.MOST)) {
            problems.put(MAX, "A number from 1 to " + DigestPlan.MOST + ".");
        }
        return problems.isEmpty()
                ? new Outcome.Asks(new Command.ChangeHours(
                        new ChannelId(filled.about()),
                        digest.map(time -> new Command.DigestAt(time, days, List.of(), Integer.parseInt(max))).stream().toList(),
                        from.flatMap(start -> to.map(end -> new QuietHours(start, end))).stream().toList()))
                : new Outcome.Wrong(problems);
    }

    private static Outcome settings(Filled filled) {
        var problems = new HashMap<String, String>();
        var threads = filled.one(THREADS).flatMap(name -> named(Arrangement.Threads.values(), name));
        var answers = filled.one(ANSWERS).flatMap(name -> named(Arrangement.Answers.values(), name));
        var zone = Lexicon.zone(filled.text(ZONE));
        var languages = Lexicon.languages(filled.text(LANGUAGES));
        var who = filled.all(WHO);
        if (threads.isEmpty()) {
            problems.put(THREADS, "Choose one.");
        }
        if (answers.isEmpty()) {
            problems.put(ANSWERS, "Choose one.");
        }
        if (zone.isEmpty()) {
            problems.put(ZONE,
                    ZoneHints.of(filled.text(ZONE)).map(meant -> "Did you mean " + meant + "?").orElse("A time zone, such as Europe/London."));
        }
        if (languages.isEmpty()) {
            problems.put(LANGUAGES, "Codes of languages, such as en, de.");
        }
        if (who.size() > MAX_PERSONS) {
            problems.put(WHO, "At most " + MAX_PERSONS + " people.");
        }
        return problems.isEmpty()
                ? new Outcome.Asks(
                        new Command.ChangeSettings(new ChannelId(filled.about()), threads.orElseThrow(), answers.orElseThrow(), zone.orElseThrow(),
                                languages.orElseThrow(), who.stream().map(PersonId::new).collect(Collectors.toSet())))
                : new Outcome.Wrong(problems);
    }

    static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
    }

    private static Optional<Reason> reason(String named) {
        return Arrays.stream(Reason.values()).filter(reason -> reason.name().equals(named)).findFirst();
    }

    /** As {@link Spot#text} writes it. */
    private static Optional<Spot> spot(String text) {
        return Spot.parse(text);
    }
}
