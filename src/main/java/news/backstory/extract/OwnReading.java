package news.backstory.extract;

import java.util.BitSet;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import news.backstory.extract.Block.Kind;
import org.jsoup.nodes.Element;

/**
 * What we take for the report by rules alone: the element that holds it, then the blocks in it that are of it.
 *
 * @param container the smallest element that holds the report
 * @param blocks    the places in the page's order of those taken
 */
record OwnReading(Element container, BitSet blocks) {

    /** Where publishers put reports, the surest first. Each is believed if it holds this share of the page's text. */
    private static final List<Place> PLACES = List.of(
            new Place("[itemprop=articleBody]", 0.25),
            new Place(".article-body, .article__body, .articleBody, .article-content, .article__content, .story-body, .entry-content, .post-content, "
                    + ".post-body, .body-copy, .article-text, .story-content, .content-body, .td-post-content, [data-testid=article-body], #article-body",
                    0.35),
            new Place("article, [role=article], [itemtype$=Article]", 0.5),
            new Place("main, [role=main], #content, #main", 0.6));

    private static final double GOES_DOWN_AT = 0.8;
    private static final int MIN_LOOSE_CHARACTERS = 40;
    private static final double MAX_LINK_SHARE = 0.7;

    /** @param blocks of the whole page, in its order */
    static OwnReading of(Element body, List<Block> blocks, String headline) {
        var container = container(body, blocks);
        return new OwnReading(container, chosen(blocks, container, headline));
    }

    private static Element container(Element body, List<Block> blocks) {
        var weights = weights(blocks);
        var whole = weights.getOrDefault(body, 0);
        for (var place : PLACES) {
            var best = heaviest(body, place.selector(), weights);
            if (whole > 0 && weights.getOrDefault(best, 0) >= place.minShare() * whole) {
                return best;
            }
        }
        return downFrom(body, weights);
    }

    private static Element heaviest(Element body, String selector, Map<Element, Integer> weights) {
        return body.select(selector).stream().max((one, other) -> Integer.compare(weights.getOrDefault(one, 0), weights.getOrDefault(other, 0)))
                .orElse(body);
    }

    /** As far down as nearly all of the text is in one child. */
    private static Element downFrom(Element top, Map<Element, Integer> weights) {
        var here = top;
        while (true) {
            var least = GOES_DOWN_AT * weights.getOrDefault(here, 0);
            var next = here.children().stream().filter(child -> weights.getOrDefault(child, 0) >= least && least > 0).findFirst();
            if (next.isEmpty()) {
                return here;
            }
            here = next.get();
        }
    }

    private static Map<Element, Integer> weights(List<Block> blocks) {
        var weights = new IdentityHashMap<Element, Integer>();
        for (var block : blocks) {
            if (block.weight() > 0) {
                for (var element = block.owner(); element != null; element = element.parent()) {
                    weights.merge(element, block.weight(), Integer::sum);
                }
            }
        }
        return weights;
    }

    private static BitSet chosen(List<Block> blocks, Element container, String headline) {
        var known = new HashSet<>(List.of(Words.key(headline)));
        var taken = new BitSet(blocks.size());
        var ended = false;
        for (var at = 0; at < blocks.size(); at++) {
            var block = blocks.get(at);
            if (block.inClutter() || !isInside(block.owner(), container)) {
                continue;
            }
            if (block.kind() == Kind.HEADING) {
                ended = Plugs.endsReport(block);
            } else if (!ended && isOfReport(block) && known.add(Words.key(block.text()))) {
                taken.set(at);
            }
        }
        return taken;
    }

    private static boolean isOfReport(Block block) {
        if (Plugs.isPlug(block) || block.linkShare() > MAX_LINK_SHARE) {
            return false;
        }
        return block.kind() != Kind.LOOSE || block.text().length() >= MIN_LOOSE_CHARACTERS || SentenceEnd.orColonIsAt(block.text());
    }

    static boolean isInside(Element element, Element container) {
        for (var around = element; around != null; around = around.parent()) {
            if (around.equals(container)) {
                return true;
            }
        }
        return false;
    }

    private record Place(String selector, double minShare) {}
}
