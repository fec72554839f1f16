package news.backstory.post;

import news.backstory.article.Article;
import news.backstory.summary.Summary;

/** One article as a reader sees it: headline, standfirst, picture with caption, summary. */
public record Card(Article article, Summary summary) {}
