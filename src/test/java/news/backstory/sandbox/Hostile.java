package news.backstory.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;

/** Looks at HTML as a browser does, and finds what should not be in it. */
final class Hostile {

    private static final Set<String> OURS = Set.of("html", "head", "body", "a", "span", "strong", "em", "s", "u", "code", "pre", "blockquote", "br",
            "time",
            "div", "h2", "h3", "hr", "p", "ul", "ol", "li", "figure", "figcaption", "img", "svg", "rect", "button", "details", "summary", "select",
            "option",
            "dialog", "form");
    private static final Set<String> OUR_SCHEMES = Set.of("http", "https", "mailto");

    private Hostile() {}

    static void assertHarmless(String html) {
        for (var element : Jsoup.parse(html).getAllElements()) {
            if (!element.tagName().equals("#root")) {
                assertThat(OURS).as(html).contains(element.tagName());
            }
            for (var attribute : element.attributes()) {
                assertThat(attribute.getKey()).as(html).doesNotStartWith("on").isNotEqualTo("style").isNotEqualTo("srcdoc");
                if (Set.of("href", "src", "action", "formaction").contains(attribute.getKey()) && !attribute.getValue().startsWith("/as/")) {
                    assertThat(OUR_SCHEMES).as(html).contains(attribute.getValue().replaceFirst(":.*", "").toLowerCase(Locale.ROOT));
                }
            }
        }
    }
}
