package news.backstory.search;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import news.backstory.article.Article;
import news.backstory.article.Dated;
import news.backstory.article.Traits;

/** Makes gists of articles. */
final class GistMaker {

    /** What a report is about it has said by then. */
    private static final int MAX_CHARACTERS = 8_000;
    private static final int LEAD_PARAGRAPHS = 2;

    private final Analysis analysis;
    private final Rarity rarity;
    private final Encoder encoder;

    GistMaker(Analysis analysis, Rarity rarity, Encoder encoder) {
        this.analysis = analysis;
        this.rarity = rarity;
        this.encoder = encoder;
    }

    Gist of(Article article) {
        var found = occurrences(article);
        var length = found.values().stream().mapToInt(Found::count).sum();
        var strongest = found.values().stream().map(one -> new Weighed(one, strength(one)))
                .sorted(Comparator.comparingDouble(Weighed::strength).reversed()).limit(Gist.MAX_TERMS).map(Weighed::found)
                .sorted(Comparator.comparingInt(Found::hash)).toList();
        var size = strongest.size();
        var hashes = new int[size];
        var counts = new byte[size];
        var rarities = new byte[size];
        var marks = new byte[size];
        for (var i = 0; i < size; i++) {
            hashes[i] = strongest.get(i).hash();
            counts[i] = (byte) Math.min(strongest.get(i).count(), 255);
            rarities[i] = (byte) Math.round(Math.min(rarity.of(hashes[i]) / Gist.RARITY_STEP, 255));
            marks[i] = (byte) strongest.get(i).marks();
        }
        return new Gist(
                hashes, counts, rarities, marks, length, day(article), hash(article.source()), page(article), text(article),
                article.traits().kind() == Traits.Kind.OPINION,
                encoder.encode(article));
    }

    /** By this a gist knows the text it was made of. */
    static int text(Article article) {
        return 31 * article.headline().hashCode() + article.paragraphs().hashCode();
    }

    /** Each term of an article, once, for counting in how many articles a term stands. */
    Iterable<Integer> termsOf(Article article) {
        return occurrences(article).keySet();
    }

    private record Found(int hash, int count, int marks) {}

    private record Weighed(Found found, double strength) {}

    private double strength(Found found) {
        var extra = ((found.marks() & Gist.HEADLINE) != 0 ? 2 : 0) + ((found.marks() & Gist.LEAD) != 0 ? 1 : 0);
        return (1 + Math.log(found.count() + extra)) * rarity.of(found.hash());
    }

    private Map<Integer, Found> occurrences(Article article) {
        var found = new HashMap<Integer, Found>();
        var paragraphs = BodyText.of(article);
        take(article.language(), article.headline(), Gist.HEADLINE, found);
        take(article.language(), article.standfirst(), Gist.LEAD, found);
        var characters = 0;
        for (var i = 0; i < paragraphs.size() && characters < MAX_CHARACTERS; i++) {
            var text = paragraphs.get(i).substring(0, Math.min(paragraphs.get(i).length(), MAX_CHARACTERS - characters));
            take(article.language(), text, i < LEAD_PARAGRAPHS ? Gist.LEAD : 0, found);
            characters += text.length();
        }
        return found;
    }

    private void take(String language, String text, int place, Map<Integer, Found> found) {
        var tokens = analysis.tokens(language, text);
        // Of a headline in capitals, or with one at each word, nobody can tell what is a name.
        var names = place == Gist.HEADLINE ? List.<Boolean>of() : names(text, tokens);
        for (var i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            var written = token.written(text);
            if (TellingWords.isTelling(written) || written.chars().anyMatch(Character::isDigit)) {
                var isName = !names.isEmpty() && names.get(i);
                add(found, Rarity.hash(token.term()), place | (isName ? Gist.NAME : 0) | (Character.isDigit(written.charAt(0)) ? Gist.NUMBER : 0));
                if (isName && i > 0 && names.get(i - 1) && tokens.get(i - 1).position() == token.position() - 1) {
                    add(found, Rarity.hash(tokens.get(i - 1).term() + " " + token.term()), place | Gist.PAIR);
                }
            }
        }
    }

    private static void add(Map<Integer, Found> found, int hash, int marks) {
        found.merge(hash, new Found(hash, 1, marks), (before, _) -> new Found(hash, before.count() + 1, before.marks() | marks));
    }

    /** Which words have a capital that no sentence gave them. */
    private static List<Boolean> names(String text, List<Analysis.Token> tokens) {
        var names = new ArrayList<Boolean>(tokens.size());
        for (var token : tokens) {
            names.add(Character.isUpperCase(text.charAt(token.start())) && !SharedWords.beginsSentence(text, token.start()));
        }
        return names;
    }

    private static int day(Article article) {
        return switch (article.published().basis()) {
            case Dated.Basis.STATED -> (int) article.published().at().atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
            case Dated.Basis.FIRST_SEEN -> Gist.NO_DAY;
        };
    }

    private static int page(Article article) {
        return article.section().isBlank() ? 0 : hash(Documents.page(article));
    }

    private static int hash(String text) {
        return text.isBlank() ? 0 : Rarity.hash(text.toLowerCase(Locale.ROOT));
    }
}
