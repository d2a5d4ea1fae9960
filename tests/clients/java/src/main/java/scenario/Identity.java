package scenario;

import static scenario.Scenario.expect;
import static scenario.Scenario.problemFrom;
import static scenario.Scenario.say;

import example.coffer.client.CofferClient;
import example.coffer.client.ProblemException;
import example.coffer.client.SecondFactor;
import example.coffer.client.SecondFactorRequiredException;
import example.coffer.client.api.AccountsApi.APIActivateMfaFactorRequest;
import example.coffer.client.api.ApiKeysApi.APIDeleteApiKeyRequest;
import example.coffer.client.api.AuditApi.APIListOwnAuditEventsRequest;
import example.coffer.client.api.FilesApi.APIDeleteFileRequest;
import example.coffer.client.api.SessionsApi.APIRevokeSessionRequest;
import example.coffer.client.model.MfaFactorActivation;
import example.coffer.client.model.NewApiKey;
import example.coffer.client.model.NewMfaFactor;
import example.coffer.client.model.StoredFile;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Sessions, API keys and the second factor. */
final class Identity {
    private final String baseUrl;
    private final String email;
    private final String password;

    Identity(String baseUrl, String email, String password) {
        this.baseUrl = baseUrl;
        this.email = email;
        this.password = password;
    }

    void tell(CofferClient client, StoredFile file) throws Exception {
        lookAtSessions(client);
        lookAtActivity(client);
        useKey(client, file);
        addSecondFactor(client);
    }

    private void lookAtSessions(CofferClient client) {
        try (var stranger = CofferClient.builder(baseUrl).build()) {
            var other = stranger.signIn(email, password).getSessionId();
            var sessions = client.allSessions().toList();
            var current = sessions.stream().filter(session -> session.getCurrent()).toList();
            expect(current.size(), 1);
            expect(current.get(0).getId().equals(other), false);
            client.sessions()
                    .revokeSession(APIRevokeSessionRequest.newBuilder()
                            .sessionId(other.toString())
                            .build());
            say("sessions: " + sessions.size() + ", one of them current");
        }
    }

    private void lookAtActivity(CofferClient client) {
        var counted = APIListOwnAuditEventsRequest.newBuilder().count("exact").limit(1);
        var total = client.audit().listOwnAuditEvents(counted.build()).getTotal();
        var events = client.allOwnAuditEvents(query -> query.limit(2)).count();
        expect(events, total);
        expect(total > 2, true);
        say("activity: every event of the account, in pages of 2");

        var refused = problemFrom(() -> client.introspectToken("any"));
        say("introspection: " + refused.status() + " " + refused.kind());
    }

    private void useKey(CofferClient client, StoredFile file) throws InterruptedException {
        var wanted = new NewApiKey().name("Scenario").scopes(Set.of("files:list"));
        var key = client.apiKeys().createApiKey(wanted, "lost-answer-" + UUID.randomUUID());
        say("api key: " + client.allApiKeys().count() + " made, although its answer was lost");
        try (var program = CofferClient.builder(baseUrl).apiKey(key.getKey()).build()) {
            var files = program.allFiles().toList();
            var deletion = APIDeleteFileRequest.newBuilder().fileId(file.getId()).build();
            var refused = problemFrom(() -> {
                program.files().deleteFile(deletion);
                return "a deletion";
            });
            say("api key: lists " + files.size() + " files, " + refused.status() + " " + refused.kind()
                    + " when it deletes one");

            client.apiKeys()
                    .deleteApiKey(APIDeleteApiKeyRequest.newBuilder()
                            .keyId(key.getId())
                            .build());
            var ended = refusal(program);
            say("api key: " + ended.status() + " " + ended.kind() + " once deleted");
        }
    }

    /** Another replica hears of it within two seconds. */
    private static ProblemException refusal(CofferClient program) throws InterruptedException {
        for (var end = Instant.now().plusMillis(2500); Instant.now().isBefore(end); Thread.sleep(50)) {
            try {
                program.allFiles().toList();
            } catch (ProblemException problem) {
                return problem;
            }
        }
        throw new IllegalStateException("the deleted key still works");
    }

    private void addSecondFactor(CofferClient client) throws Exception {
        var factor = client.accounts()
                .createMfaFactor(
                        new NewMfaFactor().kind(NewMfaFactor.KindEnum.TOTP).name("Scenario"));
        var codes = client.accounts()
                .activateMfaFactor(APIActivateMfaFactorRequest.newBuilder()
                        .factorId(factor.getId())
                        .mfaFactorActivation(new MfaFactorActivation().code(codeOf(factor.getSecret())))
                        .build())
                .getRecoveryCodes();
        say("second factor: " + codes.size() + " recovery codes");

        try (var other = CofferClient.builder(baseUrl).build()) {
            try {
                other.signIn(email, password);
                throw new IllegalStateException("no second factor was asked for");
            } catch (SecondFactorRequiredException needed) {
                var challenge = needed.challenge();
                say("second factor: asked for, with "
                        + challenge.getMethods().stream()
                                .map(method -> method.getValue())
                                .collect(Collectors.joining(" and ")));
                other.completeSignIn(challenge.getChallengeToken(), SecondFactor.recoveryCode(codes.get(0)));
            }
            expect(other.accounts().getMe().getEmail(), email);
            say("second factor: signed in with a recovery code");
        }
    }

    /** What an authenticator app shows now (RFC 6238). */
    private static String codeOf(String secret) throws Exception {
        var bits = new StringBuilder();
        for (var letter : secret.toCharArray()) {
            var value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
            bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
        }
        var key = new byte[bits.length() / 8];
        for (var at = 0; at < key.length; at++)
            key[at] = (byte) Integer.parseInt(bits.substring(at * 8, at * 8 + 8), 2);
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        var step = ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30).array();
        var digest = mac.doFinal(step);
        var number = ByteBuffer.wrap(digest, digest[digest.length - 1] & 15, 4).getInt() & 0x7fffffff;
        return String.format("%06d", number % 1_000_000);
    }
}
