package news.backstory.feed;

import java.util.Set;
import news.backstory.article.Link;

/** Which feeds somebody wants to be read: those of the installation, and those of its readers. */
@FunctionalInterface
public interface Wanted {

    /** As of now. A feed that is no longer among them is stopped, and what it has shown is kept. */
    Set<Link> feeds();
}
