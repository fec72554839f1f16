package news.backstory.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import news.backstory.article.Article;

/** What an article says, without what only stands in it: its sentences, cleaned of datelines, bylines, captions, credits, plugs, links and notices. */
final class Prose {

    /** Nobody sums up by what stands behind so many sentences. */
    static final int MAX_SENTENCES = 120;

    /** Of a sentence; a longer one is shown to nobody. */
    static final int MAX_CHARACTERS = 900;

    private static final int MIN_CHARACTERS = 20;
    private static final int MIN_WORDS = 4;

    private static final Pattern ENDED = Pattern.compile("(?s).*(?<!:\\s?)[.!?…。！？।؟‽][\"'”’»›)\\]“‘」』]*(?: »)?");

    /** A full stop behind a space was put there by a machine, often under a heading: that has few words, or most of them in capitals. */
    private static final String PUT_BY_A_MACHINE = " .";
    private static final int HEADING_WORDS = 10;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    /** A word that is no name, and none of the small ones that names have between them: a text without is a name, a title or a line of a list. */
    private static final Pattern IN_LOWER_CASE = Pattern
            .compile("(?<![\\p{L}\\p{N}'’.-])(?!(?:the|and|for|with|von|der|die|das|des|und|del|los|las|les)(?!\\p{L}))[\\p{Ll}\\p{Lo}]{3}"
                    + "|(?<!\\p{L})(?:is|be|he|it|we|do|go|no|up)(?!\\p{L})");
    private static final Pattern NO_SPACES = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}]");

    private Prose() {}

    /** The body's sentences that are of the report, each with its number in the whole body, from 1. */
    static List<Summary.Sentence> of(List<String> paragraphs, String language) {
        var prose = new ArrayList<Summary.Sentence>();
        var number = 0;
        var start = 0;
        for (var paragraph : paragraphs) {
            if (prose.size() == MAX_SENTENCES) {
                break;
            }
            var opening = Openings.skip(paragraph);
            var report = paragraph.substring(opening);
            var spans = Sentences.in(report, language);
            if (!Notices.isParagraph(paragraph) && (opening == 0 || !Notices.isParagraph(report))) {
                for (var i = 0; i < spans.size() && prose.size() < MAX_SENTENCES; i++) {
                    var span = spans.get(i);
                    var text = report.substring(span.start(), span.end());
                    if (isProse(text)) {
                        prose.add(new Summary.Sentence(number + i + 1, start + opening + span.start(), start + opening + span.end(), text));
                    }
                }
            }
            number += spans.size();
            start += paragraph.length() + Article.BETWEEN_PARAGRAPHS.length();
        }
        return prose;
    }

    private static boolean isProse(String text) {
        return text.length() >= MIN_CHARACTERS && text.length() <= MAX_CHARACTERS && ENDED.matcher(text).matches() && !isHeading(text)
                && (WORD.matcher(text).results().limit(MIN_WORDS).count() == MIN_WORDS || NO_SPACES.matcher(text).find()) && !Notices.is(text);
    }

    private static boolean isHeading(String text) {
        if (IN_LOWER_CASE.matcher(text).find() && !text.endsWith(PUT_BY_A_MACHINE)) {
            return false;
        }
        var words = WORD.matcher(text).results().map(MatchResult::group).toList();
        return words.size() <= HEADING_WORDS || 2 * words.stream().filter(word -> Character.isUpperCase(word.charAt(0))).count() > words.size();
    }
}
