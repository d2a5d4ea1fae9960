package example.coffer.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;

/** Holds the tokens and keeps them fresh. However many calls need a new token at once, one request fetches it. */
final class ClientSession {
    /** Access tokens are renewed this long before they expire, or in the last tenth of their life when that is shorter. */
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Gets the next tokens. */
    interface Exchange {
        Tokens refresh(String refreshToken) throws IOException, InterruptedException;
    }

    private final TokenStore store;
    private final String apiKey;
    private final Exchange exchange;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile Held held;

    /** @param renewAt null: not before a refusal */
    private record Held(Tokens tokens, Instant renewAt) {}

    /** @param apiKey sent while nobody is signed in; null: there is none */
    ClientSession(TokenStore store, String apiKey, Exchange exchange) {
        this.store = store;
        this.apiKey = apiKey;
        this.exchange = exchange;
        store.load().ifPresent(tokens -> held = holding(tokens));
    }

    /** Null: nobody is signed in. */
    Tokens tokens() {
        var now = held;
        return now == null ? null : now.tokens();
    }

    /** The token to send, a fresh one where possible. Null: nobody is signed in. */
    String accessToken() throws IOException, InterruptedException {
        var now = held;
        if (now == null) return apiKey;
        if (now.renewAt() == null || Instant.now().isBefore(now.renewAt())) return now.tokens().accessToken();
        return renewed(now.tokens().accessToken());
    }

    /** After a 401: another token than the refused one. Null: there is none to be had. */
    String replacementOf(String refused) throws IOException, InterruptedException {
        return renewed(refused);
    }

    void keep(Tokens tokens) {
        renewing.lock();
        try {
            held = holding(tokens);
            store.save(held.tokens());
        } finally {
            renewing.unlock();
        }
    }

    /** @return what was held, or null */
    Tokens forget() {
        renewing.lock();
        try {
            var before = tokens();
            held = null;
            if (before != null) store.clear();
            return before;
        } finally {
            renewing.unlock();
        }
    }

    private String renewed(String worthless) throws IOException, InterruptedException {
        renewing.lockInterruptibly();
        try {
            var before = tokens();
            if (before == null) return null;
            // Another call was here first.
            if (!before.accessToken().equals(worthless)) return before.accessToken();
            try {
                keep(exchange.refresh(before.refreshToken()));
                return tokens().accessToken();
            } catch (ProblemException refusal) {
                // invalid_grant: the refresh token is expired, revoked or was used before.
                if (refusal.status() == 400 || refusal.status() == 401) return ended();
                return stillValid(before, refusal);
            } catch (IOException unreachable) {
                if (isValid(before)) return before.accessToken();
                throw unreachable;
            }
        } finally {
            renewing.unlock();
        }
    }

    private String ended() {
        forget();
        return null;
    }

    /** The service could not be asked: go on with a token that has some life left. */
    private static String stillValid(Tokens tokens, ProblemException otherwise) {
        if (isValid(tokens)) return tokens.accessToken();
        throw otherwise;
    }

    private static boolean isValid(Tokens tokens) {
        return tokens.expiresAt() != null && Instant.now().isBefore(tokens.expiresAt());
    }

    private static Held holding(Tokens given) {
        var tokens = given.expiresAt() != null
                ? given
                : new Tokens(given.accessToken(), given.refreshToken(), expiryIn(given.accessToken()));
        if (tokens.expiresAt() == null) return new Held(tokens, null);
        var tenth = Duration.between(Instant.now(), tokens.expiresAt()).dividedBy(10);
        var leeway = tenth.isNegative() ? Duration.ZERO : tenth.compareTo(LEEWAY) < 0 ? tenth : LEEWAY;
        return new Held(tokens, tokens.expiresAt().minus(leeway));
    }

    /** A hint only, so nothing is verified: a wrong one costs a refresh too many or a 401 that is answered with one. */
    private static Instant expiryIn(String accessToken) {
        var parts = accessToken.split("\\.");
        if (parts.length != 3) return null;
        try {
            var expiry = JSON.readTree(Base64.getUrlDecoder().decode(parts[1])).get("exp");
            return expiry != null && expiry.canConvertToInt() ? Instant.ofEpochSecond(expiry.longValue()) : null;
        } catch (IOException | IllegalArgumentException noJwt) {
            return null;
        }
    }
}
