package news.backstory;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import news.backstory.article.Articles;
import news.backstory.channel.Arrivals;
import news.backstory.channel.Subscriptions;
import news.backstory.command.Requests;
import news.backstory.ledger.Outbox;
import news.backstory.ledger.Poster;
import news.backstory.story.Stories;
import news.backstory.telling.Tellings;
import news.backstory.wire.WireItems;

/**
 * The moments before and after each call by which a bot changes something outside its memory, or asks Slack what it changed: where it can be made to die, or
 * the store to fail. A point is called {@code Outbox.claim/before}. Any thread may pass them.
 */
final class FaultPoints {

    /** Stands for every point. */
    static final String ANY = "*";

    private static final Map<Class<?>, List<String>> STORE = Map.of(
            Articles.class, List.of("released", "told"),
            Stories.class, List.of("open", "join"),
            WireItems.class, List.of("take"),
            Outbox.class,
            List.of("add", "claim", "sent", "taken", "later", "notSent", "untold", "drop", "unknown", "notFoundYet", "couldNotLook", "recover"),
            Subscriptions.class, List.of("welcomed"),
            Arrivals.class, List.of("weighed"),
            Tellings.class, List.of("tell", "holdBack", "drop"),
            Requests.class, List.of("add", "done"));

    private static final Map<Class<?>, List<String>> SLACK = Map.of(Poster.class, List.of("post", "find"));

    private final Listener listener;

    /** Guards everything below. */
    private final Object lock = new Object();

    private final List<Order> orders = new ArrayList<>();
    private final Set<String> passed = new TreeSet<>();

    FaultPoints(Listener listener) {
        this.listener = listener;
    }

    /** Hears of what happens just before it does. */
    interface Listener {

        /** Does not return. */
        void dies(String point);

        void fails(String point);
    }

    /** What happens at a point. */
    enum Deed {
        DIES, FAILS
    }

    /**
     * That something is to happen, once.
     *
     * @param nth from 1: at which passing of the point
     */
    record Order(Deed deed, String point, int nth) {

        static Order parse(String text) {
            var parts = text.split(":", 3);
            return new Order(Deed.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2]));
        }

        boolean isFor(String other) {
            return point.equals(ANY) || point.equals(other);
        }

        /** When the point has been passed once more. */
        Order nearer() {
            return new Order(deed, point, nth - 1);
        }

        @Override
        public String toString() {
            return deed + ":" + point + ":" + nth;
        }
    }

    /** The store did not do it, or did it and did not say so. */
    static final class StoreFails extends RuntimeException {

        private static final long serialVersionUID = 1L;

        StoreFails(String point) {
            super("made to fail: " + point);
        }
    }

    /** In the order of the alphabet. */
    static List<String> ofTheStore() {
        return points(STORE);
    }

    /** In the order of the alphabet. */
    static List<String> all() {
        return Stream.of(points(STORE), points(SLACK)).flatMap(List::stream).sorted().toList();
    }

    void order(Order order) {
        synchronized (lock) {
            orders.add(order);
        }
    }

    /** From now on nothing happens any more. */
    void forget() {
        synchronized (lock) {
            orders.clear();
        }
    }

    Set<String> passed() {
        synchronized (lock) {
            return Set.copyOf(passed);
        }
    }

    /** The same, but what was ordered happens before or after its calls. */
    <T> T watched(Class<T> type, T real) {
        var changing = Stream.of(STORE, SLACK).flatMap(each -> Stream.ofNullable(each.get(type))).flatMap(List::stream).toList();
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (_, method, arguments) -> {
            var isPoint = changing.contains(method.getName());
            var name = type.getSimpleName() + "." + method.getName();
            try {
                pass(isPoint, name + "/before");
                var result = method.invoke(real, arguments);
                pass(isPoint, name + "/after");
                return result;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }));
    }

    private void pass(boolean isPoint, String point) {
        if (isPoint) {
            for (var due : due(point)) {
                switch (due.deed()) {
                    case DIES -> listener.dies(point);
                    case FAILS -> {
                        listener.fails(point);
                        throw new StoreFails(point);
                    }
                }
            }
        }
    }

    private List<Order> due(String point) {
        synchronized (lock) {
            passed.add(point);
            var nearer = orders.stream().map(order -> order.isFor(point) ? order.nearer() : order).toList();
            var due = nearer.stream().filter(order -> order.nth() == 0).toList();
            orders.clear();
            nearer.stream().filter(order -> order.nth() > 0).forEach(orders::add);
            return due;
        }
    }

    private static List<String> points(Map<Class<?>, List<String>> calls) {
        return calls.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(method -> each.getKey().getSimpleName() + "." + method))
                .flatMap(call -> Stream.of(call + "/after", call + "/before")).sorted().toList();
    }
}
