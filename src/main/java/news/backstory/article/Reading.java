package news.backstory.article;

import java.time.Duration;

/** What came of reading an article at an address. All but {@link Read} say why there is none. */
public sealed interface Reading {

    record Read(Article article) implements Reading {}

    /** There is an article, but nothing of it may be shown now. */
    record Held() implements Reading {}

    /** The address does not lead to the public internet; nothing was opened. */
    record NotPublic() implements Reading {}

    /** The page's server answered with this HTTP status instead of a page. */
    record Answered(int status) implements Reading {}

    record TimedOut(Duration after) implements Reading {}

    record TooLarge(long maxBytes) implements Reading {}

    /** No connection, no such name, a broken answer. */
    record Unreachable() implements Reading {}

    /** It is no article: the reason, as a clause such as "it lists other pages". */
    record NotAnArticle(String why) implements Reading {}
}
