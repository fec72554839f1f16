package news.backstory.summary;

import java.util.List;
import java.util.regex.Pattern;

/** What may stand before a paragraph's first word and is not of the report: datelines, agencies' names, bylines and time stamps run into the text. */
final class Openings {

    /** No opening is longer. */
    private static final int MAX_CHARACTERS = 240;

    private static final String AGENCY = "(?:AP|Reuters|REUTERS|AFP|CNN(?: [\\p{L}]+)?|dpa(?:[-/][\\w/]+)?|dts[\\p{L}]*|EFE|UPI|PA(?: Media)?|Bloomberg|Xinhua|TASS|ANSA|KNA|epd|SID|sid|APA|"
            + "Europa Press|EUROPA PRESS|The Hollywood Reporter|Notimex|Belga|ATS|Keystone-(?:SDA|ATS)|AAP|IANS|PTI|Variety|Mashable|Entertainment Weekly|"
            + "[\\p{Lu}][\\p{L}]+ (?:Press|News|Times|Post|Presse))";
    private static final String PLACE = "\\p{Lu}[\\p{L}'’./ -]{1,38}(?:, \\p{Lu}[\\p{L}'’. -]{1,24}){0,2}";
    private static final String DATE = "(?:\\d{1,2}\\.? ?(?:de )?\\p{L}{3,10}\\.?|\\p{L}{3,10}\\.? \\d{1,2}|\\d{1,2}\\.\\d{1,2}\\.(?:\\d{2,4})?)(?:,? \\d{4})?";
    private static final String DASH = "(?:\\.?\\s?(?:--|[-–—])|[.:])?";

    private static final List<Pattern> ALL = List.of(
            // By . Ann Lee . PUBLISHED: . 14:11 EST, 25 October 2013 . | . UPDATED: . 15:36 EST, 25 October 2013 .
            Pattern.compile(
                    "(?:By \\. .{2,90}? \\. )?(?:Last updated at .{4,40}? \\. )?PUBLISHED: \\. .{5,40}? \\. (?:\\| \\. )?(?:UPDATED: \\. .{5,40}? \\. )?(?:\\. )?"),
            Pattern.compile(
                    "(?:Last )?(?:[Uu]pdated|UPDATED|Published|PUBLISHED|Posted)(?: at)?:? \\d[^a-z]{2,20}(?:[ap]m)?[^.]{0,30}\\b\\d{4} (?:[|·-] )?"),
            Pattern.compile("(?:" + PLACE + ",? )?(?:" + DATE + ",? )?\\((?:" + AGENCY + ")(?: ?[/,-] ?[\\p{L} ]{2,20})?\\)\\s?" + DASH),
            Pattern.compile("\\(" + PLACE + ", " + DATE + "\\)\\s?" + DASH),
            Pattern.compile("\\((?:" + PLACE + "|\\p{L}{2,20}\\.(?:com|org|net))\\)\\s?(?:--|[-–—])"),
            Pattern.compile("\\p{Lu}[\\p{Lu}'’./ -]{2,30}(?:, [\\p{L}'’. ]{2,20}){0,2}(?:, " + DATE
                    + ")?(?: ?/[\\p{L} ]{2,20}/)? ?(?:--|[–—]|- |\\.-|:)(?=\\s?[\\p{Lu}\"“«„¿¡])"),
            Pattern.compile(PLACE + "(?:, " + DATE + ")?\\.[-–—]"),
            Pattern.compile("\\p{Lu}[\\p{L}'’./-]{1,24}(?: [\\p{Lu}][\\p{L}]{1,14})?, (?:den )?" + DATE + " [-–—](?=\\s)"),
            Pattern.compile("\\p{Lu}[\\p{Ll}]{2,14}(?:[/-]\\p{Lu}[\\p{Ll}]{2,14}){0,2}(?: \\(\\p{L}{2,12}\\))? (?:[–—])(?= \\p{Lu})"),
            Pattern.compile(
                    "(?:EXCLUSIVE|BREAKING(?: NEWS)?|UPDATE(?: \\d)?|Exklusiv|EXCLUSIF|URGENT|EXCLUSIVA|ÚLTIMA HORA|EIL(?:MELDUNG)?)\\s?[:|–—-]"));

    private Openings() {}

    /** How many characters of a paragraph come before its report, white space included. */
    static int skip(String paragraph) {
        var at = 0;
        for (var round = 0; round < 2; round++) {
            at += skipOne(paragraph.substring(at));
        }
        return at;
    }

    private static int skipOne(String text) {
        var head = text.substring(0, Math.min(MAX_CHARACTERS, text.length()));
        for (var opening : ALL) {
            var found = opening.matcher(head);
            if (found.lookingAt()) {
                var end = found.end();
                while (end < text.length() && (Character.isWhitespace(text.charAt(end)) || Character.isSpaceChar(text.charAt(end)))) {
                    end++;
                }
                return end < text.length() ? end : 0;
            }
        }
        return 0;
    }
}
