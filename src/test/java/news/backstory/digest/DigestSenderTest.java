package news.backstory.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.DigestPlan;
import news.backstory.channel.PersonId;
import news.backstory.telling.StoryView;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's own round-up, by the clock of where they are. */
class DigestSenderTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final PersonId MIA = new PersonId("U1");
    private static final ChannelId OWN = new ChannelId("U1");
    private static final ChannelId OF_MANY = new ChannelId("C1");

    private final MovingClock clock = new MovingClock(Instant.parse("2026-11-24T07:00:00Z"));
    private final TemporaryStore memory = new TemporaryStore();
    private Optional<ZoneId> zoneNow = Optional.empty();
    private final DigestSender sender = new DigestSender(memory.articles(), memory.books(),
            new StoryView(memory.articles(), memory.stories(), memory.books(), (_, _) -> false), _ -> zoneNow, () -> true, clock, new Object());

    @BeforeEach
    void arrange() {
        arrange(OWN, clock.instant());
    }

    private void arrange(ChannelId channel, Instant at) {
        var plan = new DigestPlan(LocalTime.of(8, 0), EnumSet.allOf(DayOfWeek.class), 10, MIA, at);
        memory.books().arrangements().save(channel, Arrangement.usual(LONDON).withDigest(List.of(plan), LONDON));
    }

    @AfterEach
    void stop() {
        memory.close();
    }

    @Test
    void whoever_has_flown_west_gets_it_at_that_hour_there() {
        zoneNow = Optional.of(ZoneId.of("America/New_York"));

        assertThat(sentUntil("2026-11-24T12:59:00Z")).isEmpty();
        assertThat(sentUntil("2026-11-25T12:59:00Z")).hasSize(1);
        assertThat(memory.books().arrangements().find(OWN))
                .hasValueSatisfying(kept -> assertThat(kept.zone()).isEqualTo(ZoneId.of("America/New_York")));
    }

    @Test
    void whoever_has_flown_east_gets_it_late_once_and_then_at_that_hour_there() {
        arrange(OWN, Instant.parse("2026-11-23T22:00:00Z"));
        zoneNow = Optional.of(ZoneId.of("Asia/Tokyo"));

        assertThat(sentUntil("2026-11-24T08:00:30Z")).hasSize(1);
        assertThat(sentUntil("2026-11-24T22:59:30Z")).isEmpty();
        assertThat(sentUntil("2026-11-24T23:00:30Z")).hasSize(1);
    }

    @Test
    void where_it_cannot_be_asked_the_last_known_zone_counts() {
        assertThat(sentUntil("2026-11-24T07:59:00Z")).isEmpty();
        assertThat(sentUntil("2026-11-24T08:00:30Z")).hasSize(1);
        assertThat(memory.books().arrangements().find(OWN)).hasValueSatisfying(kept -> assertThat(kept.zone()).isEqualTo(LONDON));
    }

    @Test
    void a_channel_of_many_stays_in_its_zone_wherever_its_members_are() {
        arrange(OF_MANY, clock.instant());
        zoneNow = Optional.of(ZoneId.of("America/New_York"));

        assertThat(sentUntil("2026-11-24T08:00:30Z")).extracting(DigestSender.Sent::channel).containsExactly(OF_MANY);
    }

    private List<DigestSender.Sent> sentUntil(String instant) {
        var sent = new ArrayList<DigestSender.Sent>();
        while (!clock.instant().isAfter(Instant.parse(instant))) {
            sent.addAll(sender.sendDue());
            clock.advance(Duration.ofSeconds(30));
        }
        return sent;
    }
}
