package news.backstory.slack;

import com.google.gson.JsonObject;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.article.Bond;
import news.backstory.article.Link;
import news.backstory.channel.PersonId;
import news.backstory.post.Bit;
import news.backstory.post.Card;
import news.backstory.post.Cards;
import news.backstory.post.MessageRef;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.post.Suggestion;

/** Turns what is to be said into a Slack message: blocks, and the same as plain text. What {@link Cards} does not hold is left out. */
final class Dresser {

    /** Undocumented: about 13,200 characters of blocks are refused with msg_blocks_too_long (github.com/slackapi/bolt-js/issues/2509). */
    static final int MAX_BLOCKS_CHARACTERS = 13_000;

    static final int MAX_SIMILAR = 3;
    static final int MAX_FOUND = 5;

    /** In one message; the rest of its links stay plain. */
    static final int MAX_UNFURLS = 5;

    private static final int MAX_WORDS = 100;

    private final Blocks blocks = new Blocks();
    private final Function<PersonId, String> names;

    /** @param names a person's name, as others read it */
    Dresser(Function<PersonId, String> names) {
        this.names = names;
    }

    /** A message ready to be sent. */
    sealed interface Dressed {

        /** @param blocks a JSON array; {@code text} is escaped, and is all that a screen reader sees */
        record Message(String blocks, String text) implements Dressed {}

        /**
         * @param json             an object: address → blocks, and the same as plain text
         * @param blocksCharacters how much of it is blocks
         */
        record Unfurls(String json, int blocksCharacters) implements Dressed {}

        /** Nothing of it may be shown, or it makes no sense in that place. */
        record Nothing() implements Dressed {}
    }

    /** @param zone in which times are written */
    Dressed dress(Place place, Post post, Cards cards, ZoneId zone) {
        return firstThatFits(Sizes.LARGEST_FIRST.stream(), place, post, cards, zone);
    }

    /** For when Slack cannot load a picture, and refuses the whole message for it. */
    Dressed dressWithoutPictures(Place place, Post post, Cards cards, ZoneId zone) {
        return firstThatFits(Sizes.LARGEST_FIRST.stream().map(Sizes::withoutPicture), place, post, cards, zone);
    }

    private Dressed firstThatFits(Stream<Sizes> sizes, Place place, Post post, Cards cards, ZoneId zone) {
        var times = new Times(cards.now(), zone);
        return sizes.map(size -> dress(place, post, cards, new ArticleFace(times, size)))
                .filter(Dresser::fits)
                .findFirst()
                .orElseGet(Dressed.Nothing::new);
    }

    private static boolean fits(Dressed dressed) {
        return switch (dressed) {
            case Dressed.Message(var blocks, _) -> blocks.length() < MAX_BLOCKS_CHARACTERS;
            case Dressed.Unfurls(_, var blocksCharacters) -> blocksCharacters < MAX_BLOCKS_CHARACTERS;
            case Dressed.Nothing() -> true;
        };
    }

    private Dressed dress(Place place, Post post, Cards cards, ArticleFace face) {
        if (place instanceof Place.OnLinks || post instanceof Post.OnLinks) {
            return place instanceof Place.OnLinks && post instanceof Post.OnLinks(var links) ? unfurls(links, cards, face) : new Dressed.Nothing();
        }
        var parts = parts(place, post, cards, face);
        return parts.isEmpty() ? new Dressed.Nothing() : new Dressed.Message(blocks.json(blocks.message(parts)), PlainReading.of(parts));
    }

    private List<Part> parts(Place place, Post post, Cards cards, ArticleFace face) {
        var channel = new ChannelFace(face, names);
        return switch (post) {
            case Post.CardOf card -> channel.card(card, cards);
            case Post.Follows follows -> channel.follows(follows, cards);
            case Post.Digest digest -> channel.digest(digest, cards);
            case Post.Saying saying -> channel.saying(saying, cards);
            case Post.SimilarTo(var article, var suggestions) -> cards.of(article).isEmpty()
                    ? channel.gone(article, cards)
                    : withGone(similarTo(place, article, entries(suggestions, article, cards), face), suggestions, cards, channel);
            case Post.CardWithSimilar(var article, var suggestions, var marks) -> cards.of(article)
                    .map(card -> channel.marked(marks,
                            withGone(cardWithSimilar(card, entries(suggestions, article, cards), face), suggestions, cards, channel)))
                    .orElseGet(() -> channel.gone(article, cards));
            case Post.Coverage coverage ->
                cards.of(coverage.article()).map(_ -> new StoryFace(cards, face, channel).coverage(coverage, readers(place) == Readers.ONE))
                        .orElseGet(() -> channel.gone(coverage.article(), cards));
            case Post.Timeline timeline ->
                cards.of(timeline.article()).map(_ -> new StoryFace(cards, face, channel).timeline(timeline, readers(place) == Readers.ONE))
                        .orElseGet(() -> channel.gone(timeline.article(), cards));
            case Post.Found(var words, var hits) -> found(words, entries(hits, cards, MAX_FOUND), face);
            case Post.Help(var about) -> Spoken.help(about);
            case Post.Notice(var matter, var about) when matter == Post.Matter.SENTENCES_REPORTED ->
                List.of(Spoken.notice(matter, ""), new Part.Actions(List.of(Buttons.takeBackReport(about))));
            case Post.Notice(var matter, var about) -> List.of(Spoken.notice(matter, about));
            case Post.Dropped(var of, var suggested, var list) -> cards.of(suggested).map(card -> dropped(of, card, list, face)).orElse(List.of());
            case Post.OnLinks _ -> List.of();
        };
    }

    /** Where a suggestion stood that is gone, it says so. */
    private static List<Part> withGone(List<Part> parts, List<Suggestion> suggestions, Cards cards, ChannelFace channel) {
        return Stream.concat(parts.stream(), suggestions.stream().flatMap(one -> channel.gone(one.article(), cards).stream())).toList();
    }

    private static List<Part> similarTo(Place place, ArticleId of, List<Entry> entries, ArticleFace face) {
        if (entries.isEmpty()) {
            return List.of(Part.Text.row(new Words.Plain("Nothing close enough.")));
        }
        var parts = new ArrayList<Part>();
        parts.add(Part.Text.row(new Words.Bold("Similar articles")));
        for (var at = 0; at < entries.size(); at++) {
            var entry = entries.get(at);
            parts.addAll(similar(entry, face));
            switch (readers(place)) {
                case ONE -> parts.add(new Part.Actions(List.of(Buttons.postCard(entry.card().article(), at + 1))));
                case ALL -> parts.add(new Part.Actions(Buttons.feedback(of, entry.card().article(), at + 1)));
                case ALL_BUT_US -> {
                }
            }
        }
        if (readers(place) == Readers.ONE) {
            parts.add(new Part.Actions(List.of(Buttons.postAll(of))));
        }
        return List.copyOf(parts);
    }

    private static List<Part> cardWithSimilar(Card card, List<Entry> entries, ArticleFace face) {
        var parts = new ArrayList<>(face.card(card));
        var more = Buttons.more(card.article());
        if (!more.isEmpty()) {
            parts.add(new Part.Actions(more));
        }
        parts.add(new Part.Divider());
        parts.add(Part.Text.row(entries.isEmpty() ? new Words.Plain("Nothing similar is close enough.") : new Words.Bold("Similar articles")));
        entries.forEach(entry -> parts.addAll(similar(entry, face)));
        parts.add(Spoken.invitation());
        return List.copyOf(parts);
    }

    private static List<Part> similar(Entry entry, ArticleFace face) {
        var article = entry.card().article();
        return List.of(face.teaser(article), face.why(article, entry.bond(), entry.shared()));
    }

    private static List<Part> found(String words, List<Entry> entries, ArticleFace face) {
        var asked = Clip.to(MAX_WORDS, Outside.clean(words));
        if (entries.isEmpty()) {
            return List.of(Spoken.notice(Post.Matter.NOTHING_FOUND, asked));
        }
        var parts = new ArrayList<Part>();
        var count = entries.size() == 1 ? "The best match" : entries.size() + " best matches";
        parts.add(Part.Text.row(new Words.Bold(count + " for “" + asked + "”")));
        for (var at = 0; at < entries.size(); at++) {
            var article = entries.get(at).card().article();
            parts.add(face.title(article));
            passage(entries.get(at)).ifPresent(parts::add);
            parts.add(face.why(article, entries.get(at).bond(), entries.get(at).shared()));
            parts.add(new Part.Actions(List.of(Buttons.postCard(article, at + 1))));
        }
        return List.copyOf(parts);
    }

    /** Where the article says what was searched for, that in bold; not again what stands above it. */
    private static Optional<Part> passage(Entry entry) {
        var words = entry.passage().stream().<Words>flatMap(bit -> switch (bit) {
            case Bit.Plain(var text) -> Stream.of(new Words.Plain(text));
            case Bit.Strong(var text) -> Stream.of(new Words.Bold(text));
            case Bit.Typed _,Bit.When _,Bit.Age _,Bit.Who _,Bit.Where _,Bit.Headline _ -> Stream.empty();
        }).toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(new Part.Text(List.of(words)));
    }

    private static List<Part> dropped(ArticleId of, Card suggested, MessageRef list, ArticleFace face) {
        return List.of(
                Part.Text.row(new Words.Plain("Removed here: " + face.headlineText(suggested.article()))),
                new Part.Actions(List.of(Buttons.undo(of, suggested.article().id(), list))));
    }

    private Dressed unfurls(List<Post.LinkedArticle> links, Cards cards, ArticleFace face) {
        var channel = new ChannelFace(face, names);
        Map<Link, List<Part>> shown = new LinkedHashMap<>();
        links.forEach(linked -> cards.of(linked.article())
                .ifPresent(card -> shown.putIfAbsent(linked.link(), channel.marked(linked.marks(), face.card(card)))));
        var json = new JsonObject();
        var blocksCharacters = 0;
        for (var link : shown.keySet().stream().limit(MAX_UNFURLS).toList()) {
            var unfurl = unfurl(Objects.requireNonNull(shown.get(link)));
            blocksCharacters += blocks.json(unfurl.get("blocks")).length();
            json.add(link.text(), unfurl);
        }
        for (var linked : links) {
            var parts = channel.gone(linked.article(), cards);
            if (!parts.isEmpty()) {
                json.add(linked.link().text(), unfurl(parts));
            }
        }
        return json.isEmpty() ? new Dressed.Nothing() : new Dressed.Unfurls(blocks.json(json), blocksCharacters);
    }

    private JsonObject unfurl(List<Part> parts) {
        var unfurl = new JsonObject();
        unfurl.add("blocks", blocks.unfurl(parts));
        unfurl.addProperty("fallback", PlainReading.of(parts));
        return unfurl;
    }

    /** A suggestion that may be shown. */
    private record Entry(Card card, Bond bond, List<String> shared, List<Bit> passage) {}

    private static List<Entry> entries(List<Suggestion> suggestions, ArticleId of, Cards cards) {
        return entries(suggestions.stream().filter(one -> !one.article().equals(of)).toList(), cards, MAX_SIMILAR);
    }

    private static List<Entry> entries(List<Suggestion> suggestions, Cards cards, int max) {
        Map<ArticleId, Entry> entries = new LinkedHashMap<>();
        suggestions.forEach(
                one -> cards.of(one.article())
                        .ifPresent(card -> entries.putIfAbsent(one.article(), new Entry(card, one.bond(), one.shared(), one.passage()))));
        return entries.values().stream().limit(max).toList();
    }

    private enum Readers {
        ALL, ONE,
        /** Where the bot is not a member: it could not change the message afterwards. */
        ALL_BUT_US
    }

    private static Readers readers(Place place) {
        return switch (place) {
            case Place.InChannel _,Place.InThread _,Place.Under _,Place.InsteadOf _,Place.Again _,Place.OnLinks _ -> Readers.ALL;
            case Place.ForPerson _,Place.ForPersonInThread _,Place.Reply _ -> Readers.ONE;
            case Place.ReplyToAll _ -> Readers.ALL_BUT_US;
        };
    }
}
