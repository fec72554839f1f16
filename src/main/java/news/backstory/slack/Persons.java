package news.backstory.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.ConversationType;
import com.slack.api.model.User;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import news.backstory.answer.People;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import org.jspecify.annotations.Nullable;

/** What Slack says of people: in which zone they live, what they are called, what they may, and in which channels they are. */
final class Persons {

    private static final Duration KEPT_FOR = Duration.ofHours(1);
    /** Slack's words for a name that is nobody's here (docs.slack.dev/reference/methods/users.info); any other error passes by. */
    private static final Set<String> NOBODY = Set.of("user_not_found", "user_not_visible");
    private static final int MAX_PERSONS = 10_000;

    /** Who has just left a channel is soon known to have. */
    private static final Duration CHANNELS_KEPT_FOR = Duration.ofMinutes(1);
    private static final int CHANNELS_A_PAGE = 999;
    private static final int MAX_PAGES = 5;
    private static final List<ConversationType> OF_MANY = List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL);

    private final MethodsClient slack;
    private final ZoneId otherwise;
    private final Cache<PersonId, Profile> known = Caffeine.newBuilder().expireAfterWrite(KEPT_FOR).maximumSize(MAX_PERSONS).build();

    /** @param otherwise for those of whom Slack does not say */
    Persons(MethodsClient slack, ZoneId otherwise) {
        this.slack = slack;
        this.otherwise = otherwise;
    }

    private final Cache<PersonId, Set<ChannelId>> channels = Caffeine.newBuilder().expireAfterWrite(CHANNELS_KEPT_FOR).maximumSize(MAX_PERSONS)
            .build();

    /** @param isStated Slack named the zone; else it is ours */
    private record Profile(ZoneId zone, boolean isStated, String name, People.Standing standing) {}

    ZoneId zoneOf(PersonId person) {
        return of(person).zone();
    }

    /** Empty if Slack does not say. */
    Optional<ZoneId> statedZoneOf(PersonId person) {
        return Optional.of(of(person)).filter(Profile::isStated).map(Profile::zone);
    }

    /** As others read it; Slack's own name for the person if it cannot be known. */
    String nameOf(PersonId person) {
        return of(person).name();
    }

    People.Standing standingOf(PersonId person) {
        return of(person).standing();
    }

    /**
     * The channels that the person is in; of private ones only those that we are in, too (docs.slack.dev/reference/methods/users.conversations). None when
     * Slack does not say; it is asked again the next time.
     */
    Set<ChannelId> channelsOf(PersonId person) {
        var kept = channels.getIfPresent(person);
        if (kept != null) {
            return kept;
        }
        var asked = askChannelsOf(person);
        asked.ifPresent(all -> channels.put(person, all));
        return asked.orElse(Set.of());
    }

    private Optional<Set<ChannelId>> askChannelsOf(PersonId person) {
        var all = new HashSet<ChannelId>();
        var cursor = "";
        try {
            for (var page = 0; page < MAX_PAGES; page++) {
                var from = cursor;
                var answer = SlackCall
                        .make(() -> slack.usersConversations(request -> request.user(person.value()).types(OF_MANY).excludeArchived(true)
                                .limit(CHANNELS_A_PAGE).cursor(from)));
                if (!answer.isOk() || answer.getChannels() == null) {
                    return Optional.empty();
                }
                answer.getChannels().forEach(channel -> all.add(new ChannelId(channel.getId())));
                cursor = answer.getResponseMetadata() == null ? "" : Objects.requireNonNullElse(answer.getResponseMetadata().getNextCursor(), "");
                if (cursor.isEmpty()) {
                    break;
                }
            }
            return Optional.of(Set.copyOf(all));
        } catch (IOException | SlackApiException noAnswer) {
            return Optional.empty();
        }
    }

    /** Takes one call at most; a failed one is tried again the next time. */
    private Profile of(PersonId person) {
        var profile = known.getIfPresent(person);
        if (profile != null) {
            return profile;
        }
        try {
            var answer = SlackCall.make(() -> slack.usersInfo(request -> request.user(person.value())));
            var isNobody = !answer.isOk() && NOBODY.contains(String.valueOf(answer.getError()));
            var asked = !answer.isOk() || answer.getUser() == null
                    ? unnamed(person, isNobody ? People.Standing.GUEST : People.Standing.UNKNOWN)
                    : new Profile(zone(answer.getUser().getTz()).orElse(otherwise), zone(answer.getUser().getTz()).isPresent(),
                            name(answer.getUser(), person), standing(answer.getUser()));
            if (asked.standing() != People.Standing.UNKNOWN) {
                known.put(person, asked);
            }
            return asked;
        } catch (IOException | SlackApiException noAnswer) {
            return unnamed(person, People.Standing.UNKNOWN);
        }
    }

    private Profile unnamed(PersonId person, People.Standing standing) {
        return new Profile(otherwise, false, person.value(), standing);
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

    private static Optional<ZoneId> zone(@Nullable String name) {
        try {
            return Optional.ofNullable(name).map(ZoneId::of);
        } catch (DateTimeException unheardOf) {
            return Optional.empty();
        }
    }
}
