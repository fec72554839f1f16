package news.backstory.command;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form that somebody filled in. What stands in it came over the wire: an option may be none of those offered.
 *
 * @param about  as the {@link Form} had it
 * @param values what each field holds, by its name; nothing where it is empty
 */
public record Filled(FormKind kind, String about, Map<String, List<String>> values) {

    public Filled {
        values = Map.copyOf(values);
    }

    /** What was typed, without the space around it; empty when nothing was. */
    public String text(String name) {
        return all(name).stream().findFirst().map(String::strip).orElse("");
    }

    /** What was chosen. */
    public Optional<String> one(String name) {
        return all(name).stream().findFirst().filter(value -> !value.isEmpty());
    }

    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    public Optional<LocalTime> time(String name) {
        return one(name).filter(time -> time.matches("([01][0-9]|2[0-3]):[0-5][0-9]")).map(LocalTime::parse);
    }
}
