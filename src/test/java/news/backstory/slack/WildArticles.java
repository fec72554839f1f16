package news.backstory.slack;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Picture;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.post.Card;
import news.backstory.summary.Summary;

/** Articles as nobody would write them, unless to break us. */
final class WildArticles {

    static final Instant PUBLISHED = Instant.parse("2019-05-11T17:02:00Z");

    private WildArticles() {}

    /** Each text stands in every place where an article can have one. */
    static Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("ordinary", "Bridge over the Avon closed after flood");
        texts.put("one letter", "x");
        texts.put("pings all", "<!channel> <!here> <!everyone> <!subteam^S1> <@U1> <@U1|mia> <#C1> <!date^1^{date}|x>");
        texts.put("links", "<http://evil.example|https://bank.example> http://evil.example <mailto:a@b.example|write>");
        texts.put("escaped already", "&lt;!channel&gt; &amp;lt;!channel&amp;gt; Q&A & more &");
        texts.put("markup", "> quote *stars* _underscores_ ~tilde~ `ticks` ```code``` :smile: • - 1. list");
        texts.put("ten thousand letters", "a".repeat(10_000));
        texts.put("ten thousand words", "word ".repeat(10_000));
        texts.put("ten thousand brackets", "<".repeat(10_000));
        texts.put("ten thousand ampersands", "&".repeat(10_000));
        texts.put("ten thousand quotes", "\"\\".repeat(5_000));
        texts.put("ten thousand emoji", "👩‍👩‍👧‍👦".repeat(1_000));
        texts.put("one endless emoji", "👩" + "‍👩".repeat(5_000));
        texts.put("turned around", "\u202Eevil\u202C \u2066a\u2069 \u200F\u200Ebc\u061C שלום עליכם مرحبا بالعالم");
        texts.put("invisible", "a\u200Bb\uFEFFc\u00ADd\u2060e\u180Ef\u3164g\u034Fh");
        texts.put("only invisible", "\u200B\u2060\uFEFF");
        texts.put("lines", "one\ntwo\r\nthree\u2028four\u2029five\u0085six\tseven\u000Beight");
        texts.put("control", "a\0b\u0007c\u001B[31md\u007Fe");
        texts.put("half a pair", "a\uD83Db\uDE00c\uD83D");
        texts.put("marks", "Z" + "\u0301".repeat(100) + "algo" + "\u20DD".repeat(100));
        texts.put("only marks", "\u0301".repeat(10_000));
        texts.put("no characters", "a\uFFFEb\uFFFFc\uFDD0d");
        texts.put("fullwidth", "＜!channel＞ ＠channel ﹫here");
        texts.put("tags", "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC7F x");
        return Collections.unmodifiableMap(texts);
    }

    static String text(String name) {
        return Objects.requireNonNull(texts().get(name));
    }

    /** An article made of nothing but this text; without picture, section and standfirst if {@code bare}. */
    static Article article(String id, String text, boolean bare) {
        var said = text.isBlank() ? "x" : text;
        var link = Link.parse("https://herald.example/" + id.length() + "?a=1&b=%7C%3E").orElseThrow();
        var picture = new Picture(Link.parse("https://herald.example/p.jpg").orElseThrow(), text, text, text);
        return new Article(
                new ArticleId(id), link, said, bare ? "" : text, List.of(text), bare ? "" : text, Dated.stated(PUBLISHED), PUBLISHED, "en", text,
                Tier.WIRE,
                bare ? List.of() : List.of(picture), List.of(said, said), new Status.Usable(), 1);
    }

    /** With a summary of both its paragraphs. */
    static Card card(Article article) {
        var first = article.paragraphs().getFirst();
        var second = first.length() + Article.BETWEEN_PARAGRAPHS.length();
        return new Card(article, new Summary(List.of(
                new Summary.Sentence(1, 0, first.length(), first), new Summary.Sentence(2, second, second + first.length(), first))));
    }

    static Card withoutSummary(Article article) {
        return new Card(article, new Summary(List.of()));
    }
}
