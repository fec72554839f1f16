package news.backstory.sandbox;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/** Grows a piece of HTML in which every text and every attribute's value is escaped; nothing can get in unescaped. */
final class Html implements Content {

    private final StringBuilder html = new StringBuilder();
    private final StringBuilder words = new StringBuilder();

    /** @param attributes names and values in turn; the names are ours */
    Html open(String tag, String... attributes) {
        html.append('<').append(tag);
        for (var index = 0; index < attributes.length; index += 2) {
            html.append(' ').append(attributes[index]).append("=\"");
            escape(attributes[index + 1]);
            html.append('"');
        }
        html.append('>');
        return this;
    }

    Html close(String tag) {
        html.append("</").append(tag).append('>');
        return this;
    }

    Html text(String text) {
        escape(text);
        words.append(text);
        return this;
    }

    Html add(Html other) {
        html.append(other.html);
        words.append(other.words);
        return this;
    }

    Html lineBreak() {
        html.append("<br>");
        words.append(' ');
        return this;
    }

    /** An element with a text in it. */
    Html in(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Html in(String tag, Html inner, String... attributes) {
        return open(tag, attributes).add(inner).close(tag);
    }

    boolean isEmpty() {
        return html.isEmpty();
    }

    /** The texts alone, as one would read them aloud. */
    String words() {
        return words.toString();
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(html.toString());
    }

    @Override
    public String toString() {
        return html.toString();
    }

    private void escape(String text) {
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            switch (character) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(character);
            }
        }
    }
}
