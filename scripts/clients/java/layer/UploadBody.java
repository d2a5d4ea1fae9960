package example.coffer.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** An upload on its way: the bytes themselves, or a form (RFC 7578) when there is more to say about them. */
final class UploadBody implements AutoCloseable {
    private final Upload upload;
    private final Activity activity;
    private final byte[] head;
    private final byte[] tail;
    private final String mediaType;
    private InputStream opened;

    UploadBody(Upload upload, boolean mayBeForm, Activity activity, ObjectMapper json) {
        this.upload = upload;
        this.activity = activity;
        if (!mayBeForm || !wantsForm(upload)) {
            head = new byte[0];
            tail = new byte[0];
            mediaType = upload.mediaType;
            return;
        }
        var boundary = "coffer-" + UUID.randomUUID();
        head = formHead(upload, boundary, json).getBytes(StandardCharsets.UTF_8);
        tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        mediaType = "multipart/form-data; boundary=" + boundary;
    }

    /** A body of a multipart type would be taken for a form. */
    private static boolean wantsForm(Upload upload) {
        return upload.description != null
                || upload.tags != null
                || upload.metadata != null
                || upload.folder != null
                || upload.mediaType.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static String formHead(Upload upload, String boundary, ObjectMapper json) {
        var form = new StringBuilder();
        if (upload.description != null) field(form, boundary, "description", upload.description);
        if (upload.tags != null) upload.tags.forEach(tag -> field(form, boundary, "tags", tag));
        if (upload.metadata != null) {
            try {
                field(form, boundary, "metadata", json.writeValueAsString(upload.metadata));
            } catch (JsonProcessingException neverOfTexts) {
                throw new IllegalStateException(neverOfTexts);
            }
        }
        if (upload.folder != null) field(form, boundary, "folder", upload.folder);
        form.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"file\"");
        if (upload.name != null) form.append("; ").append(Disposition.parameter(upload.name));
        return form.append("\r\nContent-Type: ").append(upload.mediaType).append("\r\n\r\n").toString();
    }

    private static void field(StringBuilder form, String boundary, String name, String value) {
        form.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"").append(name);
        form.append("\"\r\n\r\n").append(value).append("\r\n");
    }

    /** Reads the source once when its digest is to be sent. */
    void describe(HttpRequest.Builder request) throws IOException {
        request.header("Content-Type", mediaType);
        if (head.length == 0 && upload.name != null)
            request.header("Content-Disposition", "attachment; " + Disposition.parameter(upload.name));
        var digest = upload.digested ? Sha256.memberOf(upload.source.open()) : upload.reprDigest;
        if (digest != null) request.header("Repr-Digest", digest);
        if (upload.idempotencyKey != null) request.header("Idempotency-Key", upload.idempotencyKey);
    }

    BodyPublisher publisher() {
        var stream = BodyPublishers.ofInputStream(this::open);
        if (upload.size < 0) return stream;
        var length = head.length + upload.size + tail.length;
        return length == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(stream, length);
    }

    private InputStream open() {
        try {
            close();
            opened = new Moving(upload.source.open());
            var parts = List.of(new ByteArrayInputStream(head), opened, new ByteArrayInputStream(tail));
            return new SequenceInputStream(Collections.enumeration(parts));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** However the request ended, nothing of the source is read any more. */
    @Override
    public void close() throws IOException {
        if (opened != null) opened.close();
    }

    /** Tells how far it was read. */
    private final class Moving extends FilterInputStream {
        private long moved;

        Moving(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            var one = super.read();
            if (one >= 0) tell(1);
            return one;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            var count = super.read(into, at, length);
            if (count > 0) tell(count);
            return count;
        }

        private void tell(int count) {
            moved += count;
            activity.moved();
            upload.progress.moved(moved, upload.size);
        }
    }
}
