package news.backstory.workbench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.backstory.extract.Extraction;
import news.backstory.extract.Extractor;
import news.backstory.workbench.PageScores.Page;

/**
 * {@code backstory measure pages FILE.jsonl [--each]}: reads saved pages and compares them with what people say is on them: lines of
 * {@code {"url","file","gold":{"main_content"|"articleBody","with":[],"without":[],"title","author","publish_date"|"date"}}}, of which each part may be
 * missing. File names are relative to FILE. With {@code --each}, a line for every page, as JSON, before the figures.
 */
final class MeasurePages {

    /** Read once before anything is measured, so that the time is that of a program that has been running for a while. */
    private static final int WARM_UP_PAGES = 100;

    private static final double NANOS_A_MILLI = 1e6;
    private static final String USE = "measure pages takes a file of lines {\"url\",\"file\",\"gold\":{…}}, and --each for a line of JSON a page.";

    private MeasurePages() {}

    static int run(List<String> words, Terminal terminal) {
        var files = words.stream().filter(word -> !word.startsWith("--")).toList();
        var options = words.stream().filter(word -> word.startsWith("--")).toList();
        if (files.size() != 1 || !List.of("--each").containsAll(options)) {
            terminal.err().println(USE);
            return Workbench.USAGE;
        }
        try {
            return measure(Path.of(files.getFirst()), !options.isEmpty(), terminal);
        } catch (IOException | InvalidPathException unreadable) {
            terminal.err().println("cannot read \"" + files.getFirst() + "\": " + unreadable.getMessage());
            return Workbench.USAGE;
        }
    }

    private static int measure(Path file, boolean each, Terminal terminal) throws IOException {
        var bad = new JsonLines.Bad(terminal);
        var folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
        List<JsonLines.Line> lines;
        try (var in = Files.newInputStream(file)) {
            lines = JsonLines.all(terminal, in, bad);
        }
        var now = terminal.clock().instant();
        var extractor = new Extractor();
        lines.stream().limit(WARM_UP_PAGES).forEach(line -> read(extractor, line, folder, now, new JsonLines.Bad(terminal)));
        var progress = new Progress(terminal, "pages");
        var pages = new ArrayList<Page>();
        for (var line : lines) {
            read(extractor, line, folder, now, bad).ifPresent(pages::add);
            progress.step();
        }
        progress.end();
        if (each) {
            pages.forEach(page -> terminal.out().println(page.json()));
        }
        PageScores.of(pages).forEach(terminal.out()::println);
        terminal.out().flush();
        return bad.exitCode();
    }

    static Optional<Page> read(Extractor extractor, JsonLines.Line line, Path folder, Instant now, JsonLines.Bad bad) {
        try {
            var page = SavedPage.read(line.json(), folder);
            var clock = ManagementFactory.getThreadMXBean();
            var start = clock.getCurrentThreadCpuTime();
            var extraction = extractor.extract(page, now);
            var millis = (clock.getCurrentThreadCpuTime() - start) / NANOS_A_MILLI;
            var url = line.json().path("url").asText("");
            return Optional.of(switch (extraction) {
                case Extraction.Extracted(var article, var zone, _) -> Page.of(url, line.json().path("gold"), article, zone, millis);
                case Extraction.Busy _ -> throw new BadLine("busy with other pages; try again");
                case Extraction.NotAnArticle(var why) -> Page.none(url, line.json().path("gold"), why, millis);
            });
        } catch (BadLine why) {
            bad.line(line.number(), why);
            return Optional.empty();
        }
    }
}
