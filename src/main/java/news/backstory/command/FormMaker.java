package news.backstory.command;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Articles;
import news.backstory.command.Feedback.Reason;
import news.backstory.command.Feedback.Spot;
import news.backstory.summary.Summariser;
import news.backstory.summary.Summary.Sentence;

/** Makes the forms that people asked for. It must be quick: whoever pressed the button waits, and Slack gives three seconds in all. */
public final class FormMaker {

    private final Articles articles;
    private final Summariser summariser;
    private final InstantSource clock;

    public FormMaker(Articles articles, Summariser summariser, InstantSource clock) {
        this.articles = articles;
        this.summariser = summariser;
        this.clock = clock;
    }

    /** Empty when there is nothing (any more) that may be shown. */
    public Optional<Form> make(Caller caller, FormKind kind, String about) {
        return switch (kind) {
            case WHAT_IS_WRONG -> articles.find(new ArticleId(about)).filter(found -> found.showable().at(clock.instant())).map(this::whatIsWrong);
        };
    }

    private Form whatIsWrong(Article article) {
        var sentences = summariser.summarise(article).sentences();
        var parts = new ArrayList<Form.Part>();
        sentences.forEach(sentence -> parts.add(new Form.Part.Said(sentence.number() + ". " + sentence.text())));
        if (!sentences.isEmpty()) {
            parts.add(new Form.Part.Asked(FormReader.SENTENCES, "Which sentences?", "", false,
                    new Form.Input.Choices(sentences.stream().map(FormMaker::option).toList(), List.of())));
        }
        parts.add(new Form.Part.Asked(FormReader.REASON, "What is wrong?", "", true, new Form.Input.Choice(List.of(
                new Form.Option(Reason.MISSING_CONTEXT.name(), "It misses its context"),
                new Form.Option(Reason.NOT_THE_POINT.name(), "It is not the point of the article"),
                new Form.Option(Reason.NOT_A_SENTENCE.name(), "It is no sentence: a caption, an advertisement, half of one"),
                new Form.Option(Reason.OTHER.name(), "Something else")), List.of())));
        parts.add(new Form.Part.Asked(FormReader.WORDS, "In your words", "Only whoever looks after me reads this.", false,
                new Form.Input.Text("", "", FormReader.MAX_WORDS, true)));
        return new Form(FormKind.WHAT_IS_WRONG, article.id().value(), "What is wrong?", "Report", parts);
    }

    private static Form.Option option(Sentence sentence) {
        return new Form.Option(Spot.of(sentence).text(), sentence.number() + ". " + sentence.text());
    }
}
