/** Decision trees that are learned from examples and add up to an opinion. */
@NullMarked
package news.backstory.trees;

import org.jspecify.annotations.NullMarked;
