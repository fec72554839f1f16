package news.backstory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What {@code /health} says: what is wrong, a line each, or that nothing is; then figures that say how busy it is. Names no article and no secret. */
final class Health {

    private final List<Supplier<Optional<String>>> checks = new ArrayList<>();
    private final List<Supplier<String>> figures = new ArrayList<>();

    /** @param problem says what is wrong, if anything; if it throws, that is what is wrong */
    Health check(Supplier<Optional<String>> problem) {
        checks.add(problem);
        return this;
    }

    Health figure(Supplier<String> figure) {
        figures.add(figure);
        return this;
    }

    record Answer(boolean well, String text) {}

    Answer ask() {
        var problems = checks.stream().map(Health::problem).flatMap(Optional::stream).toList();
        var text = new StringBuilder(problems.isEmpty() ? "ok\n" : String.join("\n", problems) + "\n");
        figures.stream().map(Health::asked).forEach(figure -> text.append(figure).append('\n'));
        return new Answer(problems.isEmpty(), text.toString());
    }

    private static Optional<String> problem(Supplier<Optional<String>> check) {
        try {
            return check.get();
        } catch (RuntimeException broken) {
            return Optional.of("A check itself broke: " + broken.getClass().getSimpleName());
        }
    }

    private static String asked(Supplier<String> figure) {
        try {
            return figure.get();
        } catch (RuntimeException broken) {
            return "(a figure is missing: " + broken.getClass().getSimpleName() + ")";
        }
    }
}
