package news.backstory.channel;

/** All that is kept about channels. */
public record Books(
        Outbox outbox, Subscriptions subscriptions, Arrivals arrivals, Tellings tellings, Arrangements arrangements, Mutes mutes, Deeds deeds,
        Takers takers) {}
