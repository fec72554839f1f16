package news.backstory.command;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.QuietHours;
import news.backstory.command.Command.Amiss;

/** Reads when a channel, or a person, gets its digest, and when a channel is left alone. */
public final class HourParser {

    public static final Set<DayOfWeek> WEEKDAYS = Set.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    public static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private static final String DIGEST_EXAMPLE = "/news digest 07:30 weekdays Europe/London max:10";
    private static final String QUIET_EXAMPLE = "/news quiet 22:00-06:30";
    private static final String ME_EXAMPLE = "/news me digest 08:00 weekdays";
    private static final Map<String, DayOfWeek> DAYS = Map.of("mon", DayOfWeek.MONDAY, "tue", DayOfWeek.TUESDAY, "wed", DayOfWeek.WEDNESDAY, "thu",
            DayOfWeek.THURSDAY, "fri", DayOfWeek.FRIDAY, "sat", DayOfWeek.SATURDAY, "sun", DayOfWeek.SUNDAY);

    private HourParser() {}

    static Command digest(String rest) {
        return switch (rest.toLowerCase(Locale.ROOT)) {
            case "now" -> new Command.DigestNow();
            case "off" -> new Command.DigestOff();
            case "preview" -> new Command.DigestPreview();
            default -> plan(rest, DIGEST_EXAMPLE, Clock.OF_THE_CHANNEL, Command.DigestAt::new);
        };
    }

    static Command mine(String rest) {
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
        var tokens = Lexicon.tokens(rest);
        var time = tokens.isEmpty() ? Optional.<LocalTime>empty() : Lexicon.time(tokens.getFirst());
        if (time.isEmpty()) {
            return new Amiss(tokens.isEmpty() ? "At what time?" : "“" + tokens.getFirst() + "” is no time of the day. At what time?", example);
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
            } else if (clock == Clock.OF_THE_CHANNEL && Lexicon.zone(token).isPresent()) {
                zones.add(Lexicon.zone(token).get());
            } else {
                return notOfAPlan(token, example, clock);
            }
        }
        return planned.with(time.get(), days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days, zones, max);
    }

    private static Amiss notOfAPlan(String token, String example, Clock clock) {
        var meant = Lexicon.zone(token).map(ZoneId::getId).or(() -> ZoneHints.of(token));
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

    static Command quiet(String rest) {
        if (rest.equalsIgnoreCase("off")) {
            return new Command.QuietOff();
        }
        var tokens = Lexicon.tokens(rest.replaceAll("\\s*[-–—]\\s*", "-").replaceAll("(?i)\\s+to\\s+", "-"));
        var ends = tokens.isEmpty() ? new String[0] : tokens.getFirst().split("-", 2);
        var from = ends.length == 2 ? Lexicon.time(ends[0]) : Optional.<LocalTime>empty();
        var to = ends.length == 2 ? Lexicon.time(ends[1]) : Optional.<LocalTime>empty();
        var zones = tokens.stream().skip(1).map(Lexicon::zone).toList();
        var hint = tokens.stream().skip(1).flatMap(token -> ZoneHints.of(token).stream()).findFirst();
        if (hint.isPresent()) {
            return new Amiss("Time zones go by the names of places. Did you mean " + hint.get() + "?", QUIET_EXAMPLE + " " + hint.get());
        }
        if (from.isEmpty() || to.isEmpty() || from.equals(to) || zones.stream().anyMatch(Optional::isEmpty)) {
            return new Amiss("From when to when?", QUIET_EXAMPLE);
        }
        return new Command.Quiet(new QuietHours(from.get(), to.get()), zones.stream().flatMap(Optional::stream).toList());
    }
}
