package news.backstory.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.User;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.stream.Stream;
import news.backstory.channel.PersonId;
import news.backstory.command.People;
import org.jspecify.annotations.Nullable;

/** What people's Slack profiles say of them: in which zone they live, and what they are called. */
final class Persons {

    private static final Duration KEPT_FOR = Duration.ofHours(1);
    private static final int MAX_PERSONS = 10_000;

    private final MethodsClient slack;
    private final ZoneId otherwise;
    private final Cache<PersonId, Profile> known = Caffeine.newBuilder().expireAfterWrite(KEPT_FOR).maximumSize(MAX_PERSONS).build();

    /** @param otherwise for those of whom Slack does not say */
    Persons(MethodsClient slack, ZoneId otherwise) {
        this.slack = slack;
        this.otherwise = otherwise;
    }

    private record Profile(ZoneId zone, String name, People.Standing standing) {}

    ZoneId zoneOf(PersonId person) {
        return of(person).zone();
    }

    /** As others read it; Slack's own name for the person if it cannot be known. */
    String nameOf(PersonId person) {
        return of(person).name();
    }

    /** Of whom Slack does not say, the least. */
    People.Standing standingOf(PersonId person) {
        return of(person).standing();
    }

    /** Takes one call at most; a failed one is tried again the next time. */
    private Profile of(PersonId person) {
        var profile = known.getIfPresent(person);
        if (profile != null) {
            return profile;
        }
        try {
            var answer = SlackCall.make(() -> slack.usersInfo(request -> request.user(person.value())));
            var asked = !answer.isOk() || answer.getUser() == null
                    ? new Profile(otherwise, person.value(), People.Standing.GUEST)
                    : new Profile(zone(answer.getUser().getTz()), name(answer.getUser(), person), standing(answer.getUser()));
            known.put(person, asked);
            return asked;
        } catch (IOException | SlackApiException noAnswer) {
            return new Profile(otherwise, person.value(), People.Standing.GUEST);
        }
    }

    private static People.Standing standing(User user) {
        if (user.isRestricted() || user.isUltraRestricted() || user.isStranger()) {
            return People.Standing.GUEST;
        }
        return user.isAdmin() || user.isOwner() ? People.Standing.ADMIN : People.Standing.MEMBER;
    }

    /** The display name, else the real one, else the account's. */
    private static String name(User user, PersonId person) {
        var profile = user.getProfile();
        return Stream.of(profile == null ? null : profile.getDisplayName(), user.getRealName(), user.getName())
                .filter(name -> name != null && !name.isBlank()).findFirst().orElse(person.value());
    }

    private ZoneId zone(@Nullable String name) {
        try {
            return name == null ? otherwise : ZoneId.of(name);
        } catch (DateTimeException unheardOf) {
            return otherwise;
        }
    }
}
