package news.backstory.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import news.backstory.article.Article;

/** Takes the first sentences that are fit to stand by themselves: news is written with the most important first. */
public final class LeadSummariser implements Summariser {

    static final int MAX_SENTENCES = 3;

    /** A longer sentence counts as two. */
    static final int LONG_SENTENCE_CHARACTERS = 600;

    static final int MAX_CHARACTERS = 900;

    private static final int MIN_CHARACTERS = 20;
    private static final Pattern ENDED = Pattern.compile("(?s).*[.!?…。！？।؟‽][\"'”’»›)\\]“‘」』]*");

    /** What stands in a report without being of it: plugs, credits, captions, bylines, datelines. */
    private static final Pattern UNFIT = Pattern.compile(
            "(?:read (?:more|also|next|the full)|see also|also read|watch|listen|related|sign up|subscribe|follow us|click here|share this|advertisement|story continues|"
                    + "(?:photo|photograph|picture|image|file photo|video|credit|caption|copyright|source)s?(?: (?:by|courtesy|credit))?\\s*[:/]|©|updated?\\s*[:\\d]|"
                    + "(?:this (?:story|article) (?:has been|was) (?:updated|corrected|amended|originally|first))|editor.s note|correction:|"
                    + "mehr zum thema|lesen sie|lire aussi|leggi anche|lea también)"
                    + ".*|(?-i:[\\p{Lu}\\s,.()/’'-]+)(?:\\([\\p{L}\\s]+\\))?\\s*[—–-]*|.*\\ball rights reserved\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    @Override
    public Summary summarise(Article article) {
        var chosen = new ArrayList<Summary.Sentence>();
        var places = MAX_SENTENCES;
        var characters = 0;
        for (var sentence : sentencesOf(article)) {
            var length = sentence.text().length();
            if (places > 0 && isFit(sentence.text())) {
                places -= length > LONG_SENTENCE_CHARACTERS ? 2 : 1;
                characters += length;
                if (places < 0 || characters > MAX_CHARACTERS) {
                    break;
                }
                chosen.add(sentence);
            }
        }
        return new Summary(chosen);
    }

    /** Each sentence of the body, numbered from 1. */
    private static List<Summary.Sentence> sentencesOf(Article article) {
        var sentences = new ArrayList<Summary.Sentence>();
        var start = 0;
        for (var paragraph : article.paragraphs()) {
            for (var span : Sentences.in(paragraph, article.language())) {
                sentences.add(
                        new Summary.Sentence(
                                sentences.size() + 1, start + span.start(), start + span.end(), paragraph.substring(span.start(), span.end())));
            }
            start += paragraph.length() + Article.BETWEEN_PARAGRAPHS.length();
        }
        return sentences;
    }

    private static boolean isFit(String sentence) {
        return sentence.length() >= MIN_CHARACTERS
                && sentence.length() <= MAX_CHARACTERS
                && ENDED.matcher(sentence).matches()
                && !UNFIT.matcher(sentence).matches();
    }
}
