package example.coffer.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import example.coffer.client.model.TokenResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** The token endpoint (RFC 6749) and revocation (RFC 7009). The client itself uses both. */
public final class OAuth {
    private final Transport transport;
    private final String baseUrl;
    private final ObjectMapper json;

    OAuth(Transport transport, String baseUrl, ObjectMapper json) {
        this.transport = transport;
        this.baseUrl = baseUrl;
        this.json = json;
    }

    /**
     * {@code issueToken} of the contract. A refresh token works once; the pair is not taken into use by the client.
     *
     * @throws ProblemException with the kind {@code invalid-grant} when the refresh token is worth nothing
     */
    public TokenResponse issueToken(String refreshToken) {
        return Calls.unchecked(() -> post(
                "/v1/oauth/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken)));
    }

    /** {@code revokeToken} of the contract: ends the session of an access or refresh token. */
    public void revokeToken(String token) {
        Calls.unchecked(() -> post("/v1/oauth/revoke", Map.of("token", token)));
    }

    Tokens refresh(String refreshToken) throws IOException, InterruptedException {
        var answer = post("/v1/oauth/token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
        var expiresAt = Instant.now().plusSeconds(answer.getExpiresIn());
        var next = answer.getRefreshToken() == null ? refreshToken : answer.getRefreshToken();
        return new Tokens(answer.getAccessToken(), next, expiresAt);
    }

    /** Null when the answer has no body. */
    private TokenResponse post(String path, Map<String, String> form) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json, application/problem+json")
                .POST(BodyPublishers.ofString(encoded(form)))
                .build();
        // A refresh may be repeated: the service gives the same answer again for a while. So may a revocation.
        var manner = new Transport.Manner(null, true, () -> true, new Activity());
        var body = transport.send(request, BodyHandlers.ofByteArray(), manner).body();
        return body.length == 0 ? null : json.readValue(body, TokenResponse.class);
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
