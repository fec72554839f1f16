package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import news.backstory.feed.Entry;
import news.backstory.feed.FeedReader;
import news.backstory.feed.FeedReading;

/**
 * {@code backstory feed}: reads feeds that were saved on disk. In: {@code {"url","file"}}, and {@code "contentType"} if the server said one. Out:
 * {@code {"url","title","link","entries":[…],"flaws":[…]}}, with {@code "deleted":["id",…]} if it takes entries back; or {@code {"url","notAFeed":"why"}}.
 */
final class FeedVerb implements Filter {

    private final Path folder;

    /** @param folder where relative names of files start */
    FeedVerb(Path folder) {
        this.folder = folder;
    }

    @Override
    public JsonNode apply(JsonNode line) throws BadLine {
        var url = line.path("url").asText("");
        var out = JsonNodeFactory.instance.objectNode();
        out.set("url", line.path("url").isTextual() ? line.path("url") : JsonNodeFactory.instance.nullNode());
        return switch (read(line, url)) {
            case FeedReading.Unreadable(var why) -> out.put("notAFeed", why);
            case FeedReading.Sitemaps _ -> out.put("notAFeed", "it is a list of sitemaps");
            case FeedReading.Fresh feed -> {
                put(out, "title", feed.title());
                put(out, "link", feed.site());
                var entries = out.putArray("entries");
                feed.entries().forEach(entry -> entries.add(json(entry)));
                var flaws = out.putArray("flaws");
                feed.flaws().forEach(flaws::add);
                if (!feed.deleted().isEmpty()) {
                    var deleted = out.putArray("deleted");
                    feed.deleted().forEach(each -> deleted.add(each.id()));
                }
                yield out;
            }
        };
    }

    FeedReading read(JsonNode line, String url) throws BadLine {
        return FeedReader.parse(bytes(line), line.path("contentType").asText(""), url);
    }

    byte[] bytes(JsonNode line) throws BadLine {
        var file = line.path("file").asText("");
        if (file.isBlank()) {
            throw new BadLine("it names no file");
        }
        // One byte more than a feed may have, so that a larger one is told from one that just fits.
        try (var in = JsonLines.open(folder.resolve(file))) {
            return in.readNBytes(Math.toIntExact(FeedReader.MAX_BYTES + 1));
        } catch (IOException unreadable) {
            throw new BadLine("the file " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static ObjectNode json(Entry entry) {
        var json = JsonNodeFactory.instance.objectNode();
        put(json, "id", entry.id());
        put(json, "link", entry.address());
        put(json, "title", entry.title());
        put(json, "published", first(entry.dated()));
        put(json, "updated", first(entry.updated()));
        var authors = json.putArray("authors");
        entry.authors().forEach(authors::add);
        put(json, "summary", entry.summary());
        put(json, "content", entry.content());
        put(json, "image", entry.image());
        return json;
    }

    private static String first(List<Instant> date) {
        return date.isEmpty() ? "" : date.getFirst().toString();
    }

    /** What a feed does not say is null. */
    private static void put(ObjectNode json, String name, String text) {
        if (text.isEmpty()) {
            json.putNull(name);
        } else {
            json.put(name, text);
        }
    }
}
