package news.backstory.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import news.backstory.channel.ChannelId;
import news.backstory.ledger.OutboxSender.Said;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HopelessLinesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final ChannelId CHANNEL = new ChannelId("C1");
    private static final int MAX = 100;

    private final TemporaryStore memory = new TemporaryStore();
    private final MovingClock clock = new MovingClock(NOW);
    private final List<Said> heard = new ArrayList<>();

    @AfterEach
    void forget() {
        memory.close();
    }

    @Test
    void a_line_that_cannot_be_ended_keeps_no_other_from_it() {
        tooLate(List.of("a", "b", "c"));

        hopeless(Set.of("a")).end(NOW, _ -> false, MAX);

        assertThat(memory.outbox().hopeless(NOW, MAX)).extracting(each -> each.line().key()).containsExactly("a");
        assertThat(heard).extracting(Said::key, said -> said.outcome().getClass()).contains(tuple("a", Posting.NotTried.class));
    }

    @Test
    void a_line_that_cannot_be_ended_is_tried_again_after_a_minute() {
        tooLate(List.of("a"));
        var lines = hopeless(Set.of("a"));

        lines.end(NOW, _ -> false, MAX);
        lines.end(NOW.plusSeconds(59), _ -> false, MAX);
        assertThat(heard).hasSize(1);
        lines.end(NOW.plusSeconds(60), _ -> false, MAX);
        assertThat(heard).hasSize(2);
    }

    @Test
    void where_many_cannot_be_ended_the_others_are_in_the_next_rounds() {
        var broken = IntStream.range(0, 40).mapToObj(number -> "line-" + number).toList();
        tooLate(broken);
        tooLate(List.of("last"));
        var lines = hopeless(Set.copyOf(broken));

        lines.end(NOW, _ -> false, MAX);
        assertThat(heard).hasSize(3);
        IntStream.range(1, 20).forEach(second -> lines.end(NOW.plusSeconds(second), _ -> false, MAX));

        assertThat(memory.outbox().hopeless(NOW, MAX)).extracting(each -> each.line().key()).containsExactlyInAnyOrderElementsOf(broken);
    }

    private void tooLate(List<String> keys) {
        memory.outbox().add(
                keys.stream().map(key -> new Line(key, new Place.InChannel(CHANNEL), new Post.Help(""), NOW.minus(Duration.ofHours(1)))).toList());
    }

    /** @param broken the keys of the lines that cannot be ended */
    private HopelessLines hopeless(Set<String> broken) {
        var outbox = (Outbox) Proxy.newProxyInstance(Outbox.class.getClassLoader(), new Class<?>[]{Outbox.class}, (_, method, arguments) -> {
            if (method.getName().equals("drop") && broken.contains(arguments[0])) {
                throw new IllegalStateException("broken");
            }
            try {
                return method.invoke(memory.outbox(), arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        });
        return new HopelessLines(outbox, new Endings(outbox, clock), heard::add);
    }
}
