package news.backstory.ledger;

import news.backstory.post.Place;

/** In which order things are said: one at a time in each lane, so that a slow or limited channel holds up no other. */
final class Lane {

    private Lane() {}

    /** A channel is one, and so is a reply address. */
    static String of(Place place) {
        return switch (place) {
            case Place.Reply(var address, _, _) -> address.value();
            case Place.ReplyToAll(var address, _) -> address.value();
            case Place.InChannel _,Place.InThread _,Place.Under _,Place.ForPerson _,Place.ForPersonInThread _,Place.InsteadOf _,Place.Again _,Place.OnLinks _ ->
                place.channel().value();
        };
    }

    /** At an address that somebody gave us with a request, for which no key is asked. */
    static boolean isByAddress(Place place) {
        return switch (place) {
            case Place.Reply _,Place.ReplyToAll _ -> true;
            case Place.InChannel _,Place.InThread _,Place.Under _,Place.ForPerson _,Place.ForPersonInThread _,Place.InsteadOf _,Place.Again _,Place.OnLinks _ ->
                false;
        };
    }

    /** Only what adds a message for all to a channel counts against its pace. */
    static boolean isPaced(Place place) {
        return switch (place) {
            case Place.InChannel _,Place.InThread _,Place.Under _ -> true;
            case Place.ForPerson _,Place.ForPersonInThread _,Place.Reply _,Place.ReplyToAll _,Place.InsteadOf _,Place.Again _,Place.OnLinks _ ->
                false;
        };
    }
}
