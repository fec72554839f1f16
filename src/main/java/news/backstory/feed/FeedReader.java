package news.backstory.feed;

import news.backstory.web.Fetch;
import news.backstory.web.Web;

/** Reads feeds: RSS 0.9 to 2.0 and Atom, however broken. */
public final class FeedReader {

    private final Web web;

    public FeedReader(Web web) {
        this.web = web;
    }

    /** @param address as a person wrote it; need not be valid */
    public FeedReading read(String address) {
        return switch (web.get(address)) {
            case Fetch.Page page -> FeedParser.parse(FeedText.decode(page.body(), page.contentType()), page.address());
            case Fetch.Refused _ -> new FeedReading.Unreadable("its address is not open to the public");
            case Fetch.Answered(var status) -> new FeedReading.Unreadable("its server answered " + status);
            case Fetch.Busy(_, var retryAfter) ->
                new FeedReading.Unreadable("its server asks us to come back in " + retryAfter.toMinutes() + " minutes");
            case Fetch.TimedOut(var after) -> new FeedReading.Unreadable("its server took longer than " + after.toSeconds() + " seconds");
            case Fetch.TooLarge(var maxBytes) -> new FeedReading.Unreadable("it is larger than " + maxBytes / 1_000_000 + " MB");
            case Fetch.Unreachable _ -> new FeedReading.Unreadable("its server cannot be reached");
        };
    }
}
