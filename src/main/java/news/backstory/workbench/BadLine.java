package news.backstory.workbench;

/** A line of input that cannot be used; its message says why, for the person who made it. */
public final class BadLine extends Exception {

    private static final long serialVersionUID = 1L;

    public BadLine(String why) {
        super(why);
    }
}
