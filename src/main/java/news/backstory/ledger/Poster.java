package news.backstory.ledger;

import java.time.Instant;
import news.backstory.post.Cards;
import news.backstory.post.Place;
import news.backstory.post.Post;

/** Says posts. Nothing is said again by itself: a second call follows only a definite no, such as to a picture that the other side cannot load. */
public interface Poster {

    /** @param place any but {@link Place.Under}, which is resolved before */
    Posting post(String key, Place place, Post post, Cards cards);

    /** Looks for the post with this key among what was said there since then. */
    Finding find(String key, Place place, Instant since);
}
