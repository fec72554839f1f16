package news.backstory.command;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import news.backstory.article.Link;
import news.backstory.article.Tier;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.QuietHours;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.Command.Amiss;

/** Reads what is written after the verbs that arrange what a channel gets. What is not understood is named, with an example of what would be. */
final class ChannelParser {

    static final String SUBSCRIBE_EXAMPLE = "/news subscribe https://example.org/feed.xml +word:\"transport\" -word:\"live blog\"";
    private static final String DIGEST_EXAMPLE = "/news digest 07:30 weekdays Europe/London max:10";
    private static final String QUIET_EXAMPLE = "/news quiet 22:00-06:30";
    private static final String UNMUTE_EXAMPLE = "/news unmute \"transfer gossip\"";
    private static final int MAX_LANGUAGES = 20;
    private static final String MUTE_EXAMPLE = "/news mute \"transfer gossip\" for 3d";
    private static final String ME_EXAMPLE = "/news me digest 08:00 weekdays";
    private static final String SETTINGS_EXAMPLE = "/news settings threads off";
    private static final String SPLIT_EXAMPLE = "/news split <link>";
    private static final String MERGE_EXAMPLE = "/news merge <link> <link>";
    private static final String PULL_EXAMPLE = "/news pull <link> wrong picture";

    private static final Duration MUTED_FOR = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MAX_WORDS_CHARACTERS = 200;
    private static final Pattern TOKEN = Pattern.compile("(?:[^\\s\"]|\"[^\"]*+\")++");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.h](\\d{2}))?\\s?(am|pm)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})\\s?(m|min|minutes?|h|hours?|d|days?|w|weeks?|months?)", Pattern.CASE_INSENSITIVE);

    /** A phrase to be muted, and for how long. */
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"\\s*(?:for\\s)?(.*)", Pattern.CASE_INSENSITIVE);

    private static final Map<String, DayOfWeek> DAYS = Map.of("mon", DayOfWeek.MONDAY, "tue", DayOfWeek.TUESDAY, "wed", DayOfWeek.WEDNESDAY, "thu",
            DayOfWeek.THURSDAY, "fri", DayOfWeek.FRIDAY, "sat", DayOfWeek.SATURDAY, "sun", DayOfWeek.SUNDAY);
    static final Set<DayOfWeek> WEEKDAYS = Set.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private ChannelParser() {}

    /** Empty if the first word is none of these verbs. */
    static Optional<Command> parse(String said) {
        var parts = said.split("\\s+", 2);
        var rest = parts.length < 2 ? "" : parts[1].strip();
        return switch (parts[0].toLowerCase(Locale.ROOT)) {
            case "subscribe", "sub" -> Optional.of(subscribe(rest));
            case "list" -> alone(rest, new Command.ListSubscriptions(0));
            case "remove", "unsub", "unsubscribe" -> Optional.of(rest.isEmpty()
                    ? new Amiss("Which one? /news list shows their names.", "/news remove s12")
                    : new Command.Remove(rest));
            case "resume" -> rest.matches("(?i)s[0-9]{1,9}")
                    ? Subscription.number(rest.toLowerCase(Locale.ROOT)).map(Command.RestoreSubscription::new)
                    : alone(rest, new Amiss("Which one? /news list shows their names.", "/news resume s12"));
            case "digest" -> Optional.of(digest(rest));
            case "quiet" -> Optional.of(quiet(rest));
            case "mute" -> Optional.of(mute(rest));
            case "mutes" -> alone(rest, new Command.Mutes());
            case "unmute" -> Optional.of(unmute(rest));
            case "me" -> Optional.of(mine(rest));
            case "settings" -> Optional.of(settings(rest));
            case "health" -> alone(rest, new Command.FeedHealth());
            case "stats" -> alone(rest, new Command.Stats());
            case "preview" -> alone(rest, new Command.PreviewSubscriptions());
            case "audit" -> Optional.of(rest.isEmpty()
                    ? new Command.Audit(Duration.ofDays(7))
                    : span(rest).<Command>map(Command.Audit::new)
                            .orElseGet(() -> new Amiss("“" + rest + "” is no span of time.", "/news audit 7d")));
            case "pull" -> Optional.of(pull(rest));
            case "unpull" -> Optional.of(Link.parse(rest).<Command>map(Command.Unpull::new)
                    .orElseGet(() -> new Amiss("Which article may be shown again?", "/news unpull <link>")));
            case "split" -> Link.parse(rest).<Optional<Command>>map(link -> Optional.of(new Command.Split(link)))
                    .orElseGet(() -> alone(rest, new Amiss("Which article does not belong to its story?", SPLIT_EXAMPLE)));
            case "merge" -> merge(rest);
            default -> Optional.empty();
        };
    }

    /** "list of flood victims" is a search, not a verb. */
    private static Optional<Command> alone(String rest, Command command) {
        return rest.isEmpty() ? Optional.of(command) : Optional.empty();
    }

    private static Command subscribe(String rest) {
        var tokens = tokens(rest);
        if (tokens.isEmpty()) {
            return new Amiss("To what? A feed’s or a site’s address.", SUBSCRIBE_EXAMPLE);
        }
        var options = new Options();
        var problems = tokens.stream().skip(1).filter(token -> !options.take(token)).toList();
        if (!problems.isEmpty()) {
            return new Amiss("I do not know the option “" + problems.getFirst() + "”. There are +word: -word: source:own|wire|other|all lang:en"
                    + " breaking:on|off live digest.", SUBSCRIBE_EXAMPLE);
        }
        if (options.with.size() > Wanted.MAX_WORDS || options.without.size() > Wanted.MAX_WORDS) {
            return new Amiss("That is more than " + Wanted.MAX_WORDS + " words.", SUBSCRIBE_EXAMPLE);
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
            return value.length() <= MAX_WORDS_CHARACTERS && value.codePoints().anyMatch(Character::isLetterOrDigit);
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

    private static Command digest(String rest) {
        return switch (rest.toLowerCase(Locale.ROOT)) {
            case "now" -> new Command.DigestNow();
            case "off" -> new Command.DigestOff();
            case "preview" -> new Command.DigestPreview();
            default -> plan(rest, DIGEST_EXAMPLE, Clock.OF_THE_CHANNEL, Command.DigestAt::new);
        };
    }

    private static Command mine(String rest) {
        var lower = rest.toLowerCase(Locale.ROOT);
        if (lower.isEmpty()) {
            return new Command.Mine();
        }
        if (lower.equals("off") || lower.equals("digest off")) {
            return new Command.MyDigestOff();
        }
        return lower.startsWith("digest ")
                ? plan(rest.substring("digest ".length()), ME_EXAMPLE, Clock.OF_THE_PERSON,
                        (time, days, _, max) -> new Command.MyDigestAt(time, days, max))
                : new Amiss("I do not understand “" + rest + "”.", ME_EXAMPLE);
    }

    private enum Clock {
        OF_THE_CHANNEL,
        /** Wherever they are: no zone can be named. */
        OF_THE_PERSON
    }

    private interface Planned {
        Command with(LocalTime time, Set<DayOfWeek> days, List<ZoneId> zone, int max);
    }

    private static Command plan(String rest, String example, Clock clock, Planned planned) {
        var tokens = tokens(rest);
        var time = tokens.isEmpty() ? Optional.<LocalTime>empty() : time(tokens.getFirst());
        if (time.isEmpty()) {
            return new Amiss("At what time?", example);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        var zones = new ArrayList<ZoneId>();
        var max = DigestPlan.USUAL;
        for (var token : tokens.subList(1, tokens.size())) {
            var lower = token.toLowerCase(Locale.ROOT);
            var named = days(lower);
            if (!named.isEmpty()) {
                days.addAll(named);
            } else if (lower.matches("max:\\d{1,2}") && Integer.parseInt(lower.substring(4)) >= 1
                    && Integer.parseInt(lower.substring(4)) <= DigestPlan.MOST) {
                max = Integer.parseInt(lower.substring(4));
            } else if (lower.startsWith("max:")) {
                return new Amiss("A digest has 1 to " + DigestPlan.MOST + " stories.", example);
            } else if (clock == Clock.OF_THE_CHANNEL && zone(token).isPresent()) {
                zones.add(zone(token).get());
            } else {
                return notOfAPlan(token, example, clock);
            }
        }
        return planned.with(time.get(), days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days, zones, max);
    }

    private static Amiss notOfAPlan(String token, String example, Clock clock) {
        var meant = zone(token).map(ZoneId::getId).or(() -> ZoneHints.of(token));
        return switch (clock) {
            case OF_THE_CHANNEL -> meant.map(zone -> new Amiss(
                    "“" + token + "” is no time zone as I know them. Did you mean " + zone + "?", example.replace("Europe/London", zone)))
                    .orElseGet(() -> new Amiss("I do not understand “" + token + "”: it is neither days, nor a time zone, nor max:10.", example));
            case OF_THE_PERSON -> new Amiss(meant.isPresent()
                    ? "Your own round-up comes by the clock of where you are, as Slack knows it: leave out “" + token + "”."
                    : "I do not understand “" + token + "”: it is neither days nor max:10.", example);
        };
    }

    private static Set<DayOfWeek> days(String text) {
        return switch (text) {
            case "daily", "everyday" -> EnumSet.allOf(DayOfWeek.class);
            case "weekdays", "workdays" -> WEEKDAYS;
            case "weekends", "weekend" -> WEEKEND;
            default -> namedDays(text);
        };
    }

    /** "mon,wed-fri"; empty if anything in it is no day. */
    private static Set<DayOfWeek> namedDays(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (var part : text.split(",", -1)) {
            var ends = part.split("-", 2);
            var from = day(ends[0]);
            var to = day(ends[ends.length - 1]);
            if (from.isEmpty() || to.isEmpty()) {
                return Set.of();
            }
            for (var day = from.get(); !day.equals(to.get()); day = day.plus(1)) {
                days.add(day);
            }
            days.add(to.get());
        }
        return days;
    }

    private static Optional<DayOfWeek> day(String text) {
        return text.length() >= 3
                ? Optional.ofNullable(DAYS.get(text.substring(0, 3))).filter(day -> day.name().toLowerCase(Locale.ROOT).startsWith(text))
                : Optional.empty();
    }

    private static Command quiet(String rest) {
        if (rest.equalsIgnoreCase("off")) {
            return new Command.QuietOff();
        }
        var tokens = tokens(rest.replaceAll("\\s*[-–—]\\s*", "-").replaceAll("(?i)\\s+to\\s+", "-"));
        var ends = tokens.isEmpty() ? new String[0] : tokens.getFirst().split("-", 2);
        var from = ends.length == 2 ? time(ends[0]) : Optional.<LocalTime>empty();
        var to = ends.length == 2 ? time(ends[1]) : Optional.<LocalTime>empty();
        var zones = tokens.stream().skip(1).map(ChannelParser::zone).toList();
        var hint = tokens.stream().skip(1).flatMap(token -> ZoneHints.of(token).stream()).findFirst();
        if (hint.isPresent()) {
            return new Amiss("Time zones go by the names of places. Did you mean " + hint.get() + "?", QUIET_EXAMPLE + " " + hint.get());
        }
        if (from.isEmpty() || to.isEmpty() || from.equals(to) || zones.stream().anyMatch(Optional::isEmpty)) {
            return new Amiss("From when to when?", QUIET_EXAMPLE);
        }
        return new Command.Quiet(new QuietHours(from.get(), to.get()), zones.stream().flatMap(Optional::stream).toList());
    }

    private static Command unmute(String rest) {
        if (rest.matches("[0-9]{1,15}")) {
            return new Command.Unmute(Long.parseLong(rest));
        }
        var words = rest.replaceAll("[\"“”„]", "").strip();
        return words.isEmpty() ? new Amiss("What may come here again?", UNMUTE_EXAMPLE) : new Command.UnmuteWords(words);
    }

    private static Command mute(String rest) {
        var quoted = QUOTED.matcher(straight(rest).strip());
        if (quoted.matches()) {
            // What stands behind the phrase is for how long, and never of the phrase.
            var howLong = quoted.group(2).strip();
            return howLong.isEmpty() || span(howLong).isPresent()
                    ? muted(quoted.group(1), span(howLong))
                    : new Amiss(SPAN.matcher(howLong).matches() ? "From a minute to a month." : "“" + howLong + "” is no span of time.",
                            MUTE_EXAMPLE);
        }
        var text = " " + straight(rest);
        var at = text.toLowerCase(Locale.ROOT).lastIndexOf(" for ");
        var time = at < 0 ? Optional.<Duration>empty() : span(text.substring(at + " for ".length()));
        if (at >= 0 && time.isEmpty() && SPAN.matcher(text.substring(at + " for ".length()).strip()).matches()) {
            return new Amiss("From a minute to a month.", MUTE_EXAMPLE);
        }
        return muted(time.isPresent() ? text.substring(0, at) : text, time);
    }

    private static Command muted(String text, Optional<Duration> time) {
        var words = text.replace("\"", " ").strip();
        if (words.isEmpty() || words.length() > MAX_WORDS_CHARACTERS || words.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new Amiss("What should be mute, and for how long?", MUTE_EXAMPLE);
        }
        return new Command.MuteWords(words, time.orElse(MUTED_FOR));
    }

    private static Optional<Command> merge(String rest) {
        var links = List.of(rest.split("\\s+", -1)).stream().map(Link::parse).toList();
        return links.size() == 2 && links.stream().allMatch(Optional::isPresent)
                ? Optional.of(new Command.Merge(links.getFirst().orElseThrow(), links.getLast().orElseThrow()))
                : links.stream().anyMatch(Optional::isPresent) || rest.isEmpty()
                        ? Optional.of(new Amiss("Which two articles tell one story?", MERGE_EXAMPLE))
                        : Optional.empty();
    }

    private static Command pull(String rest) {
        var parts = rest.split("\\s+", 2);
        var link = Link.parse(parts[0]);
        if (link.isEmpty() || parts.length < 2 || parts[1].isBlank()) {
            return new Amiss("Which article, and why? The reason stands where the article stood.", PULL_EXAMPLE);
        }
        return new Command.Pull(link.get(), parts[1].strip());
    }

    private static Command settings(String rest) {
        if (rest.isEmpty()) {
            return new Command.Settings();
        }
        var parts = rest.split("\\s+", 2);
        var name = parts[0].toLowerCase(Locale.ROOT);
        var value = parts.length < 2 ? "" : parts[1].strip();
        var lower = value.toLowerCase(Locale.ROOT);
        var good = switch (name) {
            case "threads" -> lower.equals("on") || lower.equals("off");
            case "answers" -> lower.equals("public") || lower.equals("private");
            case "zone" -> zone(value).isPresent();
            case "language" -> !value.isEmpty() && languages(value).isPresent();
            case "who" -> lower.equals("anyone") || lower.equals("me") || !people(value).isEmpty();
            default -> false;
        };
        if (name.equals("zone") && !good && ZoneHints.of(value).isPresent()) {
            return new Amiss("Zones go by the names of places.", "/news settings zone " + ZoneHints.of(value).get());
        }
        return good
                ? new Command.Change(name, value)
                : new Amiss("There are: threads on|off, answers public|private, zone Europe/London, language en,de|any, who anyone|me|@name.",
                        SETTINGS_EXAMPLE);
    }

    /** Codes of languages, with commas between them, or "any"; empty for what is none. */
    static Optional<Set<String>> languages(String text) {
        if (text.isBlank() || text.equalsIgnoreCase("any")) {
            return Optional.of(Set.of());
        }
        var codes = Arrays.stream(text.split("[,\\s]+")).map(code -> code.toLowerCase(Locale.ROOT)).filter(code -> !code.isEmpty()).toList();
        return codes.size() <= MAX_LANGUAGES && codes.stream().allMatch(code -> code.matches("[a-z]{2,3}"))
                ? Optional.of(Set.copyOf(codes))
                : Optional.empty();
    }

    /** The people that are mentioned, by the names the edge gave them. */
    static List<String> people(String text) {
        return CommandParser.PERSON.matcher(text).results().map(found -> found.group(1)).distinct().limit(50).toList();
    }

    static Optional<ZoneId> zone(String text) {
        try {
            return text.contains("/") || text.equalsIgnoreCase("UTC") || text.equals("GMT") ? Optional.of(ZoneId.of(text)) : Optional.empty();
        } catch (DateTimeException noSuchZone) {
            return ZoneId.getAvailableZoneIds().stream().filter(text::equalsIgnoreCase).findFirst().map(ZoneId::of);
        }
    }

    static Optional<LocalTime> time(String text) {
        var time = TIME
                .matcher(text.length() == 4 && text.chars().allMatch(Character::isDigit) ? text.substring(0, 2) + ":" + text.substring(2) : text);
        if (!time.matches() || time.group(2) == null && time.group(3) == null) {
            return Optional.empty();
        }
        var hour = Integer.parseInt(time.group(1));
        var minute = time.group(2) == null ? 0 : Integer.parseInt(time.group(2));
        if (time.group(3) != null) {
            if (hour < 1 || hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + (time.group(3).equalsIgnoreCase("pm") ? 12 : 0);
        }
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }

    private static Optional<Duration> span(String text) {
        var span = SPAN.matcher(text.strip());
        if (!span.matches()) {
            return Optional.empty();
        }
        var count = Long.parseLong(span.group(1));
        var unit = span.group(2).toLowerCase(Locale.ROOT);
        var duration = unit.startsWith("mo") ? Duration.ofDays(31 * count) : switch (unit.charAt(0)) {
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            case 'd' -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
        return duration.isPositive() && duration.compareTo(LONGEST) <= 0 ? Optional.of(duration) : Optional.empty();
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(straight(text)).results().map(found -> found.group()).toList();
    }

    /** Telephones write quotation marks of their own. */
    private static String straight(String text) {
        return text.replaceAll("[“”„«»]", "\"");
    }
}
