package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import news.backstory.sandbox.SampleArticle.SamplePicture;
import news.backstory.sandbox.SampleArticle.Shape;

/** Reads the sample newsroom from the class path, where folders cannot be listed: {@code sample/index.txt} names the articles. */
final class SampleArticles {

    private static final String FOLDER = "/sample/";

    private static final Pattern DAY = Pattern.compile("\\{day:(-?\\d{1,4})}");

    private SampleArticles() {}

    /**
     * Newest first.
     *
     * @param now from which ages are counted; articles with a date of their own keep it
     */
    static List<SampleArticle> read(Instant now) {
        var mapper = new JsonMapper();
        return text("index.txt").lines()
                .filter(slug -> !slug.isBlank())
                .map(slug -> article(json(mapper, withDays(text("articles/" + slug + ".json"), now)), now))
                .sorted(Comparator.comparing(SampleArticle::published).reversed())
                .toList();
    }

    /** What happens in the sample newsroom's day, in order. */
    static List<SampleEvent> day() {
        return StreamSupport.stream(json(new JsonMapper(), text("day.json")).spliterator(), false).map(SampleEvent::of).toList();
    }

    static SampleOutlet outlet(JsonNode json) {
        return SampleOutlet.valueOf(json.path("outlet").asText().toUpperCase(Locale.ROOT));
    }

    /** A picture's bytes; the file must be one that an article names. */
    static byte[] picture(String file) {
        return bytes("pictures/" + file);
    }

    static byte[] style() {
        return bytes("sample.css");
    }

    static SampleArticle article(JsonNode json, Instant now) {
        var published = json.has("published")
                ? Instant.parse(json.path("published").asText())
                : now.minus(Duration.ofHours(json.path("hoursAgo").asLong()));
        var updated = json.has("updatedHoursAgo") ? now.minus(Duration.ofHours(json.path("updatedHoursAgo").asLong())) : published;
        return new SampleArticle(
                json.path("slug").asText(),
                outlet(json),
                json.path("section").asText(),
                json.path("headline").asText(),
                json.path("standfirst").asText(),
                texts(json.path("byline")),
                published,
                updated,
                json.has("picture") ? List.of(picture(json.path("picture"))) : List.of(),
                Shape.valueOf(json.path("shape").asText().toUpperCase(Locale.ROOT)),
                texts(json.path("paragraphs")));
    }

    private static SamplePicture picture(JsonNode json) {
        return new SamplePicture(json.path("file").asText(), json.path("alt").asText(), json.path("caption").asText(), json.path("credit").asText());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    /** Puts the days of the week in: {@code {day:29}} is the day that it was 29 hours ago, and {@code {day:-24}} the one that it is tomorrow. */
    private static String withDays(String text, Instant now) {
        return DAY.matcher(text).replaceAll(day -> now.minus(Duration.ofHours(Long.parseLong(day.group(1)))).atZone(SamplePage.NORTHPORT)
                .getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    private static JsonNode json(JsonMapper mapper, String text) {
        try {
            return mapper.readTree(text);
        } catch (IOException torn) {
            throw new UncheckedIOException("the sample cannot be read", torn);
        }
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String name) {
        try (InputStream stream = SampleArticles.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("the sample has no " + name);
            }
            return stream.readAllBytes();
        } catch (IOException jarFails) {
            throw new UncheckedIOException(jarFails);
        }
    }
}
