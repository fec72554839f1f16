package news.backstory.summary;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import news.backstory.article.Article;
import news.backstory.article.Traits;

/** What an article's summary may be chosen from, for somebody else who chooses: the sentences of its prose, under the same rules as our own choice. */
public final class Candidates {

    private static final int MOST = 4;

    private final List<Summary.Sentence> sentences;
    private final Choice choice;
    private final boolean whole;

    private Candidates(List<Summary.Sentence> sentences, Choice choice, boolean whole) {
        this.sentences = sentences;
        this.choice = choice;
        this.whole = whole;
    }

    public static Candidates of(Article article) {
        var language = Languages.of(article);
        var prose = Prose.of(article.paragraphs(), language);
        return new Candidates(prose, new Choice(article, prose, language), article.traits().extent() == Traits.Extent.WHOLE);
    }

    public List<Summary.Sentence> sentences() {
        return sentences;
    }

    /** Whether there is a choice: a short article is shown whole, and what stands before a pay wall not at all. */
    public boolean needChoosing() {
        return whole && sentences.size() > Choice.SHORT_ARTICLE;
    }

    /** The sentences with these numbers in the article's order; nothing if there are none such, too many, or some that may not be shown together. */
    public Optional<Summary> choose(List<Integer> numbers) {
        var wanted = new HashSet<>(numbers);
        var set = IntStream.range(0, sentences.size()).filter(i -> wanted.contains(sentences.get(i).number())).toArray();
        if (set.length == 0 || set.length > MOST || set.length != numbers.size() || !choice.mayBeShown(set)) {
            return Optional.empty();
        }
        return Optional.of(choice.summary(set));
    }
}
