package news.backstory.search;

import java.util.Locale;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/** Words as somebody types them who has no key for their accents. */
final class Folding {

    private Folding() {}

    /** "elysee" for "élysée". */
    static String of(String term) {
        var folded = new char[4 * term.length()];
        var length = ASCIIFoldingFilter.foldToASCII(term.toCharArray(), 0, folded, 0, term.length());
        return new String(folded, 0, length);
    }

    static Analysis.Token of(Analysis.Token token) {
        return new Analysis.Token(of(token.term()), token.start(), token.end(), token.position());
    }

    static boolean changes(String term) {
        return term.chars().anyMatch(letter -> letter > 127) && !of(term).equals(term);
    }

    /** A name as its bare words: "l equipe" for "L'Équipe", "nytimes com" for "nytimes.com". */
    static String name(String name) {
        return of(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
