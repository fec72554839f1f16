package news.backstory.vector;

import java.util.List;
import java.util.ServiceLoader;

/**
 * Makes vectors of texts. {@link #standard()} is the door: a small table that needs no native code, or what an installation has put on the class path in
 * its place (build profile {@code encoder}: a sentence model). Any thread may use it.
 */
public interface Encoder {

    /** Of what it makes vectors, in a few words without spaces: vectors of another name are not comparable. */
    String name();

    int dimensions();

    /** @param text of which it reads as much as it needs, from the beginning */
    ArticleVector encode(String text);

    /** The pieces of words that it knows, each at its number. */
    List<String> vocabulary();

    /** The best encoder that is installed. */
    static Encoder standard() {
        return ServiceLoader.load(Encoder.class).findFirst().orElseGet(TokenTable::packaged);
    }
}
