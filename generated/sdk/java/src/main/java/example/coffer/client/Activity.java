package example.coffer.client;

import java.time.Duration;

/** When a request last moved, so that only its silence is limited and not how long it lasts. */
final class Activity {
    private volatile long last = System.nanoTime();

    void moved() {
        last = System.nanoTime();
    }

    /** Nanoseconds of silence that are left; not positive: it was silent for too long. */
    long left(Duration allowed) {
        return allowed.toNanos() - (System.nanoTime() - last);
    }
}
