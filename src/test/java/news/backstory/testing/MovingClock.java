package news.backstory.testing;
import java.time.*;
public final class MovingClock implements InstantSource { private volatile Instant now; public MovingClock(Instant now) { this.now = now; } @Override public Instant instant() { return now; } public void advance(Duration d) { now = now.plus(d); } }
