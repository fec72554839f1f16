package news.backstory.search;

import java.util.List;
import news.backstory.article.Article;

/**
 * An article, taken apart once: what its words, its gist and its vector are made of.
 *
 * @param paragraphs that report something
 * @param text       headline, standfirst and those paragraphs, as {@link Documents#TEXT} has them
 * @param tokens     of the text, in order
 */
record Analysed(Article article, List<String> paragraphs, String text, List<Analysis.Token> tokens) {

    static Analysed of(Article article, Analysis analysis) {
        var paragraphs = BodyText.of(article);
        var text = Documents.text(article, paragraphs);
        return new Analysed(article, paragraphs, text, analysis.tokens(article.language(), text));
    }

    /** Those of the headline, with which the text begins. */
    List<Analysis.Token> headline() {
        return tokens.subList(0, firstFrom(0, article.headline().length()));
    }

    /** The first token from here on that ends behind a place of the text. */
    int firstFrom(int token, int place) {
        var first = token;
        while (first < tokens.size() && tokens.get(first).end() <= place) {
            first++;
        }
        return first;
    }
}
