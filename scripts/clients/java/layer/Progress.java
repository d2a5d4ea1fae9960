package example.coffer.client;

/** Told how far a transfer is. Called by the thread that moves the bytes, so it should be quick. */
@FunctionalInterface
public interface Progress {
    /** The size is not known. */
    long UNKNOWN = -1;

    /**
     * @param moved bytes so far
     * @param total bytes in all, or {@link #UNKNOWN}
     */
    void moved(long moved, long total);
}
