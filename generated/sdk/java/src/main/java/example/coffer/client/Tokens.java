package example.coffer.client;

import java.time.Instant;
import java.util.Objects;

/**
 * What a session is used with.
 *
 * @param accessToken sent with every call
 * @param refreshToken gets the next pair, once
 * @param expiresAt when the access token expires; null: not known, then a refusal tells
 */
public record Tokens(String accessToken, String refreshToken, Instant expiresAt) {
    public Tokens {
        Objects.requireNonNull(accessToken, "accessToken");
        Objects.requireNonNull(refreshToken, "refreshToken");
    }

    /** Tokens whose expiry is not known. */
    public static Tokens of(String accessToken, String refreshToken) {
        return new Tokens(accessToken, refreshToken, null);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "Tokens[expiresAt=" + expiresAt + "]";
    }
}
