package news.backstory.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Selector;

/** The elements of a page that is not changed any more: looked through once, and once for each kind that is asked for. For one thread. */
final class PageElements {

    private final Document document;
    private final List<Element> all;
    private final Map<String, List<Element>> chosen = new HashMap<>();

    private PageElements(Document document) {
        this.document = document;
        this.all = document.stream().toList();
    }

    static PageElements of(Document document) {
        return new PageElements(document);
    }

    int count() {
        return all.size();
    }

    /** In the page's order. */
    Stream<Element> by(String selector) {
        return chosen.computeIfAbsent(selector, this::choose).stream();
    }

    boolean has(String selector) {
        return !chosen.computeIfAbsent(selector, this::choose).isEmpty();
    }

    private List<Element> choose(String selector) {
        return all.stream().filter(Selector.evaluatorOf(selector).asPredicate(document)).toList();
    }
}
