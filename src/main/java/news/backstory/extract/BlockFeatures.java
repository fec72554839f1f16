package news.backstory.extract;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import news.backstory.extract.Block.Kind;
import org.jsoup.nodes.Element;

/** What can be said in numbers of each block of a page: of its text, where it stands, what the readings think of it, and of its neighbours. */
final class BlockFeatures {

    private static final List<String> TAGS = List.of(
            "p", "li", "div", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote", "button", "figcaption", "dt", "dd", "pre", "section",
            "article", "figure", "header", "footer", "aside", "nav", "body", "summary", "form", "label", "address", "main", "ul", "ol", "tr",
            "center");
    private static final List<Kind> KINDS = List.of(Kind.PARAGRAPH, Kind.ITEM, Kind.LOOSE, Kind.HEADING);
    private static final List<String> AROUND = List.of(
            "article", "main", "header", "footer", "nav", "aside", "form", "figure", "table", "ul", "ol", "blockquote", "section", "details", "dl");
    private static final Pattern NAMES_CONTENT = Pattern
            .compile("(?i)(?:article|content|entry|story|post|text|rich|prose|wysiwyg|markdown)[_-]*(?:body|content|text|copy|html)?|body|richtext");
    private static final Pattern DATE = Pattern.compile("(?:19|20)\\d\\d|\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}|\\d+ (?:min|hours?|days?|weeks?|months?) ",
            Pattern.CASE_INSENSITIVE);
    private static final int MAX_BLOCKS_TO_LOOK_UP = 2_000;
    private static final int MAX_TOLD_CHARACTERS = 200_000;
    private static final int NEAR = 3;
    private static final int FAR = 8;

    private final List<Block> blocks;
    private final WebPage page;
    private final OwnReading own;
    private final OtherReading other;
    private final Clutter clutter;
    private final String[] keys;
    private final boolean[] inOther;
    private final boolean[] endsSentence;
    private final IdentityHashMap<Element, Sum> sums = new IdentityHashMap<>();
    private final Map<String, Sum> sumsByPath = new HashMap<>();
    private final IdentityHashMap<Element, Place> places = new IdentityHashMap<>();
    private final IdentityHashMap<Element, String> paths = new IdentityHashMap<>();
    private final Sum whole = new Sum();

    private BlockFeatures(WebPage page, List<Block> blocks, OwnReading own, OtherReading other, Clutter clutter) {
        this.page = page;
        this.blocks = blocks;
        this.own = own;
        this.other = other;
        this.clutter = clutter;
        this.keys = new String[blocks.size()];
        this.inOther = new boolean[blocks.size()];
        this.endsSentence = new boolean[blocks.size()];
    }

    /** Characters and blocks of an element, or of all elements alike. */
    private static final class Sum {
        private int blocks;
        private int characters;
        private int linked;
        private int other;
        private int own;

        void add(Block block, boolean isOther, boolean isOwn) {
            blocks++;
            characters += block.text().length();
            linked += Math.min(block.linkCharacters(), block.text().length());
            other += isOther ? block.text().length() : 0;
            own += isOwn ? block.text().length() : 0;
        }

        float share(int part) {
            return characters == 0 ? 0 : part / (float) characters;
        }
    }

    /** What the elements around a block are, from the outside in; worked out once for each element. */
    private static final class Place {
        private int depth;
        private int around;
        private int clutter;
        private int clutterDepth = -1;
        private int content;
        private int contentDepth = -1;
        private boolean inContainer;
        private boolean inBody;
    }

    /** A row of numbers for each block. */
    static float[][] of(WebPage page, List<Block> blocks, OwnReading own, OtherReading other, Clutter clutter, String headline) {
        var features = new BlockFeatures(page, blocks, own, other, clutter);
        features.sumUp();
        return features.rows(headline);
    }

    private void sumUp() {
        for (var at = 0; at < blocks.size(); at++) {
            var block = blocks.get(at);
            keys[at] = Words.key(block.text());
            inOther[at] = other.has(keys[at]);
            endsSentence[at] = SentenceEnd.isAt(block.text());
            var isOwn = own.blocks().get(at);
            whole.add(block, inOther[at], isOwn);
            var up = 0;
            for (var element = block.owner(); element != null && up < 4; element = element.parent(), up++) {
                sums.computeIfAbsent(element, _ -> new Sum()).add(block, inOther[at], isOwn);
            }
            sumsByPath.computeIfAbsent(path(block.owner()), _ -> new Sum()).add(block, inOther[at], isOwn);
        }
    }

    private float[][] rows(String headline) {
        var headlineKey = Words.key(headline);
        var told = blocks.size() > MAX_BLOCKS_TO_LOOK_UP ? "" : Words.key(Words.cut(page.said("articleBody"), MAX_TOLD_CHARACTERS));
        var summary = Words.key(page.metas().first("og:description", "description"));
        var h1 = firstAt(block -> block.owner().nameIs("h1") || Words.key(block.text()).equals(headlineKey));
        var first = firstOf(inOther, true);
        var last = firstOf(inOther, false);
        var ownFirst = own.blocks().nextSetBit(0);
        var ownLast = own.blocks().length() - 1;
        var seen = new HashMap<String, Integer>();
        var rows = new float[blocks.size()][];
        var before = 0;
        var endedAt = -1;
        var headingAt = -1;
        for (var at = 0; at < blocks.size(); at++) {
            var block = blocks.get(at);
            var row = new Row();
            text(row, block, keys[at], endsSentence[at]);
            row.add(seen.merge(keys[at], 1, Integer::sum));
            row.add(keys[at].equals(headlineKey));
            row.add(headlineKey.length() > 10 && keys[at].contains(headlineKey));
            row.add(told.length() < 200 ? -1 : keys[at].length() > 8 && told.contains(keys[at]) ? 1 : 0);
            row.add(keys[at].length() > 15 && (summary.contains(keys[at]) || (summary.length() > 20 && keys[at].contains(summary))));
            if (block.kind() == Kind.HEADING) {
                headingAt = at;
                endedAt = Plugs.endsReport(block) ? at : -1;
            }
            row.add(endedAt < 0 ? -1 : at - endedAt);
            row.add(headingAt < 0 ? -1 : at - headingAt);
            row.add(headingAt < 0 ? 0 : level(blocks.get(headingAt)));
            row.add(headingAt >= 0 && inOther[headingAt]);
            row.add(before / (float) Math.max(1, whole.characters));
            row.add(at / (float) blocks.size());
            before += block.text().length();
            row.add(clamp(at - h1));
            row.add(h1 < 0);
            row.add(first < 0 ? -99 : clamp(at - first));
            row.add(last < 0 ? -99 : clamp(last - at));
            row.add(ownFirst < 0 ? -99 : clamp(at - ownFirst));
            row.add(ownLast < 0 ? -99 : clamp(ownLast - at));
            place(row, block);
            sums(row, block);
            neighbours(row, at);
            rows[at] = row.values();
        }
        return rows;
    }

    private static float clamp(int distance) {
        return Math.clamp(distance, -60, 60);
    }

    private interface Test {
        boolean is(Block block);
    }

    private int firstAt(Test test) {
        for (var at = 0; at < blocks.size(); at++) {
            if (test.is(blocks.get(at))) {
                return at;
            }
        }
        return -1;
    }

    private static int firstOf(boolean[] flags, boolean forward) {
        for (var step = 0; step < flags.length; step++) {
            var at = forward ? step : flags.length - 1 - step;
            if (flags[at]) {
                return at;
            }
        }
        return -1;
    }

    private static int level(Block heading) {
        for (var element = heading.owner(); element != null; element = element.parent()) {
            var name = element.normalName();
            if (name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1))) {
                return name.charAt(1) - '0';
            }
        }
        return 7;
    }

    private static void text(Row row, Block block, String key, boolean endsSentence) {
        var text = block.text();
        var words = 1;
        var commas = 0;
        var digits = 0;
        var capitals = 0;
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            words += character == ' ' ? 1 : 0;
            commas += character == ',' ? 1 : 0;
            digits += Character.isDigit(character) ? 1 : 0;
            capitals += Character.isUpperCase(character) ? 1 : 0;
        }
        row.add((float) Math.log(text.length() + 1));
        row.add((float) Math.log(words));
        row.add(key.length() / (float) words);
        row.add((float) block.linkShare());
        row.add(commas / (float) words);
        row.add(digits / (float) text.length());
        row.add(capitals / (float) words);
        row.add(Character.isUpperCase(text.charAt(0)));
        row.add(Character.isLowerCase(text.charAt(0)));
        row.add(endsSentence);
        row.add(text.charAt(text.length() - 1) == ':');
        row.add(text.charAt(text.length() - 1) == '?');
        row.add(text.indexOf('©') >= 0);
        row.add(text.indexOf('|') >= 0);
        row.add(text.length() < 60 && DATE.matcher(text).find());
        row.add(Plugs.isPlug(block));
        row.add(block.kind() == Kind.HEADING && Plugs.endsReport(block));
        row.add(KINDS.indexOf(block.kind()));
        row.add(TAGS.indexOf(block.owner().normalName()));
        row.add(block.inClutter());
    }

    private void place(Row row, Block block) {
        var place = place(block.owner());
        row.add(place.depth);
        for (var at = 0; at < AROUND.size(); at++) {
            row.add((place.around & 1 << at) != 0);
        }
        row.add(place.clutter);
        row.add(place.clutterDepth < 0 ? -1 : place.depth - place.clutterDepth);
        row.add(place.content);
        row.add(place.contentDepth < 0 ? -1 : place.depth - place.contentDepth);
        row.add(place.contentDepth - place.clutterDepth);
        row.add(place.inContainer);
        row.add(place.inBody);
    }

    private Place place(Element element) {
        var known = places.get(element);
        if (known != null) {
            return known;
        }
        var place = new Place();
        var parent = element.parent();
        if (parent != null) {
            var around = place(parent);
            place.depth = around.depth + 1;
            place.around = around.around;
            place.clutter = around.clutter;
            place.clutterDepth = around.clutterDepth;
            place.content = around.content;
            place.contentDepth = around.contentDepth;
            place.inContainer = around.inContainer;
            place.inBody = around.inBody;
        }
        var tag = AROUND.indexOf(element.normalName());
        place.around |= tag < 0 ? 0 : 1 << tag;
        if (clutter.looksLike(element)) {
            place.clutter++;
            place.clutterDepth = place.depth;
        }
        if (!element.nameIs("body") && !element.nameIs("html") && NAMES_CONTENT.matcher(element.className() + " " + element.id()).find()) {
            place.content++;
            place.contentDepth = place.depth;
        }
        place.inContainer |= element.equals(own.container());
        place.inBody |= element.attr("itemprop").contains("articleBody");
        places.put(element, place);
        return place;
    }

    private void sums(Row row, Block block) {
        var element = block.owner();
        for (var up = 0; up < 4; up++) {
            var sum = element == null ? whole : sums.getOrDefault(element, whole);
            row.add((float) Math.log(sum.blocks + 1));
            row.add(sum.characters / (float) Math.max(1, whole.characters));
            row.add(sum.share(sum.linked));
            row.add(sum.share(sum.other));
            row.add(sum.share(sum.own));
            row.add(element == null ? -1 : TAGS.indexOf(element.normalName()));
            element = element == null ? null : element.parent();
        }
        var alike = sumsByPath.getOrDefault(path(block.owner()), whole);
        row.add((float) Math.log(alike.blocks + 1));
        row.add(alike.characters / (float) Math.max(1, whole.characters));
        row.add(alike.share(alike.linked));
        row.add(alike.share(alike.other));
        row.add(alike.share(alike.own));
        row.add((float) Math.log(whole.characters + 1));
        row.add((float) Math.log(whole.blocks + 1));
        row.add(whole.share(whole.other));
        row.add(whole.share(whole.own));
        row.add(whole.share(whole.linked));
    }

    private void neighbours(Row row, int at) {
        for (var step = -NEAR; step <= NEAR; step++) {
            var there = at + step;
            var is = there >= 0 && there < blocks.size();
            row.add(is && inOther[there]);
            row.add(is && own.blocks().get(there));
            if (step != 0) {
                row.add(is ? (float) Math.log(blocks.get(there).text().length() + 1) : -1);
                row.add(is ? (float) blocks.get(there).linkShare() : -1);
                row.add(is ? KINDS.indexOf(blocks.get(there).kind()) : -1);
                row.add(is && endsSentence[there]);
                row.add(is && Objects.equals(blocks.get(there).owner().parent(), blocks.get(at).owner().parent()));
            }
        }
        around(row, at - FAR, at);
        around(row, at + 1, at + 1 + FAR);
    }

    private void around(Row row, int from, int to) {
        var sum = new Sum();
        for (var there = Math.max(0, from); there < Math.min(blocks.size(), to); there++) {
            sum.add(blocks.get(there), inOther[there], own.blocks().get(there));
        }
        row.add((float) Math.log(sum.characters + 1));
        row.add(sum.share(sum.linked));
        row.add(sum.share(sum.other));
        row.add(sum.share(sum.own));
    }

    /** Names of the elements around and of their classes: blocks alike stand in elements alike. */
    private String path(Element owner) {
        return paths.computeIfAbsent(owner, BlockFeatures::pathOf);
    }

    private static String pathOf(Element owner) {
        var path = new StringBuilder();
        var element = owner;
        for (var up = 0; up < 5 && element != null; up++) {
            path.append(element.normalName()).append('.').append(element.className()).append('/');
            element = element.parent();
        }
        return path.toString();
    }

    private static final class Row {
        private float[] values = new float[200];
        private int size;

        void add(float value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        void add(boolean is) {
            add(is ? 1 : 0);
        }

        float[] values() {
            return Arrays.copyOf(values, size);
        }
    }
}
