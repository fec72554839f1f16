package news.backstory.answer;

import news.backstory.article.Link;

/** What people decide about feeds. Each is false if there is nothing to decide. */
public interface FeedKeeping {

    /** The old entries that are held back are told as news. */
    boolean releaseAsNews(Link feed);

    /** They are read for the archive, and nobody is told. */
    boolean releaseAsOld(Link feed);

    /** One that fails or is gone is tried again at once. */
    boolean retry(Link feed);
}
