package news.backstory.sandbox;

import java.io.StringWriter;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes RSS 2.0 with the modules that news sites use. */
final class SampleFeed {

    private static final String MEDIA = "http://search.yahoo.com/mrss/";
    private static final String CREATOR = "http://purl.org/dc/elements/1.1/";

    private final URI base;

    SampleFeed(URI base) {
        this.base = base;
    }

    String write(String title, List<SampleArticle> articles) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("rss");
            xml.writeAttribute("version", "2.0");
            xml.writeNamespace("media", MEDIA);
            xml.writeNamespace("dc", CREATOR);
            xml.writeStartElement("channel");
            element(xml, "title", title);
            element(xml, "link", base.resolve("sample/").toString());
            element(xml, "description", "The sample newsroom of Backstory");
            for (var article : articles) {
                item(xml, article);
            }
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException memoryFails) {
            throw new IllegalStateException(memoryFails);
        }
    }

    private void item(XMLStreamWriter xml, SampleArticle article) throws XMLStreamException {
        var address = base.resolve(article.path()).toString();
        xml.writeStartElement("item");
        element(xml, "title", article.headline());
        element(xml, "link", address);
        element(xml, "guid", address);
        element(xml, "pubDate", DateTimeFormatter.RFC_1123_DATE_TIME.format(article.published().atOffset(ZoneOffset.UTC)));
        element(xml, "description", article.standfirst());
        for (var author : article.byline()) {
            xml.writeStartElement(CREATOR, "creator");
            xml.writeCharacters(author);
            xml.writeEndElement();
        }
        for (var picture : article.pictures()) {
            xml.writeEmptyElement(MEDIA, "content");
            xml.writeAttribute("url", base.resolve("sample/pictures/" + picture.file()).toString());
            xml.writeAttribute("medium", "image");
        }
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
