package news.backstory.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import news.backstory.answer.HomePage.Piece;
import news.backstory.channel.Arrangement;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.QuietHours;
import news.backstory.channel.Source;
import news.backstory.channel.Subscription;
import news.backstory.channel.Wanted;
import news.backstory.command.Command;
import news.backstory.command.CommandParser;
import news.backstory.command.FormKind;
import news.backstory.testing.Answering;
import news.backstory.testing.MovingClock;
import news.backstory.testing.TemporaryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HomeWriterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final ChannelId NEWS = new ChannelId("C1");
    private static final ChannelId SECRET = new ChannelId("C2");
    private static final PersonId MIA = new PersonId("U1");
    private static final PersonId SAM = new PersonId("U2");

    private final TemporaryStore memory = new TemporaryStore();

    @AfterEach
    void stop() {
        memory.close();
    }

    @Test
    void a_page_shows_what_the_channels_get_that_its_reader_is_in_whoever_arranged_it_and_no_others() {
        subscribe(NEWS, "Council", SAM);
        subscribe(SECRET, "Police", MIA);
        memory.books().arrangements().save(NEWS, Arrangement.usual(ZoneId.of("Europe/London"))
                .with(ZoneId.of("Europe/London"), Instant.EPOCH).withQuiet(List.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30)))));
        memory.books().mutes().words(NEWS, "transfer gossip", NOW.plus(Duration.ofDays(1)), SAM);

        var page = text(writer(Set.of(NEWS)).of(MIA));

        assertThat(page).contains("C1", "Council", "uiet 22:00 to 06:30", "transfer gossip", "[Edit Council]", "[Remove Council]",
                "[Unmute transfer gossip]",
                "[Change digest and quiet hours]");
        assertThat(page).as("a channel that the reader has left").doesNotContain("C2", "Police");
    }

    @Test
    void where_it_cannot_be_known_in_which_channels_somebody_is_only_their_own_is_shown() {
        subscribe(NEWS, "Council", MIA);
        subscribe(new ChannelId("U1"), "Own", MIA);

        assertThat(text(writer(Set.of()).of(MIA))).contains("Own").doesNotContain("Council");
    }

    @Test
    void from_a_page_people_subscribe_for_themselves_for_a_channel_that_gets_something_and_for_any_other() {
        subscribe(NEWS, "Council", SAM);

        var presses = writer(Set.of(NEWS)).of(MIA).sections().stream().flatMap(section -> section.rows().stream())
                .flatMap(row -> row.buttons().stream()).map(HomePage.Button::press).toList();

        assertThat(presses).contains(
                new HomePage.Press.Fill(FormKind.SUBSCRIBE, "U1"), new HomePage.Press.Fill(FormKind.SUBSCRIBE, "C1"),
                new HomePage.Press.Fill(FormKind.SUBSCRIBE, ""));
    }

    @Test
    void what_is_paused_can_be_taken_up_again_from_a_page() {
        subscribe(NEWS, "Council", SAM);
        memory.books().subscriptions().set(1, Subscription.State.PAUSED, "the channel is archived");

        var page = writer(Set.of(NEWS)).of(MIA);

        assertThat(text(page)).contains("paused: the channel is archived", "[Go on with Council]", "[Remove Council]")
                .doesNotContain("[Edit Council]");
        var press = page.sections().stream().flatMap(section -> section.rows().stream()).flatMap(row -> row.buttons().stream())
                .filter(button -> button.label().equals("Go on")).map(HomePage.Button::press).toList();
        assertThat(press).containsExactly(new HomePage.Press.Say(NEWS, "resume s1"));
        assertThat(new CommandParser().parse("resume s1")).isEqualTo(new Command.RestoreSubscription(1));
    }

    private void subscribe(ChannelId channel, String title, PersonId by) {
        memory.books().subscriptions().add(channel, new Source.OfWire(title.toLowerCase(Locale.ROOT)), title, Wanted.ALL, by, NOW);
    }

    private HomeWriter writer(Set<ChannelId> in) {
        var people = new People() {
            @Override
            public ZoneId zoneOf(PersonId person) {
                return Answering.ZONE;
            }

            @Override
            public Standing standingOf(PersonId person) {
                return Standing.MEMBER;
            }

            @Override
            public Set<ChannelId> channelsOf(PersonId person) {
                return in;
            }

            @Override
            public String nameOf(PersonId person) {
                return person.value();
            }
        };
        return new HomeWriter(memory.books(), memory.feeds(), people, Answering.ZONE, new MovingClock(NOW));
    }

    private static String text(HomePage page) {
        var text = new StringBuilder();
        page.sections().forEach(section -> {
            text.append(section.heading()).append('\n');
            section.rows().forEach(row -> {
                row.text().forEach(piece -> text.append(text(piece)));
                row.small().forEach(piece -> text.append(text(piece)));
                row.buttons().forEach(button -> text.append(" [").append(button.spoken()).append(']'));
                text.append('\n');
            });
        });
        return text.toString();
    }

    private static String text(Piece piece) {
        return switch (piece) {
            case Piece.Plain(var plain) -> plain;
            case Piece.Bold(var bold) -> bold;
            case Piece.Linked(var linked, _) -> linked;
            case Piece.Named(var channel) -> channel.value();
            case Piece.At(var at) -> at.toString();
        };
    }
}
