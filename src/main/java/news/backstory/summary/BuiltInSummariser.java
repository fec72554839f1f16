package news.backstory.summary;

import java.io.IOException;
import java.util.List;
import news.backstory.article.Article;
import news.backstory.article.Traits;

/** Chooses by itself: in English by what it learned from summaries that people wrote, elsewhere by place and headline. For one thread or several. */
public final class BuiltInSummariser implements Summariser {

    private static final String ENGLISH = "en";
    private static final int LEAST = 2;
    private static final int MOST = 4;

    private final Model model;

    BuiltInSummariser(Model model) {
        this.model = model;
    }

    /** With the weights that come with the program. */
    public static BuiltInSummariser open() {
        return new BuiltInSummariser(Model.english());
    }

    /** @param model as {@link Training} made it */
    public static BuiltInSummariser of(byte[] model) throws IOException {
        return new BuiltInSummariser(Model.read(model));
    }

    /** Empty if there is nothing fit to show, or if all we have is what stands before a pay wall: that is never summed up as if it were all. */
    @Override
    public Summary summarise(Article article) {
        if (article.traits().extent() == Traits.Extent.PREVIEW) {
            return new Summary(List.of());
        }
        var language = Languages.of(article);
        var prose = Prose.of(article.paragraphs(), language);
        if (prose.size() <= Choice.SHORT_ARTICLE) {
            return Choice.all(prose);
        }
        var choice = new Choice(article, prose, language);
        if (!language.equals(ENGLISH)) {
            return LeadRanking.of(article, prose).choose(choice);
        }
        var opinion = model.of(Reading.of(prose, new Stems()));
        return choice.best(opinion.scores(), LEAST, MOST, model.worth(opinion));
    }
}
