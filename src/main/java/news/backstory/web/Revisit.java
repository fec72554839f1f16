package news.backstory.web;

import java.time.Duration;

/** What came of asking for something we may have already. */
public sealed interface Revisit {

    Caching caching();

    /** It is what we have (304). */
    record Unchanged(Caching caching) implements Revisit {}

    record Fetched(Fetch fetch, Caching caching) implements Revisit {}

    /**
     * What the answer said about asking again.
     *
     * @param freshFor  it will not change for so long, as Cache-Control or Expires says; zero if they say nothing
     * @param settledAt where permanent redirects alone lead from the address asked; empty if nowhere else
     */
    record Caching(Validators validators, Duration freshFor, String settledAt) {

        public static final Caching NONE = new Caching(Validators.NONE, Duration.ZERO, "");

        Caching at(String settled) {
            return new Caching(validators, freshFor, settled);
        }
    }
}
