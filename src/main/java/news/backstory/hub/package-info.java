/** Has hubs tell us at once what feeds publish (WebSub), and believes only what they sign. */
@NullMarked
package news.backstory.hub;

import org.jspecify.annotations.NullMarked;
