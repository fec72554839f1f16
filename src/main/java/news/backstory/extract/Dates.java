package news.backstory.extract;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import news.backstory.trees.Trees;

/** When an article was published and last changed, as its page says: in its head, its structured data, its text, its address. */
final class Dates {

    /** A page's clock may go wrong by this much; what is later is a mistake, or an event announced. */
    private static final Duration MAX_AHEAD = Duration.ofHours(1);

    /** Before it lie the dates of programs that had none: the years 1, 1900 and 1970. */
    private static final LocalDate EARLIEST = LocalDate.parse("1970-01-03");

    /** Better none than a wrong one; docs/why/extraction.md has the figures. */
    private static final double MIN_OPINION = 0.45;
    private static final double MIN_OPINION_OF_STRIPPED = 0.5;

    private final Trees trees;

    Dates(Trees trees) {
        this.trees = trees;
    }

    static Dates learned() {
        return new Dates(Trees.load("/extract/days.trees"));
    }

    /** In the zone that the page names; nothing if no day is likely enough. */
    Optional<OffsetDateTime> published(WebPage page, DayCandidates all, Instant readAt) {
        var candidates = all.before(readAt.plus(MAX_AHEAD).atOffset(ZoneOffset.UTC), EARLIEST);
        var rows = all.rows(candidates);
        var isStripped = isStripped(page);
        var isOnlyUpdated = isStripped && candidates.stream().noneMatch(DayCandidate::isCalledPublished);
        var best = -1;
        var opinion = isStripped ? MIN_OPINION_OF_STRIPPED : MIN_OPINION;
        for (var at = 0; at < rows.size(); at++) {
            var mine = trees.opinion(rows.get(at));
            if (mine > opinion && candidates.get(at).mayBeOfPage()) {
                best = at;
                opinion = mine;
            }
        }
        return best < 0 || isOnlyUpdated && candidates.get(best).isCalledUpdated()
                ? Optional.empty()
                : Optional.of(labelled(candidates, candidates.get(best)).moment());
    }

    /** "Updated 4 November, published 3 November": what the page itself calls its update is not its publication. */
    private static DayCandidate labelled(List<DayCandidate> candidates, DayCandidate best) {
        return best.isOnlyLabelledUpdated()
                ? candidates.stream().filter(other -> other.isLabelledPublished() && !other.day().isAfter(best.day())).findFirst().orElse(best)
                : best;
    }

    /**
     * Whoever saved the page took its scripts out, and with them the structured data, where the day of publication stands: the only day that is left is
     * often that of an update. Other sites are told of it, so it is no page that somebody wrote by hand and that never had a script.
     */
    private static boolean isStripped(WebPage page) {
        return !page.has("script") && !page.metas().first("og:title", "og:type", "og:url", "og:image").isEmpty();
    }

    /** As its head says, else a line of its text; never before it was published. */
    static Instant updated(WebPage page, DayCandidates all, Instant published, Instant readAt) {
        return Stream.of(stated(page), all.updates()).flatMap(moments -> moments)
                .map(OffsetDateTime::toInstant)
                .filter(instant -> !instant.isAfter(readAt.plus(MAX_AHEAD)) && !instant.isBefore(published))
                .findFirst()
                .orElse(published);
    }

    private static Stream<OffsetDateTime> stated(WebPage page) {
        return Stream.concat(
                Stream.of(page.said("dateModified")),
                page.metas().all(
                        "article:modified_time", "og:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified",
                        "article:modified", "article.updated"))
                .flatMap(text -> Moments.parse(text, Locale.ROOT).stream());
    }
}
