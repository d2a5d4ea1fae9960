package example.coffer.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Sends with a fresh token, once more after a 401 with a new one, and again where that does no harm. */
final class Transport {
    /** RFC 9110, section 9.2.2. */
    private static final List<String> IDEMPOTENT = List.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE");

    private final HttpClient http;
    private final RetryPolicy retries;
    private final Duration timeout;

    Transport(HttpClient http, RetryPolicy retries, Duration timeout) {
        this.http = http;
        this.retries = retries;
        this.timeout = timeout;
    }

    /**
     * How to send a request.
     *
     * @param session whose token goes with it; null: none
     * @param idempotent whether doing it twice is the same as doing it once
     * @param repeatable whether it can still be sent again; a stream that was read cannot
     */
    record Manner(ClientSession session, boolean idempotent, BooleanSupplier repeatable, Activity activity) {
        static Manner of(HttpRequest request, ClientSession session) {
            return new Manner(session, isIdempotent(request), () -> true, new Activity());
        }
    }

    static boolean isIdempotent(HttpRequest request) {
        return IDEMPOTENT.contains(request.method())
                || request.headers().firstValue("Idempotency-Key").isPresent();
    }

    /**
     * @throws ProblemException the answer is a refusal
     * @throws IOException there is no answer
     */
    <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, Manner manner)
            throws IOException, InterruptedException {
        var session = manner.session();
        var token = session == null ? null : session.accessToken();
        var renewed = false;
        for (var tries = 1; ; ) {
            var outcome = attempt(prepared(request, token), handler, manner.activity());
            if (outcome.response() != null) return outcome.response();
            if (outcome.isUnauthorized() && token != null && !renewed && manner.repeatable().getAsBoolean()) {
                renewed = true;
                token = session.replacementOf(token);
                if (token == null) throw outcome.problem();
                continue;
            }
            var pause = outcome.mayPass(manner) ? retries.pauseAfter(tries++, outcome.retryAfter()) : null;
            if (pause == null) throw outcome.thrown();
            Thread.sleep(pause.toMillis());
        }
    }

    private static HttpRequest prepared(HttpRequest request, String token) {
        var builder = HttpRequest.newBuilder(request, (name, value) -> true);
        builder.setHeader("User-Agent", "coffer-java/" + ContractFacts.VERSION);
        if (token != null) builder.setHeader("Authorization", "Bearer " + token);
        return builder.build();
    }

    private <T> Outcome<T> attempt(HttpRequest request, BodyHandler<T> handler, Activity activity)
            throws InterruptedException {
        activity.moved();
        var future = http.sendAsync(request, Transport.<T>sorting(handler));
        try {
            var response = await(future, activity);
            var body = response.body();
            return body.problem() != null
                    ? new Outcome<>(null, body.problem(), null)
                    : new Outcome<>(new AnsweredResponse<>(response, body.accepted()), null, null);
        } catch (TimeoutException silence) {
            future.cancel(true);
            return new Outcome<>(null, null, new HttpTimeoutException("silence for " + timeout.toMillis() + " ms"));
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            throw interrupted;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException lost) return new Outcome<>(null, null, lost);
            if (failed.getCause() instanceof RuntimeException fault) throw fault;
            throw new IllegalStateException(failed.getCause());
        }
    }

    private <R> R await(CompletableFuture<R> future, Activity activity)
            throws InterruptedException, ExecutionException, TimeoutException {
        for (; ; ) {
            var left = activity.left(timeout);
            if (left <= 0) throw new TimeoutException();
            try {
                return future.get(left, TimeUnit.NANOSECONDS);
            } catch (TimeoutException unlessItMoved) {
                // The next round looks.
            }
        }
    }

    /** The body that was wanted, or a refusal's. */
    private record Sorted<T>(T accepted, ProblemException problem) {}

    private static <T> BodyHandler<Sorted<T>> sorting(BodyHandler<T> handler) {
        return answer -> answer.statusCode() >= 400
                ? BodySubscribers.mapping(
                        BodySubscribers.ofByteArray(),
                        bytes -> new Sorted<T>(null, ProblemException.of(answer, bytes)))
                : BodySubscribers.mapping(handler.apply(answer), body -> new Sorted<T>(body, null));
    }

    /** What came of one try: one of the three. */
    private record Outcome<T>(HttpResponse<T> response, ProblemException problem, IOException lost) {
        boolean isUnauthorized() {
            return problem != null && problem.status() == 401;
        }

        /**
         * Whether a later try may go better and do no harm: what is not idempotent goes again only when the service says
         * that it did nothing, with 429, or with 409 or 503 and Retry-After.
         */
        boolean mayPass(Manner manner) {
            if (!manner.repeatable().getAsBoolean()) return false;
            if (problem == null) return manner.idempotent();
            if (problem.status() == 503) return manner.idempotent() || problem.retryAfter() != null;
            // The same request, whose answer was lost, still runs.
            if (problem.status() == 409) return problem.retryAfter() != null;
            return problem.status() == 429;
        }

        Duration retryAfter() {
            return problem == null ? null : problem.retryAfter();
        }

        IOException thrown() {
            if (problem != null) throw problem;
            return lost;
        }
    }
}
