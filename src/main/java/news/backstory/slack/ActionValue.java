package news.backstory.slack;

import java.util.Optional;
import news.backstory.article.ArticleId;
import news.backstory.channel.MessageRef;
import news.backstory.command.Command;

/** What our buttons carry, and what pressing them asks. An action's id may end in a colon and a number, to be unlike its neighbours. */
final class ActionValue {

    static final String CARD_SIMILAR = "card_similar";
    static final String CARD_MORE = "card_more";
    static final String POST_CARD = "post_card";
    static final String POST_SIMILAR = "post_similar";
    static final String SIMILAR_KEEP = "similar_keep";
    static final String SIMILAR_DROP = "similar_drop";
    static final String SIMILAR_UNDO = "similar_undo";

    private static final String WRONG = "wrong:";
    private static final char BETWEEN = '|';

    private ActionValue() {}

    static String wrong(ArticleId article) {
        return WRONG + article.value();
    }

    static String pair(ArticleId of, ArticleId suggested) {
        return of.value() + BETWEEN + suggested.value();
    }

    /** Empty for what asks nothing of us, such as a link, and for what we never wrote. */
    static Optional<Command> command(String actionId, String value, MessageRef message) {
        var colon = actionId.indexOf(':');
        return switch (colon < 0 ? actionId : actionId.substring(0, colon)) {
            case CARD_SIMILAR -> article(value).map(Command.SimilarTo::new);
            case POST_CARD -> article(value).map(Command.PostCard::new);
            case POST_SIMILAR -> article(value).map(Command.PostSimilar::new);
            case CARD_MORE -> value.startsWith(WRONG) ? article(value.substring(WRONG.length())).map(Command.ReportWrong::new) : Optional.empty();
            case SIMILAR_KEEP -> pair(value).map(pair -> new Command.Keep(pair.of(), pair.suggested()));
            case SIMILAR_DROP -> pair(value).map(pair -> new Command.Drop(pair.of(), pair.suggested(), message));
            case SIMILAR_UNDO -> undo(value, message);
            default -> Optional.empty();
        };
    }

    /** A pair, and the list it was dropped from: in the channel where the button stands. */
    static String undo(ArticleId of, ArticleId suggested, MessageRef list) {
        return pair(of, suggested) + BETWEEN + list.id();
    }

    private static Optional<Command> undo(String value, MessageRef message) {
        var at = value.lastIndexOf(BETWEEN);
        if (at < 0 || value.substring(at + 1).isBlank()) {
            return Optional.empty();
        }
        var list = new MessageRef(message.channel(), value.substring(at + 1));
        return pair(value.substring(0, at)).map(pair -> new Command.TakeBack(pair.of(), pair.suggested(), list));
    }

    private record Pair(ArticleId of, ArticleId suggested) {}

    private static Optional<Pair> pair(String value) {
        var at = value.indexOf(BETWEEN);
        return at < 0
                ? Optional.empty()
                : article(value.substring(0, at)).flatMap(of -> article(value.substring(at + 1)).map(suggested -> new Pair(of, suggested)));
    }

    private static Optional<ArticleId> article(String value) {
        return value.isEmpty() || value.length() > 200 || value.chars().anyMatch(Character::isWhitespace)
                ? Optional.empty()
                : Optional.of(new ArticleId(value));
    }
}
