package news.backstory.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The truth log as a page: what passed between the workspace and the bot, newest first. */
final class LogPages {

    static final int MAX_LINES = 200;
    private static final int MAX_DIGITS = 18;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final TruthLog log;
    private final Pages pages;

    LogPages(TruthLog log, Pages pages) {
        this.log = log;
        this.pages = pages;
    }

    /**
     * What to show, and what is known of the rest.
     *
     * @param what the one method or kind of request that is wanted; empty for all
     * @param kinds those that ever came
     * @param last the number of the newest line there is
     */
    record Excerpt(List<TruthLog.Line> lines, String what, List<String> kinds, long last) {

        static String time(TruthLog.Line line) {
            return TIME.format(line.at());
        }

        static String way(TruthLog.Line line) {
            return switch (line.way()) {
                case CALL -> "bot → Slack";
                case RESPONSE_URL -> "bot → response_url";
                case TO_BOT -> "Slack → bot";
            };
        }

        /** The same words as its mark in the page's styles. */
        static String look(TruthLog.Line line) {
            return line.way() == TruthLog.Way.TO_BOT ? "to-bot" : "from-bot";
        }

        static boolean good(TruthLog.Line line) {
            return line.outcome().equals("ok");
        }
    }

    void addRoutes(RoutesConfig routes) {
        routes.get("/log", http -> pages.send(http, "log", Map.of("excerpt", excerpt(http))));
        routes.get("/log/lines", http -> pages.send(http, "loglines", Map.of("excerpt", excerpt(http))));
    }

    private Excerpt excerpt(Context http) {
        var what = Optional.ofNullable(http.queryParam("what")).orElse("");
        var after = number(Optional.ofNullable(http.queryParam("after")).orElse(""));
        var all = log.lines();
        var wanted = all.reversed().stream().filter(line -> line.number() > after && (what.isEmpty() || line.what().equals(what)))
                .limit(MAX_LINES).toList();
        var kinds = Stream.concat(all.stream().map(TruthLog.Line::what), Stream.of(what)).filter(kind -> !kind.isEmpty()).distinct().sorted()
                .toList();
        return new Excerpt(wanted, what, kinds, all.isEmpty() ? 0 : all.getLast().number());
    }

    private static long number(String text) {
        return text.isEmpty() || text.length() > MAX_DIGITS || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')
                ? 0
                : Long.parseLong(text);
    }
}
