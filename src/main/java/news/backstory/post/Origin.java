package news.backstory.post;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.Dated;

/** Which article it was, in words that give away nothing of what it said: not its headline, and not its address, which often holds the headline's words. */
public record Origin(String outlet, String section, Dated published) {

    public static Origin of(Article article) {
        return new Origin(article.source(), article.section(), article.published());
    }

    /** "Continental Press, World, ", and when it appeared. */
    public List<Bit> bits() {
        var bits = new ArrayList<Bit>();
        bits.add(new Bit.Plain(place() + (published.basis() == Dated.Basis.FIRST_SEEN ? "first seen " : "")));
        bits.add(new Bit.When(published.at()));
        return List.copyOf(bits);
    }

    private String place() {
        return Stream.of(outlet, section).filter(text -> !text.isBlank()).map(text -> text + ", ").collect(Collectors.joining());
    }
}
