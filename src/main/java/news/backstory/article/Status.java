package news.backstory.article;

import java.time.Instant;

/** Whether an article may be shown (IPTC ninjs {@code pubstatus} and {@code embargoed}). */
public sealed interface Status {

    record Usable() implements Status {}

    /** Nothing of it shows before this instant; afterwards it is usable. */
    record Embargoed(Instant until) implements Status {}

    /** Not yet or not now; also what we do not understand. */
    record Withheld() implements Status {}

    /** Taken back: neither this version nor any that came before. Only a version that its sender made afterwards is another matter. */
    record Killed() implements Status {}
}
