package news.backstory.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import news.backstory.article.Link;

/** Tells lists of other pages from reports, by what stands in them: linked headlines, each with a line or two below. */
final class Teasers {

    static final int MIN_TEASERS = 4;

    private static final double MOST = 0.6;
    private static final double MIN_LINK_SHARE = 0.8;
    private static final int MIN_HEADLINE_CHARACTERS = 15;

    /** A list may say what it is of; a short report may have many teasers below. */
    private static final int MAX_INTRODUCTION = 250;

    private static final int MAX_LINES = 2;
    private static final int MAX_LINE_CHARACTERS = 400;

    private Teasers() {}

    /** Whether most of what was taken for the report stands under such headlines. */
    static boolean makeUp(WebPage page, Body.Report report) {
        var paragraphs = new HashSet<>(report.paragraphs());
        var targets = new HashSet<String>();
        var all = 0;
        var before = 0;
        var teased = 0;
        var below = MAX_LINES;
        var lead = -1;
        for (var at = 0; at < report.page().size(); at++) {
            var block = report.page().get(at);
            var target = target(page, block, at + 1 < report.page().size() ? report.page().get(at + 1) : block);
            if (!target.isEmpty()) {
                lead = at;
                below = 0;
            } else if (paragraphs.contains(block.text()) && block.kind() != Block.Kind.HEADING) {
                all += block.text().length();
                before += lead < 0 ? block.text().length() : 0;
                var isTeased = lead >= 0 && below++ < MAX_LINES && block.text().length() <= MAX_LINE_CHARACTERS;
                teased += isTeased ? block.text().length() : 0;
                if (isTeased) {
                    targets.add(target(page, report.page().get(lead), block));
                }
            }
        }
        return targets.size() >= MIN_TEASERS && before <= MAX_INTRODUCTION && teased >= MOST * all && rest(paragraphs, all) < all;
    }

    /** Characters of the report that are in no block, such as those of the structured data: of them nothing is known. */
    private static int rest(Set<String> paragraphs, int inBlocks) {
        return paragraphs.stream().mapToInt(String::length).sum() - inBlocks;
    }

    /** Where a headline that is a link leads, if that is another page of this host; empty if it is none. */
    private static String target(WebPage page, Block block, Block next) {
        if (block.text().length() < MIN_HEADLINE_CHARACTERS || block.linkShare() < MIN_LINK_SHARE) {
            return "";
        }
        // A line of its own in the middle of a report may be a link, too: a teaser's headline is one, or stands in one box with its text.
        var isHead = block.kind() == Block.Kind.HEADING || block.kind() == Block.Kind.LOOSE && OwnReading.isInside(next.owner(), block.owner());
        var link = isHead ? block.owner().selectFirst("a[href]") : null;
        var around = isHead && link == null ? block.owner().closest("a[href]") : link;
        return around == null
                ? ""
                : Link.parse(around.absUrl("href"))
                        .filter(target -> target.key().host().equals(page.address().key().host()) && !target.key().equals(page.address().key()))
                        .map(target -> target.key().text()).orElse("");
    }
}
