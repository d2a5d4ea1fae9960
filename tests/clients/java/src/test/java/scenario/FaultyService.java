package scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import example.coffer.client.CofferClient;
import example.coffer.client.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as told, and notes what it was asked. */
final class FaultyService implements AutoCloseable {
    /** One request. */
    record Asked(String line, com.sun.net.httpserver.Headers headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    @FunctionalInterface
    interface Answer {
        /** @param turn counts the requests from 1 */
        void to(HttpExchange exchange, Asked asked, int turn) throws IOException, InterruptedException;
    }

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    FaultyService(Answer answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            var request = new Asked(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes());
            int turn;
            synchronized (asked) {
                asked.add(request);
                turn = asked.size();
            }
            try (exchange) {
                answer.to(exchange, request, turn);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Retries soon. */
    CofferClient.Builder client() {
        return CofferClient.builder(url())
                .retries(new RetryPolicy(3, Duration.ofMillis(5), Duration.ofSeconds(2)))
                .timeout(Duration.ofSeconds(20));
    }

    List<String> lines() {
        return asked.stream().map(Asked::line).toList();
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        bytes(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    static void bytes(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
    }

    static void refuse(HttpExchange exchange, int status, String kind) throws IOException {
        json(exchange, status, "{\"type\":\"/problems/" + kind + "\",\"title\":\"No\",\"status\":" + status
                + ",\"detail\":\"Mend it.\",\"instance\":\"/requests/r-1\","
                + "\"errors\":[{\"in\":\"query\",\"pointer\":\"limit\",\"detail\":\"too large\"}]}");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
