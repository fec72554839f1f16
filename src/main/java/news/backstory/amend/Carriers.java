package news.backstory.amend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import news.backstory.ledger.Outbox.Carrier;
import news.backstory.post.Place;
import news.backstory.post.Post;

/** What can be done about a post that stands somewhere: whether it can be changed, and where something can be said under it. */
final class Carriers {

    private Carriers() {}

    static boolean isCard(Carrier carrier) {
        return carrier.content() instanceof Post.CardOf || carrier.content() instanceof Post.Follows
                || carrier.content() instanceof Post.CardWithSimilar || carrier.content() instanceof Post.OnLinks;
    }

    static Stream<Carrier> changeable(List<Carrier> carriers) {
        return carriers.stream().filter(carrier -> isChangeable(carrier.place()));
    }

    /** What was said through a reply address has no name by which it could be changed. */
    static boolean isChangeable(Place place) {
        return switch (place) {
            case Place.InChannel _,Place.InThread _,Place.Under _,Place.InsteadOf _,Place.Again _,Place.OnLinks _ -> true;
            case Place.ForPerson _,Place.ForPersonInThread _,Place.Reply _,Place.ReplyToAll _ -> false;
        };
    }

    static boolean isThreaded(Carrier carrier) {
        return switch (carrier.place()) {
            case Place.InChannel _,Place.InThread _,Place.Under _,Place.OnLinks _ -> true;
            case Place.InsteadOf _,Place.Again _,Place.ForPerson _,Place.ForPersonInThread _,Place.Reply _,Place.ReplyToAll _ -> false;
        };
    }

    /** Where something is said under it. Cards on links have no message of their own: it goes under the message that holds the links. */
    static Place under(Carrier carrier) {
        return carrier.place() instanceof Place.OnLinks links
                ? new Place.InThread(links.first())
                : new Place.Under(carrier.key(), carrier.place().channel());
    }

    static String thread(Carrier carrier) {
        return carrier.place().channel() + "/" + carrier.thread();
    }

    static Map<String, Carrier> firstOfEachThread(Stream<Carrier> carriers) {
        var first = new LinkedHashMap<String, Carrier>();
        carriers.forEach(carrier -> first.putIfAbsent(thread(carrier), carrier));
        return first;
    }
}
