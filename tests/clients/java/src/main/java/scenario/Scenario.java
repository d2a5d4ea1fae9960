package scenario;

import example.coffer.client.CofferClient;
import example.coffer.client.Download;
import example.coffer.client.ProblemException;
import example.coffer.client.TokenStore;
import example.coffer.client.Tokens;
import example.coffer.client.Upload;
import example.coffer.client.api.FilesApi.APIDeleteFileRequest;
import example.coffer.client.api.FilesApi.APIGetFileRequest;
import example.coffer.client.api.FilesApi.APIListFilesRequest;
import example.coffer.client.api.FilesApi.APIRestoreFileRequest;
import example.coffer.client.api.FilesApi.APIUpdateFileRequest;
import example.coffer.client.api.SessionsApi.APIRevokeSessionRequest;
import example.coffer.client.model.FilePatch;
import example.coffer.client.model.NewUser;
import example.coffer.client.model.StoredFile;
import example.coffer.client.model.User;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The story that every client tells: each line is printed after what it says was seen. */
public final class Scenario {
    private static final String PASSWORD = "correct horse battery staple";
    private static final int SIZE = 64 * 1024 * 1024;
    private static final int RESUMABLE_SIZE = 16 * 1024 * 1024;

    private final String baseUrl = System.getenv("COFFER_URL");
    private final String email = "scenario-" + UUID.randomUUID() + "@example.org";
    private final Path folder;

    private Scenario(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("coffer-scenario-");
        try {
            new Scenario(folder).tell();
        } finally {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private void tell() throws Exception {
        try (var client = signInAndRefresh()) {
            transferLargeFile(client);
            sendInPieces(client);
            var first = makeSmallFiles(client);
            listAndSearch(client);
            change(client, first);
            trashAndRestore(client, first);
            meetProblems(client);
            new Identity(baseUrl, email, PASSWORD).tell(client, first);
            endSession(client);
        }
    }

    private CofferClient signInAndRefresh() throws Exception {
        String refreshToken;
        try (var stranger = CofferClient.builder(baseUrl).build()) {
            var registration = stranger.users()
                    .registerUserWithHttpInfo(new NewUser().email(email).password(PASSWORD), null);
            expect(registration.getStatusCode(), 202);
            say("register: accepted");

            var session = stranger.signIn(email, PASSWORD);
            say("log in: " + session.getTokenType().getValue() + ", expires in " + session.getExpiresIn() + " s");
            expect(stranger.accounts().getMe().getEmail(), email);
            say("me: the registered address");
            refreshToken = session.getRefreshToken();
        }
        var store = new NotingStore(Tokens.of("invalid", refreshToken));
        var client = CofferClient.builder(baseUrl).tokenStore(store).build();
        var threads = Executors.newFixedThreadPool(8);
        List<Callable<User>> calls = Stream.generate(() -> (Callable<User>) () -> client.accounts().getMe())
                .limit(8)
                .toList();
        for (var account : threads.invokeAll(calls)) expect(account.get().getEmail(), email);
        threads.shutdown();
        expect(store.saved.size(), 1);
        expect(store.saved.get(0), client.tokens().orElseThrow());
        say("refresh: 8 parallel calls with an invalid access token all succeeded");
        return client;
    }

    private void transferLargeFile(CofferClient client) throws Exception {
        var path = folder.resolve("large.bin");
        var sha256 = writeLargeFile(path, SIZE);
        var sent = new AtomicLong();
        var file = client.upload(Upload.of(path).onProgress((moved, total) -> {
            expect(total, (long) SIZE);
            sent.set(moved);
        }));
        expect(file.getSha256(), sha256);
        say("upload: " + file.getSize() + " bytes, sha256 " + file.getSha256() + ", progress ended at " + sent);

        var received = new AtomicLong();
        var copy = folder.resolve("copy.bin");
        var whole = client.download(
                Download.of(file.getId()).onProgress((moved, total) -> received.set(moved)), copy);
        expect(sha256Of(copy), sha256);
        expect(whole.length(), Files.size(copy));
        say("download: " + whole.length() + " bytes, digest equal, progress ended at " + received);

        var bytes = new ByteArrayOutputStream();
        var part = client.download(Download.of(file.getId()).range(1000, 1999), bytes);
        var got = bytes.toByteArray();
        for (var at = 0; at < got.length; at++) expect(got[at], (byte) byteAt(1000 + at));
        var last = part.first() + part.length() - 1;
        say("range: bytes " + part.first() + "-" + last + "/" + part.size() + ", " + got.length + " bytes equal");
    }

    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Connections break meanwhile, and once the run itself. */
    private void sendInPieces(CofferClient client) throws Exception {
        var path = folder.resolve("pieces.bin");
        var sha256 = writeLargeFile(path, RESUMABLE_SIZE);
        var file = client.uploadResumable(Upload.of(path).folder("/large"));
        expect(file.getFolder(), "/large");
        say("resumable: " + file.getSize() + " bytes, sha256 " + file.getSha256() + ", although connections broke");

        var begun = new AtomicReference<UUID>();
        try {
            client.uploadResumable(Upload.of(path).onUpload(begun::set).onProgress((moved, total) -> {
                expect(total, (long) RESUMABLE_SIZE);
                if (moved > 0) throw new Enough();
            }));
            throw new IllegalStateException("it succeeded");
        } catch (Enough wanted) {
            // As a process that ends.
        }
        var again = client.uploadResumable(Upload.of(path).uploadId(begun.get()));
        expect(again.getSha256(), sha256);
        say("resumable: " + again.getSize() + " bytes, broken off and gone on with");

        var stream = new ByteArrayInputStream("one two".getBytes(StandardCharsets.UTF_8));
        var unknown = client.uploadResumable(Upload.once(stream).tags(List.of("a")).metadata(Map.of("b", "c")));
        expect(unknown.getSize(), 7L);
        expect(Set.copyOf(unknown.getTags()), Set.of("a"));
        for (var stored : List.of(file, again, unknown)) {
            client.files()
                    .deleteFile(APIDeleteFileRequest.newBuilder()
                            .fileId(stored.getId())
                            .permanent(true)
                            .build());
        }
    }

    private static int byteAt(int i) {
        return (i * 31 + (i >>> 8) * 17 + 7) % 256;
    }

    /** The bytes come again every 64 KiB. */
    private static String writeLargeFile(Path path, int size) throws Exception {
        var block = new byte[65_536];
        for (var i = 0; i < block.length; i++) block[i] = (byte) byteAt(i);
        var digest = MessageDigest.getInstance("SHA-256");
        try (var file = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            for (var at = 0; at < size; at += block.length) file.write(block);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String sha256Of(Path path) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        try (var nowhere = new DigestOutputStream(DigestOutputStream.nullOutputStream(), digest)) {
            Files.copy(path, nowhere);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** @return the first of them */
    private static StoredFile makeSmallFiles(CofferClient client) {
        var files = new ArrayList<StoredFile>();
        for (var n = 0; n < 5; n++) {
            var tag = n == 1 || n == 3 ? "even" : "odd";
            var file = client.upload(Upload.of(("figures " + n).getBytes(StandardCharsets.UTF_8))
                    .name("figures-" + n + ".txt")
                    .mediaType("text/plain")
                    .description("Figures " + n)
                    .tags(List.of(tag))
                    .folder("/figures"));
            expect(file.getDescription(), "Figures " + n);
            expect(Set.copyOf(file.getTags()), Set.of(tag));
            files.add(file);
        }
        say("small files: " + files.size() + " uploaded with description and tags");
        return files.get(0);
    }

    private static void listAndSearch(CofferClient client) {
        var pages = 0;
        for (String cursor = null; pages == 0 || cursor != null; pages++) {
            var query = APIListFilesRequest.newBuilder().limit(2).cursor(cursor).build();
            var page = client.files().listFiles(query);
            expect(page.getItems().size(), 2);
            cursor = page.getNextCursor();
        }
        var names = client.allFiles(query -> query.limit(2)).map(StoredFile::getName).collect(Collectors.toSet());
        say("list: " + names.size() + " files on " + pages + " pages of 2");

        var found = client.allFiles(query -> query.tag("even").sort("name")).map(StoredFile::getName).toList();
        expect(found, List.of("figures-1.txt", "figures-3.txt"));
        say("search: " + found.size() + " of tag even");
        var figures = APIListFilesRequest.newBuilder().folder("/figures").count("exact").build();
        say("folder: " + client.files().listFiles(figures).getTotal() + " in /figures");
    }

    private static void change(CofferClient client, StoredFile file) {
        var seen = client.files()
                .getFileWithHttpInfo(APIGetFileRequest.newBuilder().fileId(file.getId()).build());
        var patch = APIUpdateFileRequest.newBuilder()
                .fileId(file.getId())
                .ifMatch(seen.getHeaders().get("etag").get(0))
                .filePatch(new FilePatch().description("Changed"))
                .build();
        var changed = client.files().updateFile(patch);
        expect(changed.getDescription(), "Changed");
        say("update: description changed, version " + changed.getVersion());
        var conflict = problemFrom(() -> client.files().updateFile(patch));
        say("conflict: " + conflict.status() + " " + conflict.kind());
    }

    private static void trashAndRestore(CofferClient client, StoredFile file) {
        client.files().deleteFile(APIDeleteFileRequest.newBuilder().fileId(file.getId()).build());
        say("trash: " + count(client, "active") + " active, " + count(client, "trashed") + " trashed");
        client.files().restoreFile(APIRestoreFileRequest.newBuilder().fileId(file.getId()).build());
        say("restore: " + count(client, "active") + " active, " + count(client, "trashed") + " trashed");
    }

    private static long count(CofferClient client, String state) {
        var query = APIListFilesRequest.newBuilder().state(state).count("exact").limit(1).build();
        return client.files().listFiles(query).getTotal();
    }

    private static void meetProblems(CofferClient client) {
        var tooMany = APIListFilesRequest.newBuilder().limit(1000).build();
        var invalid = problemFrom(() -> client.files().listFiles(tooMany));
        var where = invalid.errors().stream().map(error -> error.getPointer()).collect(Collectors.joining(","));
        say("bad input: " + invalid.status() + " " + invalid.kind() + " at " + where);
        var nothing = APIGetFileRequest.newBuilder().fileId(UUID.randomUUID()).build();
        var missing = problemFrom(() -> client.files().getFile(nothing));
        say("missing: " + missing.status() + " " + missing.kind());

        var fault = Map.of("X-Fault", "503-once", "X-Fault-Id", UUID.randomUUID().toString());
        expect(client.service().getVersionWithHttpInfo(fault).getStatusCode(), 200);
        say("retry: succeeded after 503");
    }

    private static void endSession(CofferClient client) {
        client.sessions().revokeSession(APIRevokeSessionRequest.newBuilder().sessionId("current").build());
        var over = problemFrom(() -> client.accounts().getMe());
        expect(client.tokens(), Optional.empty());
        say("revoke: " + over.status() + " " + over.kind());
    }

    static ProblemException problemFrom(Callable<?> call) {
        try {
            throw new IllegalStateException("it succeeded with " + call.call());
        } catch (ProblemException problem) {
            return problem;
        } catch (RuntimeException other) {
            throw other;
        } catch (Exception other) {
            throw new IllegalStateException(other);
        }
    }

    static void expect(Object actual, Object expected) {
        if (!expected.equals(actual)) throw new IllegalStateException(actual + " came, not " + expected);
    }

    static void say(String line) {
        System.out.print(line + "\n");
    }

    /** Remembers what it was told. */
    private static final class NotingStore implements TokenStore {
        private final Tokens first;
        final List<Tokens> saved = new ArrayList<>();

        NotingStore(Tokens first) {
            this.first = first;
        }

        @Override
        public Optional<Tokens> load() {
            return Optional.of(first);
        }

        @Override
        public void save(Tokens tokens) {
            saved.add(tokens);
        }

        @Override
        public void clear() {
            saved.clear();
        }
    }
}
