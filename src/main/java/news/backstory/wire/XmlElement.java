package news.backstory.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of XML, by names without their prefixes: senders differ in their namespaces more than in their names. */
record XmlElement(Element element) {

    String name() {
        return String.valueOf(element.getLocalName());
    }

    String namespace() {
        return String.valueOf(element.getNamespaceURI());
    }

    /** Empty if it is not there. */
    String attribute(String name) {
        return element.getAttribute(name);
    }

    String language() {
        return element.getAttributeNS("http://www.w3.org/XML/1998/namespace", "lang");
    }

    List<XmlElement> children() {
        var children = new ArrayList<XmlElement>();
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                children.add(new XmlElement(child));
            }
        }
        return children;
    }

    List<XmlElement> children(String name) {
        return children().stream().filter(child -> child.name().equals(name)).toList();
    }

    /** The first element at the end of this way of names. */
    Optional<XmlElement> at(String... way) {
        return all(way).findFirst();
    }

    /** All elements at the end of this way of names. */
    Stream<XmlElement> all(String... way) {
        var here = Stream.of(this);
        for (var name : way) {
            here = here.flatMap(each -> each.children(name).stream());
        }
        return here;
    }

    /** All elements of this name below this one, at any depth. */
    Stream<XmlElement> below(String name) {
        return children().stream().flatMap(child -> Stream.concat(child.name().equals(name) ? Stream.of(child) : Stream.of(), child.below(name)));
    }

    String text() {
        return WireText.line(element.getTextContent());
    }

    /** As it stands, for text whose lines say something. */
    String rawText() {
        return element.getTextContent();
    }

    /** What a code ends in, of {@code qcode="stat:usable"} as of {@code uri="http://cv.iptc.org/newscodes/pubstatusg2/usable"}; empty if there is none. */
    String code() {
        return Stream.of(attribute("qcode"), attribute("uri"), attribute("literal")).filter(code -> !code.isBlank()).map(String::strip)
                .map(code -> code.substring(Math.max(code.lastIndexOf(':'), code.lastIndexOf('/')) + 1)).findFirst().orElse("");
    }

    /** What the part of an attribute behind its scheme is, such as {@code caption} of {@code role="drol:caption"}. */
    String attributeCode(String name) {
        var code = attribute(name).strip();
        return code.substring(Math.max(code.lastIndexOf(':'), code.lastIndexOf('/')) + 1);
    }

    /** Whether anything stands directly in it that is not white space. */
    boolean hasOwnText() {
        for (var node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE && !node.getTextContent().isBlank()) {
                return true;
            }
        }
        return false;
    }
}
