package example.coffer.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * When a request is sent again.
 *
 * @param tries how often it is sent at the most, the first time included
 * @param firstPause before the second try, when the service does not say how long to wait; doubled each time
 * @param longestPause rather than wait longer than this the failure is thrown
 */
public record RetryPolicy(int tries, Duration firstPause, Duration longestPause) {
    /** Three tries, half a second, thirty seconds. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(30));

    /** Every request is sent once. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    public RetryPolicy {
        if (tries < 1) throw new IllegalArgumentException("tries must be at least 1");
    }

    /**
     * @param triesSoFar at least 1
     * @param asked what {@code Retry-After} said, or null
     * @return how long to wait before the next try; null: there is none
     */
    Duration pauseAfter(int triesSoFar, Duration asked) {
        if (triesSoFar >= tries) return null;
        var pause = asked != null ? asked : spread(firstPause.multipliedBy(1L << Math.min(triesSoFar - 1, 20)));
        return pause.compareTo(longestPause) <= 0 ? pause : null;
    }

    /** From half to one and a half of it, so that clients do not return together. */
    private static Duration spread(Duration pause) {
        return Duration.ofNanos((long) (pause.toNanos() * (0.5 + ThreadLocalRandom.current().nextDouble())));
    }
}
