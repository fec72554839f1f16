/** Keeps what is to be said and what was said, and has each line said once. */
@NullMarked
package news.backstory.ledger;

import org.jspecify.annotations.NullMarked;
