package news.backstory.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import news.backstory.post.Post.Matter;

/** What the bot says in its own words: a sentence or two, and what the person can do. */
final class Spoken {

    private static final int MAX_ABOUT = 200;

    private static final Map<String, String> STATUS = Map.ofEntries(
            Map.entry("401", "sign-in needed"), Map.entry("402", "payment needed"), Map.entry("403", "forbidden"), Map.entry("404", "not found"),
            Map.entry("410", "gone"), Map.entry("429", "too many requests"), Map.entry("451", "blocked for legal reasons"),
            Map.entry("500", "an error of its own"), Map.entry("502", "bad gateway"), Map.entry("503", "not available now"),
            Map.entry("504", "gateway timeout"));

    /** Why something was not posted, by Slack's words (docs.slack.dev/reference/methods/chat.postMessage) and by ours. */
    private static final Map<String, String> NOT_POSTED = Map.ofEntries(
            Map.entry("is_archived", "this channel is archived"),
            Map.entry("restricted_action", "only some people may post here. Ask an admin of the workspace to let me"),
            Map.entry("restricted_action_read_only_channel", "only some people may post here. Ask an admin of the workspace to let me"),
            Map.entry("restricted_action_thread_only_channel", "here I may answer only in threads"),
            Map.entry("restricted_action_non_threadable_channel", "threads are switched off here"),
            Map.entry("restricted_action_thread_locked", "this thread is locked"),
            Map.entry("thread_not_found", "the message it belongs under is gone"),
            Map.entry("message_not_found", "the message it belongs under is gone"),
            Map.entry("nothing of it may be shown", "there is nothing of it to show yet"),
            Map.entry("not a member", "I am not in this channel. Invite me: /invite @Backstory"),
            Map.entry("too late", "Slack could not be reached for too long. Please ask again"),
            Map.entry("the reply address is of no more use", "I came to it too late. Please ask again, or invite me: /invite @Backstory"));

    private Spoken() {}

    /** @param about what was not understood; empty if help was asked for */
    static List<Part> help(String about) {
        var parts = new ArrayList<Part>();
        var asked = Clip.to(MAX_ABOUT, Outside.clean(about));
        parts.add(Part.Text.row(new Words.Plain(asked.isEmpty()
                ? "Hand me a link or a few words, and I find the article and what is similar to it."
                : "I did not understand “" + asked + "”. Here is what I can do:")));
        parts.add(new Part.Text(List.of(
                verb("/news <link>", "the article’s card for the channel, similar articles in its thread"),
                verb("/news <words>", "the best matches in the archive, for you alone"),
                verb("/news similar <link or words>", "up to three similar articles, for you alone"),
                verb("/news covered <link or words>", "have we covered this? for you alone"),
                verb("/news timeline <link>", "how the story moved, for you alone"),
                verb("/news help", "this"))));
        parts.add(Part.Text.row(new Words.Bold("What a channel gets by itself")));
        parts.add(new Part.Text(List.of(
                verb("/news subscribe <feed or site>", "this channel gets it; +word:\"…\" -word:\"…\" source:own lang:en breaking:on live digest"),
                verb("/news list", "what this channel gets, and how each feed fares"),
                verb("/news remove <id or address>", "this channel gets it no more; /news resume s12 takes a paused one up again"),
                verb("/news digest 07:30 weekdays Europe/London max:10", "one round-up then; also now, off, preview"),
                verb("/news quiet 22:00-06:30", "hold all but breaking news, then one post; also off"),
                verb("/news mute \"<topic>\" for 3d", "this channel hears nothing of it; /news mutes shows all, unmute ends one"),
                verb("/news pull <link> <reason>", "take an article back wherever I said it"),
                verb("/news unpull <link>", "put back what was pulled by mistake"),
                verb("/news split <link> · merge <link> <link>", "what was taken for one story, or for two, and is not"),
                verb("/news me digest 08:00", "your own round-up by direct message; also me, me off"),
                verb("/news settings · health · audit 7d · stats", "how this channel is set, and what happened in it"))));
        parts.add(new Part.Text(List.of(
                List.of(new Words.Plain("In a thread, mention me: "), new Words.Code("@Backstory similar"), new Words.Plain(".")),
                List.of(new Words.Plain("On anybody’s message with a link: ⋮, then "), new Words.Bold("Similar articles"), new Words.Plain(" or "),
                        new Words.Bold("Have we covered this?")),
                List.of(new Words.Plain("Or write to me directly: there a link or words are enough.")))));
        return List.copyOf(parts);
    }

    static Part invitation() {
        return Part.Text.row(
                new Words.Plain("I am not in this channel, so I cannot thread. "), new Words.Code("/invite @Backstory"),
                new Words.Plain(" and I will."));
    }

    static Part notice(Matter matter, String aboutAsGiven) {
        var about = Clip.to(MAX_ABOUT, Outside.clean(aboutAsGiven));
        return switch (matter) {
            case NOT_A_WEB_ADDRESS ->
                said("“" + about + "” is not a web address. Paste the whole link, or search by words: ", "/news words of the headline");
            // Without the host: after a redirect it would tell what is inside.
            case NOT_PUBLIC -> said("I open only pages that are on the public internet. Try the headline: ", "/news words of the headline");
            case PAGE_REFUSED ->
                said("I could not read that page: its server said " + status(about) + ". Try its headline: ", "/news words of the headline");
            case PAGE_NOT_FOUND ->
                said("There is no page at that address: its server said " + status(about) + ". Check the link, or try its headline: ",
                        "/news words of the headline");
            case PAGE_FAILED -> said("That page’s server is in trouble: it said " + status(about) + ". Try again in a few minutes.");
            case PAGE_TIMED_OUT -> said("That page did not come within " + counted(about, "second") + ". Try again later, or try its headline: ",
                    "/news words of the headline");
            case PAGE_TOO_LARGE -> said("That page is larger than " + counted(about, "megabyte") + ", the most I read. Try its headline: ",
                    "/news words of the headline");
            case PAGE_UNREACHABLE -> said("I could not reach " + about + ". Check the address, or try again in a few minutes.");
            case NOT_AN_ARTICLE -> said("I found no article on that page: " + about + ". Paste the link of one article, or try its headline: ",
                    "/news words of the headline");
            case NOTHING_TO_SHOW -> said("There is nothing to show yet. Try again later.");
            case KILLED -> said("That story was killed: its publisher, or an editor, took it back. Do not use it.");
            case NO_LINK_THERE -> said("I see no link there. Choose a message that has one, or hand me the link: ", "/news <link>");
            case NOTHING_FOUND -> Part.Text.row(
                    new Words.Plain("Nothing found for “" + about + "”. Try fewer or other words, or hand me a link: "),
                    new Words.Code("/news <link>"),
                    new Words.Plain(". All that can be asked: "), new Words.Code("/news help"));
            case NOTHING_COVERED ->
                said("Not yet: the archive has nothing on “" + about + "”, ours or anybody’s. Try fewer or other words, or hand me a link: ",
                        "/news covered <link>");
            case KEPT -> said("Kept: from now on it stands first under this article in this channel. ✗ takes it away.");
            case BACK_AGAIN -> said("It may be suggested here again.");
            case SENTENCES_REPORTED -> said("Thanks, noted. Whoever looks after me can learn from it.");
            case REPORT_TAKEN_BACK -> said("Taken back. Nothing of it is kept.");
            case FORM_TOO_LATE -> said("That took too long to open. Press it once more.");
            case NOT_POSTED -> said("I could not post what you asked for: " + notPosted(about) + ".");
            case TOO_LATE -> said("You asked me something while I was away, and it is too late to answer here. Please ask again.");
            case PERHAPS_POSTED -> said("I cannot tell whether the card arrived. If you do not see it, ask again.");
            case BROKEN ->
                said("Something of mine broke, and it is not your fault. Try again; if it stays, tell whoever looks after me this: ", about);
        };
    }

    private static Part said(String sentence) {
        return Part.Text.row(new Words.Plain(sentence));
    }

    private static Part said(String sentence, String toType) {
        return toType.isEmpty() ? said(sentence) : Part.Text.row(new Words.Plain(sentence), new Words.Code(toType));
    }

    private static List<Words> verb(String typed, String what) {
        return List.of(new Words.Code(typed), new Words.Plain("  " + what));
    }

    private static String status(String number) {
        var words = STATUS.get(number);
        return words == null ? number : number + " (" + words + ")";
    }

    private static String notPosted(String why) {
        return NOT_POSTED.getOrDefault(why, "Slack does not take it (" + why + "). Tell whoever looks after me");
    }

    private static String counted(String number, String unit) {
        return number + " " + unit + (number.equals("1") ? "" : "s");
    }
}
