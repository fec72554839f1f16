package news.backstory.workbench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import news.backstory.article.Link;
import news.backstory.feed.Opml;

/**
 * {@code backstory opml}: lists of feeds as feed readers exchange them. With a file it makes {@code {"url","title"}} of each feed in it; without one it makes
 * such a list of these lines.
 */
final class OpmlVerb {

    private OpmlVerb() {}

    static int run(List<String> words, Terminal terminal) throws IOException {
        var files = Options.of(words, Set.of()).bare();
        if (files.size() > 1) {
            throw new Options.Mistake("opml takes one file, or none.");
        }
        return files.isEmpty() ? write(terminal) : read(Path.of(files.getFirst()), terminal);
    }

    private static int read(Path file, Terminal terminal) throws IOException {
        try (var in = JsonLines.open(file)) {
            return switch (Opml.read(in.readNBytes(Opml.MAX_BYTES + 1))) {
                case Opml.Reading.Unreadable(var why) -> throw new Options.Mistake(file + ": " + why);
                case Opml.Reading.Feeds(var feeds, var leftOut) -> {
                    feeds.forEach((link, title) -> terminal.out()
                            .println(JsonNodeFactory.instance.objectNode().put("url", link.text()).put("title", title)));
                    terminal.err().println(feeds.size() + " feeds, " + leftOut.size() + " left out");
                    yield leftOut.isEmpty() ? 0 : 1;
                }
            };
        }
    }

    private static int write(Terminal terminal) {
        var feeds = new LinkedHashMap<Link, String>();
        var bad = new JsonLines.Bad(terminal);
        JsonLines.each(terminal.in(), bad, line -> Link.parse(line.json().path("url").asText("")).ifPresentOrElse(
                link -> feeds.putIfAbsent(link, line.json().path("title").asText("")),
                () -> bad.line(line.number(), new BadLine("it names no web address as its url"))));
        terminal.out().print(Opml.write(feeds));
        return bad.exitCode();
    }
}
