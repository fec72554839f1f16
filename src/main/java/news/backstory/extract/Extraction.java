package news.backstory.extract;

import java.time.ZoneOffset;
import news.backstory.article.Article;

/** What came of reading a page. */
public sealed interface Extraction {

    /** @param zone in which its page names the moment of its publication; UTC if it names none */
    record Extracted(Article article, ZoneOffset zone) implements Extraction {}

    /** @param why a clause that follows "it is no article:", such as "it lists other pages" */
    record NotAnArticle(String why) implements Extraction {}
}
