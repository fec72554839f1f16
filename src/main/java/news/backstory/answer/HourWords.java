package news.backstory.answer;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.DigestPlan;
import news.backstory.command.HourParser;
import news.backstory.digest.Slots;
import news.backstory.post.Bit;
import news.backstory.post.Row;
import news.backstory.telling.Tellings;

/** When a channel gets its news, in words. */
final class HourWords {

    private HourWords() {}

    static List<Row> arranged(ChannelId channel, Arrangement arrangement, Tellings tellings, Instant now) {
        var rows = new ArrayList<Row>();
        arrangement.digest().forEach(plan -> rows.add(Row.of(
                new Bit.Plain("Digest at " + plan(plan, arrangement.zone()) + held(arrangement) + ". Next: "),
                new Bit.When(next(channel, arrangement, tellings, now)))));
        arrangement.quiet().forEach(hours -> rows.add(Row.plain("Quiet from " + hours.from() + " to " + hours.to() + " (" + arrangement.zone().getId()
                + "), but for breaking news.")));
        return rows;
    }

    /** When the next digest comes. */
    static Instant next(ChannelId channel, Arrangement arrangement, Tellings tellings, Instant now) {
        var plan = arrangement.digest().getFirst();
        return Slots.next(plan, arrangement.quiet(), arrangement.zone(), now,
                day -> tellings.isUsed(new Tellings.Slot(channel, day, plan.time().toString(), now))).toInstant();
    }

    /** Both in one, for the audit. */
    static String inShort(Arrangement arrangement) {
        return arrangement.digest().stream().map(plan -> "digest at " + plan(plan, arrangement.zone())).findFirst().orElse("no digest") + "; "
                + arrangement.quiet().stream().map(hours -> "quiet from " + hours.from() + " to " + hours.to()).findFirst().orElse("no quiet hours");
    }

    /** "07:30 on weekdays (Europe/London), at most 10 stories" */
    static String plan(DigestPlan plan, ZoneId zone) {
        return plan.time() + " " + days(plan) + " (" + zone.getId() + "), at most " + stories(plan.max());
    }

    /** That the digest waits for the quiet hours to end; empty if its hour lies elsewhere. */
    static String held(Arrangement arrangement) {
        return arrangement.digest().stream().flatMap(plan -> arrangement.quiet().stream().filter(hours -> hours.holds(plan.time())))
                .map(hours -> ", held to the end of the quiet hours at " + hours.to()).findFirst().orElse("");
    }

    static String stories(int count) {
        return count + (count == 1 ? " story" : " stories");
    }

    static String days(DigestPlan plan) {
        if (plan.days().size() == 7) {
            return "every day";
        }
        if (plan.days().equals(HourParser.WEEKDAYS)) {
            return "on weekdays";
        }
        if (plan.days().equals(HourParser.WEEKEND)) {
            return "on weekends";
        }
        return "on " + plan.days().stream().sorted().map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                .collect(Collectors.joining(", "));
    }
}
