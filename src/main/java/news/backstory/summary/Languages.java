package news.backstory.summary;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import news.backstory.article.Article;

/**
 * Which language an article is in: as its publisher says, else the one of our eight that most of its small words are of. No library: the small ones are no
 * longer kept, and the kept ones bring 10 to 80 MB to tell apart a hundred languages that we have no rules for.
 */
final class Languages {

    private static final int CHARACTERS_LOOKED_AT = 4_000;

    /** Of all its words; news in a language has a quarter and more. */
    private static final double LEAST_SHARE = 0.08;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");
    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en",
            Set.of("the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "as", "by", "from", "has", "have", "said", "his", "at",
                    "an", "be", "were", "are", "it"),
            "de",
            Set.of("der", "die", "das", "und", "in", "den", "von", "zu", "mit", "ist", "im", "für", "auf", "sich", "des", "dem", "ein", "eine",
                    "nicht", "auch", "als", "nach", "werden", "hat"),
            "fr",
            Set.of("le", "la", "les", "de", "des", "et", "du", "en", "un", "une", "dans", "que", "qui", "pour", "sur", "au", "est", "par", "il",
                    "pas", "plus", "avec", "aux", "ont"),
            "es",
            Set.of("el", "la", "los", "las", "de", "del", "y", "en", "que", "un", "una", "por", "con", "para", "se", "su", "al", "es", "lo", "como",
                    "más", "ha", "sus", "sobre"),
            "it",
            Set.of("il", "la", "di", "che", "e", "del", "della", "in", "un", "una", "per", "con", "non", "si", "dei", "le", "gli", "da", "nel",
                    "alla", "è", "sono", "anche", "ha"),
            "nl",
            Set.of("de", "het", "een", "van", "en", "in", "op", "dat", "te", "voor", "met", "zijn", "is", "niet", "aan", "door", "er", "ook", "bij",
                    "naar", "om", "uit", "heeft", "wordt"),
            "pt",
            Set.of("o", "a", "os", "as", "de", "do", "da", "dos", "das", "e", "em", "que", "um", "uma", "para", "com", "não", "por", "no", "na", "se",
                    "ao", "foi", "mais"),
            "tr", Set.of("ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "olan", "çok", "daha", "gibi", "kadar", "sonra", "en", "göre", "ise",
                    "oldu", "olduğunu", "ancak", "yeni", "dedi", "büyük", "her"));

    /** Of each small word. */
    private static final Map<String, Set<String>> LANGUAGES_OF = languagesOf();

    private Languages() {}

    /** A BCP 47 code of letters in lower case; empty if it is none that we know. */
    static String of(Article article) {
        var stated = Locale.forLanguageTag(article.language()).getLanguage();
        return stated.isEmpty() || stated.equals("und") ? detect(article.body()) : stated;
    }

    static String detect(String text) {
        var counts = new HashMap<String, Integer>();
        var words = BETWEEN_WORDS.split(text.substring(0, Math.min(CHARACTERS_LOOKED_AT, text.length())).toLowerCase(Locale.ROOT), -1);
        for (var word : words) {
            LANGUAGES_OF.getOrDefault(word, Set.of()).forEach(language -> counts.merge(language, 1, Integer::sum));
        }
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).filter(most -> most.getValue() > LEAST_SHARE * words.length)
                .map(Map.Entry::getKey).orElse("");
    }

    private static Map<String, Set<String>> languagesOf() {
        var languages = new HashMap<String, Set<String>>();
        SMALL_WORDS.forEach((language, words) -> words.forEach(word -> languages.computeIfAbsent(word, _ -> new TreeSet<>()).add(language)));
        return Map.copyOf(languages);
    }
}
