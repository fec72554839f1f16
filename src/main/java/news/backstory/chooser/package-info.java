/** Has a language model choose a summary's sentences, and never write one. */
@NullMarked
package news.backstory.chooser;

import org.jspecify.annotations.NullMarked;
