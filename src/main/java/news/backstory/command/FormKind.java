package news.backstory.command;

/** The forms there are. {@code FormMaker} makes each, {@link FormReader} reads it: both stop compiling until a new one has a case. */
public enum FormKind {
    /** Which sentences of a card's summary are wrong, and why. About: the article. */
    WHAT_IS_WRONG,
    /** Why an article is to be taken back. About: the article. */
    PULL,
    /** What of a source a channel wants. About: the subscription's number. */
    SUBSCRIPTION,
    /** What a subscription would have brought; nothing is asked. About: the subscription's number. */
    PREVIEW,
    /** To what a channel is to subscribe, and what of it it wants. About: see {@link SubscribeForm}. */
    SUBSCRIBE,
    /** When a channel's digest comes, and when it is quiet. About: the channel. */
    HOURS,
    /** How a channel is set otherwise. About: the channel. */
    SETTINGS
}
