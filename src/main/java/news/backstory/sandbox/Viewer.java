package news.backstory.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Through whose eyes the workspace is seen: which channels they find, what others are called, what is offered to them, and times in their zone. */
record Viewer(Workspace workspace, Person person, Offers offers, Instant now) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.UK);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM", Locale.UK);
    private static final DateTimeFormatter DAY_OF_A_YEAR = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy 'at' HH:mm:ss z", Locale.UK);

    /** Everybody's own and the public ones. */
    Optional<Channel> channel(String id) {
        return workspace.channel(id).filter(this::finds);
    }

    boolean finds(Channel channel) {
        return channel.kind() == Channel.Kind.PUBLIC || channel.has(person.id());
    }

    boolean sees(Message message) {
        return !message.ephemeral() || message.onlyFor().equals(person.id());
    }

    /** What somebody is called; the id itself for a stranger. */
    String name(String author) {
        if (author.equals(workspace.bot().userId())) {
            return workspace.bot().name();
        }
        return author.equals(Staff.SLACKBOT) ? "Slackbot" : workspace.person(author).map(Person::realName).orElse(author);
    }

    boolean me(String user) {
        return person.id().equals(user);
    }

    /** Where this person's pages are. */
    String home() {
        return "/as/" + person.name();
    }

    String home(String channel) {
        return home() + "/" + channel;
    }

    /** The same channel as somebody else sees it; the first one where they do not find it. */
    String as(Person other, Channel channel) {
        var viewer = new Viewer(workspace, other, offers, now);
        return viewer.home((viewer.finds(channel) ? channel : workspace.channels().getFirst()).id());
    }

    /** What a channel is called in a sentence. */
    String title(Channel channel) {
        return channel.kind() == Channel.Kind.DIRECT ? workspace.bot().name() : "#" + channel.name();
    }

    ZonedDateTime at(Instant instant) {
        return instant.atZone(person.zone());
    }

    LocalDate day(String ts) {
        return at(instant(ts)).toLocalDate();
    }

    /** "18:02" */
    String time(String ts) {
        return TIME.format(at(instant(ts)));
    }

    String fullTime(String ts) {
        return FULL.format(at(instant(ts)));
    }

    /** "Today", "Yesterday", "Tuesday, 24 November". */
    String dayName(LocalDate day) {
        var today = at(now).toLocalDate();
        if (day.equals(today)) {
            return "Today";
        }
        if (day.equals(today.minusDays(1))) {
            return "Yesterday";
        }
        return (day.getYear() == today.getYear() ? DAY : DAY_OF_A_YEAR).format(day);
    }

    /** When it was said, to the second: what follows the dot only tells messages apart. */
    static Instant instant(String ts) {
        var dot = ts.indexOf('.');
        return Instant.ofEpochSecond(Long.parseLong(dot < 0 ? ts : ts.substring(0, dot)));
    }
}
