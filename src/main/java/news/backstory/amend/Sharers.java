package news.backstory.amend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.backstory.article.ArticleId;
import news.backstory.channel.PersonId;
import news.backstory.ledger.Outbox.Carrier;
import news.backstory.post.Bit;
import news.backstory.post.Post;

/** Whoever shared an article, or asked for something that named it. */
final class Sharers {

    private Sharers() {}

    /** Each person once: with what they shared itself, or else with what they asked for and that named it. */
    static Map<PersonId, Carrier> of(ArticleId article, List<Carrier> carriers) {
        var first = new LinkedHashMap<PersonId, Carrier>();
        Stream.concat(carriers.stream().filter(carrier -> isShared(article, carrier)),
                carriers.stream().filter(carrier -> !isShared(article, carrier)))
                .forEach(carrier -> carrier.askedBy().ifPresent(person -> first.putIfAbsent(person, carrier)));
        return first;
    }

    static boolean isShared(ArticleId article, Carrier carrier) {
        return carrier.content() instanceof Post.OnLinks || Part.of(article, carrier.content()) == Part.STORY;
    }

    /** "You shared a story on 24 Nov 09:01 in #news". */
    static List<Bit> what(ArticleId article, Carrier carrier) {
        return List.of(new Bit.Plain(isShared(article, carrier) ? "You shared a story on " : "What you asked for on "),
                new Bit.When(carrier.saidAt()),
                new Bit.Plain(" in "), new Bit.Where(carrier.place().channel()));
    }
}
