package news.backstory.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An article's page, as its template needs it.
 *
 * @param address its canonical one
 * @param base    of the site
 */
public record SamplePage(SampleArticle article, String address, URI base) {

    static final ZoneId NORTHPORT = ZoneId.of("Europe/London");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    public String publishedWords() {
        return WHEN.format(article.published().atZone(NORTHPORT));
    }

    public String updatedWords() {
        return WHEN.format(article.updated().atZone(NORTHPORT));
    }

    public String pictureAddress(String file) {
        return base.resolve("sample/pictures/" + file).toString();
    }

    /** The page in schema.org's words. Safe inside a script element: no "</" is in it. */
    public String jsonLd() {
        var json = JsonNodeFactory.instance.objectNode()
                .put("@context", "https://schema.org")
                .put("@type", "NewsArticle")
                .put("mainEntityOfPage", address)
                .put("url", address)
                .put("headline", article.headline())
                .put("description", article.standfirst())
                .put("articleSection", article.section())
                .put("inLanguage", "en-GB")
                .put("datePublished", article.published().toString())
                .put("dateModified", article.updated().toString());
        json.putObject("publisher").put("@type", "NewsMediaOrganization").put("name", article.outlet().title());
        var authors = json.putArray("author");
        article.byline().forEach(name -> authors.addObject().put("@type", "Person").put("name", name));
        article.pictures().forEach(picture -> json.set("image", image(picture)));
        return json.toString().replace("</", "<\\/");
    }

    private ObjectNode image(SampleArticle.SamplePicture picture) {
        return JsonNodeFactory.instance.objectNode()
                .put("@type", "ImageObject")
                .put("url", pictureAddress(picture.file()))
                .put("width", 800)
                .put("height", 450)
                .put("caption", picture.caption())
                .put("creditText", picture.credit());
    }
}
