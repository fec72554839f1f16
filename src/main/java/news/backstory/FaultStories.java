package news.backstory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;

/**
 * What happens in the world during a fault run: stories, each of them told by an agency, perhaps by another outlet too, in versions. Every version holds a word
 * that stands nowhere else, by which it is known again wherever it shows.
 */
final class FaultStories {

    /** So different that nobody takes two of them for one. */
    private static final List<String> DIFFERENT = List.of(
            "Volcano ash grounds flights across Iceland while farmers move their sheep indoors",
            "Chess champion resigns after nine moves in Chennai and blames a broken clock",
            "Vaccine trial against marsh fever ends early because nearly all volunteers stayed well",
            "Striking dockers in Santos refuse to unload grain ships until wages are paid",
            "Astronomers find a comet with two tails that nobody had seen since Napoleon",
            "Parliament in Wellington repeals the tax on second homes by a single vote",
            "Orchestra cancels its winter tour when moths eat the felt of forty pianos",
            "Lighthouse keeper of Skerry retires and hands the lamp to his granddaughter");

    /** Stories that happen; one more was there before. */
    static final int COUNT = DIFFERENT.size() - 1;

    /** Was there before channels subscribed, so that it is the first that they get. */
    static final Report OLD = new Report(COUNT, Outlet.AGENCY);

    private FaultStories() {}

    /** A report as somebody publishes it. */
    record Report(int story, Outlet outlet) {

        /** Where a reader finds it, and where the ledger says that it stands. */
        String link() {
            return "https://" + FaultedLife.SITE + "/" + id();
        }

        String id() {
            return "story-" + story + "-" + outlet.letter;
        }

        /** Stands in this version and nowhere else. */
        String word(int version) {
            return "zeb" + story + outlet.letter + version;
        }

        List<String> wordsBefore(int version) {
            return IntStream.range(1, version).mapToObj(this::word).toList();
        }
    }

    enum Outlet {
        AGENCY("a", "PA"), OTHER("b", "Evening Gazette");

        private final String letter;
        private final String title;

        Outlet(String letter, String title) {
            this.letter = letter;
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    static Article old(Instant at) {
        var text = DIFFERENT.get(OLD.story());
        return new Article(new ArticleId(OLD.id()), Link.parse(OLD.link()).orElseThrow(), text + " " + OLD.word(1), "", List.of(), "News",
                Dated.stated(at), at, "en", OLD.outlet().title(), Tier.WIRE, List.of(), List.of(text + ".", text + ", people said."),
                new Status.Usable(), 1);
    }

    /** What the wire hands over, in one line of JSON; nothing of it may show before the embargo has passed. */
    static String json(Report report, int version, Instant at, Duration embargo) {
        var text = DIFFERENT.get(report.story());
        return "{\"id\":\"%s\",\"url\":\"%s\",\"headline\":\"%s %s\",\"section\":\"News\",\"source\":\"%s\",\"published\":\"%s\",\"language\":\"en\",\"version\":%d,"
                .formatted(report.id(), report.link(), text, report.word(version), report.outlet().title(), at, version)
                + (embargo.isZero() ? "" : "\"embargoedUntil\":\"%s\",".formatted(at.plus(embargo)))
                + "\"paragraphs\":[\"%s.\",\"%s, people said.\"]}".formatted(text, text);
    }

    static String killed(Report report) {
        return "{\"id\":\"%s\",\"deleted\":true}".formatted(report.id());
    }
}
