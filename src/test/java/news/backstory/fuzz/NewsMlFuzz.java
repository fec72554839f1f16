package news.backstory.fuzz;

/** Any bytes as the middle of a NewsML-G2 item. */
public final class NewsMlFuzz {

    private NewsMlFuzz() {}

    public static void fuzzerInitialize() {
        Seeds.load("newsml", NewsMlFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        WireFuzz.check(whole(bytes));
    }

    static byte[] whole(byte[] middle) {
        return WireFuzz.with("<newsItem guid='g' xmlns='http://iptc.org/std/nar/2006-10-01/'>", middle, "</newsItem>");
    }
}
