package news.backstory.workbench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Dated;
import news.backstory.article.Link;
import news.backstory.article.Status;
import news.backstory.article.Tier;
import news.backstory.vector.Encoder;

/**
 * Articles that nobody wrote, with words as often as news has them: English words by Zipf's law, the words and names of the article's event, and names that
 * stand in few others. The same number gives the same article.
 */
final class SyntheticArticles {

    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
    private static final int DAYS = 700;
    private static final int OUTLETS = 40;
    private static final int ARTICLES_AN_EVENT = 12;
    private static final int EVENT_WORDS = 50;
    private static final int PARAGRAPHS = 12;
    private static final int SENTENCE_WORDS = 30;

    /** Of the words of an article, those of its event. */
    private static final double EVENT_SHARE = 0.3;

    private final List<String> words;
    private final int events;

    SyntheticArticles(int size) {
        this.events = Math.max(1, size / ARTICLES_AN_EVENT);
        this.words = Encoder.standard().vocabulary().stream().filter(piece -> piece.matches("[a-z]{3,}")).toList();
    }

    Article get(int number) {
        var event = new Random(number).nextInt(events);
        var ofEvent = eventWords(event);
        var random = new Random(number * 31L + 7);
        var at = FIRST.plus(Duration.ofDays(new Random(event).nextInt(DAYS))).plus(Duration.ofHours(random.nextInt(48)));
        var paragraphs = new ArrayList<String>();
        for (var i = 0; i < PARAGRAPHS; i++) {
            paragraphs.add(sentence(random, ofEvent, SENTENCE_WORDS));
        }
        var id = new ArticleId("synthetic-" + number);
        return new Article(
                id, Link.parse("https://outlet.example/" + number).orElseThrow(), sentence(random, ofEvent, 9), "", List.of(), "World",
                Dated.stated(at), at,
                "en", "Outlet " + random.nextInt(OUTLETS), Tier.OTHER, List.of(), paragraphs, new Status.Usable(), 1);
    }

    private List<String> eventWords(int event) {
        var random = new Random(event * 17L + 3);
        var chosen = new ArrayList<String>();
        for (var i = 0; i < EVENT_WORDS; i++) {
            chosen.add(i % 5 == 0 ? name(random) : words.get(random.nextInt(words.size())));
        }
        return chosen;
    }

    private String sentence(Random random, List<String> ofEvent, int length) {
        var sentence = new StringBuilder("The");
        for (var i = 1; i < length; i++) {
            sentence.append(' ');
            if (random.nextDouble() < EVENT_SHARE) {
                sentence.append(ofEvent.get((int) (ofEvent.size() * Math.pow(random.nextDouble(), 2))));
            } else if (random.nextInt(60) == 0) {
                sentence.append(name(random));
            } else {
                sentence.append(words.get((int) Math.min(words.size() - 1L, (long) (Math.pow(words.size(), random.nextDouble()) - 1))));
            }
        }
        return sentence.append('.').toString();
    }

    private static String name(Random random) {
        var name = new StringBuilder();
        for (var i = 0; i < 3; i++) {
            name.append("bdfgklmnprstvz".charAt(random.nextInt(14))).append("aeiou".charAt(random.nextInt(5)));
        }
        return name.replace(0, 1, name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)).toString();
    }
}
