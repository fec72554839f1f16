package news.backstory.telling;

import java.util.regex.Pattern;
import news.backstory.article.Article;
import news.backstory.article.Tier;

/** Whether an article is breaking news: by its urgency (IPTC: 1 flash, 2 bulletin), else by the word that agencies put before its headline.
 * Anybody may write "BREAKING": of others than agencies and ourselves it is not believed. */
final class Urgency {

    private static final int BREAKING_UP_TO = 2;
    /** Then a mark: "Breaking Bad: an oral history" and "Urgent care: clinics close" are none. */
    private static final Pattern WORD = Pattern.compile(
            "(?i)^\\W{0,3}(?:breaking(?: news)?|news ?alert|alert|flash|urgent|eilmeldung|eil)\\s*(?:[:|–—!\\]]|\\s-\\s).*", Pattern.DOTALL);
    private static final Pattern CAPITALS = Pattern.compile("^\\W{0,3}(?:BREAKING|ALERT|FLASH|URGENT|NEWSALERT|EILMELDUNG|EIL)\\b.*", Pattern.DOTALL);

    private Urgency() {}

    static boolean isBreaking(Article article) {
        return article.traits().statedUrgency().filter(urgency -> urgency <= BREAKING_UP_TO).isPresent()
                || article.tier() != Tier.OTHER && (WORD.matcher(article.headline()).matches() || CAPITALS.matcher(article.headline()).matches());
    }
}
