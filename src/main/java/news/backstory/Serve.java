package news.backstory;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import news.backstory.App.Options;
import news.backstory.Bot.Unstartable;
import news.backstory.web.HttpWeb;
import news.backstory.web.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ./backstory serve}: the real thing, until it is told to stop. */
final class Serve {

    /** Says honestly who reads; with a way to learn more. */
    static final String USER_AGENT = "Backstory/0.1 (+https://backstory.example.com/bot)";

    private static final Logger LOG = LoggerFactory.getLogger(Serve.class);

    private Serve() {}

    static int run(Options options, Map<String, String> environment) {
        options.only(List.of(), List.of());
        return switch (Config.from(environment)) {
            case Config.Outcome.Unusable(var problems) -> App.unusable(problems);
            case Config.Outcome.Usable(var config, var notes) -> {
                notes.forEach(LOG::warn);
                yield run(config);
            }
        };
    }

    private static int run(Config config) {
        var web = new HttpWeb(USER_AGENT, Limits.standard());
        try {
            var bot = Bot.start(config, web, InstantSource.system());
            System.err.println(
                    "Backstory listens at " + bot.address() + "slack/events and keeps everything in " + config.data().toAbsolutePath() + ".");
            untilTold(bot, web);
            return App.OK;
        } catch (Unstartable unusable) {
            web.close();
            return App.unusable(List.of(String.valueOf(unusable.getMessage())));
        }
    }

    /** Waits for the signal to stop, and closes these in this order before the process ends. */
    static void untilTold(AutoCloseable... toClose) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            for (var one : toClose) {
                try {
                    one.close();
                } catch (Exception stuck) {
                    System.err.println("Could not close everything: " + stuck.getMessage());
                }
            }
        }, "stop"));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
