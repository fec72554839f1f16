package news.backstory.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import news.backstory.channel.PersonId;
import org.jspecify.annotations.Nullable;

/** In which zone each person lives, as their Slack profile says. */
final class PersonZones {

    private static final Duration KEPT_FOR = Duration.ofHours(1);
    private static final int MAX_PERSONS = 10_000;

    private final MethodsClient slack;
    private final ZoneId otherwise;
    private final Cache<PersonId, ZoneId> known = Caffeine.newBuilder().expireAfterWrite(KEPT_FOR).maximumSize(MAX_PERSONS).build();

    /** @param otherwise for those of whom Slack does not say */
    PersonZones(MethodsClient slack, ZoneId otherwise) {
        this.slack = slack;
        this.otherwise = otherwise;
    }

    /** Takes one call at most; a failed one is tried again the next time. */
    ZoneId of(PersonId person) {
        var zone = known.getIfPresent(person);
        if (zone != null) {
            return zone;
        }
        try {
            var answer = SlackCall.make(() -> slack.usersInfo(request -> request.user(person.value())));
            var asked = !answer.isOk() || answer.getUser() == null ? otherwise : zone(answer.getUser().getTz());
            known.put(person, asked);
            return asked;
        } catch (IOException | SlackApiException noAnswer) {
            return otherwise;
        }
    }

    private ZoneId zone(@Nullable String name) {
        try {
            return name == null ? otherwise : ZoneId.of(name);
        } catch (DateTimeException unheardOf) {
            return otherwise;
        }
    }
}
