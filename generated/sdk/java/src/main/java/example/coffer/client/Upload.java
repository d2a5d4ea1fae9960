package example.coffer.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Bytes to send, and what to say about them. They are sent as they are read and never held as a whole. */
public final class Upload {
    /** Opens the bytes from their beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    final Source source;
    /** Whether the source can be opened more than once. */
    final boolean repeatable;

    long size;
    String name;
    String mediaType = "application/octet-stream";
    String description;
    List<String> tags;
    Map<String, String> metadata;
    String folder;
    String reprDigest;
    boolean digested;
    String idempotencyKey;
    Progress progress = (moved, total) -> {};
    UUID uploadId;
    Consumer<UUID> onUpload = begun -> {};
    int patience = 5;

    private Upload(Source source, long size, boolean repeatable) {
        this.source = source;
        this.size = size;
        this.repeatable = repeatable;
        digested = repeatable;
    }

    /** A file, named as it is there. */
    public static Upload of(Path path) throws IOException {
        var upload = of(() -> Files.newInputStream(path), Files.size(path));
        return upload.name(path.getFileName().toString());
    }

    public static Upload of(byte[] bytes) {
        return of(() -> new ByteArrayInputStream(bytes), bytes.length);
    }

    /** @param source opened anew for every reading: first for the digest, then for each try */
    public static Upload of(Source source, long size) {
        return new Upload(source, size, true);
    }

    /** Bytes that can be read only once: they are not sent again after a failure, and their digest is not sent. */
    public static Upload once(InputStream bytes) {
        return new Upload(() -> bytes, Progress.UNKNOWN, false);
    }

    /** Lets the service refuse early what is too large. */
    public Upload size(long bytes) {
        size = bytes;
        return this;
    }

    /** Left out: the service calls it {@code unnamed}. */
    public Upload name(String given) {
        name = given;
        return this;
    }

    /** Left out: {@code application/octet-stream}. */
    public Upload mediaType(String given) {
        mediaType = given;
        return this;
    }

    public Upload description(String given) {
        description = given;
        return this;
    }

    public Upload tags(Collection<String> given) {
        tags = List.copyOf(given);
        return this;
    }

    public Upload metadata(Map<String, String> given) {
        metadata = Map.copyOf(given);
        return this;
    }

    /** Left out: {@code /}. */
    public Upload folder(String given) {
        folder = given;
        return this;
    }

    /**
     * {@code Repr-Digest} (RFC 9530), such as {@code sha-256=:...:}, checked by the service before the file is kept. Left
     * out: computed beforehand from what can be read twice. Null: none is sent.
     */
    public Upload reprDigest(String given) {
        reprDigest = given;
        digested = false;
        return this;
    }

    /** Sent as {@code Idempotency-Key}; with one, what can be read twice is sent again after a lost connection too. */
    public Upload idempotencyKey(String given) {
        idempotencyKey = given;
        return this;
    }

    public Upload onProgress(Progress given) {
        progress = given;
        return this;
    }

    /**
     * For {@link CofferClient#uploadResumable}: an upload that was broken off goes on after what the service has of it. One
     * that it does not have any more, or that is of another size, is begun anew.
     */
    public Upload uploadId(UUID given) {
        uploadId = given;
        return this;
    }

    /**
     * For {@link CofferClient#uploadResumable}: told the id of an upload that was begun. Keep it, and give it as
     * {@link #uploadId} should this run break off.
     */
    public Upload onUpload(Consumer<UUID> given) {
        onUpload = given;
        return this;
    }

    /**
     * For {@link CofferClient#uploadResumable}: how often in a row nothing may come through until the failure is thrown
     * (5).
     */
    public Upload patience(int given) {
        patience = given;
        return this;
    }
}
