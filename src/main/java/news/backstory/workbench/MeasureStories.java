package news.backstory.workbench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import news.backstory.article.Article;
import news.backstory.article.Dated;
import news.backstory.story.Stories;

/**
 * {@code backstory measure stories ARTICLES EVENTS}: places all dated articles in the order of their time, and compares the stories of those that people
 * put into events with these events (BCubed: Bagga and Baldwin 1998). EVENTS holds lines of an article's id, a tab, and its event. {@code --third 0} (or 1, 2)
 * compares only that third of the events.
 */
final class MeasureStories {

    private static final double NANOS_A_MICRO = 1e3;

    private MeasureStories() {}

    /** What share of its story's articles report an article's event, and what share of its event's articles are in its story; the mean of both over all. */
    record BCubed(double precision, double recall) {

        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }

        /** @param events by article, and of the same articles {@code stories} */
        static BCubed of(Map<String, String> events, Map<String, String> stories) {
            var byEvent = events.keySet().stream().collect(Collectors.groupingBy(events::get));
            var byStory = events.keySet().stream().collect(Collectors.groupingBy(stories::get));
            var precision = 0.0;
            var recall = 0.0;
            for (var article : events.keySet()) {
                var event = byEvent.getOrDefault(events.get(article), List.of());
                var story = byStory.getOrDefault(stories.get(article), List.of());
                var both = (double) story.stream().filter(event::contains).count();
                precision += both / story.size();
                recall += both / event.size();
            }
            return new BCubed(precision / events.size(), recall / events.size());
        }
    }

    static int run(List<String> words, Terminal terminal) {
        var options = Options.of(words, Set.of("third"));
        if (options.bare().size() != 2) {
            terminal.err().println("measure stories takes a file of articles, as JSON lines, and a file of lines \"id<tab>event\".");
            return Workbench.USAGE;
        }
        var third = options.named().containsKey("third") ? options.number("third", 0, 0, StoryTrainer.THIRDS - 1) : StoryTrainer.THIRDS;
        var bad = new JsonLines.Bad(terminal);
        try (var in = JsonLines.open(Path.of(options.bare().getFirst()));
                var events = Files.lines(Path.of(options.bare().getLast()), StandardCharsets.UTF_8)) {
            var eventOf = events.map(line -> line.split("\t"))
                    .filter(parts -> parts.length == 2 && (third == StoryTrainer.THIRDS || StoryTrainer.isThird(parts[1], third)))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (_, later) -> later));
            measure(ArticleLines.all(terminal, in, bad), eventOf, terminal);
        } catch (IOException | InvalidPathException unreadable) {
            terminal.err().println("cannot read it: " + unreadable.getMessage());
            return Workbench.USAGE;
        }
        return bad.exitCode();
    }

    private static void measure(List<Article> all, Map<String, String> eventOf, Terminal terminal) {
        var stream = all.stream().filter(article -> article.published().basis() == Dated.Basis.STATED)
                .sorted(Comparator.comparing(article -> article.published().at())).toList();
        var cpu = ManagementFactory.getThreadMXBean();
        var start = cpu.getCurrentThreadCpuTime();
        Stories stories = StoryLines.placed(stream, terminal);
        var micros = (cpu.getCurrentThreadCpuTime() - start) / NANOS_A_MICRO / Math.max(1, stream.size());
        var events = new HashMap<String, String>();
        var storyOf = new HashMap<String, String>();
        for (var article : stream) {
            var event = eventOf.get(article.id().value());
            if (event != null) {
                events.put(article.id().value(), event);
                storyOf.put(article.id().value(), stories.of(article.id()).orElseThrow().id().value());
            }
        }
        var score = BCubed.of(events, storyOf);
        terminal.out().println("%,d dated articles of %,d, %,d of them in labelled events".formatted(stream.size(), all.size(), events.size()));
        terminal.out().println("BCubed precision %.4f, recall %.4f, F1 %.4f; %.0f µs of CPU an article".formatted(score.precision(), score.recall(),
                score.f1(), micros));
        terminal.out().flush();
    }
}
