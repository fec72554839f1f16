package news.backstory.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What sites allow programs to read (RFC 9309). Asked for pages that nobody handed in: a link of a person is that person's visit, and so is a feed that
 * somebody subscribed to.
 */
public final class Robots {

    /** Both from RFC 9309: no longer than a day, and what stands behind 500 KiB is not read. */
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final int MAX_BYTES = 500 * 1024;

    private static final Duration FAILURES_REMEMBERED = Duration.ofMinutes(10);
    private static final int MAX_SITES = 2_000;
    static final int MAX_SITEMAPS = 50;
    private static final List<String> NAME = List.of("backstory");

    private final Web web;
    private final Cache<String, BaseRobotRules> rules = Caffeine.newBuilder().maximumSize(MAX_SITES).expireAfterWrite(REMEMBERED).build();
    private final Cache<String, BaseRobotRules> failures = Caffeine.newBuilder().maximumSize(MAX_SITES).expireAfterWrite(FAILURES_REMEMBERED).build();

    public Robots(Web web) {
        this.web = web;
    }

    /** Whether a program may read this page; no, if its site cannot say at the moment. */
    public boolean allow(String address) {
        return switch (WebAddress.parse(address)) {
            case WebAddress.Parsed.Bad _ -> true; // Nobody opens it anyway.
            case WebAddress.Parsed.Good(WebAddress good) -> of(file(good)).isAllowed(good.url().toString());
        };
    }

    /** The sitemaps that the site of this page names to all programs, as it wrote them, in its order; empty if it names none or cannot say at the moment. */
    public List<String> sitemaps(String address) {
        return switch (WebAddress.parse(address)) {
            case WebAddress.Parsed.Bad _ -> List.of();
            case WebAddress.Parsed.Good(WebAddress good) -> of(file(good)).getSitemaps().stream().limit(MAX_SITEMAPS).toList();
        };
    }

    private static String file(WebAddress address) {
        return address.url().newBuilder().encodedPath("/robots.txt").query(null).build().toString();
    }

    private BaseRobotRules of(String file) {
        var known = rules.getIfPresent(file);
        var failed = failures.getIfPresent(file);
        return known != null ? known : failed != null ? failed : read(file);
    }

    private BaseRobotRules read(String file) {
        return switch (web.get(file)) {
            case Fetch.Page page ->
                kept(rules, file, new SimpleRobotRulesParser().parseContent(file, Arrays.copyOf(page.body(), Math.min(page.body().length, MAX_BYTES)),
                        page.contentType(), NAME));
            case Fetch.Answered(var status) when status < 500 -> kept(rules, file, all());
            case Fetch.TooLarge _ -> kept(rules, file, all());
            // We ourselves do not open it; whether we open the page is asked again when it is opened.
            case Fetch.Refused _ -> kept(failures, file, all());
            case Fetch.Answered _,Fetch.Busy _,Fetch.TimedOut _,Fetch.Unreachable _ -> kept(failures, file, none());
        };
    }

    private static BaseRobotRules kept(Cache<String, BaseRobotRules> cache, String file, BaseRobotRules read) {
        cache.put(file, read);
        return read;
    }

    private static BaseRobotRules all() {
        return new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_ALL);
    }

    private static BaseRobotRules none() {
        return new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE);
    }
}
