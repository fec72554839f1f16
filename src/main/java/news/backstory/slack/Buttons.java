package news.backstory.slack;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.post.MessageRef;
import news.backstory.post.Post;
import news.backstory.post.Row;

/** What can be pressed on our messages; {@link ActionValue} understands each of them. */
final class Buttons {

    /** Slack: docs.slack.dev/reference/block-kit/composition-objects/option-object. */
    private static final int MAX_OPTION_VALUE = 150;

    private static final int MAX_URL = 3_000;

    /** Slack: docs.slack.dev/reference/block-kit/block-elements/button-element. */
    private static final int MAX_ACCESSIBLE_TEXT = 75;

    private Buttons() {}

    static BlockElement similar(Article article) {
        return button(ActionValue.CARD_SIMILAR, "Similar", article.id().value(), "Similar articles");
    }

    static BlockElement covered(Article article) {
        return button(ActionValue.COVERED, "Covered?", article.id().value(), "Have we covered this?");
    }

    static BlockElement onIt(Article article) {
        return button(ActionValue.ON_IT, "I’m on it", article.id().value(), "I am on it: " + article.headline());
    }

    /** @param number makes its id unlike its neighbours' */
    static BlockElement choice(Row.Choice choice, int number) {
        return button(numbered(ActionValue.CHOICE + choice.ask().name().toLowerCase(Locale.ROOT), number), choice.label(),
                ActionValue.choice(choice), choice.label());
    }

    static BlockElement postCoverage(ArticleId article, List<MessageRef> thread) {
        return thread.isEmpty()
                ? button(ActionValue.POST_COVERAGE, "Post here", article.value(), "Post here who covered this")
                : button(ActionValue.POST_COVERAGE, "Post to thread", ActionValue.under(article, thread.getFirst()),
                        "Post to the thread who covered this");
    }

    static BlockElement timeline(ArticleId article) {
        return button(ActionValue.TIMELINE, "Timeline", article.value(), "How the story moved");
    }

    static BlockElement postTimeline(ArticleId article) {
        return button(ActionValue.POST_TIMELINE, "Post here", article.value(), "Post here how the story moved");
    }

    static BlockElement leftOut(Post.LeftOut leftOut) {
        return button(ActionValue.LEFT_OUT, "Show the rest", ActionValue.leftOut(leftOut), "Show the other " + leftOut.count() + " stories");
    }

    /** The menu ⋯, unless nothing is left to put in it. */
    static List<BlockElement> more(Article article) {
        return more(article, article);
    }

    /**
     * The same of a card under the headline of what came of it.
     *
     * @param latest the article itself if nothing came of it
     */
    static List<BlockElement> more(Article article, Article latest) {
        var options = new ArrayList<OptionObject>();
        fitting("This card is wrong", ActionValue.wrong(article.id())).ifPresent(options::add);
        fitting("Mute this story", ActionValue.mute(latest.id())).ifPresent(options::add);
        if (latest.id().equals(article.id())) {
            fitting("Pull this story", ActionValue.pull(article.id())).ifPresent(options::add);
        } else {
            fitting("Pull the latest report", ActionValue.pull(latest.id())).ifPresent(options::add);
            fitting("Pull the report it began with", ActionValue.pull(article.id())).ifPresent(options::add);
        }
        if (latest.link().text().length() <= MAX_URL && ArticleFace.hasPage(latest)) {
            options.add(option("Open the article", "open").url(latest.link().text()).build());
        }
        return options.isEmpty() ? List.of() : List.of(OverflowMenuElement.builder().actionId(ActionValue.CARD_MORE).options(options).build());
    }

    static List<BlockElement> feedback(ArticleId of, Article suggested, int number) {
        var pair = ActionValue.pair(of, suggested.id());
        return List.of(
                button(numbered(ActionValue.SIMILAR_KEEP, number), "👍", pair, "Keep: " + suggested.headline()),
                button(numbered(ActionValue.SIMILAR_DROP, number), "✗", pair, "Not related: " + suggested.headline()));
    }

    static BlockElement postCard(Article article, int number) {
        return button(numbered(ActionValue.POST_CARD, number), "Post here", article.id().value(), "Post here: " + article.headline());
    }

    static BlockElement postAll(ArticleId of) {
        return button(ActionValue.POST_SIMILAR, "Post all here", of.value(), "Post all similar articles here");
    }

    static BlockElement undo(ArticleId of, ArticleId suggested, MessageRef list) {
        return button(ActionValue.SIMILAR_UNDO, "Undo", ActionValue.undo(of, suggested, list), "Undo: suggest it again");
    }

    static BlockElement takeBackReport(String report) {
        return button(ActionValue.REPORT_UNDO, "Undo", report, "Undo: take the report back");
    }

    private static BlockElement button(String actionId, String text, String value, String accessibleText) {
        return ButtonElement.builder().actionId(actionId).text(plain(text)).value(value)
                .accessibilityLabel(Clip.to(MAX_ACCESSIBLE_TEXT, Outside.clean(accessibleText))).build();
    }

    private static Optional<OptionObject> fitting(String text, String value) {
        return value.length() <= MAX_OPTION_VALUE ? Optional.of(option(text, value).build()) : Optional.empty();
    }

    private static OptionObject.OptionObjectBuilder option(String text, String value) {
        return OptionObject.builder().text(plain(text)).value(value);
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).emoji(true).build();
    }

    /** Ids are unlike each other in one message. */
    private static String numbered(String actionId, int number) {
        return actionId + ":" + number;
    }
}
