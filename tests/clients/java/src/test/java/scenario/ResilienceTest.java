package scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import example.coffer.client.Download;
import example.coffer.client.ProblemException;
import example.coffer.client.Tokens;
import example.coffer.client.Upload;
import example.coffer.client.api.FilesApi.APIGetFileRequest;
import example.coffer.client.api.FilesApi.APIRestoreFileRequest;
import example.coffer.client.invoker.ApiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the hand-written layer does when things go wrong, which a real service does not do when it is asked to. */
@Timeout(30)
final class ResilienceTest {
    private static final UUID ID = UUID.fromString("0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36");
    private static final APIGetFileRequest GET = APIGetFileRequest.newBuilder().fileId(ID).build();
    private static final APIRestoreFileRequest RESTORE = APIRestoreFileRequest.newBuilder().fileId(ID).build();

    @Test
    void aLostConnectionGetIsSentAgain() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    if (turn > 2) FaultyService.json(exchange, 200, "{\"name\":\"a\"}");
                });
                var client = service.client().build()) {
            assertEquals("a", client.files().getFile(GET).getName());
            assertEquals(3, service.asked.size());
        }
    }

    @Test
    void aLostConnectionPostIsSentAgainOnlyWithAnIdempotencyKey() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    if (turn > 2) FaultyService.json(exchange, 200, "{\"name\":\"a\"}");
                });
                var client = service.client().build()) {
            var lost = assertThrows(ApiException.class, () -> client.files().restoreFile(RESTORE));
            assertInstanceOf(IOException.class, lost.getCause());
            assertEquals(1, service.asked.size());
            client.files().restoreFile(RESTORE, Map.of("Idempotency-Key", "k"));
            assertEquals(3, service.asked.size());
            assertEquals("k", service.asked.get(2).headers().getFirst("Idempotency-Key"));
        }
    }

    @Test
    void aRefusalForNowPostIsSentAgainOnlyWhenTheServiceSaysWhen() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    if (turn == 1) exchange.getResponseHeaders().set("Retry-After", "0");
                    if (turn == 2) FaultyService.refuse(exchange, 429, "too-many-requests");
                    else if (turn == 4) FaultyService.json(exchange, 200, "{}");
                    else FaultyService.refuse(exchange, 503, "service-unavailable");
                });
                var client = service.client().build()) {
            var refusal = assertThrows(ProblemException.class, () -> client.files().restoreFile(RESTORE));
            assertEquals(503, refusal.status());
            assertEquals(3, service.asked.size());
        }
    }

    @Test
    void aRequestThatStillRunsIsAskedAgainWhenTheServiceSaysWhen() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    if (turn == 1) exchange.getResponseHeaders().set("Retry-After", "0");
                    FaultyService.refuse(exchange, 409, "idempotency-key-running");
                });
                var client = service.client().build()) {
            var refusal = assertThrows(ProblemException.class, () -> client.files().restoreFile(RESTORE));
            assertEquals(409, refusal.status());
            assertEquals(2, service.asked.size());
        }
    }

    @Test
    void aWaitLongerThanAllowedTheRefusalIsThrownAtOnce() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    exchange.getResponseHeaders().set("Retry-After", "3");
                    FaultyService.refuse(exchange, 503, "service-unavailable");
                });
                var client = service.client().build()) {
            var refusal = assertThrows(ProblemException.class, () -> client.files().getFile(GET));
            assertEquals(3, refusal.retryAfterSeconds().getAsLong());
            assertEquals(1, service.asked.size());
        }
    }

    @Test
    void aProblemHasItsMembersAndAnErrorPageHasTheKindUnknown() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    if (turn == 1) FaultyService.refuse(exchange, 400, "invalid-request");
                    else FaultyService.bytes(exchange, 502, "<h1>Bad gateway</h1>".getBytes(StandardCharsets.UTF_8));
                });
                var client = service.client().build()) {
            var problem = assertThrows(ProblemException.class, () -> client.files().getFile(GET));
            assertEquals("/problems/invalid-request", problem.type());
            assertEquals("invalid-request", problem.kind());
            assertEquals("No: Mend it.", problem.getMessage());
            assertEquals(Optional.of("/requests/r-1"), problem.instance());
            assertEquals("limit", problem.errors().get(0).getPointer());
            assertEquals("query", problem.errors().get(0).getIn().getValue());
            var page = assertThrows(ProblemException.class, () -> client.files().getFile(GET));
            assertEquals("unknown", page.kind());
            assertEquals(502, page.status());
        }
    }

    @Test
    void silenceEndsARequestAndADownload() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    if (asked.line().endsWith("/content")) {
                        exchange.sendResponseHeaders(200, 100);
                        exchange.getResponseBody().write(1);
                        exchange.getResponseBody().flush();
                    }
                    Thread.sleep(60_000);
                });
                var client = service.client().timeout(Duration.ofMillis(80)).build()) {
            var silent = assertThrows(ApiException.class, () -> client.files().restoreFile(RESTORE));
            assertInstanceOf(HttpTimeoutException.class, silent.getCause());
            var half = assertThrows(
                    ApiException.class, () -> client.download(Download.of(ID), new ByteArrayOutputStream()));
            assertInstanceOf(HttpTimeoutException.class, half.getCause());
        }
    }

    @Test
    void anUploadThatMovesMayLastLongerThanTheSilenceAllowed() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> FaultyService.json(exchange, 201, "{}"));
                var client = service.client().timeout(Duration.ofMillis(300)).build()) {
            var slow = new FilterInputStream(new ByteArrayInputStream(new byte[6])) {
                @Override
                public int read(byte[] into, int at, int length) throws IOException {
                    try {
                        Thread.sleep(100);
                    } catch (InterruptedException ended) {
                        throw new IOException(ended);
                    }
                    return super.read(into, at, 1);
                }
            };
            client.upload(Upload.once(slow));
            assertEquals(6, service.asked.get(0).body().length);
        }
    }

    @Test
    void aDownloadThatBreaksOffIsFetchedAnewToAPathAndNotToAStream(@TempDir Path folder) throws Exception {
        var bytes = new byte[200_000];
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes, 0, turn % 2 == 1 ? 100_000 : bytes.length);
                });
                var client = service.client().build()) {
            var target = folder.resolve("a.bin");
            assertEquals(bytes.length, client.download(Download.of(ID), target).length());
            assertArrayEquals(bytes, Files.readAllBytes(target));
            assertThrows(ApiException.class, () -> client.download(Download.of(ID), new ByteArrayOutputStream()));
            assertEquals(3, service.asked.size());
        }
    }

    @Test
    void aDigestThatDoesNotFitIsToldAndNothingAppears(@TempDir Path folder) throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    exchange.getResponseHeaders().set("Repr-Digest", digestOf("else"));
                    FaultyService.bytes(exchange, 200, "bytes".getBytes(StandardCharsets.UTF_8));
                });
                var client = service.client().build()) {
            var target = folder.resolve("a.bin");
            assertThrows(
                    example.coffer.client.DigestMismatchException.class,
                    () -> client.download(Download.of(ID), target));
            try (var left = Files.list(folder)) {
                assertEquals(List.of(), left.toList());
            }
            client.download(Download.of(ID).unverified(), target);
            assertEquals("bytes", Files.readString(target));
        }
    }

    @Test
    void aFormCarriesTheFieldsBeforeTheFileAndTheDigestOfItsBytes() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> FaultyService.json(exchange, 201, "{}"));
                var client = service.client().build()) {
            client.upload(Upload.of("Hello".getBytes(StandardCharsets.UTF_8))
                    .name("Größe \"1\" (neu)*.txt")
                    .mediaType("text/plain")
                    .description("Zeile 1\nZeile 2")
                    .tags(List.of("x", "y"))
                    .metadata(Map.of("abteilung", "Vertrieb")));
            var asked = service.asked.get(0);
            var boundary = asked.headers().getFirst("Content-Type").replaceFirst("^multipart/form-data; boundary=", "");
            var field = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"";
            assertEquals(
                    field + "description\"\r\n\r\nZeile 1\nZeile 2\r\n"
                            + field + "tags\"\r\n\r\nx\r\n"
                            + field + "tags\"\r\n\r\ny\r\n"
                            + field + "metadata\"\r\n\r\n{\"abteilung\":\"Vertrieb\"}\r\n"
                            + field + "file\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22%20%28neu%29%2A.txt\r\n"
                            + "Content-Type: text/plain\r\n\r\nHello\r\n--" + boundary + "--\r\n",
                    asked.text());
            assertEquals(digestOf("Hello"), asked.headers().getFirst("Repr-Digest"));
        }
    }

    @Test
    void aStreamIsSentOnceAndWithoutDigest() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    exchange.getResponseHeaders().set("Retry-After", "0");
                    FaultyService.refuse(exchange, 503, "service-unavailable");
                });
                var client = service.client().build()) {
            var once = Upload.once(new ByteArrayInputStream(new byte[3])).size(3);
            assertThrows(ProblemException.class, () -> client.upload(once));
            assertEquals(1, service.asked.size());
            assertFalse(service.asked.get(0).headers().containsKey("Repr-Digest"));
            assertEquals("3", service.asked.get(0).headers().getFirst("Content-Length"));
        }
    }

    @Test
    void tokensAboutToExpireAreRefreshedBeforeTheCall() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    var tokens = "{\"access_token\":\"new\",\"refresh_token\":\"r2\",\"expires_in\":1200}";
                    FaultyService.json(exchange, 200, asked.line().endsWith("token") ? tokens : "{}");
                });
                var client = service.client()
                        .tokens(new Tokens("old", "r1", Instant.now().minusSeconds(1)))
                        .build()) {
            client.files().getFile(GET);
            assertEquals(List.of("POST /v1/oauth/token", "GET /v1/files/" + ID), service.lines());
            assertEquals("grant_type=refresh_token&refresh_token=r1", inOrder(service.asked.get(0).text()));
            assertEquals("Bearer new", service.asked.get(1).headers().getFirst("Authorization"));
        }
    }

    @Test
    void aRefreshThatFailsIsToldAndOneThatIsRefusedEndsTheSession() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> {
                    if (!asked.line().endsWith("token")) FaultyService.refuse(exchange, 401, "unauthenticated");
                    else FaultyService.refuse(exchange, turn == 2 ? 500 : 400, turn == 2 ? "internal" : "invalid-grant");
                });
                var client = service.client().tokens(Tokens.of("a", "r")).build()) {
            assertEquals(500, assertThrows(ProblemException.class, () -> client.files().getFile(GET)).status());
            assertEquals("r", client.tokens().orElseThrow().refreshToken());
            assertEquals(401, assertThrows(ProblemException.class, () -> client.files().getFile(GET)).status());
            assertTrue(client.tokens().isEmpty());
            assertEquals(4, service.asked.size());
        }
    }

    @Test
    void theExpiryIsReadFromATokenThatTellsIt() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) -> FaultyService.json(exchange, 200, "{}"));
                var client = service.client().tokens(Tokens.of("e30.eyJleHAiOjE5MDAwMDAwMDB9.x", "r")).build()) {
            assertEquals(Instant.ofEpochSecond(1_900_000_000), client.tokens().orElseThrow().expiresAt());
        }
    }

    @Test
    void openOperationsGoWithoutATokenAndTextsAreGivenAsTheyAre() throws Exception {
        try (var service = new FaultyService((exchange, asked, turn) ->
                        FaultyService.bytes(exchange, 200, "openapi: 3.0.3".getBytes(StandardCharsets.UTF_8)));
                var client = service.client().tokens(Tokens.of("a", "r")).build()) {
            assertEquals("openapi: 3.0.3", client.text("/openapi.yaml"));
            assertFalse(service.asked.get(0).headers().containsKey("Authorization"));
            client.text("/metrics", Map.of("Authorization", "Bearer of-metrics"));
            assertEquals(List.of("Bearer of-metrics"), service.asked.get(1).headers().get("Authorization"));
        }
    }

    private static String inOrder(String form) {
        return String.join("&", java.util.Arrays.stream(form.split("&")).sorted().toList());
    }

    private static String digestOf(String text) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":";
        } catch (java.security.NoSuchAlgorithmException none) {
            throw new IOException(none);
        }
    }
}
