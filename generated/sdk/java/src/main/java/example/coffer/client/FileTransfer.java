package example.coffer.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import example.coffer.client.model.StoredFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** Files' contents, streamed both ways. */
final class FileTransfer {
    private final Transport transport;
    private final ClientSession session;
    private final String baseUrl;
    private final ObjectMapper json;

    FileTransfer(Transport transport, ClientSession session, String baseUrl, ObjectMapper json) {
        this.transport = transport;
        this.session = session;
        this.baseUrl = baseUrl;
        this.json = json;
    }

    StoredFile upload(Upload upload) throws IOException, InterruptedException {
        return send("POST", HttpRequest.newBuilder(URI.create(baseUrl + "/v1/files")), upload, true);
    }

    StoredFile replace(UUID fileId, Upload upload, String ifMatch) throws IOException, InterruptedException {
        return send("PUT", HttpRequest.newBuilder(content(fileId)).header("If-Match", ifMatch), upload, false);
    }

    private StoredFile send(String method, HttpRequest.Builder builder, Upload upload, boolean mayBeForm)
            throws IOException, InterruptedException {
        var activity = new Activity();
        try (var body = new UploadBody(upload, mayBeForm, activity, json)) {
            body.describe(builder);
            builder.header("Accept", "application/json, application/problem+json");
            var request = builder.method(method, body.publisher()).build();
            var manner = new Transport.Manner(
                    session, Transport.isIdempotent(request), () -> upload.repeatable, activity);
            return json.readValue(transport.send(request, BodyHandlers.ofByteArray(), manner).body(), StoredFile.class);
        }
    }

    Downloaded download(Download download, OutputStream target) throws IOException, InterruptedException {
        return fetch(download, Channels.newChannel(target));
    }

    /** The file appears at its place when all of it is there. */
    Downloaded download(Download download, Path target) throws IOException, InterruptedException {
        var part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Downloaded downloaded;
            try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                downloaded = fetch(download, channel);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return downloaded;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Downloaded fetch(Download download, WritableByteChannel target) throws IOException, InterruptedException {
        var builder = HttpRequest.newBuilder(URI.create(baseUrl + download.path()));
        download.describe(builder);
        var activity = new Activity();
        var sink = new AtomicReference<DownloadSink>();
        var manner = new Transport.Manner(session, true, () -> rewound(target, sink.get()), activity);
        var response = transport.send(
                builder.build(),
                answer -> {
                    sink.set(new DownloadSink(answer, download, target, activity));
                    return sink.get();
                },
                manner);
        return Downloaded.of(response.statusCode(), response.headers(), response.body());
    }

    /** Whether the target is as it was before the first try: a file can be emptied, what left in a stream is gone. */
    private static boolean rewound(WritableByteChannel target, DownloadSink sink) {
        if (sink == null) return true;
        sink.stop();
        if (sink.moved() == 0) return true;
        if (!(target instanceof SeekableByteChannel file)) return false;
        try {
            file.truncate(0);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private URI content(UUID fileId) {
        return URI.create(baseUrl + "/v1/files/" + fileId + "/content");
    }
}
