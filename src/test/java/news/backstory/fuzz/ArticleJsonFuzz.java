package news.backstory.fuzz;

/** Any bytes as the rest of a pushed article. */
public final class ArticleJsonFuzz {

    private ArticleJsonFuzz() {}

    public static void fuzzerInitialize() {
        Seeds.load("article", ArticleJsonFuzz::fuzzerTestOneInput);
    }

    public static void fuzzerTestOneInput(byte[] bytes) {
        WireFuzz.check(WireFuzz.with("{\"id\":\"a\",\"headline\":\"h\",\"paragraphs\":[\"p\"],", bytes, "}"));
    }
}
