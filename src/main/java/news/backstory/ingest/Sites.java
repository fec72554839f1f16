package news.backstory.ingest;

import java.util.List;
import java.util.Locale;
import news.backstory.article.Link;
import news.backstory.article.Tier;

/**
 * Which sites are the newsroom's own, and which are agencies'. Each entry is a host, which stands for what is below it too, or a host with the beginning
 * of a path: {@code herald.example}, {@code city.example/herald/}.
 */
public record Sites(List<String> own, List<String> wires) {

    public Sites {
        own = own.stream().map(site -> site.toLowerCase(Locale.ROOT)).toList();
        wires = wires.stream().map(site -> site.toLowerCase(Locale.ROOT)).toList();
    }

    Tier tierOf(Link link) {
        if (own.stream().anyMatch(site -> holds(site, link))) {
            return Tier.OWN;
        }
        return wires.stream().anyMatch(site -> holds(site, link)) ? Tier.WIRE : Tier.OTHER;
    }

    private static boolean holds(String site, Link link) {
        var slash = site.indexOf('/');
        var host = slash < 0 ? site : site.substring(0, slash);
        var path = slash < 0 ? "" : site.substring(slash);
        var linkPath = link.path().toLowerCase(Locale.ROOT);
        return (link.host().equals(host) || link.host().endsWith("." + host)) && linkPath.startsWith(path);
    }
}
