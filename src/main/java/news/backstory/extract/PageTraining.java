package news.backstory.extract;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.backstory.article.Link;
import news.backstory.web.Fetch;
import news.backstory.trees.Boosting;
import news.backstory.trees.Trees;

/** Learns from pages that people marked which blocks are of the report, and which of the days that a page names is that of its publication. */
public final class PageTraining {

    /** docs/why/extraction.md says what was tried. */
    private static final Boosting.Settings BLOCKS = new Boosting.Settings(3, 110, 24, 0.1, 0.05, 1, 0.7);
    private static final Boosting.Settings DAYS = new Boosting.Settings(3, 120, 8, 0.06, 0.05, 1, 0.7);
    private static final LocalDate EARLIEST = LocalDate.parse("1970-01-03");

    private static final int MIN_SNIPPET_CHARACTERS = 12;

    /** About as much as it has blocks, so that {@link Boosting.Settings#minRows} means the same for days. */
    private static final float PAGE_WEIGHS = 100;
    private static final int ISO_DAY = "2026-11-27".length();
    private static final long SEED = 20_261_127;

    private final Examples blocks = new Examples();
    private final Examples days = new Examples();

    private record Example(float[] row, boolean label, float weight, int part) {}

    private static final class Examples {

        private final List<Example> all = new ArrayList<>();

        void add(float[] row, boolean label, float weight, int part) {
            all.add(new Example(row, label, weight, part));
        }

        List<String> learn(Boosting.Settings settings, int except) {
            var used = all.stream().filter(example -> example.part() != except).toList();
            return used.isEmpty()
                    ? List.of()
                    : Boosting.learn(used.stream().map(Example::row).toList(), used.stream().map(Example::label).toList(),
                            used.stream().map(Example::weight).toList(), settings, SEED);
        }
    }

    /**
     * What people marked.
     *
     * @param body    the report's text; empty if they did not mark it
     * @param with    pieces of it
     * @param without pieces that are not of it
     * @param day     of publication, as ISO 8601; empty if they did not mark it
     */
    public record Gold(String body, List<String> with, List<String> without, String day) {

        public Gold {
            with = List.copyOf(with);
            without = List.copyOf(without);
        }
    }

    /**
     * False if the page cannot be read at all.
     *
     * @param part of the pages to which it belongs, from 0
     */
    public boolean add(Fetch.Page fetched, Gold gold, int part, Instant readAt) {
        var address = Link.parse(fetched.address().toString());
        if (address.isEmpty() || PageKind.whyNoPage(fetched).isPresent()) {
            return false;
        }
        var document = WebPage.parse(PageDecoder.decode(fetched.body(), fetched.contentType()), address.get());
        if (WebPage.isTooLarge(document)) {
            return false;
        }
        var page = WebPage.of(document, address.get());
        var headline = Headlines.headline(page);
        var seen = Body.blocks(page, headline);
        addBlocks(seen.blocks(), seen.rows(), gold, part);
        parsed(gold.day()).ifPresent(day -> addDays(DayCandidates.of(page, seen.blocks(), headline), day, part, readAt));
        return true;
    }

    /** What was learned, as the lines of blocks.trees and days.trees. */
    public record Learned(List<String> blocks, List<String> days) {

        /** Reads pages by it. */
        public Extractor extractor() {
            return new Extractor(Trees.of(blocks), Trees.of(days));
        }
    }

    /** @param except the part that nothing is learned from; -1 for none */
    public Learned learn(int except) {
        return new Learned(blocks.learn(BLOCKS, except), days.learn(DAYS, except));
    }

    /** Each page weighs the same, however many blocks it has. */
    private void addBlocks(List<Block> all, float[][] rows, Gold gold, int part) {
        var labels = gold.body().isBlank()
                ? all.stream().map(block -> bySnippets(block, gold)).toList()
                : MarkedText.of(gold.body()).labels(all).stream().map(Optional::of).toList();
        var known = labels.stream().filter(Optional::isPresent).count();
        for (var at = 0; at < rows.length; at++) {
            if (labels.get(at).isPresent()) {
                blocks.add(rows[at], labels.get(at).get(), PAGE_WEIGHS / known, part);
            }
        }
    }

    private static Optional<Boolean> bySnippets(Block block, Gold gold) {
        if (gold.with().stream().anyMatch(snippet -> shares(block.text(), snippet))) {
            return Optional.of(true);
        }
        return gold.without().stream().anyMatch(snippet -> shares(block.text(), snippet)) ? Optional.of(false) : Optional.empty();
    }

    private static boolean shares(String text, String snippet) {
        return text.contains(snippet) || text.length() >= MIN_SNIPPET_CHARACTERS && snippet.contains(text);
    }

    private void addDays(DayCandidates all, LocalDate day, int part, Instant readAt) {
        var candidates = all.before(readAt.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC), EARLIEST);
        var rows = all.rows(candidates);
        for (var at = 0; at < rows.size(); at++) {
            days.add(rows.get(at), candidates.get(at).moment().toLocalDate().equals(day), 1, part);
        }
    }

    private static Optional<LocalDate> parsed(String day) {
        try {
            return day.length() < ISO_DAY ? Optional.empty() : Optional.of(LocalDate.parse(day.substring(0, ISO_DAY)));
        } catch (DateTimeParseException noDay) {
            return Optional.empty(); // People write the thirtieth of February, too.
        }
    }
}
