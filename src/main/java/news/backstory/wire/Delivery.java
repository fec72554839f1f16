package news.backstory.wire;

import java.time.Instant;
import news.backstory.article.Tier;

/**
 * What one sender handed over at one time.
 *
 * @param tier whose articles the sender's are
 * @param hash of all its bytes
 */
record Delivery(WireName wire, Tier tier, Instant receivedAt, String hash) {}
