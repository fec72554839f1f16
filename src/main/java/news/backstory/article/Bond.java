package news.backstory.article;

/** What an article that is suggested has to do with the one under which it stands. */
public enum Bond {
    /** It reports the same event, or the next thing that happened. */
    SAME_STORY,
    /** It is about the same subject, in the same days. */
    SAME_SUBJECT,
    /** It is older, and tells what came before. */
    BACKGROUND,
    /** Only the page of the paper and the days are the same. */
    SAME_PAGE,
    /** People said that it belongs there. */
    KEPT,
    /** It stands under none: it was found by words. */
    WORDS
}
