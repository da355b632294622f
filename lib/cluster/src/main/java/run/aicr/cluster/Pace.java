package run.aicr.cluster;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Spreads requests: an average rate with a burst, as one atomic time.
 *
 * <p>The time is when the bucket will be full again. A request moves it on by one interval; how far it then lies beyond
 * now + burst is the wait.
 */
final class Pace {
    private final long interval;
    private final long window;
    private final AtomicLong full;

    Pace(int perSecond, int burst, long nowNanos) {
        this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        this.window = interval * burst;
        this.full = new AtomicLong(nowNanos);
    }

    /** Books one request at the given time of {@link System#nanoTime()} and tells how many nanoseconds it must wait. */
    long book(long nowNanos) {
        long end = full.updateAndGet(f -> (f - nowNanos > 0 ? f : nowNanos) + interval);
        return Math.max(0, end - nowNanos - window);
    }
}
