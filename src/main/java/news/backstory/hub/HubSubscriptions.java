package news.backstory.hub;

import java.util.List;
import java.util.Optional;

/** What we have agreed, or want to agree, with hubs. */
public interface HubSubscriptions {

    Optional<HubSubscription> find(String callback);

    /** By callback. */
    List<HubSubscription> all();

    void save(HubSubscription subscription);

    void delete(String callback);
}
