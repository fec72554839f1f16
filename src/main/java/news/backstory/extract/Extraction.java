package news.backstory.extract;

import java.time.Duration;
import java.time.ZoneOffset;
import news.backstory.article.Article;
import news.backstory.article.Link;

/** What came of reading a page. */
public sealed interface Extraction {

    /**
     * @param article under the address that its page wants it to be known by, if that may be true; whether it is, only who knows that address can tell
     * @param zone    in which its page names the moment of its publication; UTC if it names none
     * @param address where it was read, without what only tells where a click came from
     */
    record Extracted(Article article, ZoneOffset zone, Link address) implements Extraction {}

    /** @param why a clause that follows "it is no article:", such as "it lists other pages" */
    record NotAnArticle(String why) implements Extraction {}

    /** So many other pages were being read that this one's turn did not come in this time: it is worth trying again. */
    record Busy(Duration waited) implements Extraction {}
}
