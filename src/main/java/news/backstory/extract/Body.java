package news.backstory.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import news.backstory.trees.Trees;

/**
 * Finds the report on a page: two readings that know nothing of each other (our own rules, and Readability4J) are witnesses, and for each block of the
 * page learned trees weigh what they say with what the block looks like and where it stands.
 */
final class Body {

    static final int MAX_PARAGRAPHS = 500;
    static final int MAX_PARAGRAPH_CHARACTERS = 20_000;

    private static final double MIN_OPINION = 0.5;

    /** Newsletters, credits and "read more" get into no summary; a sentence of the report that looks like one is seldom. */
    private static final double MIN_OPINION_OF_PLUG = 0.9;

    /** Shorter ones, such as the cells of a table, may well come again. */
    private static final int MIN_REPEATED_CHARACTERS = 60;

    private static final Pattern STANDFIRST = Pattern.compile("(?i)(?<![a-z])(?:standfirst|dek|deck|sub-?headline|sub-?title)(?![a-z])");
    private static final Pattern LINES = Pattern.compile("\\R+");

    private final Trees trees;

    Body(Trees trees) {
        this.trees = trees;
    }

    /** With what was learned from pages that people marked: docs/why/extraction.md. */
    static Body learned() {
        return new Body(Trees.load("/extract/blocks.trees"));
    }

    /**
     * A report, and the page around it.
     *
     * @param page       all its blocks, in its order
     * @param paragraphs with the headings between them, at most {@value #MAX_PARAGRAPHS}, each one line; none if there is no report
     * @param unlinked   characters of it that are in no link
     * @param breaksOff  whether it ends at a wall for payers
     */
    record Report(List<Block> page, List<String> paragraphs, int unlinked, boolean breaksOff) {

        static Report of(List<Block> page, List<String> paragraphs, int unlinked) {
            var report = Datelines.below(paragraphs);
            var whole = PayWall.withoutOffer(report);
            return new Report(page, whole, unlinked, whole.size() < report.size() || PayWall.standsBehind(whole, page));
        }
    }

    /** @param rows the numbers of each block */
    record Seen(List<Block> blocks, OwnReading own, float[][] rows) {}

    static Seen blocks(WebPage page, String headline) {
        var body = page.document().body();
        var clutter = Clutter.of(body);
        var blocks = BlockReader.read(body, clutter);
        var own = OwnReading.of(body, blocks, headline);
        return new Seen(blocks, own, BlockFeatures.of(page, blocks, own, OtherReading.of(page), clutter, headline));
    }

    Report read(WebPage page, String headline) {
        var seen = blocks(page, headline);
        var blocks = seen.blocks();
        var own = seen.own();
        var rows = seen.rows();
        var voted = IntStream.range(0, rows.length).filter(at -> isOfReport(blocks.get(at), trees.opinion(rows[at]))).boxed().toList();
        var report = report(blocks, voted, Words.key(headline));
        var shown = report.paragraphs().isEmpty() ? report(blocks, own.blocks().stream().boxed().toList(), Words.key(headline)) : report;
        var told = told(page);
        return lengthOf(told) > 2 * lengthOf(shown.paragraphs()) ? Report.of(blocks, told, lengthOf(told)) : shown;
    }

    private static boolean isOfReport(Block block, double opinion) {
        return opinion > MIN_OPINION && !Plugs.isCertain(block) && (opinion > MIN_OPINION_OF_PLUG || !Plugs.isPlug(block));
    }

    /** Without the headline, and the standfirst over it all; what is said twice, word for word, is said once. */
    private static Report report(List<Block> blocks, List<Integer> places, String headlineKey) {
        var known = new HashSet<String>();
        var texts = new ArrayList<String>();
        var characters = 0;
        for (var at : places) {
            var block = blocks.get(at);
            var key = Words.key(block.text());
            var isHeadline = key.equals(headlineKey) || (block.owner().nameIs("h1") && key.startsWith(headlineKey));
            var isStandfirst = texts.isEmpty() && STANDFIRST.matcher(block.owner().className()).find();
            if (texts.size() < MAX_PARAGRAPHS && !isHeadline && !isStandfirst
                    && (block.text().length() < MIN_REPEATED_CHARACTERS || known.add(key))) {
                texts.add(Words.cut(block.text(), MAX_PARAGRAPH_CHARACTERS));
                characters += block.text().length() - Math.min(block.linkCharacters(), block.text().length());
            }
        }
        return Report.of(blocks, texts, characters);
    }

    /** The report as the structured data has it: for pages whose text only appears in a browser. Often cut short, so it stands in, never first. */
    private static List<String> told(WebPage page) {
        var text = page.article().path("articleBody").asText("");
        return LINES.splitAsStream(text)
                .map(Words::plain)
                .filter(line -> !line.isEmpty())
                .limit(MAX_PARAGRAPHS)
                .map(line -> Words.cut(line, MAX_PARAGRAPH_CHARACTERS))
                .toList();
    }

    private static int lengthOf(List<String> paragraphs) {
        return paragraphs.stream().mapToInt(String::length).sum();
    }
}
