package news.backstory.search;

import java.util.List;
import java.util.ServiceLoader;
import news.backstory.article.Article;

/**
 * Makes vectors of articles. {@link #standard()} is the door: a small table that needs no native code, or what an installation has put on the class path in
 * its place (build profile {@code encoder}: a sentence model). Any thread may use it.
 */
public interface Encoder {

    /** News says first what it is about: more than this makes no better vectors. */
    int MAX_CHARACTERS = 2_000;

    /** Of what it makes vectors, in a few words without spaces: vectors of another name are not comparable. */
    String name();

    int dimensions();

    /** @param text of which it reads as much as it needs, from the beginning */
    ArticleVector encode(String text);

    /** The pieces of words that it knows, each at its number. */
    List<String> vocabulary();

    default ArticleVector encode(Article article) {
        return encode(beginning(article, BodyText.of(article)));
    }

    /** The best encoder that is installed. */
    static Encoder standard() {
        return ServiceLoader.load(Encoder.class).findFirst().orElseGet(TokenTable::packaged);
    }

    /**
     * What it reads of an article: what says first what it is about.
     *
     * @param paragraphs that report something
     */
    static String beginning(Article article, List<String> paragraphs) {
        var text = new StringBuilder(article.headline()).append(". ").append(article.standfirst());
        for (var paragraph : paragraphs) {
            if (text.length() >= MAX_CHARACTERS) {
                break;
            }
            text.append(' ').append(paragraph);
        }
        return text.substring(0, Math.min(text.length(), MAX_CHARACTERS));
    }
}
