package news.backstory;

import static news.backstory.LivingChannel.BRIDGE;
import static news.backstory.LivingChannel.BUDGET;
import static news.backstory.LivingChannel.CHANNEL;
import static news.backstory.LivingChannel.CRACK;
import static news.backstory.LivingChannel.CUP;
import static news.backstory.LivingChannel.KEEPER;
import static news.backstory.LivingChannel.LIBRARY;
import static news.backstory.LivingChannel.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import news.backstory.answer.HomePage;
import news.backstory.answer.HomeWriter;
import news.backstory.article.ArticleId;
import news.backstory.channel.ChannelId;
import news.backstory.channel.PersonId;
import news.backstory.channel.QuietHours;
import news.backstory.command.Command;
import news.backstory.post.Post;
import news.backstory.slack.Drawing;
import news.backstory.testing.Answering;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A digest whose hour lies in a channel's quiet hours. */
class DigestHoursTest {

    private static final Instant NEXT_MORNING = Instant.parse("2026-11-25T06:30:00Z");

    private final LivingChannel life = new LivingChannel();

    @AfterEach
    void stop() {
        life.close();
    }

    @Test
    void it_comes_when_they_are_over_with_what_was_held_meanwhile_in_one_post_and_once() {
        life.ask("/news subscribe pa live");
        life.ask("/news quiet 22:00-06:30");
        life.ask("/news digest 05:00");
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-25T01:00:00Z")));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-25T05:00:01Z")));
        life.work();
        life.restart();
        assertThat(life.digests()).isEmpty();

        life.clock.advance(Duration.between(life.clock.instant(), NEXT_MORNING));
        life.work();
        life.restart();
        life.clock.advance(Duration.ofMinutes(5));
        life.work();

        assertThat(life.digests()).singleElement().satisfies(said -> {
            assertThat(((Post.Digest) said.post()).briefs()).extracting(brief -> brief.article().value()).containsExactlyInAnyOrder("cup", "budget");
            assertThat(Drawing.of(said.place(), said.post(), said.cards())).contains("Wed 25 Nov · 2 stories after quiet hours");
        });
        assertThat(life.cards()).isEmpty();
    }

    @Test
    void of_what_was_held_the_digest_takes_as_many_as_it_may_and_shows_the_rest_to_whoever_asks() {
        life.ask("/news subscribe pa live");
        life.ask("/news quiet 22:00-06:30");
        life.ask("/news digest 23:00 max:1");
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-25T01:00:00Z")));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));

        life.clock.advance(Duration.between(life.clock.instant(), NEXT_MORNING));
        life.work();
        life.clock.advance(Duration.ofMinutes(2));
        life.work();

        assertThat(life.digests()).singleElement().satisfies(said -> {
            var digest = (Post.Digest) said.post();
            assertThat(digest.occasion()).isEqualTo(Post.Occasion.HOUR_AFTER_QUIET);
            assertThat(digest.briefs()).hasSize(1);
            assertThat(digest.leftOut().stories()).hasSize(1);
        });
        assertThat(life.cards()).isEmpty();
    }

    @Test
    void whoever_sets_up_either_is_told_when_it_will_come() {
        life.ask("/news subscribe pa");
        life.ask("/news quiet 22:00-06:30");

        assertThat(text(life.ask("/news digest 05:00").getFirst()))
                .contains("digest to 05:00", "First one: " + NEXT_MORNING + ", held to the end of the quiet hours at 06:30");
        assertThat(text(life.ask("/news quiet 22:00-04:00").getFirst())).doesNotContain("digest");
        assertThat(text(life.ask("/news quiet 22:00-07:00").getFirst()))
                .contains("The channel’s digest of 05:00 is held to the end of the quiet hours at 07:00. Next: 2026-11-25T07:00:00Z.");
        assertThat(text(life.ask("/news quiet 22:00-07:00 Europe/Paris").getFirst())).contains(
                "The channel’s digest of 05:00 goes by that zone’s clock now, too, held to the end of the quiet hours at 07:00. Next: 2026-11-25T06:00:00Z.");
        assertThat(text(life.ask("/news settings").getFirst())).contains("held to the end of the quiet hours at 07:00. Next: 2026-11-25T06:00:00Z");
    }

    @Test
    void todays_comes_at_once_and_once_when_a_form_takes_the_quiet_hours_away_that_hold_it() {
        life.ask("/news subscribe pa");
        life.work();
        life.ask("/news digest 05:00");
        life.ask("/news quiet 22:00-07:00");
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));
        life.clock.advance(Duration.between(life.clock.instant(), NEXT_MORNING));
        life.work();
        assertThat(life.digests()).isEmpty();

        life.say(new Command.ChangeHours(
                CHANNEL, List.of(new Command.DigestAt(LocalTime.of(5, 0), EnumSet.allOf(DayOfWeek.class), List.of(), 10)), List.of()));
        life.work();
        life.arrives(life.article("budget", "PA", "Council votes for library cuts", BUDGET, LIBRARY));

        assertThat(life.digests()).singleElement().satisfies(said -> assertThat(said.post().articles()).containsExactly(new ArticleId("cup")));
    }

    @Test
    void one_that_a_form_adds_a_day_to_does_not_come_late_on_that_day() {
        life.ask("/news subscribe pa");
        life.work();
        life.ask("/news digest 08:00 weekdays");
        life.clock.advance(Duration.between(life.clock.instant(), Instant.parse("2026-11-28T10:00:00Z")));
        life.arrives(life.article("cup", "PA", "Rovers win the cup final", CUP, KEEPER));

        life.say(new Command.ChangeHours(
                CHANNEL, List.of(new Command.DigestAt(LocalTime.of(8, 0), EnumSet.allOf(DayOfWeek.class), List.of(), 10)), List.of()));
        life.work();

        assertThat(life.digests()).isEmpty();
    }

    @Test
    void a_form_and_the_home_page_say_so_too() {
        life.ask("/news subscribe pa");
        var digest = new Command.DigestAt(LocalTime.of(5, 0), EnumSet.allOf(DayOfWeek.class), List.of(), 10);

        var told = life.say(new Command.ChangeHours(CHANNEL, List.of(digest), List.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30)))));

        assertThat(text(told.getFirst())).contains("held to the end of the quiet hours at 06:30. Next: " + NEXT_MORNING);
        var books = life.memory.books();
        books.arrangements().save(new ChannelId("mia"), books.arrangements().find(CHANNEL).orElseThrow());
        var home = new HomeWriter(books, life.memory.feeds(), Answering.PEOPLE, Answering.ZONE, life.clock).of(new PersonId("mia"));
        assertThat(home.sections()).flatExtracting(HomePage.Section::rows).flatExtracting(HomePage.Row::text)
                .contains(new HomePage.Piece.At(NEXT_MORNING));
    }
}
