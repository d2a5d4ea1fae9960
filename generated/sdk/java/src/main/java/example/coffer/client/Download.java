package example.coffer.client;

import java.net.http.HttpRequest;
import java.util.UUID;

/** Which bytes to fetch, and how. */
public final class Download {
    final UUID fileId;
    Progress progress = (moved, total) -> {};
    boolean verified = true;
    private String range;
    private String ifRange;
    private int version;

    private Download(UUID fileId) {
        this.fileId = fileId;
    }

    /** The whole file, unless a range is asked for. */
    public static Download of(UUID fileId) {
        return new Download(fileId);
    }

    /** Bytes that the file had before: those of this version, instead of those it has now. */
    public Download version(int number) {
        version = number;
        return this;
    }

    /** Positions count from 0 and {@code last} is included (RFC 9110, section 14). */
    public Download range(long first, long last) {
        range = "bytes=" + first + "-" + last;
        return this;
    }

    /** All from this position on. */
    public Download from(long first) {
        range = "bytes=" + first + "-";
        return this;
    }

    /** The last bytes. */
    public Download suffix(long count) {
        range = "bytes=-" + count;
        return this;
    }

    /** Heed the range only while the bytes still have this entity tag; else the whole file comes. */
    public Download ifRange(String etag) {
        ifRange = etag;
        return this;
    }

    public Download onProgress(Progress given) {
        progress = given;
        return this;
    }

    /** Do not compare the bytes of a whole file with the digest that the service sends. */
    public Download unverified() {
        verified = false;
        return this;
    }

    String path() {
        var within = version == 0 ? "" : "/versions/" + version;
        return "/v1/files/" + fileId + within + "/content";
    }

    void describe(HttpRequest.Builder request) {
        if (range == null) return;
        request.header("Range", range);
        if (ifRange != null) request.header("If-Range", ifRange);
    }
}
