package news.backstory.story;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;

/** An article as it is compared with others: the words, names, numbers and pairs of words with which it begins. News says first what it is about. */
record Profile(ArticleId article, String headline, Instant at, Terms body, Terms lead, Terms head, Terms names, Terms leadNames, Terms numbers,
        Terms pairs) {

    private static final int BODY_WORDS = 300;
    private static final int LEAD_WORDS = 90;
    private static final int HEADLINE_WORDS = 60;

    /** Both words of a pair tell at least so much: "closed strait" is a pair, "of the" is none. */
    private static final double TELLING = 1.5;

    /** More of a text than is ever looked at. */
    private static final int MAX_CHARACTERS = 8_000;

    /** "NORTHPORT (Continental Press) - ": where an agency's man sat is in all his reports of the day, and says nothing of what they report. */
    private static final Pattern DATELINE = Pattern.compile(
            "^(?:\\p{Lu}[\\p{Lu}.’'-]{1,30}(?:,? [\\p{L}\\d.’'-]{1,30}){0,5} ?\\([^()]{2,40}\\)|\\p{Lu}[\\p{Lu}.’'-]{2,30}(?:,? [\\p{L}\\d.’'-]{1,30}){0,5}|\\([^()]{2,40}\\)) ?[-–—]{1,2} ");

    private static final int DATELINE_WITHIN = 150;

    /** Also lets the counts learn from it. */
    static Profile of(Article article, WordCounts counts) {
        counts.learn(words(article));
        return onceMore(article, counts);
    }

    private static List<Words.Word> words(Article article) {
        return Words.of(text(article), BODY_WORDS);
    }

    /** Of an article from which the counts have learned before. */
    static Profile onceMore(Article article, WordCounts counts) {
        var words = words(article);
        var headline = new Counter(counts);
        Words.of(article.headline(), HEADLINE_WORDS).forEach(headline::add);
        var body = new Counter(counts);
        var lead = new Counter(counts);
        var names = new Counter(counts);
        var leadNames = new Counter(counts);
        var numbers = new Counter(counts);
        var pairs = new Counter(counts);
        words.subList(0, Math.min(words.size(), LEAD_WORDS)).forEach(lead::add);
        words.stream().filter(Words.Word::name).forEach(names::add);
        words.stream().limit(LEAD_WORDS).filter(Words.Word::name).forEach(leadNames::add);
        words.stream().filter(Words.Word::number).forEach(numbers::add);
        var before = "";
        for (var word : words) {
            body.add(word);
            var telling = counts.weight(word.stem()) >= TELLING;
            before = word.follows() ? before : "";
            if (telling && !before.isEmpty()) {
                pairs.addPair(before, word.stem());
            }
            before = telling ? word.stem() : before;
        }
        return new Profile(
                article.id(), article.headline(), article.published().at(), body.terms(), lead.terms(), headline.terms(), names.terms(),
                leadNames.terms(), numbers.terms(), pairs.terms());
    }

    /** Headline, standfirst and the beginning of the body; a headline that the body says again counts once. */
    private static String text(Article article) {
        var text = new StringBuilder(article.headline()).append('\n').append(article.standfirst());
        for (var paragraph : article.paragraphs()) {
            if (text.length() > MAX_CHARACTERS) {
                break;
            }
            if (!paragraph.equals(article.headline()) && !paragraph.equals(article.standfirst())) {
                text.append('\n').append(paragraph, datelineEnd(paragraph), Math.min(paragraph.length(), MAX_CHARACTERS));
            }
        }
        return text.toString();
    }

    private static int datelineEnd(String paragraph) {
        var dateline = DATELINE.matcher(paragraph.substring(0, Math.min(paragraph.length(), DATELINE_WITHIN)));
        return dateline.find() ? dateline.end() : 0;
    }

    private static final class Counter {

        private final WordCounts counts;
        private final Map<Integer, Integer> often = new HashMap<>();
        private final Map<Integer, Double> telling = new HashMap<>();

        Counter(WordCounts counts) {
            this.counts = counts;
        }

        void add(Words.Word word) {
            add(word.stem().hashCode(), counts.weight(word.stem()));
        }

        void addPair(String first, String second) {
            add(31 * first.hashCode() + second.hashCode(), counts.weight(first) + counts.weight(second));
        }

        private void add(int hash, double weight) {
            often.merge(hash, 1, Integer::sum);
            telling.put(hash, weight);
        }

        Terms terms() {
            telling.replaceAll((hash, weight) -> weight * (1 + Math.log(often.getOrDefault(hash, 1))));
            return Terms.of(telling);
        }
    }
}
