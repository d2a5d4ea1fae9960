package example.coffer.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import example.coffer.client.model.StoredFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A large file in pieces (tus 1.0): what broke off goes on after the last byte that the service has stored. */
final class Resumable {
    private static final int FIRST_PIECE = 1024 * 1024;
    private static final int LEAST_PIECE = 64 * 1024;
    private static final int MOST_PIECE = 8 * 1024 * 1024;
    /** A piece that took this long is no reason to send larger ones. */
    private static final long BRISK_NANOS = Duration.ofSeconds(1).toNanos();
    /** The bytes on their way, or a request before this one that the service still hears. */
    private static final List<Integer> PASSING = List.of(408, 409, 423, 429, 460, 500, 502, 503, 504);

    private final Upload upload;
    private final Transport transport;
    private final ClientSession session;
    private final String baseUrl;
    private final ObjectMapper json;

    /** @param offset all before it is stored for good @param fileId of what the bytes have become; null before */
    private record Position(String uploadId, long offset, String fileId) {}

    Resumable(Upload upload, Transport transport, ClientSession session, String baseUrl, ObjectMapper json) {
        this.upload = upload;
        this.transport = transport;
        this.session = session;
        this.baseUrl = baseUrl;
        this.json = json;
    }

    StoredFile send() throws IOException, InterruptedException {
        var kept = upload.uploadId == null ? null : kept(upload.uploadId);
        var done = sendFrom(kept != null ? kept : begin());
        var answer = answered(request("/v1/files/" + done.fileId()).GET());
        return json.readValue(answer.body(), StoredFile.class);
    }

    /** Where an upload that was broken off is; null: it is of no use. */
    private Position kept(UUID id) throws IOException, InterruptedException {
        try {
            var answer = found(id.toString());
            var length = answer.headers().firstValueAsLong("Upload-Length");
            var isOther = length.isPresent() && upload.size >= 0 && length.getAsLong() != upload.size;
            return isOther ? null : position(id.toString(), answer.headers());
        } catch (ProblemException problem) {
            if (problem.status() == 404 || problem.status() == 410) return null;
            throw problem;
        }
    }

    private Position begin() throws IOException, InterruptedException {
        var request = request("/v1/uploads")
                .header("Upload-Metadata", metadata())
                .POST(BodyPublishers.noBody());
        if (upload.size < 0) request.header("Upload-Defer-Length", "1");
        else request.header("Upload-Length", Long.toString(upload.size));
        var digest = upload.digested ? Sha256.memberOf(upload.source.open()) : upload.reprDigest;
        if (digest != null) request.header("Repr-Digest", digest);
        var headers = answered(request).headers();
        var location = headers.firstValue("Location").orElseThrow(() -> new IOException("no Location"));
        var id = location.substring(location.lastIndexOf('/') + 1);
        upload.onUpload.accept(UUID.fromString(id));
        return position(id, headers);
    }

    private Position sendFrom(Position begun) throws IOException, InterruptedException {
        var position = begun;
        var length = FIRST_PIECE;
        var failures = 0;
        var lost = false;
        try (var pieces = new Pieces(upload.source, begun.offset())) {
            while (position.fileId() == null) {
                upload.progress.moved(position.offset(), upload.size);
                var offset = position.offset();
                // After a failure nobody here knows how much of the piece has arrived.
                var piece = lost ? null : fitting(pieces.from(offset, length));
                var since = System.nanoTime();
                try {
                    position = piece == null ? find(position) : append(position, piece);
                    if (piece != null && System.nanoTime() - since < BRISK_NANOS) length = Math.min(2 * length, MOST_PIECE);
                    if (position.offset() > offset) failures = 0;
                    lost = false;
                } catch (IOException | ProblemException failed) {
                    if (++failures > upload.patience || !mayPass(failed)) throw failed;
                    lost = true;
                    length = Math.max(length / 4, LEAST_PIECE);
                    var pause = 250L << Math.min(failures, 10);
                    Thread.sleep((long) (pause * (0.5 + ThreadLocalRandom.current().nextDouble())));
                }
            }
        }
        upload.progress.moved(position.offset(), upload.size);
        return position;
    }

    private Position find(Position last) throws IOException, InterruptedException {
        return position(last.uploadId(), found(last.uploadId()).headers());
    }

    private HttpResponse<byte[]> found(String uploadId) throws IOException, InterruptedException {
        return answered(request("/v1/uploads/" + uploadId).GET());
    }

    private Position append(Position at, Pieces.Piece piece) throws IOException, InterruptedException {
        var digest = Sha256.create();
        digest.update(piece.bytes());
        var request = request("/v1/uploads/" + at.uploadId())
                .header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Offset", Long.toString(at.offset()))
                .header("Upload-Checksum", "sha256 " + Sha256.base64(digest))
                .method("PATCH", BodyPublishers.ofByteArray(piece.bytes()));
        if (piece.isLast()) request.header("Upload-Length", Long.toString(piece.end()));
        return position(at.uploadId(), answered(request).headers());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Accept", "application/json, application/problem+json")
                .header("Tus-Resumable", "1.0.0");
    }

    private HttpResponse<byte[]> answered(HttpRequest.Builder builder) throws IOException, InterruptedException {
        var request = builder.build();
        return transport.send(request, BodyHandlers.ofByteArray(), Transport.Manner.of(request, session));
    }

    private static Position position(String uploadId, HttpHeaders headers) throws IOException {
        var offset = headers.firstValueAsLong("Upload-Offset").orElseThrow(() -> new IOException("no Upload-Offset"));
        return new Position(uploadId, offset, headers.firstValue("Coffer-File-Id").orElse(null));
    }

    private Pieces.Piece fitting(Pieces.Piece piece) throws IOException {
        var fits = upload.size < 0 || (piece.isLast() ? piece.end() == upload.size : piece.end() < upload.size);
        if (!fits) throw new IOException("the source does not have the " + upload.size + " bytes that were told");
        return piece;
    }

    private static boolean mayPass(Exception failed) {
        return !(failed instanceof ProblemException problem) || PASSING.contains(problem.status());
    }

    /** Keys and values in base64 (tus 1.0.0, section Creation). */
    private String metadata() {
        var pairs = new ArrayList<String>();
        tell(pairs, "filename", upload.name);
        tell(pairs, "filetype", upload.mediaType);
        tell(pairs, "description", upload.description);
        tell(pairs, "tags", upload.tags == null ? null : written(upload.tags));
        tell(pairs, "metadata", upload.metadata == null ? null : written(upload.metadata));
        tell(pairs, "folder", upload.folder);
        return String.join(",", pairs);
    }

    private static void tell(List<String> pairs, String key, String text) {
        if (text == null) return;
        pairs.add(key + " " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private String written(Object texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException neverOfTexts) {
            throw new IllegalStateException(neverOfTexts);
        }
    }
}
