package news.backstory.search;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import news.backstory.article.Article;
import news.backstory.article.Dated;
import news.backstory.article.Traits;
import news.backstory.vector.Encoder;

/** Makes gists of articles. */
final class GistMaker {

    /** What a report is about it has said by then. */
    private static final int MAX_CHARACTERS = 8_000;
    private static final int LEAD_PARAGRAPHS = 2;

    /** News says first what it is about: more than this makes no better vectors. */
    private static final int MAX_ENCODED_CHARACTERS = 2_000;

    private final Analysis analysis;
    private final Rarity rarity;
    private final Encoder encoder;

    GistMaker(Analysis analysis, Rarity rarity, Encoder encoder) {
        this.analysis = analysis;
        this.rarity = rarity;
        this.encoder = encoder;
    }

    Gist of(Article article) {
        return of(Analysed.of(article, analysis));
    }

    Gist of(Analysed analysed) {
        var article = analysed.article();
        var found = occurrences(analysed);
        var length = found.values().stream().mapToInt(one -> one.count).sum();
        var strongest = strongest(found.values().toArray(Found[]::new));
        var size = strongest.length;
        var hashes = new int[size];
        var counts = new byte[size];
        var rarities = new byte[size];
        var marks = new byte[size];
        for (var i = 0; i < size; i++) {
            hashes[i] = strongest[i].hash;
            counts[i] = (byte) Math.min(strongest[i].count, 255);
            rarities[i] = (byte) Math.round(Math.min(rarity.of(hashes[i]) / Gist.RARITY_STEP, 255));
            marks[i] = (byte) strongest[i].marks;
        }
        return new Gist(
                hashes, counts, rarities, marks, length, day(article), hash(article.source()), page(article), text(article),
                article.traits().kind() == Traits.Kind.OPINION,
                encoder.encode(beginning(article, analysed.paragraphs())));
    }

    /**
     * What a vector is made of: what says first what an article is about.
     *
     * @param paragraphs that report something
     */
    static String beginning(Article article, List<String> paragraphs) {
        var text = new StringBuilder(article.headline()).append(". ").append(article.standfirst());
        for (var paragraph : paragraphs) {
            if (text.length() >= MAX_ENCODED_CHARACTERS) {
                break;
            }
            text.append(' ').append(paragraph);
        }
        return text.substring(0, Math.min(text.length(), MAX_ENCODED_CHARACTERS));
    }

    /** By this a gist knows the text it was made of. */
    static int text(Article article) {
        return 31 * (31 * article.headline().hashCode() + article.standfirst().hashCode()) + article.paragraphs().hashCode();
    }

    /** Each term of an article, once, for counting in how many articles a term stands. */
    Iterable<Integer> termsOf(Article article) {
        return occurrences(Analysed.of(article, analysis)).keySet();
    }

    private static final class Found {

        private final int hash;
        private int count;
        private int marks;

        private Found(int hash) {
            this.hash = hash;
        }
    }

    /** In the order of their hashes. Numbers are sorted, with each one's place below its key: a tenth of the time that sorting the terms themselves takes. */
    private Found[] strongest(Found[] all) {
        var keys = new long[all.length];
        for (var i = 0; i < keys.length; i++) {
            // The bits of a float rise as it does where it is not negative, and none is.
            keys[i] = (long) -Float.floatToIntBits((float) strength(all[i])) << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        var size = Math.min(keys.length, Gist.MAX_TERMS);
        var byHash = new long[size];
        for (var i = 0; i < size; i++) {
            byHash[i] = (long) all[(int) keys[i]].hash << Integer.SIZE | (int) keys[i];
        }
        Arrays.sort(byHash);
        var strongest = new Found[size];
        for (var i = 0; i < size; i++) {
            strongest[i] = all[(int) byHash[i]];
        }
        return strongest;
    }

    private double strength(Found found) {
        var extra = ((found.marks & Gist.HEADLINE) != 0 ? 2 : 0) + ((found.marks & Gist.LEAD) != 0 ? 1 : 0);
        return (1 + Math.log(found.count + extra)) * rarity.of(found.hash);
    }

    private static Map<Integer, Found> occurrences(Analysed analysed) {
        var found = new HashMap<Integer, Found>();
        var article = analysed.article();
        var standfirst = article.headline().length() + 1;
        var end = standfirst + article.standfirst().length();
        var first = take(analysed, 0, article.headline().length(), Gist.HEADLINE, found);
        first = take(analysed, first, end, Gist.LEAD, found);
        var characters = 0;
        for (var i = 0; i < analysed.paragraphs().size() && characters < MAX_CHARACTERS; i++) {
            var length = Math.min(analysed.paragraphs().get(i).length(), MAX_CHARACTERS - characters);
            var start = end + (i == 0 ? 1 : Article.BETWEEN_PARAGRAPHS.length());
            end = start + length;
            first = take(analysed, first, end, i < LEAD_PARAGRAPHS ? Gist.LEAD : 0, found);
            characters += length;
        }
        return found;
    }

    /** Counts the tokens from this one to a place of the text; gives the one behind them. */
    private static int take(Analysed analysed, int first, int place, int mark, Map<Integer, Found> found) {
        var end = analysed.firstFrom(first, place);
        var wasName = false;
        for (var i = first; i < end; i++) {
            var token = analysed.tokens().get(i);
            var written = token.written(analysed.text());
            // Of a headline in capitals, or with one at each word, nobody can tell what is a name.
            var isName = mark != Gist.HEADLINE && isName(analysed.text(), token);
            if (TellingWords.isTelling(written) || TellingWords.hasDigit(written)) {
                add(found, Rarity.hash(token.term()), mark | (isName ? Gist.NAME : 0) | (Character.isDigit(written.charAt(0)) ? Gist.NUMBER : 0));
                if (isName && wasName && analysed.tokens().get(i - 1).position() == token.position() - 1) {
                    add(found, Rarity.hash(analysed.tokens().get(i - 1).term() + " " + token.term()), mark | Gist.PAIR);
                }
            }
            wasName = isName;
        }
        return end;
    }

    private static void add(Map<Integer, Found> found, int hash, int marks) {
        var one = found.computeIfAbsent(hash, Found::new);
        one.count++;
        one.marks |= marks;
    }

    /** Whether a word has a capital that no sentence gave it. */
    private static boolean isName(String text, Analysis.Token token) {
        return Character.isUpperCase(text.charAt(token.start())) && !SharedWords.beginsSentence(text, token.start());
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
