package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.Dated;
import news.backstory.workbench.TextScores.Score;

/** How well pages were read: means over the pages whose gold says what they should be. */
final class PageScores {

    private static final double POOR = 0.5;
    private static final double EXACT = 1;
    private static final double LAST_HUNDREDTH = 0.99;

    private PageScores() {}

    /**
     * What was read of a page, beside what it should be.
     *
     * @param day    of the publication, as ISO 8601, in the zone that the page names; empty if the page states none
     * @param why    it is no article; empty if it is one
     * @param millis of CPU
     */
    record Page(String url, JsonNode gold, String headline, String body, String day, List<String> byline, String why, double millis) {

        static Page of(String url, JsonNode gold, Article article, ZoneOffset zone, double millis) {
            var published = article.published();
            var day = published.basis() == Dated.Basis.STATED ? published.at().atOffset(zone).toLocalDate().toString() : "";
            return new Page(url, gold, article.headline(), article.body(), day, article.byline(), "", millis);
        }

        static Page none(String url, JsonNode gold, String why, double millis) {
            return new Page(url, gold, "", "", "", List.of(), why, millis);
        }

        private String gold(String... names) {
            return Stream.of(names).map(name -> gold.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText).filter(text -> !text.isBlank())
                    .findFirst().orElse("");
        }

        private String goldBody() {
            return gold("main_content", "articleBody");
        }

        private String goldDay() {
            var day = gold("publish_date", "date");
            return day.length() > 10 ? day.substring(0, 10) : day;
        }

        private Score words() {
            return TextScores.words(body, goldBody());
        }

        private Score shingles() {
            return TextScores.shingles(body, goldBody());
        }

        /** How many of these snippets are in the body. */
        private long found(String which) {
            return gold.path(which).valueStream().filter(snippet -> body.contains(snippet.asText(""))).count();
        }

        ObjectNode json() {
            var json = JsonNodeFactory.instance.objectNode()
                    .put("url", url).put("wordF1", words().f1()).put("shingleF1", shingles().f1()).put("notArticle", why).put("millis", millis)
                    .put("headline", headline).put("goldHeadline", gold("title")).put("day", day).put("goldDay", goldDay())
                    .put("byline", String.join("; ", byline)).put("goldAuthor", gold("author"));
            return json;
        }
    }

    /** Lines for a person, each one figure or a few that belong together. */
    static List<String> of(List<Page> pages) {
        var lines = new ArrayList<String>();
        lines.add("pages                 %6d   said to be no article %d".formatted(pages.size(),
                pages.stream().filter(page -> !page.why().isEmpty()).count()));
        body(lines, having(pages, page -> !page.goldBody().isEmpty()));
        snippets(lines, having(pages, page -> page.gold().has("with") || page.gold().has("without")));
        var titled = having(pages, page -> !page.gold("title").isEmpty());
        lines.add("headline exact        %6.4f   of %d".formatted(
                share(titled, page -> TextScores.same(page.headline(), page.gold("title"))), titled.size()));
        days(lines, having(pages, page -> !page.goldDay().isEmpty()));
        var signed = having(pages, page -> !page.gold("author").isEmpty());
        lines.add("author set            %6.4f   of %d, none named %.4f".formatted(
                share(signed, page -> TextScores.sameNames(page.byline(), page.gold("author"))), signed.size(),
                share(signed, page -> page.byline().isEmpty())));
        var millis = pages.stream().mapToDouble(Page::millis).sorted().toArray();
        lines.add("CPU ms a page         %6.1f   99 in 100 within %.1f, longest %.1f".formatted(
                mean(pages, Page::millis), millis.length == 0 ? 0 : millis[(int) ((millis.length - 1) * LAST_HUNDREDTH)],
                millis.length == 0 ? 0 : millis[millis.length - 1]));
        return lines;
    }

    private static void body(List<String> lines, List<Page> pages) {
        lines.add("body word F1          %6.4f   precision %.4f, recall %.4f, of %d".formatted(
                mean(pages, page -> page.words().f1()), mean(pages, page -> page.words().precision()), mean(pages, page -> page.words().recall()),
                pages.size()));
        lines.add("pages below 0.5       %6d   %.4f".formatted(
                pages.stream().filter(page -> page.words().f1() < POOR).count(), share(pages, page -> page.words().f1() < POOR)));
        // The benchmark leaves pages without any prediction out of the precision; F1 is that of the means.
        var mean = new Score(
                mean(having(pages, page -> !page.body().isEmpty()), page -> page.shingles().precision()),
                mean(pages, page -> page.shingles().recall()));
        lines.add("body shingle F1       %6.4f   precision %.4f, recall %.4f, exact %.4f".formatted(
                mean.f1(), mean.precision(), mean.recall(), share(pages, page -> page.shingles().f1() == EXACT)));
    }

    private static void snippets(List<String> lines, List<Page> pages) {
        var wanted = sum(pages, page -> page.gold().path("with").size());
        var found = sum(pages, page -> page.found("with"));
        var unwanted = sum(pages, page -> page.found("without"));
        var score = new Score(found + unwanted == 0 ? 0 : found / (found + unwanted), wanted == 0 ? 0 : found / wanted);
        lines.add("snippet F1            %6.4f   precision %.4f, recall %.4f".formatted(score.f1(), score.precision(), score.recall()));
    }

    private static void days(List<String> lines, List<Page> pages) {
        lines.add("publish day right     %6.4f   wrong %.4f, missing %.4f, of %d".formatted(
                share(pages, page -> page.day().equals(page.goldDay())),
                share(pages, page -> !page.day().isEmpty() && !page.day().equals(page.goldDay())),
                share(pages, page -> page.day().isEmpty()), pages.size()));
    }

    private static List<Page> having(List<Page> pages, Predicate<Page> gold) {
        return pages.stream().filter(gold).toList();
    }

    private static double share(List<Page> pages, Predicate<Page> is) {
        return mean(pages, page -> is.test(page) ? 1 : 0);
    }

    private static double sum(List<Page> pages, ToDoubleFunction<Page> of) {
        return pages.stream().mapToDouble(of).sum();
    }

    private static double mean(List<Page> pages, ToDoubleFunction<Page> of) {
        return pages.stream().mapToDouble(of).average().orElse(0);
    }
}
