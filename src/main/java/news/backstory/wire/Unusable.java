package news.backstory.wire;

/** A delivery that cannot be used at all; the message is for its sender. Never leaves the room. */
final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String why) {
        super(why);
    }
}
