package news.backstory.article;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every article we have read, kept. */
public interface Articles {

    Optional<Article> find(ArticleId id);

    /** The article that was read at this address, whether the address is its own or led to it, or is another form of one that is ({@link AddressKey}). */
    Optional<Kept> findAt(Link address);

    /**
     * Keeps this article in place of an earlier reading of it; its first publication instant stays the earliest one if nobody stated it. Reading a page
     * never lifts a kill, not even one that came before the page was read, and never changes what a wire or the newsroom's own system handed over.
     *
     * @param readAt    when its page was read
     * @param addresses where it was found: asked for, redirected to, canonical
     * @return the article as it is kept now
     */
    Article save(Article article, Instant readAt, List<Link> addresses);

    /**
     * Keeps what a feed tells of an article whose page could not be read, for as long as it cannot. If anything is known of its page already, that stays.
     *
     * @param next when its page is to be tried again
     * @return the article as it is kept now
     */
    Article saveUnread(Article article, Instant now, Instant next);

    /**
     * The page of this article reads otherwise, as its feed says, and could not be read since; the article stays as it is. If its page is to be tried
     * again already, it is from the beginning.
     *
     * @param next when its page is to be tried again
     */
    void saveEdited(ArticleId article, Link page, Instant next);

    /** Articles that only a feed has told of, or whose page was edited, and whose page is to be tried again, the longest due first. */
    List<Unread> unread(Instant now, int max);

    /** Its page was tried again in vain. */
    void triedInVain(ArticleId article, Instant next);

    /** What an article said while it could be shown, the earliest version first; of very many only the latest. The version that stands now is among them. */
    List<Version> versions(ArticleId id);

    /** Each article once, oldest first, without holding all of them in memory. */
    void forEach(Consumer<Article> each);

    int count();

    /** @param seenAt when we first read it so */
    record Version(int number, String headline, String standfirst, Instant seenAt) {}

    /** Embargoed articles whose time has come and that were not {@link #released} since, the longest due first. */
    List<ArticleId> dueForRelease(Instant now, int max);

    /** It was shown to whoever waits for it; it is not due again. */
    void released(ArticleId article);

    /** Articles whose use has ended and that were not {@link #expired} since, the longest due first. */
    List<ArticleId> dueForExpiry(Instant now, int max);

    /** It is out of the index; it is not due again. */
    void expired(ArticleId article);

    /** Takes an article back, because a person says so, and no wire brings it back; false if it is not known, or dead already. */
    boolean kill(ArticleId article, Kill kill);

    /** The same, because its publisher has taken it away: its page is gone, or its feed took it back. */
    boolean takenAway(ArticleId article, Kill kill);

    /**
     * A person puts back, as a new version, what a person took back, or what its publisher took away and has again.
     *
     * @param by that person, as a reader should see them; kept with the change
     */
    PutBack putBack(ArticleId article, String by, Instant at);

    /** Why and when an article was taken back, if it was. */
    Optional<Kill> killOf(ArticleId article);

    /** What changed and was not {@link #told} since, the earliest first. Written in the step that changes an article, so that no crash comes between. */
    List<ArticleChange> changes(int max);

    /** Whoever has to know has been told of these changes. */
    void told(List<ArticleChange> changes);

    /** An article, when its page was last read, and how it came to us. */
    record Kept(Article article, Instant readAt, Origin origin) {}

    enum PutBack {
        SHOWN,
        /** Its wire has withheld or embargoed it meanwhile: it shows when the wire sends that again, or a newer version. */
        WITHHELD,
        /** Its wire has killed it, too: from now on it is for the wire to issue it again. */
        KILLED_BY_WIRE,
        /** Its publisher took it away, and its page was not read again since. */
        TAKEN_AWAY,
        /** It is not dead, or is so by its wire alone. */
        REFUSED
    }

    /** @param tries how often its page was tried again */
    record Unread(ArticleId article, Link page, int tries) {}

    enum Origin {
        READ_FROM_PAGE, HANDED_OVER,
        /** Its page could not be read yet. */
        TOLD_BY_FEED
    }
}
