package example.coffer.client;

import java.util.List;
import java.util.regex.Pattern;

/** Made from openapi.yaml: edit the contract and run "npm run clients -- generate". */
final class ContractFacts {
    static final String VERSION = "0.3.0";

    /** Method and path of what is asked without a token. */
    static final List<Pattern> OPEN = List.of(
            Pattern.compile("POST /v1/password-resets"),
            Pattern.compile("PUT /v1/password-resets/[^/]+"),
            Pattern.compile("PUT /v1/email-verifications/[^/]+"),
            Pattern.compile("PUT /v1/email-changes/[^/]+"),
            Pattern.compile("GET /d/[^/]+"),
            Pattern.compile("PUT /u/[^/]+"),
            Pattern.compile("GET /s/[^/]+"),
            Pattern.compile("POST /s/[^/]+/unlock"),
            Pattern.compile("GET /s/[^/]+/content"),
            Pattern.compile("GET /s/[^/]+/files/[^/]+/content"),
            Pattern.compile("GET /r/[^/]+"),
            Pattern.compile("POST /r/[^/]+/unlock"),
            Pattern.compile("POST /r/[^/]+/files"),
            Pattern.compile("GET /v1/identity-providers"),
            Pattern.compile("GET /health/live"),
            Pattern.compile("GET /health/ready"),
            Pattern.compile("GET /version"),
            Pattern.compile("GET /metrics"),
            Pattern.compile("GET /openapi\\.yaml"),
            Pattern.compile("GET /openapi\\.json"),
            Pattern.compile("GET /docs"),
            Pattern.compile("GET /problems/[^/]+"),
            Pattern.compile("POST /v1/sessions"),
            Pattern.compile("POST /v1/sessions/mfa"),
            Pattern.compile("POST /v1/sessions/passkey"),
            Pattern.compile("POST /v1/oauth/token"),
            Pattern.compile("POST /v1/oauth/revoke"),
            Pattern.compile("POST /v1/passkey-challenges"),
            Pattern.compile("GET /\\.well-known/jwks\\.json"),
            Pattern.compile("GET /\\.well-known/oauth-authorization-server"));

    private ContractFacts() {}
}
