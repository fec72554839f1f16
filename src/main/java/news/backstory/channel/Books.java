package news.backstory.channel;

/** All that is kept about channels. */
public record Books(
        Outbox outbox, Subscriptions subscriptions, Arrivals arrivals, Tellings tellings, Arrangements arrangements, Mutes mutes, Deeds deeds,
        Takers takers) {

    /** What a subscription wants, as its channel's settings narrow it. */
    public Wanted wanted(Subscription subscription) {
        return arrangements.find(subscription.channel()).map(arrangement -> arrangement.wanted(subscription)).orElse(subscription.wanted());
    }
}
