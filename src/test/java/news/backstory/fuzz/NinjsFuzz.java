package news.backstory.fuzz;

/** Any bytes as ninjs, and whatever else the bytes are. */
public final class NinjsFuzz {

    private NinjsFuzz() {}

    public static void fuzzerInitialize() {
        Seeds.load("ninjs", NinjsFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        WireFuzz.check(bytes);
    }
}
