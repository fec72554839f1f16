package news.backstory.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import news.backstory.article.Tier;
import news.backstory.channel.Wanted;

/** The part of a form that asks what of a source a channel wants, and how: drawn, and read. */
public final class SubscriptionFields {

    static final String WITH = "with";
    static final String WITHOUT = "without";
    static final String TIERS = "tiers";
    static final String MANNER = "manner";
    static final String BREAKING = "breaking";
    static final String LANGUAGES = "languages";
    static final int MAX_LINES = 2_000;
    private static final int MAX_LANGUAGES = 100;
    private static final int MAX_LINE = 200;

    private SubscriptionFields() {}

    public static List<Form.Part> of(Wanted wanted) {
        return List.of(
                new Form.Part.Asked(WITH, "Only with one of these words", "One word or phrase a line. Empty takes everything.", false,
                        new Form.Input.Text(String.join("\n", wanted.with()), "", MAX_LINES, true)),
                new Form.Part.Asked(WITHOUT, "Without these words", "One word or phrase a line.", false,
                        new Form.Input.Text(String.join("\n", wanted.without()), "", MAX_LINES, true)),
                new Form.Part.Asked(TIERS, "From whom", "None chosen means from all.", false, new Form.Input.Choices(
                        Arrays.stream(Tier.values()).map(tier -> new Form.Option(tier.name(), label(tier))).toList(),
                        wanted.tiers().stream().map(Tier::name).sorted().toList())),
                new Form.Part.Asked(LANGUAGES, "In these languages", "Codes such as en, de. Empty takes those of the channel.", false,
                        new Form.Input.Text(wanted.languages().stream().sorted().collect(Collectors.joining(", ")), "", MAX_LANGUAGES, false)),
                new Form.Part.Asked(MANNER, "How it comes", "", true, new Form.Input.Choice(List.of(
                        new Form.Option(Wanted.Manner.AS_CHANNEL.name(), "With the channel’s digest if there is one, else live"),
                        new Form.Option(Wanted.Manner.LIVE.name(), "Live"), new Form.Option(Wanted.Manner.DIGEST.name(), "With the digest only")),
                        List.of(wanted.manner().name()))),
                new Form.Part.Asked(BREAKING, "Breaking news", "", true, new Form.Input.Choice(List.of(
                        new Form.Option(Wanted.Breaking.ON.name(), "Comes at once, at any hour"),
                        new Form.Option(Wanted.Breaking.OFF.name(), "Waits like all else")), List.of(wanted.breaking().name()))));
    }

    private static String label(Tier tier) {
        return switch (tier) {
            case OWN -> "Our own";
            case WIRE -> "The wires";
            case OTHER -> "Others";
        };
    }

    /** What is wanted; empty if something has to be put right, which then is among the problems. */
    public static Optional<Wanted> read(Filled filled, Map<String, String> problems) {
        var with = lines(filled.text(WITH));
        var without = lines(filled.text(WITHOUT));
        problem(with).ifPresent(problem -> problems.put(WITH, problem));
        problem(without).ifPresent(problem -> problems.put(WITHOUT, problem));
        var manner = filled.one(MANNER).flatMap(name -> FormReader.named(Wanted.Manner.values(), name));
        var breaking = filled.one(BREAKING).flatMap(name -> FormReader.named(Wanted.Breaking.values(), name));
        var languages = Lexicon.languages(filled.text(LANGUAGES));
        if (languages.isEmpty()) {
            problems.put(LANGUAGES, "Codes of languages, such as en, de.");
        }
        if (manner.isEmpty()) {
            problems.put(MANNER, "Choose how it comes.");
        }
        if (breaking.isEmpty()) {
            problems.put(BREAKING, "Choose one.");
        }
        var tiers = filled.all(TIERS).stream().flatMap(name -> FormReader.named(Tier.values(), name).stream()).collect(Collectors.toSet());
        return problems.isEmpty()
                ? Optional.of(new Wanted(with, without, tiers, languages.orElseThrow(), breaking.orElseThrow(), manner.orElseThrow()))
                : Optional.empty();
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
    }

    private static Optional<String> problem(List<String> words) {
        return words.size() > Wanted.MAX_WORDS
                ? Optional.of("At most " + Wanted.MAX_WORDS + " lines.")
                : words.stream().anyMatch(word -> word.length() > MAX_LINE)
                        ? Optional.of("At most " + MAX_LINE + " characters a line.")
                        : Optional.empty();
    }
}
