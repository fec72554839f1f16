package news.backstory;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import news.backstory.store.SqlStore;
import news.backstory.store.StoreUnusable;

/**
 * The process in which bots of fault runs live, one after another: started for the first of them, and used for the next one's if it did not die. It does what
 * it is told line by line, so that between two lines nothing happens and no time passes; and it dies, or its store fails, where it was told to. Its answers
 * begin with {@value #ANSWER}.
 */
final class FaultedBot {

    static final String ANSWER = "> ";
    static final String DIES = "dies ";
    static final String FAILS = "fails ";
    static final String OK = "ok";
    static final String FAILED = "failed";
    static final String OPEN = "open";
    static final String END = "end";

    /** What was killed with signal 9 ends with this. */
    private static final int KILLED = 137;

    private final PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private FaultedBot() {}

    /** The line that begins a bot's life. */
    static String open(Instant now, URI slackApi, String token, List<FaultPoints.Order> orders, Path data) {
        return String.join(" ", OPEN, now.toString(), slackApi.toString(), token,
                "," + String.join(",", orders.stream().map(Object::toString).toList()),
                data.toString());
    }

    /** Until the other side closes. */
    public static void main(String[] args) throws IOException, StoreUnusable {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            var bot = new FaultedBot();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                bot.live(line.split(" ", 6), lines);
            }
        }
        // Some of its threads would go on waiting for work.
        System.exit(0);
    }

    /** If it cannot begin to live, the process ends, as a bot's does. */
    private void live(String[] opening, BufferedReader lines) throws IOException, StoreUnusable {
        var points = new FaultPoints(listener());
        Arrays.stream(opening[4].split(",", -1)).filter(order -> !order.isEmpty()).map(FaultPoints.Order::parse).forEach(points::order);
        try (var life = new FaultedLife(SqlStore.open(Path.of(opening[5])), URI.create(opening[2]), opening[3], Instant.parse(opening[1]), points)) {
            answer(OK);
            for (var line = lines.readLine(); line != null && !line.equals(END); line = lines.readLine()) {
                answer(life.carryOut(line));
            }
        }
        answer(OK);
    }

    private FaultPoints.Listener listener() {
        return new FaultPoints.Listener() {
            // As kill -9 does it: nothing is closed, nobody is told but whoever counts.
            @Override
            public void dies(String point) {
                answer(DIES + point);
                Runtime.getRuntime().halt(KILLED);
            }

            @Override
            public void fails(String point) {
                answer(FAILS + point);
            }
        };
    }

    private void answer(String text) {
        out.println(ANSWER + text);
    }
}
