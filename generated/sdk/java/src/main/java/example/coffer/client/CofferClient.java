package example.coffer.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import example.coffer.client.api.AccountsApi;
import example.coffer.client.api.AdminApi;
import example.coffer.client.api.ApiKeysApi;
import example.coffer.client.api.AuditApi;
import example.coffer.client.api.FilesApi;
import example.coffer.client.api.IdentitiesApi;
import example.coffer.client.api.LinksApi;
import example.coffer.client.api.RolesApi;
import example.coffer.client.api.ServiceApi;
import example.coffer.client.api.SessionsApi;
import example.coffer.client.api.SessionsApi.APICompleteMfaRequest;
import example.coffer.client.api.SharesApi;
import example.coffer.client.api.UploadRequestsApi;
import example.coffer.client.api.UploadsApi;
import example.coffer.client.api.UsersApi;
import example.coffer.client.invoker.ApiClient;
import example.coffer.client.invoker.ApiException;
import example.coffer.client.model.Introspection;
import example.coffer.client.model.Session;
import example.coffer.client.model.StoredFile;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A client of the Coffer API, for any number of threads.
 *
 * <p>Every call throws {@link ProblemException} when the service refuses, and {@link ApiException} with a cause when there
 * was no answer.
 */
public final class CofferClient extends Lists implements AutoCloseable {
    private final ExecutorService threads;
    private final Transport transport;
    private final ClientSession session;
    private final FileTransfer transfer;
    private final OAuth oauth;
    private final ServiceHttpClient operations;
    private final SignIn signIn;
    private final SecondFactor.Source secondFactor;
    private final String baseUrl;
    private final ObjectMapper json;
    private final AccountsApi accounts;
    private final AdminApi admin;
    private final ApiKeysApi apiKeys;
    private final AuditApi audit;
    private final FilesApi files;
    private final IdentitiesApi identities;
    private final LinksApi links;
    private final RolesApi roles;
    private final ServiceApi service;
    private final SessionsApi sessions;
    private final SharesApi shares;
    private final UploadRequestsApi uploadRequests;
    private final UploadsApi uploads;
    private final UsersApi users;

    private CofferClient(Builder settings) {
        baseUrl = settings.baseUrl;
        threads = Executors.newCachedThreadPool(CofferClient::daemon);
        var http = settings.http
                .apply(HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(settings.timeout)
                        .executor(threads))
                .build();
        json = ApiClient.createDefaultObjectMapper();
        transport = new Transport(http, settings.retries, settings.timeout);
        oauth = new OAuth(transport, baseUrl, json);
        session = new ClientSession(settings.store, settings.apiKey, oauth::refresh);
        transfer = new FileTransfer(transport, session, baseUrl, json);
        operations = new ServiceHttpClient(http, transport, session, URI.create(baseUrl).getRawPath());
        signIn = new SignIn(operations, baseUrl, json);
        secondFactor = settings.secondFactor;
        var api = generated();
        accounts = new AccountsApi(api);
        admin = new AdminApi(api);
        apiKeys = new ApiKeysApi(api);
        audit = new AuditApi(api);
        files = new FilesApi(api);
        identities = new IdentitiesApi(api);
        links = new LinksApi(api);
        roles = new RolesApi(api);
        service = new ServiceApi(api);
        sessions = new SessionsApi(api);
        shares = new SharesApi(api);
        uploadRequests = new UploadRequestsApi(api);
        uploads = new UploadsApi(api);
        users = new UsersApi(api);
    }

    private ApiClient generated() {
        return new ApiClient(HttpClient.newBuilder(), json, baseUrl) {
            @Override
            public HttpClient getHttpClient() {
                return operations;
            }
        };
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "coffer-client");
        thread.setDaemon(true);
        return thread;
    }

    /** @param baseUrl where the service is, such as {@code https://files.example.org} */
    public static Builder builder(String baseUrl) {
        return new Builder(baseUrl);
    }

    @Override
    public AccountsApi accounts() {
        return accounts;
    }

    @Override
    public AdminApi admin() {
        return admin;
    }

    @Override
    public ApiKeysApi apiKeys() {
        return apiKeys;
    }

    @Override
    public AuditApi audit() {
        return audit;
    }

    /** Everything about files but their contents, which {@link #upload} and {@link #download} move. */
    @Override
    public FilesApi files() {
        return files;
    }

    @Override
    public IdentitiesApi identities() {
        return identities;
    }

    public LinksApi links() {
        return links;
    }

    @Override
    public RolesApi roles() {
        return roles;
    }

    public ServiceApi service() {
        return service;
    }

    @Override
    public SessionsApi sessions() {
        return sessions;
    }

    @Override
    public SharesApi shares() {
        return shares;
    }

    @Override
    public UploadRequestsApi uploadRequests() {
        return uploadRequests;
    }

    /** What is under way; {@link #uploadResumable} sends. */
    @Override
    public UploadsApi uploads() {
        return uploads;
    }

    @Override
    public UsersApi users() {
        return users;
    }

    public OAuth oauth() {
        return oauth;
    }

    /**
     * Signs in and uses the new session from here on. The password is not kept.
     *
     * @throws SecondFactorRequiredException the account has a second factor, and {@link Builder#secondFactor} was not set
     */
    public Session signIn(String email, String password) {
        var answer = Calls.unchecked(() -> signIn.with(email, password));
        if (answer.challenge() == null) return begun(answer.session());
        if (secondFactor == null) throw new SecondFactorRequiredException(answer.challenge());
        var factor = secondFactor.forChallenge(answer.challenge());
        return completeSignIn(answer.challenge().getChallengeToken(), factor);
    }

    /** Finishes what {@link SecondFactorRequiredException} told of. */
    public Session completeSignIn(String challengeToken, SecondFactor factor) {
        return begun(sessions.completeMfa(APICompleteMfaRequest.newBuilder()
                .mfaAnswer(factor.answering(challengeToken))
                .build()));
    }

    private Session begun(Session begun) {
        var expiresAt = Instant.now().plusSeconds(begun.getExpiresIn());
        session.keep(new Tokens(begun.getAccessToken(), begun.getRefreshToken(), expiresAt));
        return begun;
    }

    /** Ends the session; the tokens are forgotten even when that fails. */
    public void signOut() {
        var ended = session.forget();
        if (ended != null) oauth.revokeToken(ended.refreshToken());
    }

    /** The tokens in use. */
    public Optional<Tokens> tokens() {
        return Optional.ofNullable(session.tokens());
    }

    /** Streams a file up. */
    public StoredFile upload(Upload upload) {
        return Calls.unchecked(() -> transfer.upload(upload));
    }

    /**
     * Sends a file in pieces (tus 1.0), and goes on after what has arrived when a connection breaks, or from an earlier run
     * ({@link Upload#uploadId}). Of the source no more is held than a piece. Progress tells what is stored for good. Needs
     * the scope {@code files:read} beside {@code files:write}.
     */
    public StoredFile uploadResumable(Upload upload) {
        return Calls.unchecked(() -> new Resumable(upload, transport, session, baseUrl, json).send());
    }

    /**
     * Streams new bytes for a file. Of the upload, what is said about the bytes counts, not what is said about the file.
     *
     * @param ifMatch the entity tag of the bytes that are to be replaced, as {@link Downloaded#etag} gives it
     */
    public StoredFile replaceContent(UUID fileId, Upload upload, String ifMatch) {
        return Calls.unchecked(() -> transfer.replace(fileId, upload, ifMatch));
    }

    /**
     * Streams a file, or a range of it, to a path, where it appears when all of it is there.
     *
     * @throws DigestMismatchException the bytes of a whole file are not what the service keeps
     */
    public Downloaded download(Download download, Path target) {
        return Calls.unchecked(() -> transfer.download(download, target));
    }

    /**
     * Streams a file, or a range of it, to a stream, which is not closed.
     *
     * @throws DigestMismatchException the bytes of a whole file, all written by then, are not what the service keeps
     */
    public Downloaded download(Download download, OutputStream target) {
        return Calls.unchecked(() -> transfer.download(download, target));
    }

    /** {@code introspectToken} of the contract (RFC 7662): whether a token works now, and for what. */
    public Introspection introspectToken(String token) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + "/v1/oauth/introspect"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json, application/problem+json")
                .POST(BodyPublishers.ofString("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)));
        return Calls.unchecked(() -> json.readValue(
                operations.send(request.build(), BodyHandlers.ofString()).body(), Introspection.class));
    }

    /**
     * What the service gives as a page or a text, such as {@code /openapi.yaml}, {@code /docs} and {@code /problems/...}.
     *
     * @param path with its query, from the slash on
     */
    public String text(String path) {
        return text(path, Map.of());
    }

    /** @param headers such as {@code Authorization} for {@code /metrics} */
    public String text(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path));
        headers.forEach(request::header);
        return Calls.unchecked(
                () -> operations.send(request.build(), BodyHandlers.ofString()).body());
    }

    /** Ends what is under way. The session goes on at the service, see {@link #signOut}. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Settings of a client. */
    public static final class Builder {
        private final String baseUrl;
        private TokenStore store = TokenStore.inMemory();
        private String apiKey;
        private SecondFactor.Source secondFactor;
        private RetryPolicy retries = RetryPolicy.DEFAULT;
        private Duration timeout = Duration.ofSeconds(60);
        private UnaryOperator<HttpClient.Builder> http = UnaryOperator.identity();

        private Builder(String baseUrl) {
            this.baseUrl = baseUrl.replaceAll("/+$", "");
        }

        /** Where tokens come from and go to. */
        public Builder tokenStore(TokenStore given) {
            store = given;
            return this;
        }

        /** Goes on with a session, and keeps its tokens in memory. */
        public Builder tokens(Tokens given) {
            store = TokenStore.inMemory();
            store.save(given);
            return this;
        }

        /** Acts with an API key ({@code cof_...}), which is sent as it is and never refreshed. */
        public Builder apiKey(String given) {
            apiKey = given;
            return this;
        }

        /** Asked for the second factor of accounts that have one. */
        public Builder secondFactor(SecondFactor.Source given) {
            secondFactor = given;
            return this;
        }

        public Builder retries(RetryPolicy given) {
            retries = given;
            return this;
        }

        /** The longest silence of a request (60 seconds): then it is given up. Transfers may last as long as they move. */
        public Builder timeout(Duration given) {
            timeout = given;
            return this;
        }

        /** For a proxy, certificates of one's own and the like. */
        public Builder httpClient(UnaryOperator<HttpClient.Builder> given) {
            http = given;
            return this;
        }

        public CofferClient build() {
            return new CofferClient(this);
        }
    }
}
