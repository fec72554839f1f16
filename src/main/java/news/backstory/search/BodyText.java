package news.backstory.search;

import java.util.List;
import java.util.regex.Pattern;
import news.backstory.article.Article;

/**
 * The paragraphs that report something: without lines that link to other reports, advertise, credit or ask to subscribe. Such lines are the commonest cause of
 * wrong suggestions: they pull in whole runs of reports that have nothing to do with this one. docs/why/likeness.md
 */
final class BodyText {

    /** Longer ones are prose that only begins like a plug. */
    private static final int MAX_PLUG_CHARACTERS = 300;

    /** A paragraph is looked through up to here. */
    private static final int MAX_PARAGRAPH_CHARACTERS = 20_000;

    /** How plugs begin, in eight languages. */
    private static final Pattern PLUG = Pattern.compile(
            "^[\\s*•>\\[(|–—-]*(?:advertisement\\b|©|sign up\\b|subscribe\\b|image (?:copyright|caption|source)\\b|(?:read|see|watch|listen)(?: more| also|:)"
                    + "|more:|more on\\b|more from\\b|also read\\b|click here\\b|follow (?:@|us\\b|\\w+ \\w+ on (?:twitter|facebook|x)\\b)"
                    + "|story continues\\b|continue reading\\b|get (?:the|our) .*(?:inbox|newsletter)|get .* delivered to your inbox|this article (?:is more than|tagged)"
                    + "|(?:play|skip|hide|toggle) (?:video|caption|ad)\\b|newsletter|the associated press contributed|\\(?(?:reporting|editing|writing) by\\b"
                    + "|photos?(?:$|:| credit)|video$|slideshow\\b|loading\\b|share this\\b|most (?:read|popular)\\b|up next\\b|don['’]t miss\\b"
                    + "|in case you missed\\b|this is a (?:rush transcript|breaking news|developing)|support .*journalism|visit .* homepage"
                    // With these a sentence may begin, too: as a plug they end without a full stop, or go on as plugs do.
                    + "|(?:copyright|related|recommended|trending|full coverage)\\b(?:\\s*(?:$|[:|©]|\\d{4}|\\(c\\))"
                    + "| (?:articles?|stories|story|news|topics?|content|links?|coverage|reading|posts?|videos?|for you|now|by)\\b(?![^\\n]{40,}\\.[\"'”’)]?\\s*$)"
                    + "|(?![^\\n]*[.!?…][\"'”’)]?\\s*$))"
                    + "|lesen sie (?:auch|hier|mehr)|mehr (?:zum thema|dazu)|lesetipp|auch interessant|lire aussi|à lire|a lire|voir aussi|lee también|leer más|te puede interesar"
                    + "|lea también|leggi anche|potrebbe interessarti|lees ook|lees meer|bekijk ook|leia (?:também|mais)|veja também|saiba mais|ayrıca oku|i̇lgili haber|ilgili haber"
                    + "|anzeige$|publicité$|publicidad$|pubblicità$|advertentie$|publicidade$)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Captions that stand before the first words of a paragraph. */
    private static final Pattern CAPTION_MARK = Pattern
            .compile("(?:Enlarge this image|toggle caption|Image copyright|Hide caption|Play Video \\d+:\\d\\d)");

    /** A person's name, the name in full, and headlines of other reports on the person, all glued together up to a link's "MORE". */
    private static final Pattern GLUED_HEADLINES = Pattern.compile(
            "\\b(\\p{Lu}[\\p{L}'’-]{1,30}) (?:[\\p{Lu}(][\\p{L}'’.()-]{0,30} ){1,5}\\1(?=[\\p{Lu}\\d\"'‘“])[^\\n]{10,500}?(?: MORE\\b|$)");

    private BodyText() {}

    /** In reading order; all of them if none reports anything. */
    static List<String> of(Article article) {
        var reporting = article.paragraphs().stream().map(BodyText::cut).filter(text -> !isPlug(text)).map(BodyText::withoutGluedHeadlines).toList();
        return reporting.isEmpty() ? article.paragraphs() : reporting;
    }

    private static String cut(String paragraph) {
        return paragraph.substring(0, Math.min(paragraph.length(), MAX_PARAGRAPH_CHARACTERS));
    }

    static boolean isPlug(String paragraph) {
        return paragraph.length() <= MAX_PLUG_CHARACTERS && (PLUG.matcher(paragraph).lookingAt() || CAPTION_MARK.matcher(paragraph).lookingAt());
    }

    private static String withoutGluedHeadlines(String paragraph) {
        return paragraph.contains(" MORE") ? GLUED_HEADLINES.matcher(paragraph).replaceAll("$1") : paragraph;
    }
}
