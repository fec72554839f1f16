package news.backstory.sandbox;

/** Who publishes in the sample newsroom's little world. */
public enum SampleOutlet {
    HERALD("herald", "The Harbour Herald", "Northport's daily since 1871", "#1d3557"), CONTINENTAL("continental", "Continental Press", "The wire",
            "#37474f"), ECHO("echo", "The Saltmarsh Echo", "News from the other side of the water", "#3d6b57"), LEDGER("ledger", "The Ledger",
                    "Business, daily", "#8c3a2b"), HORIZON("horizon", "Horizon", "Science and culture, weekly", "#4a4e8c");

    private final String key;
    private final String title;
    private final String motto;
    private final String colour;

    SampleOutlet(String key, String title, String motto, String colour) {
        this.key = key;
        this.title = title;
        this.motto = motto;
        this.colour = colour;
    }

    /** Its part of an address. */
    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    public String motto() {
        return motto;
    }

    /** Of its masthead, for a style sheet. */
    public String colour() {
        return colour;
    }
}
