package example.coffer.client;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** What the generated operations send through: tokens, retries and problems are seen to here. */
final class ServiceHttpClient extends HttpClient {
    private final HttpClient http;
    private final Transport transport;
    private final ClientSession session;
    private final int prefixLength;

    /** @param basePath the part of the service's address that every path of the contract comes after */
    ServiceHttpClient(HttpClient http, Transport transport, ClientSession session, String basePath) {
        this.http = http;
        this.transport = transport;
        this.session = session;
        prefixLength = basePath.length();
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return transport.send(request, wholly(handler), Transport.Manner.of(request, isOpen(request) ? null : session));
    }

    /** A caller's own authorization goes first. */
    private boolean isOpen(HttpRequest request) {
        if (request.headers().firstValue("Authorization").isPresent()) return true;
        var operation = request.method() + " " + request.uri().getRawPath().substring(prefixLength);
        return ContractFacts.OPEN.stream().anyMatch(open -> open.matcher(operation).matches());
    }

    /** Bodies here are short: they are read before the answer is given, so that silence within them is noticed as well. */
    private static <T> BodyHandler<T> wholly(BodyHandler<T> handler) {
        return answer -> BodySubscribers.mapping(BodySubscribers.ofByteArray(), bytes -> {
            var subscriber = handler.apply(answer);
            subscriber.onSubscribe(new Flow.Subscription() {
                @Override
                public void request(long count) {}

                @Override
                public void cancel() {}
            });
            if (bytes.length > 0) subscriber.onNext(List.of(ByteBuffer.wrap(bytes)));
            subscriber.onComplete();
            return subscriber.getBody().toCompletableFuture().join();
        });
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return send(request, handler);
            } catch (IOException failed) {
                throw new CompletionException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CompletionException(interrupted);
            }
        });
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushes) {
        return sendAsync(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }
}
