package news.backstory.wire;

/** What a sender and we share, and nobody else; at least {@value #MIN_CHARACTERS} characters. */
public record WireSecret(String text) {

    public static final int MIN_CHARACTERS = 32;

    public WireSecret {
        if (text.length() < MIN_CHARACTERS) {
            throw new IllegalArgumentException("a wire's secret has at least " + MIN_CHARACTERS + " characters");
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
