package news.backstory.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import news.backstory.article.ArticleId;

/** Who did what to what a channel gets: for whoever asks. */
public interface Deeds {

    default void did(ChannelId channel, PersonId person, Kind what, String about, Instant at) {
        did(channel, person, what, about, List.of(), at);
    }

    /** @param articles to which it was done */
    void did(ChannelId channel, PersonId person, Kind what, String about, List<ArticleId> articles, Instant at);

    /** What a person did by what was heard at that time: so that a request that is worked on again finds what it has done already. */
    Optional<Deed> find(ChannelId channel, PersonId person, Kind what, Instant at);

    /** Since then, the latest first. */
    List<Deed> since(ChannelId channel, Instant then, int max);

    void forgetBefore(Instant then);

    /**
     * @param about    in words: what it was done to, or why; may be empty
     * @param articles to which it was done; they may not be shown any more
     */
    record Deed(ChannelId channel, PersonId person, Kind what, String about, List<ArticleId> articles, Instant at) {

        public Deed {
            articles = List.copyOf(articles);
        }

        /** The same in other words. */
        public Deed about(String words) {
            return new Deed(channel, person, what, words, articles, at);
        }
    }

    enum Kind {
        SUBSCRIBED, CHANGED_SUBSCRIPTION, UNSUBSCRIBED, RESUBSCRIBED, SET_DIGEST, ENDED_DIGEST, SENT_DIGEST, SET_QUIET, ENDED_QUIET, MUTED, UNMUTED, CHANGED_SETTINGS, PULLED, UNPULLED, LEFT_TO_WIRE, TOOK_ON, LEFT, SPLIT_STORY, MERGED_STORIES, UNDID_STORY_CHANGE, RELEASED_AS_NEWS, RELEASED_AS_OLD,
        /** Had something said in the channel; {@code about} is what, as far as it was not the article's card. */
        SHARED
    }
}
