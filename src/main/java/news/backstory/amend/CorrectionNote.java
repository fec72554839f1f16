package news.backstory.amend;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import news.backstory.article.Article;
import news.backstory.summary.Sentences;

/** What an editor's note says of a correction, which a wire sends with it: "CORRECTS spelling of name in third paragraph". */
final class CorrectionNote {

    private static final int MAX_CHARACTERS = 300;

    /** In the languages of the archive; not the adjective: "the correct version". */
    private static final String WORDS = "(?:corrects|corrected|correcting|corrections?|correctives?|rectificati(?:f|on|ons)|corrige[nr]?|corrigée?s?|corrigid[oa]s?"
            + "|korrigiert|berichtigt|korrekturen?|berichtigung(?:en)?|correcci(?:ón|ones)|correg(?:ido|ida|ge)|rectifica|fe de errat(?:as|a)"
            + "|correzion[ei]|rettifica|correç(?:ão|ões)|errata|correcties?|corrigeert|gecorrigeerd|rectificatie|düzelt(?:me|ir|ildi|ilmiştir))\\b";

    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern SAYS_SO = Pattern.compile("\\b" + WORDS, ANY_CASE);

    /** "CORRECTION:", "Berichtigung –": it says no more than what we say before it. */
    private static final Pattern LABEL = Pattern.compile("^[\\s(\\[*]*" + WORDS + "[\\s)\\]*]*(?:[:.]|[-–—](?=\\s)|$)\\s*", ANY_CASE);

    private static final Pattern DENIES = Pattern.compile("\\b(?:no|not an?|without) correct", Pattern.CASE_INSENSITIVE);

    private CorrectionNote() {}

    /**
     * The sentence that says so, without the word for it that stands before it; empty if none does, or the note said the same of an earlier version: a wire
     * often lets it stand.
     */
    static Optional<String> of(Article before, Article now) {
        var note = now.traits().editorsNote();
        if (note.equals(before.traits().editorsNote())) {
            return Optional.empty();
        }
        var sentences = Sentences.in(note, now.language()).stream().map(span -> note.substring(span.start(), span.end()).strip()).toList();
        return sentences.stream().filter(sentence -> SAYS_SO.matcher(sentence).find() && !DENIES.matcher(sentence).find()).findFirst()
                .map(sentence -> afterLabel(sentence, sentences.subList(sentences.indexOf(sentence) + 1, sentences.size())))
                .map(sentence -> sentence.substring(0, Math.min(sentence.length(), MAX_CHARACTERS)));
    }

    /** Where the label is all of a sentence, the next says what was corrected. */
    private static String afterLabel(String sentence, List<String> next) {
        var said = withoutLabel(sentence);
        return said.isEmpty() ? next.stream().findFirst().orElse("") : said;
    }

    /** A headline, too, may begin with it. */
    static String withoutLabel(String text) {
        return LABEL.matcher(text).replaceFirst("");
    }
}
