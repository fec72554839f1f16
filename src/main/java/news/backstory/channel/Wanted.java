package news.backstory.channel;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import news.backstory.article.Article;
import news.backstory.article.Tier;

/**
 * What of a source a channel wants, and how.
 *
 * @param with      only articles with at least one of these words or phrases; none asks for all
 * @param without   no article with any of these
 * @param tiers     only these; none asks for all
 * @param languages only these (BCP 47 primary subtags); none asks for all; an article whose language is unknown passes
 */
public record Wanted(List<String> with, List<String> without, Set<Tier> tiers, Set<String> languages, Breaking breaking, Manner manner) {

    public static final Wanted ALL = new Wanted(List.of(), List.of(), Set.of(), Set.of(), Breaking.ON, Manner.AS_CHANNEL);

    public static final int MAX_WORDS = 20;

    public enum Breaking {
        /** What is breaking does not wait for quiet hours to end, or for a digest. */
        ON, OFF
    }

    public enum Manner {
        LIVE, DIGEST,
        /** With the channel's digest if it has one, else live. */
        AS_CHANNEL
    }

    public Wanted {
        with = List.copyOf(with);
        without = List.copyOf(without);
        tiers = Set.copyOf(tiers);
        languages = Set.copyOf(languages);
        if (with.size() > MAX_WORDS || without.size() > MAX_WORDS) {
            throw new IllegalArgumentException("a subscription has at most " + MAX_WORDS + " words of a kind");
        }
    }

    public Wanted in(Manner newManner) {
        return new Wanted(with, without, tiers, languages, breaking, newManner);
    }

    /** For the round-up and nothing beside it. */
    public Wanted forRoundUp() {
        return new Wanted(with, without, tiers, languages, Breaking.OFF, Manner.DIGEST);
    }

    public Wanted inLanguages(Set<String> newLanguages) {
        return new Wanted(with, without, tiers, newLanguages, breaking, manner);
    }

    public boolean takes(Article article) {
        var text = textOf(article);
        return (with.isEmpty() || with.stream().anyMatch(word -> Phrases.isIn(text, word)))
                && without.stream().noneMatch(word -> Phrases.isIn(text, word))
                && (tiers.isEmpty() || tiers.contains(article.tier()))
                && (languages.isEmpty() || article.language().isEmpty()
                        || languages.contains(Locale.forLanguageTag(article.language()).getLanguage()));
    }

    private static String textOf(Article article) {
        return Phrases.folded(String.join("\n", article.headline(), article.standfirst(), article.section(),
                String.join("\n", article.traits().keywords()), article.body()));
    }
}
