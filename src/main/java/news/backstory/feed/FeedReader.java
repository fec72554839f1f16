package news.backstory.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import news.backstory.web.Fetch;
import news.backstory.web.Web;

/** Reads feeds: RSS 0.9 to 2.0, Atom, JSON Feed and news sitemaps, however broken. */
public final class FeedReader {

    /** Of one feed, unpacked. */
    public static final long MAX_BYTES = 10_000_000;

    private static final byte GZIP_0 = 0x1f;
    private static final byte GZIP_1 = (byte) 0x8b;

    private final Web web;

    public FeedReader(Web web) {
        this.web = web;
    }

    /** @param address as a person wrote it; need not be valid */
    public FeedReading read(String address) {
        return reading(web.get(address));
    }

    /**
     * Reads what was fetched already.
     *
     * @param contentType as the server said it; may be empty
     * @param address     where it was; may be empty
     */
    public static FeedReading parse(byte[] bytes, String contentType, String address) {
        if (bytes.length > MAX_BYTES) {
            return tooLarge(MAX_BYTES);
        }
        if (bytes.length > 1 && bytes[0] == GZIP_0 && bytes[1] == GZIP_1) {
            return unpacked(bytes, contentType, address);
        }
        var flaws = new Flaws();
        return FeedParser.parse(FeedText.decode(bytes, contentType, flaws), address, flaws);
    }

    /** Sitemaps lie packed on their servers, and are sent so. */
    private static FeedReading unpacked(byte[] bytes, String contentType, String address) {
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            var unpacked = plain.readNBytes(Math.toIntExact(MAX_BYTES + 1));
            var isPackedTwice = unpacked.length > 1 && unpacked[0] == GZIP_0 && unpacked[1] == GZIP_1;
            return isPackedTwice ? new FeedReading.Unreadable("it is packed twice") : parse(unpacked, contentType, address);
        } catch (IOException torn) {
            return new FeedReading.Unreadable("it cannot be unpacked");
        }
    }

    static FeedReading reading(Fetch fetch) {
        return switch (fetch) {
            case Fetch.Page page -> parse(page.body(), page.contentType(), page.address().toString());
            case Fetch.Refused _ -> new FeedReading.Unreadable("its address is not open to the public");
            case Fetch.Answered(var status) -> new FeedReading.Unreadable("its server answered " + status);
            case Fetch.Busy(_, var retryAfter, var isSaid, _) -> new FeedReading.Unreadable("its server asks us to come back "
                    + (isSaid ? "in " + retryAfter.toMinutes() + " minutes" : "later, and does not say when"));
            case Fetch.TimedOut(var after) -> new FeedReading.Unreadable("its server took longer than " + after.toSeconds() + " seconds");
            case Fetch.TooLarge(var maxBytes) -> tooLarge(maxBytes);
            case Fetch.Unreachable(var cause, _) -> new FeedReading.Unreadable(clause(cause));
        };
    }

    private static String clause(Fetch.Cause cause) {
        return switch (cause) {
            case NO_SUCH_NAME -> "its server's name is not known on the internet";
            case NO_CONNECTION -> "its server takes no connection";
            case BAD_CERTIFICATE -> "its server's certificate is not valid, or no safe connection can be agreed on";
            case REDIRECTS -> "its server sends us on without end";
            case ENCODING -> "its server packs it in a way that we did not ask for";
            case OTHER -> "its server cannot be reached";
        };
    }

    private static FeedReading tooLarge(long maxBytes) {
        return new FeedReading.Unreadable("it is larger than " + maxBytes / 1_000_000 + " MB");
    }
}
