package news.backstory.channel;

import java.util.Optional;
import java.util.regex.Pattern;
import news.backstory.article.Article;
import news.backstory.summary.Sentences;

/** What an editor's note says of a correction, which a wire sends with it: "CORRECTS spelling of name in third paragraph". */
final class CorrectionNote {

    private static final int MAX_CHARACTERS = 300;

    /** In the languages of the archive; not the adjective: "the correct version". */
    private static final Pattern SAYS_SO = Pattern.compile(
            "\\b(?:corrects|corrected|correcting|corrections?|correctives?|rectificati(?:f|on|ons)|corrige[nr]?|corrigée?s?|corrigid[oa]s?"
                    + "|korrigiert|berichtigt|korrekturen?|berichtigung(?:en)?|correcci(?:ón|ones)|correg(?:ido|ida|ge)|rectifica|fe de errat(?:as|a)"
                    + "|correzion[ei]|rettifica|correç(?:ão|ões)|errata|correcties?|corrigeert|gecorrigeerd|rectificatie|düzelt(?:me|ir|ildi|ilmiştir))\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern DENIES = Pattern.compile("\\b(?:no|not an?|without) correct", Pattern.CASE_INSENSITIVE);

    private CorrectionNote() {}

    /** The sentence that says so; empty if none does, or the note said the same of an earlier version: a wire often lets it stand. */
    static Optional<String> of(Article before, Article now) {
        var note = now.traits().editorsNote();
        if (note.equals(before.traits().editorsNote())) {
            return Optional.empty();
        }
        return Sentences.in(note, now.language()).stream().map(span -> note.substring(span.start(), span.end()).strip())
                .filter(sentence -> SAYS_SO.matcher(sentence).find() && !DENIES.matcher(sentence).find()).findFirst()
                .map(sentence -> sentence.substring(0, Math.min(sentence.length(), MAX_CHARACTERS)));
    }
}
