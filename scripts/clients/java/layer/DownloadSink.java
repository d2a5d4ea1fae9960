package example.coffer.client;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes the bytes of one answer as they come; its result is how many there were. */
final class DownloadSink implements BodySubscriber<Long> {
    private final CompletableFuture<Long> done = new CompletableFuture<>();
    private final WritableByteChannel target;
    private final Progress progress;
    private final Activity activity;
    private final MessageDigest digest = Sha256.create();
    private final String expected;
    private final long total;
    private Flow.Subscription subscription;
    private volatile long moved;
    private boolean stopped;

    DownloadSink(ResponseInfo answer, Download download, WritableByteChannel target, Activity activity) {
        this.target = target;
        this.activity = activity;
        progress = download.progress;
        total = answer.headers().firstValueAsLong("Content-Length").orElse(Progress.UNKNOWN);
        // The digest is that of the whole file (RFC 9530, section 3), also beside a range.
        expected = answer.statusCode() == 200 && download.verified ? Sha256.in(answer.headers()).orElse(null) : null;
    }

    long moved() {
        return moved;
    }

    /** Bytes that come late are not written any more: the target may be another try's by now. */
    synchronized void stop() {
        stopped = true;
    }

    @Override
    public CompletionStage<Long> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        subscription.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        try {
            for (var bytes : buffers) write(bytes);
            progress.moved(moved, total);
            subscription.request(1);
        } catch (IOException | RuntimeException failed) {
            subscription.cancel();
            done.completeExceptionally(failed);
        }
    }

    private synchronized void write(ByteBuffer bytes) throws IOException {
        if (stopped) throw new IOException("given up");
        moved += bytes.remaining();
        activity.moved();
        if (expected != null) digest.update(bytes.duplicate());
        while (bytes.hasRemaining()) target.write(bytes);
    }

    @Override
    public void onError(Throwable failed) {
        done.completeExceptionally(failed);
    }

    @Override
    public void onComplete() {
        var actual = expected == null ? null : Sha256.base64(digest);
        if (actual == null || actual.equals(expected)) done.complete(moved);
        else done.completeExceptionally(new DigestMismatchException(expected, actual));
    }
}
