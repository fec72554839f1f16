package news.backstory.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import news.backstory.article.Tier;
import news.backstory.channel.Wanted;
import news.backstory.command.Command.Amiss;

/** Reads what is written after {@code subscribe}: an address, and what is wanted of what it brings. */
public final class SubscribeParser {

    public static final String EXAMPLE = "/news subscribe https://example.org/feed.xml +word:\"transport\" -word:\"live blog\"";

    private SubscribeParser() {}

    static Command subscribe(String rest) {
        var tokens = Lexicon.tokens(rest);
        if (tokens.isEmpty()) {
            return new Command.HowToSubscribe();
        }
        var options = new Options();
        var problems = tokens.stream().skip(1).filter(token -> !options.take(token)).toList();
        if (!problems.isEmpty()) {
            return new Amiss("I do not know the option “" + problems.getFirst() + "”. There are +word: -word: source:own|wire|other|all lang:en"
                    + " breaking:on|off live digest.", EXAMPLE);
        }
        if (options.with.size() > Wanted.MAX_WORDS || options.without.size() > Wanted.MAX_WORDS) {
            return new Amiss("That is more than " + Wanted.MAX_WORDS + " words.", EXAMPLE);
        }
        return new Command.Subscribe(tokens.getFirst(), options.wanted());
    }

    /** What stands behind a subscription's address, as it is read. */
    private static final class Options {

        private final List<String> with = new ArrayList<>();
        private final List<String> without = new ArrayList<>();
        private final Set<Tier> tiers = EnumSet.noneOf(Tier.class);
        private final Set<String> languages = new LinkedHashSet<>();
        private Wanted.Breaking breaking = Wanted.Breaking.ON;
        private Wanted.Manner manner = Wanted.Manner.AS_CHANNEL;

        /** False if it is none. */
        boolean take(String token) {
            var colon = token.indexOf(':');
            var name = (colon < 0 ? token : token.substring(0, colon)).toLowerCase(Locale.ROOT);
            var value = colon < 0 ? "" : token.substring(colon + 1).replace("\"", "").strip();
            return switch (name) {
                case "+word", "+topic", "word", "topic" -> isWord(value) && with.add(value);
                case "-word", "-topic" -> isWord(value) && without.add(value);
                case "source" -> tier(value.toLowerCase(Locale.ROOT));
                case "lang" -> !value.isEmpty() && List.of(value.split(",", -1)).stream().allMatch(this::language);
                case "breaking" -> breaking(value.toLowerCase(Locale.ROOT));
                case "live" -> value.isEmpty() && in(Wanted.Manner.LIVE);
                case "digest" -> value.isEmpty() && in(Wanted.Manner.DIGEST);
                default -> false;
            };
        }

        /** What has no letter and no digit stands in no article. */
        private static boolean isWord(String value) {
            return value.length() <= Lexicon.MAX_WORDS_CHARACTERS && value.codePoints().anyMatch(Character::isLetterOrDigit);
        }

        Wanted wanted() {
            return new Wanted(with, without, tiers, languages, breaking, manner);
        }

        private boolean tier(String value) {
            return switch (value) {
                case "own" -> tiers.add(Tier.OWN);
                case "wire" -> tiers.add(Tier.WIRE);
                case "other" -> tiers.add(Tier.OTHER);
                case "all" -> true;
                default -> false;
            };
        }

        private boolean language(String value) {
            var code = value.strip().toLowerCase(Locale.ROOT);
            if (!code.matches("[a-z]{2,3}")) {
                return false;
            }
            languages.add(code);
            return true;
        }

        private boolean breaking(String value) {
            breaking = value.equals("off") ? Wanted.Breaking.OFF : Wanted.Breaking.ON;
            return value.equals("on") || value.equals("off");
        }

        private boolean in(Wanted.Manner newManner) {
            manner = newManner;
            return true;
        }
    }
}
