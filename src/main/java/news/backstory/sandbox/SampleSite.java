package news.backstory.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The web site of the sample newsroom: front pages, articles in the shapes that real sites have, pictures and feeds, so that the bot reads them as it reads
 * the web. Everything below {@code /sample/}.
 */
public final class SampleSite {

    private static final String HTML = "text/html; charset=utf-8";

    /** By their paths, newest first. Another one after each change, made by one thread. */
    private volatile Map<String, SampleArticle> byPath;

    /** Paths of articles that were taken away. */
    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    private final Set<String> pictures;
    private final Supplier<URI> base;
    private final Pages pages = new Pages();

    /** @param base where the site stands, with a slash at the end; asked for with each page, as the port is known only when the server listens */
    public SampleSite(InstantSource clock, Supplier<URI> base) {
        var articles = SampleArticles.read(clock.instant());
        this.byPath = newestFirst(articles.stream());
        this.pictures = articles.stream().flatMap(article -> article.pictures().stream()).map(SampleArticle.SamplePicture::file)
                .collect(Collectors.toUnmodifiableSet());
        this.base = base;
    }

    /** Newest first. */
    public List<SampleArticle> articles() {
        return List.copyOf(byPath.values());
    }

    /** Puts an article on the site and into its feeds, or another version in the place of the one there. */
    void publish(JsonNode json, Instant now) {
        var article = SampleArticles.article(json, now);
        var whole = find(article.path()).map(before -> article.firstPublished(before.published())).orElse(article);
        byPath = newestFirst(Stream.concat(Stream.of(whole), articles().stream().filter(other -> !other.path().equals(whole.path()))));
    }

    /** Takes an article away: its page says that it is gone. */
    void takeAway(String path) {
        gone.add(path);
        byPath = newestFirst(articles().stream().filter(other -> !other.path().equals(path)));
    }

    Optional<SampleArticle> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** Where a person finds it. */
    public String addressOf(SampleArticle article) {
        return addressOf(article.path());
    }

    String addressOf(String path) {
        return base.get().resolve(path).toString();
    }

    public void addRoutes(RoutesConfig routes) {
        routes.get("/sample/", this::index);
        routes.get("/sample/sample.css", http -> http.contentType("text/css; charset=utf-8").result(SampleArticles.style()));
        routes.get("/sample/pictures/{file}", this::picture);
        routes.get("/sample/all/feed.xml", http -> feed(http, "All of the sample newsroom", articles()));
        for (var outlet : SampleOutlet.values()) {
            var home = "/sample/" + outlet.key();
            routes.get(home + "/", http -> front(http, outlet));
            routes.get(home + "/feed.xml", http -> feed(http, outlet.title(), of(outlet)));
            routes.get(home + "/{section}/{slug}", http -> article(http, outlet));
        }
    }

    private void index(Context http) {
        http.contentType(HTML).result(pages.draw("sampleIndex", Map.of("outlets", List.of(SampleOutlet.values()), "articles", articles())));
    }

    private void front(Context http, SampleOutlet outlet) {
        http.contentType(HTML).result(pages.draw("sampleFront", Map.of("outlet", outlet, "articles", of(outlet), "base", base.get().toString())));
    }

    private void article(Context http, SampleOutlet outlet) {
        var path = "sample/" + outlet.key() + "/" + http.pathParam("section") + "/" + http.pathParam("slug");
        var article = byPath.get(path);
        if (article == null) {
            http.status(gone.contains(path) ? 410 : 404).contentType(HTML).result(pages.draw("sampleMissing", Map.of("outlet", outlet)));
            return;
        }
        var view = new SamplePage(article, addressOf(article), base.get());
        http.contentType(HTML).result(pages.draw("sampleArticle", Map.of("page", view, "more", more(article))));
    }

    private void picture(Context http) {
        var file = http.pathParam("file");
        if (pictures.contains(file)) {
            http.contentType("image/png").header("Cache-Control", "max-age=3600").result(SampleArticles.picture(file));
        } else {
            http.status(404).contentType("text/plain; charset=utf-8").result("There is no such picture.");
        }
    }

    private void feed(Context http, String title, List<SampleArticle> listed) {
        http.contentType("application/rss+xml; charset=utf-8").result(new SampleFeed(base.get()).write(title, listed));
    }

    private List<SampleArticle> of(SampleOutlet outlet) {
        return articles().stream().filter(article -> article.outlet() == outlet).toList();
    }

    /** What its front page would put beside it: others of the same section, then of the same outlet. */
    private List<SampleArticle> more(SampleArticle article) {
        var others = of(article.outlet()).stream().filter(other -> !other.equals(article)).toList();
        return Stream.concat(
                others.stream().filter(other -> other.section().equals(article.section())),
                others.stream().filter(other -> !other.section().equals(article.section()))).limit(3).toList();
    }

    private static Map<String, SampleArticle> newestFirst(Stream<SampleArticle> articles) {
        return Collections.unmodifiableMap(articles.sorted(Comparator.comparing(SampleArticle::published).reversed())
                .collect(Collectors.toMap(SampleArticle::path, Function.identity(), (one, _) -> one, LinkedHashMap::new)));
    }
}
