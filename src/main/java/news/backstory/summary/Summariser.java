package news.backstory.summary;

import news.backstory.article.Article;

/** Chooses the sentences that say what an article says. */
public interface Summariser {

    Summary summarise(Article article);
}
