package news.backstory.command;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import news.backstory.command.Command.Amiss;

/** Reads what a channel does not want to hear of, and for how long. */
final class MuteParser {

    private static final String MUTE_EXAMPLE = "/news mute \"transfer gossip\" for 3d";
    private static final String UNMUTE_EXAMPLE = "/news unmute \"transfer gossip\"";
    private static final Duration MUTED_FOR = Duration.ofDays(1);

    /** A phrase to be muted, and for how long. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"\\s*(?:for\\s)?(.*)", Pattern.CASE_INSENSITIVE);

    private MuteParser() {}

    static Command unmute(String rest) {
        if (rest.matches("[0-9]{1,15}")) {
            return new Command.Unmute(Long.parseLong(rest));
        }
        var words = rest.replaceAll("[\"“”„]", "").strip();
        return words.isEmpty() ? new Amiss("What may come here again?", UNMUTE_EXAMPLE) : new Command.UnmuteWords(words);
    }

    static Command mute(String rest) {
        var quoted = QUOTED.matcher(Lexicon.straight(rest).strip());
        if (quoted.matches()) {
            // What stands behind the phrase is for how long, and never of the phrase.
            var howLong = quoted.group(2).strip();
            return howLong.isEmpty() || Lexicon.span(howLong).isPresent()
                    ? muted(quoted.group(1), Lexicon.span(howLong))
                    : new Amiss(Lexicon.isSpan(howLong) ? "From a minute to a month." : "“" + howLong + "” is no span of time.",
                            MUTE_EXAMPLE);
        }
        var text = " " + Lexicon.straight(rest);
        var at = text.toLowerCase(Locale.ROOT).lastIndexOf(" for ");
        var time = at < 0 ? Optional.<Duration>empty() : Lexicon.span(text.substring(at + " for ".length()));
        if (at >= 0 && time.isEmpty() && Lexicon.isSpan(text.substring(at + " for ".length()).strip())) {
            return new Amiss("From a minute to a month.", MUTE_EXAMPLE);
        }
        return muted(time.isPresent() ? text.substring(0, at) : text, time);
    }

    private static Command muted(String text, Optional<Duration> time) {
        var words = text.replace("\"", " ").strip();
        if (words.isEmpty() || words.length() > Lexicon.MAX_WORDS_CHARACTERS || words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new Amiss("What should be mute, and for how long?", MUTE_EXAMPLE);
        }
        return new Command.MuteWords(words, time.orElse(MUTED_FOR));
    }
}
