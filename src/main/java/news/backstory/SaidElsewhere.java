package news.backstory;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Keeps out of the log what a library reports and whoever called it says better: here that a port is in use. Named in logback.xml. */
public final class SaidElsewhere extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getMessage().equals("Failed to start Javalin") ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
