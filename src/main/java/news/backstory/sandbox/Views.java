package news.backstory.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The dialogs in front of people, and what their Homes show. Any thread may ask and change. */
public final class Views {

    /** docs.slack.dev/surfaces/modals: a modal's pile. */
    static final int MAX_DEEP = 3;

    private final Ids ids;

    /** Guards everything below, and keeps the listener hearing of changes in the order in which they happened. */
    private final Object lock = new Object();

    private final Map<String, List<View>> modals = new HashMap<>();
    private final Map<String, View> homes = new HashMap<>();
    private final Consumer<Change> listener;

    Views(Ids ids, Consumer<Change> listener) {
        this.ids = ids;
        this.listener = listener;
    }

    /** The dialogs in front of this person, the lowest first. */
    public List<View> modals(String person) {
        synchronized (lock) {
            return List.copyOf(modals.getOrDefault(person, List.of()));
        }
    }

    /** What this person's Home shows; empty until something was published. */
    public Optional<View> home(String person) {
        synchronized (lock) {
            return Optional.ofNullable(homes.get(person));
        }
    }

    Optional<View> find(String id) {
        synchronized (lock) {
            return all().filter(view -> view.id().equals(id)).findFirst();
        }
    }

    Optional<View> named(String externalId) {
        synchronized (lock) {
            return all().filter(view -> !externalId.isEmpty() && view.externalId().equals(externalId)).findFirst();
        }
    }

    /** Puts it in front of the person; what was there goes. */
    View open(String person, ObjectNode given) {
        synchronized (lock) {
            var id = ids.view();
            var view = fresh(id, person, given, id, "");
            modals.put(person, List.of(view));
            listener.accept(new Change.ModalsChanged(person));
            return view;
        }
    }

    /** Puts it on top of the pile; empty when that is {@value #MAX_DEEP} high already, or there is none. */
    Optional<View> push(String person, ObjectNode given) {
        synchronized (lock) {
            var pile = modals.getOrDefault(person, List.of());
            if (pile.isEmpty() || pile.size() >= MAX_DEEP) {
                return Optional.empty();
            }
            var view = fresh(ids.view(), person, given, pile.getFirst().id(), pile.getLast().id());
            var higher = new ArrayList<>(pile);
            higher.add(view);
            modals.put(person, List.copyOf(higher));
            listener.accept(new Change.ModalsChanged(person));
            return Optional.of(view);
        }
    }

    View publish(String person, ObjectNode given) {
        synchronized (lock) {
            var was = homes.get(person);
            var id = was == null ? ids.view() : was.id();
            var view = fresh(id, person, given, id, "");
            homes.put(person, view);
            listener.accept(new Change.HomeChanged(person));
            return view;
        }
    }

    /** Shows something else under the same id; what stands in fields that are still there stays. */
    Optional<View> update(String id, ObjectNode given) {
        return change(id, was -> {
            var whole = ViewState.named(given);
            return was.saying(whole, ids.hash(), ViewState.kept(whole, was.values()));
        });
    }

    /** Another form of the same view; empty when it is gone. What is typed into fields is no change that anybody else sees. */
    Optional<View> change(String id, UnaryOperator<View> how) {
        synchronized (lock) {
            var was = find(id);
            var now = was.map(how);
            now.ifPresent(this::put);
            if (was.isPresent() && now.isPresent() && !was.get().looksLike(now.get())) {
                listener.accept(now.get().modal() ? new Change.ModalsChanged(now.get().person()) : new Change.HomeChanged(now.get().person()));
            }
            return now;
        }
    }

    /** Takes it away, and what lies on it. */
    void close(String person, String id) {
        synchronized (lock) {
            var left = modals.getOrDefault(person, List.of()).stream().takeWhile(view -> !view.id().equals(id)).toList();
            modals.put(person, left);
            listener.accept(new Change.ModalsChanged(person));
        }
    }

    /** Takes the whole pile away. */
    void clear(String person) {
        synchronized (lock) {
            modals.put(person, List.of());
            listener.accept(new Change.ModalsChanged(person));
        }
    }

    private void put(View view) {
        if (view.modal()) {
            modals.computeIfPresent(view.person(), (_, pile) -> pile.stream().map(other -> other.id().equals(view.id()) ? view : other).toList());
        } else {
            homes.put(view.person(), view);
        }
    }

    private View fresh(String id, String person, ObjectNode given, String root, String previous) {
        var whole = ViewState.named(given);
        return new View(id, person, whole, ids.hash(), root, previous, ViewState.initial(whole), Map.of(), false);
    }

    private Stream<View> all() {
        return Stream.concat(modals.values().stream().flatMap(List::stream), homes.values().stream());
    }
}
