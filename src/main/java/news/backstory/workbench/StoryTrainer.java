package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.story.LikenessTraining;

/**
 * {@code backstory train-stories DIR}: learns from DIR/articles.jsonl.gz and DIR/events.tsv, and from the traps in DIR/ecbplus.jsonl, when two articles report
 * one event. {@code --without 0} (or 1, 2) leaves a third of the events and of the traps aside, to measure on.
 */
final class StoryTrainer {

    private static final String RESOURCE = "src/main/resources/story/likeness.trees";
    static final int THIRDS = 3;

    /** A paragraph, a sentence, and the headline alone. */
    private static final List<Integer> LENGTHS_OF_SHORT = List.of(400, 160, 0);

    /** Beside that of a pair of whole articles, 1: docs/why/stories.md tells what others cost. */
    private static final double WEIGHT_OF_SHORT = 0.1;
    private static final double WEIGHT_OF_TRAPS = 0.04;
    private static final double WEIGHT_OF_ELSEWHERE = 0.03;

    private static final Pattern TRAP = Pattern.compile("\\d+[ep]");

    /** ECB+ parts all words and marks by spaces. */
    private static final Pattern GLUED = Pattern.compile(" (?=[,.;:!?%)]|['’](?:s|re|ve|ll|d)\\b|n['’]t\\b)");

    private StoryTrainer() {}

    static int run(List<String> words, Terminal terminal) throws IOException {
        var options = Options.of(words, Set.of("into", "without"));
        if (options.bare().size() != 1) {
            throw new Options.Mistake("train-stories takes one folder, with articles.jsonl.gz, events.tsv and ecbplus.jsonl.");
        }
        var folder = Path.of(options.bare().getFirst());
        var without = options.named().containsKey("without") ? options.number("without", 0, 0, THIRDS - 1) : THIRDS;
        var bad = new JsonLines.Bad(terminal);
        var training = new LikenessTraining();
        var articles = Reading.articles(terminal, JsonLines.open(folder.resolve("articles.jsonl.gz")), bad).stream()
                .filter(article -> article.published().basis() == Dated.Basis.STATED).toList();
        var events = kept(Reading.events(folder.resolve("events.tsv")), without);
        training.add(articles, events, 1);
        var elsewhere = new Elsewhere(articles, 7);
        for (var characters : LENGTHS_OF_SHORT) {
            var shortened = articles.stream().map(article -> shortened(article, characters)).toList();
            training.add(shortened, events, WEIGHT_OF_SHORT);
            training.addUnlike(shortened, shortened.stream().map(elsewhere::of).toList(), events, WEIGHT_OF_ELSEWHERE);
        }
        var traps = new LinkedHashMap<Article, String>();
        for (var line : JsonLines.all(terminal, JsonLines.open(folder.resolve("ecbplus.jsonl")), bad)) {
            trap(line.json()).ifPresent(article -> traps.put(article, line.json().path("subtopic").asText()));
        }
        var trapEvents = traps.entrySet().stream().collect(Collectors.toMap(entry -> entry.getKey().id(), entry -> entry.getValue()));
        training.add(List.copyOf(traps.keySet()), kept(trapEvents, without), WEIGHT_OF_TRAPS);
        terminal.err().println(training);
        training.into(Path.of(options.text("into").orElse(RESOURCE)));
        return bad.exitCode();
    }

    private static Map<ArticleId, String> kept(Map<ArticleId, String> events, int without) {
        return events.entrySet().stream().filter(entry -> !isThird(entry.getValue(), without))
                .collect(Collectors.toMap(entry -> entry.getKey(), entry -> entry.getValue()));
    }

    /** The same report in fewer words, so that short ones are judged well, too. */
    private static Article shortened(Article article, int characters) {
        var text = article.paragraphs().stream().filter(paragraph -> !paragraph.equals(article.headline())).collect(Collectors.joining(" "));
        var cut = text.substring(0, Math.min(text.length(), characters)).strip();
        return withText(article, article.headline(), List.of(cut.isEmpty() ? article.headline() : cut));
    }

    static Article withText(Article article, String headline, List<String> paragraphs) {
        return new Article(
                article.id(), article.link(), headline, "", article.byline(), article.section(), article.published(), article.updated(),
                article.language(), article.source(), article.tier(), List.of(), paragraphs, article.status(), article.version());
    }

    /** A document of ECB+: its first sentence does for a headline. All are taken to be of one day, which makes the most of them as traps. */
    private static Optional<Article> trap(JsonNode json) {
        var sentences = new ArrayList<String>();
        json.path("text").forEach(sentence -> sentences.add(GLUED.matcher(sentence.asText()).replaceAll("")));
        sentences.removeIf(String::isBlank);
        if (sentences.isEmpty()) {
            return Optional.empty();
        }
        var id = json.path("id").asText();
        return Optional.of(new Article(
                new ArticleId(id), Link.parse("https://traps.example/" + id).orElseThrow(), sentences.getFirst(), "", List.of(), "",
                Dated.stated(Instant.EPOCH), Instant.EPOCH, "en", "", Tier.OTHER, List.of(), sentences, new Status.Usable(), 1));
    }

    static boolean isThird(String event, int third) {
        // Events of one topic of ECB+ are 7e and 7p: a trap is kept aside with what it is a trap for.
        var topic = TRAP.matcher(event).matches() ? event.substring(0, event.length() - 1) : event;
        return Math.floorMod(topic.hashCode(), THIRDS) == third;
    }
}
