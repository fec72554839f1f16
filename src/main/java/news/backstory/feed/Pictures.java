package news.backstory.feed;

import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/** Finds the picture that a feed gives an entry. */
final class Pictures {

    private Pictures() {}

    /** Its address, the largest first where widths are told; empty if there is none. */
    static String of(Element entry, Fields fields, String base) {
        var groups = fields.all("media:group").flatMap(group -> Fields.of(group).all("media:content", "media:thumbnail"));
        var media = Stream.concat(fields.all("media:content"), groups).filter(Pictures::isPicture).sorted((one, other) -> width(other) - width(one));
        var enclosures = Stream.concat(fields.all("enclosure"), fields.all("link").filter(link -> link.attr("rel").equals("enclosure")))
                .filter(Pictures::isPicture);
        var images = fields.all("image:image").flatMap(image -> Fields.of(image).all("image:loc"));
        return Stream.of(media, enclosures, fields.all("media:thumbnail", "itunes:image"), images)
                .flatMap(pictures -> pictures)
                .map(picture -> Addresses.resolved(base, address(picture)))
                .filter(Addresses::isWeb)
                .findFirst()
                .orElse("");
    }

    private static String address(Element picture) {
        return picture.hasAttr("url") ? picture.attr("url") : picture.hasAttr("href") ? picture.attr("href") : EntryParser.text(picture);
    }

    private static boolean isPicture(Element file) {
        var type = file.attr("type").toLowerCase(Locale.ROOT);
        var medium = file.attr("medium").toLowerCase(Locale.ROOT);
        var name = address(file).toLowerCase(Locale.ROOT);
        return type.startsWith("image/") || medium.equals("image") || file.tagName().endsWith("thumbnail")
                || (type.isEmpty() && medium.isEmpty() && name.matches("[^?#]*\\.(?:jpe?g|png|webp|gif|avif)(?:[?#].*)?"));
    }

    private static int width(Element picture) {
        var width = picture.attr("width");
        return width.matches("\\d{1,6}") ? Integer.parseInt(width) : 0;
    }
}
