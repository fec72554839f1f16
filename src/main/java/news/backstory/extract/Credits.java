package news.backstory.extract;

import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** What stands under a picture, parted into what it shows and whose it is. */
record Credits(String caption, String credit) {

    /** Longer captions are cut before anything is looked for in them. */
    static final int MAX_CHARACTERS = 1_000;

    private static final String CAPTIONS = "figcaption, .wp-caption-text, [class*=caption], [itemprop=caption], [itemprop=description]";
    private static final String CREDITS = "[class*=credit], [class*=copyright], [itemprop=copyrightHolder], [itemprop=creditText], [itemprop=author], [class*=source], small, cite";

    /** "Credit: X", "Photograph: X/Reuters", "© X" at the end. */
    private static final Pattern LABELLED = Pattern.compile(
            "^(?<caption>.*?)[\\s(\\[|–—-]*(?:(?:photo(?:graph)?s?|image|picture|credit|foto|bild|quelle|crédit|source)s?(?:\\s+(?:credit|courtesy(?: of)?|by))?\\s*[:/]|"
                    + "photo(?:graph)? by|courtesy of|©)\\s*(?<credit>[^.]{2,120}?)\\s*[)\\].]*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BRACKETED = Pattern.compile("^(?<caption>.+?[.!?”\"’\\w])\\s*[(\\[](?<credit>[^()\\[\\]]{2,100})[)\\]]\\s*\\.?$");
    private static final Pattern AGENCY = Pattern.compile(
            ".*(?:\\b(?:AP|AFP|EPA|PA|DPA|Reuters|Getty|TASS|ANSA|EFE|Xinhua|Bloomberg|Shutterstock|Images?|Photos?|Press|Wire|Handout|File|Foto|Bild|Agency)\\b|/).*",
            Pattern.CASE_INSENSITIVE);

    static Credits of(Element figure) {
        var captions = figure.select(CAPTIONS);
        var marked = figure.select(CREDITS).stream().map(element -> Words.oneLine(element.text())).filter(text -> !text.isEmpty()).findFirst()
                .orElse("");
        var whole = captions.stream().map(element -> Words.oneLine(element.text())).filter(text -> !text.isEmpty() && !text.equals(marked))
                .findFirst().orElse("");
        if (marked.isEmpty()) {
            return split(whole);
        }
        var caption = Words.oneLine(whole.replace(marked, " "));
        return new Credits(caption, withoutLabel(marked));
    }

    /** The whole text is the caption where no credit can be told from it. */
    static Credits split(String whole) {
        var text = Words.cut(whole, MAX_CHARACTERS);
        var bracketed = BRACKETED.matcher(text);
        if (bracketed.matches() && AGENCY.matcher(bracketed.group("credit")).matches()) {
            return new Credits(bracketed.group("caption").strip(), withoutLabel(bracketed.group("credit").strip()));
        }
        var labelled = LABELLED.matcher(text);
        return labelled.matches() ? new Credits(labelled.group("caption").strip(), labelled.group("credit").strip()) : new Credits(text, "");
    }

    private static String withoutLabel(String credit) {
        var split = LABELLED.matcher(Words.cut(credit, MAX_CHARACTERS));
        return split.matches() && split.group("caption").isBlank() ? split.group("credit").strip() : credit;
    }
}
