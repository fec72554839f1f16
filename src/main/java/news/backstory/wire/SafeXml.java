package news.backstory.wire;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The one place where XML is parsed strictly: a torn file must not be read as if it were whole, for what is missing may be its embargo. Knows no DOCTYPE,
 * opens nothing, expands nothing; the JDK's own limits hold for depth (100), attributes (200) and names (1,000).
 */
final class SafeXml {

    private static final Set<Charset> CHARSETS = Set.of(
            StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE, Charset.forName("windows-1252"), Charset.forName("ISO-8859-15"));

    private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");

    /** One that only names a grammar; what declares anything itself is refused by the parser. */
    private static final Pattern HARMLESS_DOCTYPE = Pattern.compile("<!DOCTYPE\\s[^\\[<>]{0,1000}>");

    private static final Pattern PROLOG = Pattern.compile("^\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--(?s:.{0,10000}?)-->\\s*)*$");

    private SafeXml() {}

    static XmlElement parse(byte[] bytes) throws Unusable {
        try {
            var builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            builder.setEntityResolver((_, _) -> new InputSource(new StringReader("")));
            return new XmlElement(builder.parse(new InputSource(new StringReader(withoutDoctype(decoded(bytes))))).getDocumentElement());
        } catch (SAXException notWellFormed) {
            throw new Unusable("not well-formed XML: " + WireText.line(String.valueOf(notWellFormed.getMessage()), 200));
        } catch (IOException | ParserConfigurationException cannotBe) {
            throw new IllegalStateException(cannotBe);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setCoalescing(true);
        return factory;
    }

    private static String withoutDoctype(String text) {
        var doctype = HARMLESS_DOCTYPE.matcher(text);
        return doctype.find() && PROLOG.matcher(text.substring(0, doctype.start())).matches()
                ? text.substring(0, doctype.start()) + text.substring(doctype.end())
                : text;
    }

    private static String decoded(byte[] bytes) throws Unusable {
        var charset = charset(bytes);
        try {
            var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException wrong) {
            throw new Unusable("the bytes are not " + charset);
        }
    }

    private static Charset charset(byte[] bytes) throws Unusable {
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        var declared = DECLARED.matcher(new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1).strip());
        if (!declared.find()) {
            return StandardCharsets.UTF_8;
        }
        return CHARSETS.stream().filter(
                each -> each.name().equalsIgnoreCase(declared.group(1)) || each.aliases().stream().anyMatch(declared.group(1)::equalsIgnoreCase))
                .findFirst().orElseThrow(() -> new Unusable("the encoding " + declared.group(1) + " is not read here"));
    }

    /** Nothing is printed, nothing is mended. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException aside) {
            // Says nothing about whether it is whole.
        }

        @Override
        public void error(SAXParseException wrong) throws SAXParseException {
            throw wrong;
        }

        @Override
        public void fatalError(SAXParseException wrong) throws SAXParseException {
            throw wrong;
        }
    }
}
