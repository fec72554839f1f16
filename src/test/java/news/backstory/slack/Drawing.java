package news.backstory.slack;

import news.backstory.channel.PersonId;
import news.backstory.post.Cards;
import news.backstory.post.Place;
import news.backstory.post.Post;
import news.backstory.testing.Answering;

/** All that Slack would be given of a post, for tests of other rooms that look for words in it. */
public final class Drawing {

    private static final Dresser DRESSER = new Dresser(PersonId::value);

    private Drawing() {}

    /** Empty if nothing may be said. */
    public static String of(Place place, Post post, Cards cards) {
        return switch (DRESSER.dress(place, post, cards, Answering.ZONE)) {
            case Dresser.Dressed.Message(var blocks, var text) -> blocks + "\n" + text;
            case Dresser.Dressed.Unfurls(var json, _) -> json;
            case Dresser.Dressed.Nothing() -> "";
        };
    }
}
