package news.backstory;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.FaultPlan.Kind;
import news.backstory.FaultStories.Outlet;
import news.backstory.FaultStories.Report;
import news.backstory.sandbox.Message;
import news.backstory.sandbox.Sandbox;
import news.backstory.sandbox.TruthLog.Line;

/** Compares what Slack saw, and what stands in it now, with what the bot acknowledged. It asks neither the bot nor its ledger. */
final class FaultWitness {

    private static final String POST = "chat.postMessage";
    private static final String CHANGE = "chat.update";
    private static final String OK = "ok";
    private static final String KEY = "key";

    /** How the bot begins what it says of a change; this alone quotes what was before. */
    private static final List<String> CHANGES = List.of("Correction", "Update");
    private static final List<String> KILLED = List.of("This story was killed", "An article listed here was killed",
            "A report in this thread was killed",
            "A report counted here");
    private static final List<String> SHARED = List.of("You shared a story");

    /** As a notice says when something was killed. */
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Sandbox sandbox;
    private final FaultedWorld world;
    private final List<Line> posts;
    private final List<Message> standing;
    private final List<Problem> problems = new ArrayList<>();

    FaultWitness(Sandbox sandbox, FaultedWorld world) {
        this.sandbox = sandbox;
        this.world = world;
        this.posts = sandbox.log().calls(POST).stream().filter(line -> line.outcome().equals(OK)).toList();
        var bot = sandbox.workspace().bot().userId();
        this.standing = sandbox.workspace().channels().stream().flatMap(channel -> sandbox.workspace().messages(channel.id()).stream())
                .filter(message -> message.author().equals(bot) && !message.ephemeral() && !message.deleted()).toList();
    }

    /** In the words of the table at the end. */
    enum Wrong {
        TWICE("said twice"), MISSING("missing"), UNKNOWN("of unknown fate, and nobody told"), KILLED_STANDS("killed and standing"), WRONG_FORM(
                "not in the latest form"), EARLY("before its embargo"), UNFINISHED("not finished");

        private final String title;

        Wrong(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    record Problem(Wrong wrong, String what) {}

    /** What was done to an answer of the sandbox's, from what its log calls it. */
    static Kind kindOf(String fault) {
        return switch (fault.substring(0, fault.indexOf('['))) {
            case "Cut" -> fault.contains("NOT_DONE") ? Kind.CUT_BEFORE : Kind.CUT_AFTER;
            case "Status" -> Kind.TIMEOUT;
            case "TryAgain" -> Kind.UNAVAILABLE;
            case "BrokenJson" -> Kind.BROKEN_JSON;
            case "Stall" -> Kind.STALL;
            case "TooFast" -> Kind.TOO_FAST;
            case "Refused" -> Kind.REVOKED;
            case String other -> throw new IllegalArgumentException("no fault of a run's: " + other);
        };
    }

    /** None, if all went as it should. */
    List<Problem> problems() {
        posts.stream().collect(Collectors.groupingBy(line -> line.payload(KEY), Collectors.counting()))
                .forEach((key, count) -> found(count > 1, Wrong.TWICE, () -> count + " posts with the key " + key));
        FaultedWorld.SUBSCRIBED.forEach(this::lookAtChannel);
        lookAtDigests();
        standing.forEach(this::lookAtMessage);
        world.shares().forEach(this::lookAtShare);
        lookAtKills();
        lookForEarly();
        return List.copyOf(problems);
    }

    /** Each story has one first post, which says who else reports it; what stays of a story of which one report was killed may be told once more. */
    private void lookAtChannel(String channel) {
        for (var report : world.versions().keySet()) {
            var firsts = firsts(channel).filter(line -> line.holds(report.link())).toList();
            foundTwice(firsts, report);
            if (report.outlet() == Outlet.AGENCY && !world.isKilled(report)) {
                var other = new Report(report.story(), Outlet.OTHER);
                var ofBoth = firsts(channel).filter(line -> line.holds(report.link()) || line.holds(other.link())).toList();
                foundTwice(ofBoth, report);
                found(ofBoth.isEmpty(), Wrong.MISSING, () -> "no first post of " + report.id() + " in " + channel);
                ofBoth.stream().limit(1).filter(_ -> world.versions().containsKey(other)).flatMap(line -> now(line).stream())
                        .forEach(message -> found(!message.holds(Outlet.OTHER.title()), Wrong.WRONG_FORM,
                                () -> "the first post of " + report.id() + " in " + channel + " does not count the other report"));
            }
        }
    }

    private void foundTwice(List<Line> firsts, Report report) {
        found(firsts.size() > 1, Wrong.TWICE,
                () -> "first posts of " + report.id() + ": " + firsts.stream().map(line -> line.at() + " " + line.payload(KEY)).toList());
    }

    private void lookAtDigests() {
        firsts(FaultedWorld.WITH_DIGEST).filter(line -> line.payload(KEY).startsWith("digest/"))
                .collect(Collectors.groupingBy(line -> line.at().atZone(ZoneOffset.UTC).toLocalDate(), Collectors.counting()))
                .forEach((day, count) -> found(count > 1, Wrong.TWICE, () -> count + " digests on " + day));
    }

    /** Nothing killed stands, and nothing older than the latest version but where a correction quotes it. */
    private void lookAtMessage(Message message) {
        world.versions().forEach((report, version) -> {
            if (world.isKilled(report)) {
                found(message.holds(report.link()) || Stream.concat(report.wordsBefore(version).stream(), Stream.of(report.word(version)))
                        .anyMatch(message::holds), Wrong.KILLED_STANDS, () -> report.id() + " in " + told(message));
            } else if (CHANGES.stream().noneMatch(message.text()::startsWith)) {
                found(report.wordsBefore(version).stream().anyMatch(message::holds)
                        || message.holds(report.link()) && !message.holds(report.word(version)),
                        Wrong.WRONG_FORM, () -> report.id() + " is not in version " + version + " in " + told(message));
            }
        });
    }

    private void lookAtShare(String key, FaultedWorld.Share share) {
        var cards = posts.stream().filter(line -> line.payload(KEY).equals(key + "/card")).count();
        found(cards == 0 && !world.isKilled(share.report()) && !share.at().isBefore(world.heldUntil(share.report())), Wrong.MISSING,
                () -> "no card for " + key + " of " + share.report().id());
    }

    /**
     * Each thread that showed a killed report is told of that kill, and so is whoever shared it, and nobody twice. Of a kill that came while a post was in
     * doubt a thread may be told that did not show the report after all: nobody could know.
     */
    private void lookAtKills() {
        var killed = world.versions().keySet().stream().filter(world::isKilled).toList();
        posts.stream().filter(line -> line.argument("thread_ts").isEmpty() && !isDirect(line)).forEach(first -> {
            var named = killed.stream().filter(report -> inThread(first).anyMatch(line -> line.holds(report.link()))).count();
            lookAtNotices(KILLED, message -> message.threadTs().equals(first.ts()), named, "under " + first.payload(KEY));
        });
        var shared = killed.stream().filter(report -> cardsOfShares().anyMatch(line -> line.holds(report.link()))).count();
        lookAtNotices(SHARED, _ -> true, shared, "to whoever shared them");
    }

    private void lookAtNotices(List<String> beginnings, Predicate<Message> where, long kills, String toWhom) {
        var told = standing.stream().filter(message -> beginnings.stream().anyMatch(message.text()::startsWith)).filter(where).toList();
        found(told.size() < kills, Wrong.MISSING, () -> told.size() + " of " + kills + " kills told " + toWhom);
        world.kills().values().stream().collect(Collectors.groupingBy(MINUTE::format, Collectors.counting())).forEach((minute, killed) -> {
            var ofThem = told.stream().filter(message -> message.text().contains(" at " + minute)).count();
            found(ofThem > killed, Wrong.TWICE, () -> ofThem + " notices of the " + killed + " kills at " + minute + " " + toWhom);
        });
    }

    private Stream<Line> cardsOfShares() {
        return posts.stream().filter(line -> world.shares().keySet().stream().anyMatch(share -> line.payload(KEY).equals(share + "/card")));
    }

    private void lookForEarly() {
        for (var line : sandbox.log().lines()) {
            world.versions().forEach((report, version) -> found(line.at().isBefore(world.heldUntil(report)) && line.holds(report.word(version)),
                    Wrong.EARLY, () -> report.id() + " at " + line.at()));
        }
    }

    private Stream<Line> firsts(String channel) {
        return posts.stream().filter(line -> line.argument("channel").equals(channel) && line.argument("thread_ts").isEmpty());
    }

    /** All that was said in a thread, first posts and changes too. */
    private Stream<Line> inThread(Line first) {
        return Stream.concat(
                posts.stream().filter(line -> line.ts().equals(first.ts()) || line.argument("thread_ts").equals(first.ts())),
                sandbox.log().calls(CHANGE).stream().filter(line -> line.outcome().equals(OK) && line.ts().equals(first.ts())));
    }

    private List<Message> now(Line first) {
        return standing.stream().filter(message -> message.ts().equals(first.ts())).toList();
    }

    private static boolean isDirect(Line line) {
        return line.argument("channel").startsWith("U");
    }

    private static String told(Message message) {
        return message.channel() + " " + message.payload(KEY);
    }

    private void found(boolean isWrong, Wrong wrong, Supplier<String> what) {
        if (isWrong) {
            problems.add(new Problem(wrong, what.get()));
        }
    }
}
