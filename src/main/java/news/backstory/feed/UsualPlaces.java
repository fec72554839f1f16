package news.backstory.feed;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.article.Link;

/** Where the feeds of a site usually are, if nobody says it. */
final class UsualPlaces {

    /** The most frequent first. */
    private static final List<String> PATHS = List.of("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml");

    /** Services whose feeds follow from the address of the page, and whose pages do not name them, or ask for consent first. */
    private static final List<Service> SERVICES = List.of(
            service("youtube\\.com/channel/(UC[\\w-]{22})", "https://www.youtube.com/feeds/videos.xml?channel_id=%s"),
            service("youtube\\.com/(?:playlist|watch)\\?(?:[^#]*&)?list=([\\w-]{10,60})", "https://www.youtube.com/feeds/videos.xml?playlist_id=%s"),
            service("youtube\\.com/user/([\\w-]{1,60})", "https://www.youtube.com/feeds/videos.xml?user=%s"),
            service("reddit\\.com/(r/\\w{2,40}|u(?:ser)?/[\\w-]{2,40})", "https://www.reddit.com/%s/.rss"),
            service("medium\\.com/(@[\\w.-]{1,60}|(?!m/|p/|tag/|me/)[\\w-]{2,80})", "https://medium.com/feed/%s"),
            service("medium\\.com/tag/([\\w-]{1,80})", "https://medium.com/feed/tag/%s"),
            service("github\\.com/([\\w.-]{1,60}/[\\w.-]{1,100})", "https://github.com/%s/releases.atom"),
            service("vimeo\\.com/((?!\\d)[\\w-]{2,60})", "https://vimeo.com/%s/videos/rss"),
            service("dailymotion\\.com/((?!video/)[\\w-]{2,60})", "https://www.dailymotion.com/rss/user/%s"),
            service("bsky\\.app/profile/([\\w.:-]{3,120})", "https://bsky.app/profile/%s/rss"));

    /** What makes pages, by what it says of itself, and where it puts the feed. */
    private static final List<Maker> MAKERS = List.of(new Maker("wordpress", "/feed/"), new Maker("ghost", "/rss/"), new Maker("drupal", "/rss.xml"),
            new Maker("hugo", "/index.xml"), new Maker("jekyll", "/feed.xml"), new Maker("eleventy", "/feed.xml"),
            new Maker("blogger", "/feeds/posts/default"), new Maker("joomla", "/?format=feed&type=rss"), new Maker("squarespace", "/?format=rss"),
            new Maker("typo3", "/?type=9818"), new Maker("movable type", "/atom.xml"), new Maker("gatsby", "/rss.xml"));

    private UsualPlaces() {}

    private record Service(Pattern page, String feed) {

        Optional<Link> of(Link address) {
            return Optional.of(page.matcher(address.text())).filter(Matcher::lookingAt).flatMap(found -> Link.parse(feed.formatted(found.group(1))));
        }
    }

    private record Maker(String name, String path) {}

    /** The feed of a channel or a person of a large service, by the address of the page alone. */
    static Optional<Link> ofService(Link address) {
        return SERVICES.stream().flatMap(service -> service.of(address).stream()).findFirst();
    }

    /**
     * In the order in which they are worth a try: what the site's software does, then beside the page, then at the root.
     *
     * @param generator what made the page, in lower case; may be empty
     */
    static List<Link> of(Link page, String generator) {
        var root = root(page);
        var made = MAKERS.stream().filter(maker -> generator.contains(maker.name())).map(maker -> root + maker.path());
        var folder = page.path().replaceFirst("/+$", "");
        var beside = folder.isEmpty() || folder.contains(".") ? Stream.<String>of() : Stream.of(root + folder + "/feed", root + folder + "/rss");
        return Stream.of(made, beside, PATHS.stream().map(path -> root + path)).flatMap(places -> places).distinct()
                .flatMap(text -> Link.parse(text).stream()).toList();
    }

    private static String root(Link page) {
        var behindScheme = page.text().indexOf("://") + 3;
        var end = behindScheme;
        while (end < page.text().length() && "/?#".indexOf(page.text().charAt(end)) < 0) {
            end++;
        }
        return page.text().substring(0, end);
    }

    private static Service service(String page, String feed) {
        return new Service(Pattern.compile("https?://(?:www\\.|m\\.|old\\.)?" + page, Pattern.CASE_INSENSITIVE), feed);
    }
}
