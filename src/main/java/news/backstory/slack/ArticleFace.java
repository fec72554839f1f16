package news.backstory.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.backstory.article.Article;
import news.backstory.article.Articles.Version;
import news.backstory.article.Bond;
import news.backstory.article.Dated;
import news.backstory.article.Picture;
import news.backstory.article.Tier;
import news.backstory.article.Traits;
import news.backstory.post.Card;
import news.backstory.post.Origin;
import news.backstory.summary.Summary;

/** How one article looks: as a card, and as an entry in a list. */
record ArticleFace(Times times, Sizes sizes) {

    private static final String BETWEEN = " · ";
    private static final int MAX_NAME = 60;

    /** Headline, standfirst, picture, summary, and where it all comes from; without buttons. */
    List<Part> card(Card card) {
        var article = card.article();
        var parts = new ArrayList<Part>();
        parts.add(new Part.Text(Stream.concat(Stream.of(headline(article)), line(sizes.line(), article.standfirst())).toList()));
        article.pictures().forEach(picture -> parts.addAll(picture(picture, article)));
        var summary = summary(card);
        if (!summary.isEmpty()) {
            parts.add(new Part.Text(List.of(summary)));
        }
        parts.add(new Part.Small(List.of(new Words.Plain(provenance(card)))));
        return List.copyOf(parts);
    }

    /** Headline, standfirst, first paragraph. */
    Part.Text teaser(Article article) {
        return new Part.Text(Stream.of(
                Stream.of(headline(article)),
                line(sizes.line(), article.standfirst()),
                line(sizes.paragraph(), article.paragraphs().getFirst())).flatMap(rows -> rows).toList());
    }

    /** Headline and standfirst. */
    Part.Text title(Article article) {
        return new Part.Text(Stream.concat(Stream.of(headline(article)), line(sizes.line(), article.standfirst())).toList());
    }

    /** Age, whose it is, why it stands here, and what {@code shared} says in bold. */
    Part.Small why(Article article, Bond bond, List<String> shared) {
        var words = new ArrayList<Words>();
        words.add(new Words.Plain(Stream.concat(Stream.of(ageAndWhose(article)), said(bond, article)).collect(Collectors.joining(BETWEEN))));
        var before = bond == Bond.WORDS ? "mentions" : "both mention";
        var names = shared.stream().map(name -> Clip.to(MAX_NAME, Outside.clean(name))).filter(name -> !name.isEmpty()).toList();
        for (var at = 0; at < names.size(); at++) {
            words.add(new Words.Plain(at == 0 ? BETWEEN + before + " " : ", "));
            words.add(new Words.Bold(names.get(at)));
        }
        return new Part.Small(words);
    }

    /** Nothing where it goes without saying. */
    private static Stream<String> said(Bond bond, Article article) {
        return switch (bond) {
            case SAME_STORY -> Stream.of("same story");
            case BACKGROUND -> Stream.of("background");
            case SAME_PAGE -> Stream.of("only the same page, " + Clip.to(MAX_NAME, Outside.clean(article.section())));
            case KEPT -> Stream.of("kept by this channel");
            case SAME_SUBJECT, WORDS -> Stream.of();
        };
    }

    /** "3 hours ago · own". */
    String ageAndWhose(Article article) {
        return age(article) + BETWEEN + whose(article);
    }

    /** "3 hours ago · own · The Harbour Herald": in a list of many papers' stories it stands for what others say of them. */
    String ageAndPaper(Article article) {
        return article.tier() == Tier.OWN
                ? joined(age(article), "own", paper(article), kind(article).toLowerCase(Locale.ROOT))
                : ageAndWhose(article);
    }

    /** Whose it is, by name, our own too; "own" where that has none. */
    static String paper(Article article) {
        var name = Clip.to(MAX_NAME, Outside.clean(article.source()));
        return name.isEmpty() && article.tier() == Tier.OWN ? "own" : name;
    }

    /** "wire · PA" */
    String whose(Article article) {
        return Stream.of(tier(article.tier()).toLowerCase(Locale.ROOT), outlet(article), kind(article).toLowerCase(Locale.ROOT))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(BETWEEN));
    }

    /** "Continental Press, World, 27 Nov 2026 09:14 GMT" */
    String origin(Origin origin) {
        var when = (origin.published().basis() == Dated.Basis.FIRST_SEEN ? "first seen " : "") + times.when(origin.published().at());
        return Stream.of(origin.outlet(), origin.section(), when).map(text -> Clip.to(MAX_NAME, Outside.clean(text))).filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** One row: when it appeared, its headline, linked, and whose it is. */
    List<Words> row(Article article) {
        var row = new ArrayList<Words>();
        row.add(new Words.Plain(times.when(article.published().at()) + "  "));
        row.addAll(headline(article));
        row.add(new Words.Plain(BETWEEN + whose(article)));
        return row;
    }

    /** The same under the headline that it then had: that of the earliest version we know. */
    List<Words> began(Article article, Version earliest) {
        var row = new ArrayList<Words>();
        row.add(new Words.Plain(times.when(article.published().at()) + "  "));
        row.addAll(headline(article, earliest.headline()));
        row.add(new Words.Plain((earliest.number() > 1 ? " (headline of version " + earliest.number() + ", the first I know)" : "") + BETWEEN
                + whose(article)));
        return row;
    }

    /** One row: when an article began to say something else, and what that is as far as we keep it. */
    List<Words> changed(Article article, Version before, Version version) {
        var outlet = article.tier() == Tier.OWN ? "own" : outlet(article);
        var when = times.when(version.seenAt()) + "  " + (outlet.isEmpty() ? "" : outlet + ", ") + "version " + version.number();
        if (!version.headline().equals(before.headline())) {
            return List.of(new Words.Plain(when + ", new headline: "), new Words.Bold(Clip.to(sizes.headline(), Outside.clean(version.headline()))));
        }
        return List.of(new Words.Plain(Clip.to(sizes.line(), when + (version.standfirst().equals(before.standfirst())
                ? ": the text changed, the headline did not"
                : ", new standfirst: " + Outside.clean(version.standfirst())))));
    }

    List<Words> headline(Article article) {
        return headline(article, article.headline());
    }

    private List<Words> headline(Article article, String text) {
        var address = article.link().text();
        var leads = address.length() <= sizes.link() && hasPage(article);
        return List.of(new Words.Linked(headlineText(text), leads ? address : ""));
    }

    /** What a wire sent without its page leads nowhere. */
    static boolean hasPage(Article article) {
        return !article.link().host().endsWith(".invalid");
    }

    String headlineText(Article article) {
        return headlineText(article.headline());
    }

    private String headlineText(String headline) {
        var text = Outside.clean(headline);
        return text.isEmpty() ? "(no headline)" : Clip.to(sizes.headline(), text);
    }

    private static Stream<List<Words>> line(int max, String text) {
        var clean = Outside.clean(text);
        return clean.isEmpty() ? Stream.empty() : Stream.of(List.of(new Words.Plain(Clip.to(max, clean))));
    }

    private List<Part> picture(Picture picture, Article article) {
        if (picture.link().text().length() > sizes.picture()) {
            return List.of();
        }
        var parts = new ArrayList<Part>();
        var alt = Outside.clean(picture.altOr(headlineText(article)));
        parts.add(new Part.Image(picture.link().text(), alt.isEmpty() ? "Picture" : Clip.to(sizes.alt(), alt)));
        var captionAndCredit = joined(picture.caption(), picture.credit());
        if (!captionAndCredit.isEmpty()) {
            parts.add(new Part.Small(List.of(new Words.Plain(Clip.to(sizes.line(), captionAndCredit)))));
        }
        return parts;
    }

    /** The sentences as they are, those of different paragraphs apart. */
    private List<Words> summary(Card card) {
        var sentences = card.summary().sentences().stream().filter(sentence -> !Outside.clean(sentence.text()).isEmpty()).toList();
        if (card.article().traits().extent() == Traits.Extent.PREVIEW) {
            return List.of(new Words.Plain("Preview only: Backstory could not read the whole article, so it sums up nothing."));
        }
        if (sentences.isEmpty()) {
            return Outside.clean(card.article().standfirst()).isEmpty() ? List.of(new Words.Plain("Too short to summarise.")) : List.of();
        }
        var body = card.article().body();
        var words = new ArrayList<Words>();
        var room = sizes.summary();
        for (var at = 0; at < sentences.size() && room > 1; at++) {
            var text = Clip.to(room, Outside.clean(sentences.get(at).text()));
            if (at > 0) {
                words.add(inOneParagraph(body, sentences.get(at - 1), sentences.get(at)) ? new Words.Plain(" ") : new Words.Gap());
            }
            words.add(new Words.Plain(text));
            room -= text.length() + 1;
        }
        return words;
    }

    private static boolean inOneParagraph(String body, Summary.Sentence first, Summary.Sentence second) {
        return first.end() <= second.start()
                && second.start() <= body.length()
                && !body.substring(first.end(), second.start()).contains(Article.BETWEEN_PARAGRAPHS);
    }

    /** "Own · World · 11 May 2019 18:02 BST · sentences 1, 4, 7" */
    private String provenance(Card card) {
        var article = card.article();
        var published = article.published();
        var when = switch (published.basis()) {
            case STATED -> joined(times.when(published.at()), times.updated(published.at(), article.updated()));
            case FIRST_SEEN -> "first seen " + times.when(published.at());
        };
        var section = Clip.to(MAX_NAME, Outside.clean(article.section()));
        var kind = kind(article);
        return joined(tier(article.tier()), outlet(article), section.toLowerCase(Locale.ROOT).contains(kind.toLowerCase(Locale.ROOT)) ? "" : kind,
                section, when,
                numbers(card.summary()));
    }

    private static String numbers(Summary summary) {
        var numbers = summary.sentences().stream().limit(20).map(sentence -> String.valueOf(sentence.number())).collect(Collectors.joining(", "));
        return numbers.isEmpty() ? "" : (summary.sentences().size() == 1 ? "sentence " : "sentences ") + numbers;
    }

    private String age(Article article) {
        var age = times.age(article.published().at());
        return article.published().basis() == Dated.Basis.FIRST_SEEN ? "first seen " + age : age;
    }

    /** What a reader should know before he takes it for a report; empty for a report. */
    private static String kind(Article article) {
        return switch (article.traits().kind()) {
            case REPORT -> "";
            case OPINION -> "Opinion";
            case LIVE_BLOG -> "Live blog";
        };
    }

    private static String tier(Tier tier) {
        return switch (tier) {
            case OWN -> "Own";
            case WIRE -> "Wire";
            case OTHER -> "Other";
        };
    }

    /** The outlet's name, where "own" does not say it. */
    private static String outlet(Article article) {
        return article.tier() == Tier.OWN ? "" : Clip.to(MAX_NAME, Outside.clean(article.source()));
    }

    private static String joined(String... texts) {
        return Stream.of(texts).map(Outside::clean).filter(text -> !text.isEmpty()).collect(Collectors.joining(BETWEEN));
    }
}
