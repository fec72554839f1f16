package news.backstory.slack;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.command.Command;
import news.backstory.command.FormKind;
import news.backstory.post.MessageRef;
import news.backstory.post.Post;
import news.backstory.post.Row;

/** What our buttons carry, and what pressing them asks. An action's id may end in a colon and a number, to be unlike its neighbours. */
final class ActionValue {

    static final String CARD_SIMILAR = "card_similar";
    static final String CARD_MORE = "card_more";
    static final String POST_CARD = "post_card";
    static final String POST_SIMILAR = "post_similar";
    static final String SIMILAR_KEEP = "similar_keep";
    static final String SIMILAR_DROP = "similar_drop";
    static final String SIMILAR_UNDO = "similar_undo";

    static final String COVERED = "covered";
    static final String POST_COVERAGE = "post_coverage";
    static final String TIMELINE = "timeline";
    static final String POST_TIMELINE = "post_timeline";

    /** Of a digest: what it had no room for. */
    static final String LEFT_OUT = "left_out";

    static final String ON_IT = "on_it";

    /** Before the name of a {@link Row.Ask}. */
    static final String CHOICE = "choice_";
    static final String REPORT_UNDO = "report_undo";

    /** Opens a form: its kind, and what it is about. */
    static final String FILL = "fill";

    /** In a form: shows what would come of it. */
    static final String PREVIEW = "preview";

    /** On a person's own page: as if something were typed in a channel. */
    static final String SAY = "say";

    private static final String WRONG = "wrong:";
    private static final String MUTE = "mute:";
    private static final String PULL = "pull:";
    private static final int MAX_LISTED = 1_000;
    private static final char BETWEEN = '|';

    /** The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private ActionValue() {}

    static String wrong(ArticleId article) {
        return WRONG + article.value();
    }

    static String mute(ArticleId article) {
        return MUTE + article.value();
    }

    static String pull(ArticleId article) {
        return PULL + article.value();
    }

    static String pair(ArticleId of, ArticleId suggested) {
        return of.value() + BETWEEN + suggested.value();
    }

    /** Empty for what asks nothing of us, such as a link, and for what we never wrote. */
    static Optional<Command> command(String actionId, String value, MessageRef message) {
        var colon = actionId.indexOf(':');
        return switch (colon < 0 ? actionId : actionId.substring(0, colon)) {
            case CARD_SIMILAR -> article(value).map(Command.SimilarTo::new);
            case COVERED -> article(value).map(Command.Covered::new);
            case POST_COVERAGE -> coverage(value, message);
            case TIMELINE -> article(value).map(Command.TimelineOf::new);
            case POST_TIMELINE -> article(value).map(Command.PostTimeline::new);
            case POST_CARD -> article(value).map(Command.PostCard::new);
            case POST_SIMILAR -> article(value).map(Command.PostSimilar::new);
            case CARD_MORE -> value.startsWith(WRONG)
                    ? article(value.substring(WRONG.length())).map(article -> new Command.Fill(FormKind.WHAT_IS_WRONG, article.value()))
                    : value.startsWith(MUTE)
                            ? article(value.substring(MUTE.length())).map(Command.MuteStory::new)
                            : value.startsWith(PULL)
                                    ? article(value.substring(PULL.length())).map(article -> new Command.Fill(FormKind.PULL, article.value()))
                                    : Optional.empty();
            case ON_IT -> article(value).map(article -> new Command.OnIt(article, message));
            case LEFT_OUT -> leftOut(value);
            case REPORT_UNDO -> value.isBlank() ? Optional.empty() : Optional.of(new Command.TakeBackReport(value));
            case FILL -> fill(value);
            case SIMILAR_KEEP -> pair(value).map(pair -> new Command.Keep(pair.of(), pair.suggested()));
            case SIMILAR_DROP -> pair(value).map(pair -> new Command.Drop(pair.of(), pair.suggested(), message));
            case SIMILAR_UNDO -> undo(value, message);
            default -> choice(actionId, value);
        };
    }

    /** From where on, and of which digest. */
    static String leftOut(Post.LeftOut leftOut) {
        return leftOut.from() + String.valueOf(BETWEEN) + leftOut.digest();
    }

    private static Optional<Command> leftOut(String value) {
        var at = value.indexOf(BETWEEN);
        return at < 0 || at == value.length() - 1
                ? Optional.empty()
                : number(value.substring(0, at)).filter(from -> from <= MAX_LISTED)
                        .map(from -> new Command.ShowLeftOut(value.substring(at + 1), Math.toIntExact(from)));
    }

    private static Optional<Command> choice(String actionId, String value) {
        return Stream.of(Row.Ask.values()).filter(ask -> actionId.startsWith(CHOICE + ask.name().toLowerCase(Locale.ROOT) + ":")).findFirst()
                .flatMap(ask -> inTime(ask, value));
    }

    private static Optional<Command> inTime(Row.Ask ask, String value) {
        var at = value.lastIndexOf(BETWEEN);
        return at < 0
                ? choice(ask, value)
                : choice(ask, value.substring(0, at)).flatMap(command -> number(value.substring(at + 1)).filter(second -> second <= LAST_SECOND)
                        .map(second -> new Command.Undo(command, Instant.ofEpochSecond(second))));
    }

    /** What it is about, and until when it counts, in seconds since 1970. */
    static String choice(Row.Choice choice) {
        return choice.until().equals(Row.Choice.ALWAYS) ? choice.about() : choice.about() + BETWEEN + choice.until().getEpochSecond();
    }

    private static Optional<Command> choice(Row.Ask ask, String value) {
        return switch (ask) {
            case REMOVE_SUBSCRIPTION -> number(value).map(Command.RemoveSubscription::new);
            case RESTORE_SUBSCRIPTION -> number(value).map(Command.RestoreSubscription::new);
            case UNDO_MUTE -> number(value).map(Command.UndoMute::new);
            case UNMUTE -> number(value).map(Command.Unmute::new);
            case UNPULL -> article(value).map(Command.UnpullArticle::new);
            case PREVIEW_DIGEST, PREVIEW_SUBSCRIPTION -> Optional.of(new Command.DigestPreview());
            case SEEN -> Optional.of(new Command.Seen());
            case UNDO_STORY_CHANGE -> number(value).map(Command.UndoStoryChange::new);
            case EDIT_SUBSCRIPTION -> number(value).map(number -> new Command.Fill(FormKind.SUBSCRIPTION, String.valueOf(number)));
            case EDIT_HOURS -> value.isBlank() ? Optional.empty() : Optional.of(new Command.Fill(FormKind.HOURS, value));
            case LIST_FROM -> number(value).filter(from -> from <= MAX_LISTED).map(from -> new Command.ListSubscriptions(Math.toIntExact(from)));
            case SUBSCRIBE -> value.isBlank() ? Optional.empty() : Optional.of(new Command.Fill(FormKind.SUBSCRIBE, value));
            case EDIT_SETTINGS -> value.isBlank() ? Optional.empty() : Optional.of(new Command.Fill(FormKind.SETTINGS, value));
            case RELEASE_AS_NEWS -> number(value).map(number -> new Command.Decide(number, Command.Decision.RELEASE_AS_NEWS));
            case RELEASE_AS_OLD -> number(value).map(number -> new Command.Decide(number, Command.Decision.RELEASE_AS_OLD));
            case RETRY_FEED -> number(value).map(number -> new Command.Decide(number, Command.Decision.RETRY));
        };
    }

    private static Optional<Long> number(String value) {
        return value.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(value)) : Optional.empty();
    }

    /** A pair, and the list it was dropped from: in the channel where the button stands. */
    static String undo(ArticleId of, ArticleId suggested, MessageRef list) {
        return pair(of, suggested) + BETWEEN + list.id();
    }

    /** An article, and the first message of a thread in the channel where the button stands. */
    static String under(ArticleId article, MessageRef first) {
        return article.value() + BETWEEN + first.id();
    }

    static String fill(FormKind form, String about) {
        return form.name().toLowerCase(Locale.ROOT) + BETWEEN + about;
    }

    static String say(ChannelId channel, String typed) {
        return channel.value() + BETWEEN + typed;
    }

    /** What is typed and where; empty for what {@link #say} never wrote. */
    static Optional<Typed> typed(String actionId, String value) {
        var at = value.indexOf(BETWEEN);
        return at < 1 || !actionId.startsWith(SAY + ":")
                ? Optional.empty()
                : Optional.of(new Typed(new ChannelId(value.substring(0, at)), value.substring(at + 1)));
    }

    record Typed(ChannelId channel, String text) {}

    private static Optional<Command> fill(String value) {
        var at = value.indexOf(BETWEEN);
        return at < 0
                ? Optional.empty()
                : FormDresser.kind(value.substring(0, at)).map(kind -> new Command.Fill(kind, value.substring(at + 1)));
    }

    private static Optional<Command> coverage(String value, MessageRef message) {
        var at = value.lastIndexOf(BETWEEN);
        if (at < 0 || value.substring(at + 1).isBlank()) {
            return article(value).map(Command.PostCoverage::new);
        }
        var first = new MessageRef(message.channel(), value.substring(at + 1));
        return article(value.substring(0, at)).map(article -> new Command.PostCoverageUnder(article, first));
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
