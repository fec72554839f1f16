package news.backstory.hub;

/** What a hub signs its deliveries with: ours and its, one for each subscription. */
public record HubSecret(String text) {

    /** W3C WebSub, 5.1: fewer than 200 bytes. */
    private static final int MAX_CHARACTERS = 199;

    public HubSecret {
        if (text.isEmpty() || text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("a hub's secret has 1 to " + MAX_CHARACTERS + " characters");
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
