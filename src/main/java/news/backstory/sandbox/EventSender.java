package news.backstory.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/** Sends each event until the bot has taken it, at most as often as Slack does: docs.slack.dev/apis/events-api, "Retries". */
final class EventSender {

    static final int MAX_UNDER_WAY = 5_000;

    private final BotLine bot;
    private final List<Duration> retries;
    private final ExecutorService threads;
    private final Semaphore free = new Semaphore(MAX_UNDER_WAY);

    EventSender(BotLine bot, List<Duration> retries, ExecutorService threads) {
        this.bot = bot;
        this.retries = List.copyOf(retries);
        this.threads = threads;
    }

    /** Begins to send it, beside whatever else is under way. Whether there was room. */
    boolean send(BotLine.Parcel event) {
        return inBackground(() -> sendUntilTaken(event));
    }

    /** Does something else that waits for the bot. Whether there was room. */
    boolean inBackground(Runnable work) {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            threads.execute(() -> {
                try {
                    work.run();
                } finally {
                    free.release();
                }
            });
            return true;
        } catch (RejectedExecutionException closing) {
            free.release();
            return false;
        }
    }

    private void sendUntilTaken(BotLine.Parcel event) {
        var reply = bot.send(event);
        for (var retry = 1; retry <= retries.size() && !reply.accepted() && mayRetry(reply); retry++) {
            try {
                Thread.sleep(retries.get(retry - 1));
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
                return;
            }
            reply = bot.send(again(event, retry, reply.outcome()));
        }
    }

    private static boolean mayRetry(BotLine.Reply reply) {
        return !(reply instanceof BotLine.Reply.Answer answer && answer.noRetry());
    }

    private static BotLine.Parcel again(BotLine.Parcel event, int retry, String reason) {
        var arguments = ((ObjectNode) event.arguments().deepCopy()).put("retry_num", retry).put("retry_reason", reason);
        return new BotLine.Parcel(event.what(), event.contentType(), event.body(), arguments,
                Map.of("X-Slack-Retry-Num", Integer.toString(retry), "X-Slack-Retry-Reason", reason));
    }
}
