package news.backstory.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The {@code meta} elements of a page, by property, name or itemprop, whichever the page used. */
final class Metas {

    static final int MAX_METAS = 500;

    private final Map<String, List<String>> values = new HashMap<>();

    private Metas() {}

    static Metas of(PageElements page) {
        var metas = new Metas();
        page.by("meta[content]").limit(MAX_METAS).forEach(meta -> Stream.of("property", "name", "itemprop", "http-equiv")
                .map(meta::attr)
                .filter(name -> !name.isBlank())
                .forEach(name -> metas.values.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(Words.plain(meta.attr("content")))));
        return metas;
    }

    /** The first that is not empty, in the order of these names; empty if there is none. */
    String first(String... names) {
        return all(names).findFirst().orElse("");
    }

    Stream<String> all(String... names) {
        return Stream.of(names).flatMap(name -> values.getOrDefault(name, List.of()).stream()).filter(value -> !value.isEmpty());
    }
}
