package news.backstory.extract;

import news.backstory.article.Article;

/** What came of reading a page. */
public sealed interface Extraction {

    record Extracted(Article article) implements Extraction {}

    /** @param why a clause that follows "it is no article:", such as "it lists other pages" */
    record NotAnArticle(String why) implements Extraction {}
}
