package news.backstory.extract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.Dated;
import news.backstory.web.Fetch;

/** Pairs of files: a page as a site might serve it, and what it should become. The first line of the second says where it was read. */
final class FixturePages {

    static final Instant READ_AT = Instant.parse("2026-11-24T12:00:00Z");

    private static final Path FOLDER = Path.of("src", "test", "resources", "extract");
    private static final String HTML = ".html";
    private static final Pattern ADDRESS = Pattern.compile("^address: (\\S+)\\n");

    private FixturePages() {}

    /** All pairs, by name. */
    static Stream<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(HTML))
                    .map(name -> name.substring(0, name.length() - HTML.length()))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException noFixtures) {
            throw new UncheckedIOException(noFixtures);
        }
    }

    static Fetch.Page page(String name) {
        var address = ADDRESS.matcher(text(name));
        if (!address.find()) {
            throw new IllegalStateException("the first line says no address: " + name);
        }
        try {
            return new Fetch.Page(URI.create(address.group(1)), "text/html", Files.readAllBytes(FOLDER.resolve(name + HTML)));
        } catch (IOException noPage) {
            throw new UncheckedIOException(noPage);
        }
    }

    static String expected(String name) {
        return ADDRESS.matcher(text(name)).replaceFirst("");
    }

    /** An article as the second file of a pair has it; empty fields end at their colon. */
    static String written(Article article) {
        var published = article.published().basis() == Dated.Basis.STATED ? "published: " : "first seen: ";
        var head = Stream.of(
                "link: " + article.link(), "headline: " + article.headline(), "standfirst: " + article.standfirst(),
                "byline: " + String.join("; ", article.byline()), "section: " + article.section(), published + article.published().at(),
                "updated: " + article.updated(), "language: " + article.language(), "source: " + article.source());
        var picture = article.pictures().isEmpty()
                ? Stream.of("picture: ")
                : article.pictures().stream().flatMap(
                        lead -> Stream.of("picture: " + lead.link(), "alt: " + lead.alt(), "caption: " + lead.caption(), "credit: " + lead.credit()));
        var lines = Stream.concat(head, picture).map(String::stripTrailing).toList();
        return String.join("\n", lines) + "\n\n" + String.join("\n\n", article.paragraphs()) + "\n";
    }

    private static String text(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".txt"), StandardCharsets.UTF_8);
        } catch (IOException noText) {
            throw new UncheckedIOException(noText);
        }
    }
}
