package news.backstory.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import news.backstory.extract.Block.Kind;
import org.jsoup.nodes.Element;

/** Finds the report on a page: the element that holds it, then the blocks in it that are of it. */
final class Body {

    static final int MAX_PARAGRAPHS = 500;
    static final int MAX_PARAGRAPH_CHARACTERS = 20_000;

    /** Where publishers put reports, the surest first. Each is believed if it holds this share of the page's text. */
    private static final List<Place> PLACES = List.of(
            new Place("[itemprop=articleBody]", 0.25),
            new Place(".article-body, .article__body, .articleBody, .article-content, .article__content, .story-body, .entry-content, .post-content, "
                    + ".post-body, .body-copy, .article-text, .story-content, .content-body, .td-post-content, [data-testid=article-body], #article-body",
                    0.35),
            new Place("article, [role=article], [itemtype$=Article]", 0.5),
            new Place("main, [role=main], #content, #main", 0.6));

    private static final double GOES_DOWN_AT = 0.8;
    private static final double MIN_SHARE_OF_PAGE = 0.25;
    private static final int MIN_LOOSE_CHARACTERS = 40;
    private static final double MAX_LINK_SHARE = 0.7;
    private static final Pattern LINES = Pattern.compile("\\R+");
    private static final Pattern ENDS_SENTENCE = Pattern.compile(".*[.!?…:][\"'”’»)\\]]*$");

    private Body() {}

    /** The report's paragraphs, at most {@value #MAX_PARAGRAPHS}, each one line; none if there is no report. */
    static List<String> paragraphs(WebPage page, String headline) {
        var body = page.document().body();
        var clutter = Clutter.of(body);
        var careful = chosen(body, clutter, headline);
        var shown = lengthOf(careful) < MIN_SHARE_OF_PAGE * clutter.paragraphCharacters()
                ? longer(careful, chosen(body, Clutter.whateverItsName(body), headline))
                : careful;
        var told = told(page);
        return lengthOf(told) > 2 * lengthOf(shown) ? told : shown;
    }

    private static List<String> chosen(Element body, Clutter clutter, String headline) {
        var blocks = BlockReader.read(body, clutter);
        return chosen(blocks, container(body, blocks), headline);
    }

    /** Not merely a little longer: then the careful reading stands. */
    private static List<String> longer(List<String> careful, List<String> other) {
        return lengthOf(other) > 2 * lengthOf(careful) ? other : careful;
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
        var weights = new HashMap<Element, Integer>();
        for (var block : blocks) {
            if (block.weight() > 0) {
                for (var element = block.owner(); element != null; element = element.parent()) {
                    weights.merge(element, block.weight(), Integer::sum);
                }
            }
        }
        return weights;
    }

    private static List<String> chosen(List<Block> blocks, Element container, String headline) {
        var known = new HashSet<>(List.of(Words.key(headline)));
        var paragraphs = new ArrayList<String>();
        var ended = false;
        for (var block : blocks) {
            if (!isInside(block.owner(), container)) {
                continue;
            }
            if (block.kind() == Kind.HEADING) {
                ended = Plugs.endsReport(block);
            } else if (!ended && isOfReport(block) && known.add(Words.key(block.text())) && paragraphs.size() < MAX_PARAGRAPHS) {
                paragraphs.add(Words.cut(block.text(), MAX_PARAGRAPH_CHARACTERS));
            }
        }
        return paragraphs;
    }

    private static boolean isOfReport(Block block) {
        if (Plugs.isPlug(block) || block.linkShare() > MAX_LINK_SHARE) {
            return false;
        }
        return block.kind() != Kind.LOOSE || block.text().length() >= MIN_LOOSE_CHARACTERS || ENDS_SENTENCE.matcher(block.text()).matches();
    }

    private static boolean isInside(Element element, Element container) {
        return element.equals(container) || element.parents().contains(container);
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

    private record Place(String selector, double minShare) {}
}
