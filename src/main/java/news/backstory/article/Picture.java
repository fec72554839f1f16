package news.backstory.article;

/** An article's lead picture; what its publisher did not say is empty. */
public record Picture(Link link, String alt, String caption, String credit) {

    /** What a screen reader says: the alternative text, else the caption, else that there is a picture with this headline. Never empty. */
    public String altOr(String headline) {
        if (!alt.isBlank()) {
            return alt;
        }
        return caption.isBlank() ? "Picture with: " + headline : caption;
    }
}
