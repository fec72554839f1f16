package news.backstory.article;

/** Reads the article at an address: from what we have if that is fresh, else from the web. */
public interface Reader {

    /** Takes as long as the page takes, to a limit; never throws for what a page or its server does. */
    Reading read(Link address);
}
