package news.backstory.workbench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import news.backstory.article.Link;
import news.backstory.web.Fetch;

/** A page as it lies on the disk, and the address it was read at: {@code {"url","file"}}, and {@code "contentType"} where the server's word is known. */
final class SavedPage {

    /** Unpacked; more than is ever read of a page over the web. */
    static final int MAX_BYTES = 20_000_000;

    private static final int MAX_URL_CHARACTERS = 1_000;
    private static final String HOST_OF_NOTHING = "unknown.invalid";

    private SavedPage() {}

    /** @param folder where relative file names begin */
    static Fetch.Page read(JsonNode line, Path folder) throws BadLine {
        var contentType = line.path("contentType").isTextual() ? line.path("contentType").asText() : "";
        return new Fetch.Page(address(line.path("url").asText("").strip()), contentType, bytes(line, folder));
    }

    /** What is no address of the web stands for one at a host that cannot exist (RFC 6761): a page is worth reading though nobody knows where it was. */
    private static URI address(String url) throws BadLine {
        if (url.isEmpty()) {
            throw new BadLine("\"url\" is missing");
        }
        return Link.parse(url).map(Link::uri).orElseGet(() -> nowhere(url));
    }

    private static URI nowhere(String url) {
        return URI.create("https://" + HOST_OF_NOTHING + "/"
                + URLEncoder.encode(url.substring(0, Math.min(url.length(), MAX_URL_CHARACTERS)), StandardCharsets.UTF_8));
    }

    private static byte[] bytes(JsonNode line, Path folder) throws BadLine {
        var name = line.path("file").asText("");
        if (name.isEmpty()) {
            throw new BadLine("\"file\" is missing");
        }
        try (var in = JsonLines.open(folder.resolve(name))) {
            var bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new BadLine(name + " is larger than " + MAX_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException | InvalidPathException unreadable) {
            throw new BadLine("cannot read \"" + name + "\": " + unreadable.getMessage());
        }
    }
}
