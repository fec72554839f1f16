package news.backstory.wire;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes the names out of a line such as "By Ada Brook and Sam Hill". */
final class Bylines {

    private static final int MAX_NAMES = 20;
    private static final Pattern BY = Pattern.compile("^(?:by|von|par|por|di|av|door|text)\\b:?\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;]\\s*(?:(?:and|und|et|y|e|och|og|en)\\s+)?|\\s+(?:and|und|et|och|og|&)\\s+"
            // These are parts of names, too ("Costa e Silva"): only between two whole names.
            + "|(?<=\\p{Lu}[\\p{L}'’-]{1,30} [\\p{L}'’ -]{1,40})\\s+(?:y|e|en|i)\\s+(?=\\p{Lu}[\\p{L}.'’-]{0,30}\\s+\\p{Lu})");

    private Bylines() {}

    static List<String> names(String byline) {
        var line = BY.matcher(WireText.line(byline, WireText.MAX_HEADLINE_CHARACTERS)).replaceFirst("");
        return Stream.of(BETWEEN.split(line)).map(String::strip).filter(name -> !name.isEmpty() && !name.contains("@")).distinct().limit(MAX_NAMES)
                .toList();
    }
}
