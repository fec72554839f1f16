package news.backstory.summary;

import java.util.List;
import news.backstory.article.Article;

/** Counts in a summary what may mislead a reader. It shares its rules with those who choose: it shows that they hold, not that they are all there are. */
public final class Strictness {

    private Strictness() {}

    /**
     * @param dangling sentences that open on a word that points back, without the sentence before them
     * @param orphans  sentences that quote somebody at length without saying whom, and without the sentence before them saying it
     */
    public record Check(int sentences, int dangling, int orphans) {}

    public static Check check(Article article, Summary summary) {
        var language = Languages.of(article);
        var dangling = 0;
        var orphans = 0;
        var whole = Prose.of(article.paragraphs(), language);
        var before = 0;
        var textBefore = "";
        for (var sentence : summary.sentences()) {
            var number = sentence.number();
            var needed = whole.stream().filter(each -> each.number() < number).reduce((_, last) -> last).map(Summary.Sentence::number).orElse(0);
            var isThere = before > 0 && before == needed;
            dangling += Openers.pointBack(sentence.text(), language) && !isThere ? 1 : 0;
            orphans += Standing.quotesNobody(sentence.text()) && !(isThere && Standing.namesSpeaker(textBefore)) ? 1 : 0;
            before = number;
            textBefore = sentence.text();
        }
        return new Check(summary.sentences().size(), dangling, orphans);
    }

    /** Every sentence of an article, clean or not: what the first three of it are. */
    public static List<String> sentences(Article article) {
        return article.paragraphs().stream()
                .flatMap(paragraph -> Sentences.in(paragraph, article.language()).stream().map(span -> paragraph.substring(span.start(), span.end())))
                .toList();
    }
}
