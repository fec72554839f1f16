package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What was said. Nobody changes its JSON: a change is another message with the same channel and ts.
 *
 * @param ts when and which, "1790000000.000100": unique and rising in the workspace
 * @param author a person's id, the bot's user id, or "USLACKBOT" where Slack itself speaks
 * @param text in Slack's markup: & < > escaped, <https://link>, <@U0000BOT01>
 * @param blocks an array, empty when it is text only
 * @param attachments an array; a link's unfurl is one with a "from_url", and may have "blocks" of its own
 * @param metadata an object, empty when there is none
 * @param threadTs the ts of the message that this replies to, or this one's own when it has replies; else empty
 * @param broadcast whether a reply was also sent to the channel
 * @param replies how many it has
 * @param editedTs when it was last edited; empty if never
 * @param deleted it is gone, but its replies are not: only "This message was deleted" is left
 * @param onlyFor the one person who sees it (an ephemeral message); empty when everybody does
 */
public record Message(
        String channel,
        String ts,
        String author,
        String text,
        JsonNode blocks,
        JsonNode attachments,
        JsonNode metadata,
        String threadTs,
        boolean broadcast,
        int replies,
        String editedTs,
        boolean deleted,
        String onlyFor) {

    public Message {
        if (!blocks.isArray() || !attachments.isArray() || !metadata.isObject()) {
            throw new IllegalArgumentException("not a message: " + ts);
        }
    }

    public boolean ephemeral() {
        return !onlyFor.isEmpty();
    }

    /** In a thread, and not its first message. */
    public boolean reply() {
        return !threadTs.isEmpty() && !threadTs.equals(ts);
    }

    /** Whether these characters stand anywhere in what is seen or read out of it, addresses included. */
    public boolean holds(String characters) {
        return text.contains(characters) || blocks.toString().contains(characters) || attachments.toString().contains(characters);
    }

    /** A value that its author's app put beside it, unseen by readers; empty if there is none of this name. */
    public String payload(String name) {
        return metadata.path("event_payload").path(name).asText("");
    }

    /** What a draft says from now on, under the same ts. */
    Message saying(Draft draft, String at) {
        return new Message(channel, ts, author, draft.text(), draft.blocks(), draft.attachments(), draft.metadata(), threadTs, broadcast, replies, at,
                deleted, onlyFor);
    }

    Message withAttachments(JsonNode others) {
        return new Message(channel, ts, author, text, blocks, others, metadata, threadTs, broadcast, replies, editedTs, deleted, onlyFor);
    }

    /** With so many replies; none left and it is no thread any more. */
    Message withReplies(int count) {
        var thread = count == 0 ? "" : ts;
        return new Message(channel, ts, author, text, blocks, attachments, metadata, thread, broadcast, count, editedTs, deleted, onlyFor);
    }

    Message gone() {
        var nothing = Draft.of("This message was deleted.");
        return new Message(channel, ts, author, nothing.text(), nothing.blocks(), nothing.attachments(), nothing.metadata(), threadTs, broadcast,
                replies, editedTs, true, onlyFor);
    }
}
