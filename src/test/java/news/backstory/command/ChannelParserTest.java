package news.backstory.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import news.backstory.article.Link;
import news.backstory.article.Tier;
import news.backstory.channel.QuietHours;
import news.backstory.channel.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelParserTest {

    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @ParameterizedTest
    @ValueSource(strings = {"subscribe https://a.example/feed.xml", "sub https://a.example/feed.xml", "SUBSCRIBE <https://a.example/feed.xml>",
            "subscribe <https://a.example/feed.xml|a.example/feed.xml>"})
    void a_subscription_is_asked_for_in_several_ways(String said) {
        assertThat(parse(said)).isEqualTo(new Command.Subscribe("https://a.example/feed.xml", Wanted.ALL));
    }

    @Test
    void a_time_that_is_none_is_named() {
        assertThat(new CommandParser().parse("digest 25:00")).isInstanceOfSatisfying(Command.Amiss.class,
                amiss -> assertThat(amiss.problem()).isEqualTo("“25:00” is no time of the day. At what time?"));
    }

    @Test
    void a_subscriptions_options_are_read_with_quotation_marks_of_every_kind() {
        assertThat(parse("subscribe a.example +word:\"harbour trust\" -word:“live blog” source:own lang:en,DE breaking:off live"))
                .isEqualTo(new Command.Subscribe("a.example",
                        new Wanted(List.of("harbour trust"), List.of("live blog"), Set.of(Tier.OWN), Set.of("en", "de"),
                                Wanted.Breaking.OFF, Wanted.Manner.LIVE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"subscribe a.example +word:", "subscribe a.example colour:red", "subscribe a.example breaking:maybe",
            "subscribe a.example source:ours", "subscribe a.example lang:english", "remove", "digest", "digest noon", "digest 25:00", "digest 07:60",
            "digest 07:30 someday", "digest 07:30 max:0", "digest 07:30 max:21", "digest 07:30 Mars/Olympus", "quiet", "quiet 22:00",
            "quiet 22:00-22:00",
            "quiet 22:00-26:00", "mute", "mute for 3d", "me nonsense", "me digest", "settings threads maybe", "settings colour red",
            "settings zone Nowhere/Here", "pull", "pull https://a.example/x", "pull harbour wrong picture", "audit yesterday", "audit 0d"})
    void what_is_not_understood_is_named_with_an_example(String said) {
        assertThat(parse(said)).isInstanceOfSatisfying(Command.Amiss.class, amiss -> {
            assertThat(amiss.problem()).isNotBlank();
            assertThat(amiss.example()).startsWith("/news ");
        });
    }

    @ParameterizedTest
    @CsvSource({"digest 07:30, 07:30", "digest 7.30, 07:30", "digest 0730, 07:30", "digest 7am, 07:00", "digest 12am, 00:00", "digest 12pm, 12:00",
            "digest 7:30pm, 19:30", "digest 07h30, 07:30"})
    void times_are_read_as_people_write_them(String said, String time) {
        assertThat(parse(said)).isEqualTo(new Command.DigestAt(LocalTime.parse(time), DAILY, List.of(), 10));
    }

    @Test
    void a_digest_has_days_a_zone_and_a_size() {
        assertThat(parse("digest 07:30 weekdays Europe/London max:5"))
                .isEqualTo(new Command.DigestAt(LocalTime.of(7, 30), WEEKDAYS, List.of(ZoneId.of("Europe/London")), 5));
        assertThat(parse("digest 07:30 mon-wed,sat europe/berlin")).isEqualTo(new Command.DigestAt(LocalTime.of(7, 30),
                EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.SATURDAY), List.of(ZoneId.of("Europe/Berlin")), 10));
        assertThat(parse("digest 07:30 fri-mon")).isEqualTo(new Command.DigestAt(LocalTime.of(7, 30),
                EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY, DayOfWeek.MONDAY), List.of(), 10));
    }

    @Test
    void digest_now_off_and_preview_are_no_times() {
        assertThat(parse("digest now")).isEqualTo(new Command.DigestNow());
        assertThat(parse("digest OFF")).isEqualTo(new Command.DigestOff());
        assertThat(parse("digest preview")).isEqualTo(new Command.DigestPreview());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet 22:00-06:30", "quiet 22:00 - 06:30", "quiet 22:00–06:30", "quiet 10pm to 6:30am"})
    void quiet_hours_are_a_span(String said) {
        assertThat(parse(said)).isEqualTo(new Command.Quiet(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30)), List.of()));
    }

    @Test
    void a_topic_is_muted_for_a_time_or_a_day() {
        assertThat(parse("mute \"transfer gossip\" for 3d")).isEqualTo(new Command.MuteWords("transfer gossip", Duration.ofDays(3)));
        assertThat(parse("mute transfer gossip for 2 weeks")).isEqualTo(new Command.MuteWords("transfer gossip", Duration.ofDays(14)));
        assertThat(parse("mute \"bus fares\" 3d")).isEqualTo(new Command.MuteWords("bus fares", Duration.ofDays(3)));
        assertThat(parse("mute \"bus fares\" for 1 month")).isEqualTo(new Command.MuteWords("bus fares", Duration.ofDays(31)));
        assertThat(parse("subscribe herald.example +word:\"!!!\"")).isInstanceOf(Command.Amiss.class);
        assertThat(parse("mute \"bus fares\" for ever")).isInstanceOf(Command.Amiss.class);
        assertThat(parse("mute search for life")).isEqualTo(new Command.MuteWords("search for life", Duration.ofDays(1)));
    }

    @Test
    void the_rest_is_read_too() {
        assertThat(parse("unsub s12")).isEqualTo(new Command.Remove("s12"));
        assertThat(parse("resume S12")).isEqualTo(new Command.RestoreSubscription(12));
        assertThat(parse("resume")).isInstanceOf(Command.Amiss.class);
        assertThat(parse("me digest 08:00 weekdays")).isEqualTo(new Command.MyDigestAt(LocalTime.of(8, 0), WEEKDAYS, 10));
        assertThat(parse("me off")).isEqualTo(new Command.MyDigestOff());
        assertThat(parse("me")).isEqualTo(new Command.Mine());
        assertThat(parse("audit")).isEqualTo(new Command.Audit(Duration.ofDays(7)));
        assertThat(parse("pull https://a.example/x wrong picture")).isEqualTo(new Command.Pull(new Link("https://a.example/x"), "wrong picture"));
        assertThat(parse("settings zone Europe/Paris")).isEqualTo(new Command.Change("zone", "Europe/Paris"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list of flood victims", "health service strike", "stats on crime", "mutes swan", "preview of the match",
            "resume of talks"})
    void words_that_only_begin_like_a_verb_are_searched_for(String said) {
        assertThat(parse(said)).isEqualTo(new Command.Find(said));
    }

    private static Command parse(String said) {
        return new CommandParser().parse(said);
    }

    @ParameterizedTest
    @CsvSource({"digest 07:30 EST, America/New_York", "digest 07:30 weekdays london, Europe/London",
            "quiet 22:00-06:00 PST, America/Los_Angeles", "settings zone Tokyo, Asia/Tokyo"})
    void whoever_names_no_zone_is_told_which_was_perhaps_meant(String typed, String zone) {
        assertThat(new CommandParser().parse(typed)).isInstanceOfSatisfying(Command.Amiss.class,
                amiss -> assertThat(amiss.problem() + amiss.example()).contains(zone));
    }
}
