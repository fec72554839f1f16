/** Reads what agencies and newsroom systems push: ninjs, NewsML-G2, our own article JSON, with status and embargo. */
@NullMarked
package news.backstory.wire;

import org.jspecify.annotations.NullMarked;
