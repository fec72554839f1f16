/** What an article is, in the words every room shares. */
@NullMarked
package news.backstory.article;

import org.jspecify.annotations.NullMarked;
