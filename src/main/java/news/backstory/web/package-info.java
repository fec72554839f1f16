/** Opens pages of the open web, safely (public addresses only, bounded bytes and seconds) and politely (conditional, few requests per host at a time). */
@NullMarked
package news.backstory.web;

import org.jspecify.annotations.NullMarked;
