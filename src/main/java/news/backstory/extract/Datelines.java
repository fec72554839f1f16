package news.backstory.extract;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lines between a headline and its report that say who wrote it and when, in any language. They look like first paragraphs where no class names them. */
final class Datelines {

    private static final int AMONG_FIRST = 3;
    private static final int MAX_CHARACTERS = 160;
    private static final int MAX_DATE_CHARACTERS = 60;

    private static final Pattern ENDS_SENTENCE = Pattern.compile(".*[.!?…。！？؟][\"'”’»)\\]]*$");
    private static final Pattern STARTS_WITH_DATE = Pattern
            .compile(
                    "\\p{Nd}{1,2}\\.?\\s\\p{L}{3,14}\\.?,?\\s(?:(?:19|20)\\d{2}|(?!\\d)\\p{Nd}{4})(?!\\p{Nd})[\\s,;|·•–—-]*(?:\\p{L}{0,4}\\s)?(?:\\d{1,2}[:.h]\\d{2}.{0,12})?");
    private static final Pattern LABEL = Pattern.compile(
            "(?:stand|published|updated|posted|last (?:updated|modified)|publié|mis à jour|modifié|veröffentlicht|erschienen|aktualisiert|publicado|actualizado|pubblicato|aggiornato|"
                    + "atualizado|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|opublikowano|来源|發佈|发布|公開|更新|פורסם|עודכן)\\b.{0,30}\\d.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern BYLINE = Pattern.compile(
            "(?i:by|von|par|por|di|door|av|af)\\s+(?:(?:\\p{Lu}[\\p{L}.'’-]*|and|und|et|y|e|en|och|og|in|at|of|the|for|de|da|del|della|van|von|der|bin|al|&)[,;]?\\s*){2,30}");

    private Datelines() {}

    static boolean isOne(String line) {
        if (line.length() > MAX_CHARACTERS || ENDS_SENTENCE.matcher(line).matches()) {
            return false;
        }
        return LABEL.matcher(line).matches() || BYLINE.matcher(line).matches() || STARTS_WITH_DATE.matcher(line).matches()
                || line.length() <= MAX_DATE_CHARACTERS && !WrittenDays.in(line, Locale.ROOT).isEmpty();
    }

    /** The report without those over it. */
    static List<String> below(List<String> paragraphs) {
        var at = 0;
        while (at < AMONG_FIRST && at + 1 < paragraphs.size() && isOne(paragraphs.get(at))) {
            at++;
        }
        return paragraphs.subList(at, paragraphs.size());
    }
}
