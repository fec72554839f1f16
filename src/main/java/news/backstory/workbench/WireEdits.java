package news.backstory.workbench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.ArticleId;
import news.backstory.article.Traits;

/** Edits articles as desks edit wire copy, and makes others that only look like copies. The same seed gives the same edits. */
final class WireEdits {

    private static final Pattern SPACE = Pattern.compile(" +");

    private final Random random;
    private final List<Article> articles;

    /** @param articles where other words, paragraphs and headlines are taken from */
    WireEdits(List<Article> articles, long seed) {
        this.articles = articles;
        this.random = new Random(seed);
    }

    /** How much an edited copy differs from its original. */
    enum Edit {
        /** 3 of 100 words changed, a paragraph dropped. */
        LIGHT,
        /** Another headline; the last fifth to half cut; a paragraph and two lines of another paper's own added. */
        WIRE_EDITED,
        /** Another headline; 12 of 100 words changed, dropped or added; paragraphs in another order; up to three tenths cut; a paragraph added. */
        HEAVILY_EDITED
    }

    Article edited(Article original, Edit how) {
        var paragraphs = new ArrayList<>(original.paragraphs());
        return switch (how) {
            case LIGHT -> {
                if (paragraphs.size() > 1) {
                    paragraphs.remove(random.nextInt(paragraphs.size()));
                }
                yield copy(original, original.headline(), reworded(paragraphs, 0.03));
            }
            case WIRE_EDITED -> {
                var kept = new ArrayList<>(cut(paragraphs, 0.2 + 0.3 * random.nextDouble()));
                kept.add(random.nextInt(kept.size() + 1), shortParagraph());
                kept.addFirst("By Staff and Agencies. Last updated " + random.nextInt(24) + " hours ago.");
                kept.add("Have something to share? Write to our newsroom, or follow us for more stories like this one.");
                yield copy(original, some().headline(), kept);
            }
            case HEAVILY_EDITED -> {
                var kept = new ArrayList<>(cut(paragraphs, 0.3 * random.nextDouble()));
                Collections.shuffle(kept, random);
                kept = new ArrayList<>(reworded(kept, 0.12));
                kept.add(random.nextInt(kept.size() + 1), shortParagraph());
                yield copy(original, some().headline(), kept);
            }
        };
    }

    /** Two days' briefings: the same frame and headline, different items but one. */
    List<Article> briefings() {
        var kept = shortParagraph();
        return List.of("Monday", "Tuesday").stream().map(day -> {
            var paragraphs = new ArrayList<String>();
            paragraphs.add("Good morning. It is " + day + ", and this is what you need to know to start the day, from our newsroom.");
            paragraphs.add(kept);
            for (var i = 0; i < 7; i++) {
                paragraphs.add(shortParagraph());
            }
            paragraphs.add("That is all for now. Was this briefing forwarded to you? Sign up to have it in your inbox each weekday morning.");
            return copy(some(), "Morning briefing", paragraphs);
        }).toList();
    }

    /** Two reports that quote one statement at length: a quarter of the words of each. */
    List<Article> quoting() {
        var statement = shortParagraph();
        return Stream.of(some(), some()).map(report -> {
            var paragraphs = new ArrayList<String>();
            for (var words = 0; words < 3 * wordsIn(statement);) {
                var own = shortParagraph();
                paragraphs.add(own);
                words += wordsIn(own);
            }
            paragraphs.add(1, statement);
            return copy(report, report.headline(), paragraphs);
        }).toList();
    }

    /** Two companies' results, written by machine to one pattern. */
    List<Article> results() {
        return List.of(result(), result());
    }

    private Article result() {
        var name = Pattern.compile("[^A-Za-z]").matcher(someWord()).replaceAll("") + "corp";
        var company = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return copy(some(), company + ": quarterly results", List.of(
                company + " Inc. on " + List.of("Tuesday", "Wednesday", "Thursday").get(random.nextInt(3)) + " reported quarterly net income of $"
                        + number()
                        + " million, after reporting a loss in the same period a year earlier.",
                "On a per-share basis, the company said it had net income of $" + number()
                        + ". Earnings, adjusted for one-time gains and costs, came to $"
                        + number() + " per share.",
                "The results exceeded Wall Street expectations. The average estimate of " + (3 + random.nextInt(20))
                        + " analysts surveyed was for earnings of $" + number() + " per share.",
                "The company posted revenue of $" + number() + " million in the period, also topping Street forecasts. Analysts expected $" + number()
                        + " million.",
                company + " shares have climbed " + number()
                        + " percent since the beginning of the year. In the final minutes of trading, shares hit $"
                        + number() + ", a rise of " + number() + " percent in the last 12 months."));
    }

    private String number() {
        return (1 + random.nextInt(90)) + "." + (10 + random.nextInt(89));
    }

    private static List<String> cut(List<String> paragraphs, double share) {
        return paragraphs.subList(0, Math.max(1, (int) Math.round(paragraphs.size() * (1 - share))));
    }

    private List<String> reworded(List<String> paragraphs, double share) {
        return paragraphs.stream().map(paragraph -> reworded(paragraph, share)).filter(text -> !text.isBlank()).toList();
    }

    private String reworded(String paragraph, double share) {
        var words = new ArrayList<String>();
        for (var word : SPACE.split(paragraph)) {
            if (random.nextDouble() >= share) {
                words.add(word);
                continue;
            }
            switch (random.nextInt(4)) {
                case 0 -> words.addAll(List.of(word, someWord()));
                case 1 -> {
                } // Dropped.
                default -> words.add(someWord());
            }
        }
        return String.join(" ", words);
    }

    private Article some() {
        return articles.get(random.nextInt(articles.size()));
    }

    private String someParagraph() {
        var paragraphs = some().paragraphs();
        return paragraphs.get(random.nextInt(paragraphs.size()));
    }

    private String shortParagraph() {
        var paragraph = someParagraph();
        while (wordsIn(paragraph) < 25 || wordsIn(paragraph) > 75) {
            paragraph = someParagraph();
        }
        return paragraph;
    }

    private static int wordsIn(String paragraph) {
        return SPACE.split(paragraph).length;
    }

    private String someWord() {
        var words = SPACE.split(someParagraph());
        return words[random.nextInt(words.length)];
    }

    private Article copy(Article original, String headline, List<String> paragraphs) {
        var id = new ArticleId("edited-" + Long.toHexString(random.nextLong()));
        return new Article(
                id, original.link(), headline, "", List.of(), "", original.published(), original.updated(), original.language(), "copy",
                original.tier(), List.of(), paragraphs, original.status(), 1, Traits.PLAIN);
    }
}
