package news.backstory.wire;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.article.Link;
import news.backstory.article.Picture;
import news.backstory.article.Status;

/** Finds the lead picture among what is associated with a ninjs object. Its address is only ever handed on, never opened. */
final class NinjsPictures {

    private static final Set<String> PICTURES = Set.of("picture", "graphic", "image", "photo");
    private static final List<String> LEADS = List.of("featuremedia", "mainpic", "main", "featured", "lead", "hero");

    /** Wide enough for a card, and no more than is needed. */
    private static final int BEST_WIDTH = 1_024;
    private static final int LEAST_WIDTH = 300;

    private NinjsPictures() {}

    static Optional<Picture> lead(Fields article) {
        var associated = article.named("associations").stream()
                .filter(entry -> PICTURES.contains(entry.getValue().text("type").toLowerCase(Locale.ROOT)))
                // A picture has a status of its own.
                .filter(entry -> Ninjs.statusOf(entry.getValue()) instanceof Status.Usable)
                .sorted(Comparator.comparingInt(entry -> place(entry.getKey()))).map(Map.Entry::getValue);
        return Stream.concat(associated, Stream.of(article)).flatMap(each -> picture(each).stream()).findFirst();
    }

    private static int place(String name) {
        var at = LEADS.indexOf(name.toLowerCase(Locale.ROOT));
        return at < 0 ? LEADS.size() : at;
    }

    private static Optional<Picture> picture(Fields picture) {
        return picture.named("renditions").stream().map(Map.Entry::getValue).filter(NinjsPictures::isImage)
                .filter(rendition -> Link.parse(rendition.text("href")).isPresent())
                .min(Comparator.comparingInt(NinjsPictures::unfitness))
                .flatMap(rendition -> Link.parse(rendition.text("href")))
                .map(link -> new Picture(link, alt(picture), caption(picture), credit(picture)));
    }

    private static boolean isImage(Fields rendition) {
        var type = rendition.text("mimetype", "contenttype").toLowerCase(Locale.ROOT);
        return type.startsWith("image/")
                || type.isEmpty() && rendition.text("href").toLowerCase(Locale.ROOT).matches(".*\\.(?:jpe?g|png|webp|gif)(?:\\?.*)?");
    }

    private static int unfitness(Fields rendition) {
        var written = rendition.text("width");
        var width = written.matches("[0-9]{1,6}") ? Integer.parseInt(written) : LEAST_WIDTH;
        return width < LEAST_WIDTH ? Integer.MAX_VALUE - width : Math.abs(width - BEST_WIDTH);
    }

    /** Superdesk writes a picture's alternative text where other items have their body. */
    private static String alt(Fields picture) {
        var stated = picture.text("alttext", "alt_text", "description_alt", "description_accessibility", "description_alttext");
        return line(stated.isEmpty() ? role(picture, "alt", "accessib") : stated).or(() -> line(picture.text("body_text"))).orElse("");
    }

    private static String caption(Fields picture) {
        var roles = role(picture, "caption");
        return Stream.of(picture.text("description_caption", "description_text"), roles, role(picture, ""), picture.text("description_html"))
                .flatMap(text -> line(text).stream()).findFirst().orElse("");
    }

    private static String credit(Fields picture) {
        return line(picture.text("creditline", "description_creditline")).or(() -> line(role(picture, "credit")))
                .or(() -> line(picture.text("byline", "by", "copyrightholder"))).orElse("");
    }

    private static String role(Fields picture, String... parts) {
        return picture.objects("descriptions").stream()
                .filter(each -> Stream.of(parts).anyMatch(each.text("role").toLowerCase(Locale.ROOT)::contains))
                .map(each -> each.text("value")).filter(value -> !value.isBlank()).findFirst().orElse("");
    }

    private static Optional<String> line(String text) {
        var plain = BodyText.looksLikeHtml(text) ? String.join(" ", BodyText.ofHtml(text, "")) : text;
        return Optional.of(WireText.line(plain, WireText.MAX_LINE_CHARACTERS)).filter(line -> !line.isEmpty());
    }
}
