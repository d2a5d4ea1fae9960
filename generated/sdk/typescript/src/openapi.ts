// Made from openapi.yaml; edit the contract and run "npm run generate".
export interface paths {
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register an account
         * @description Without credentials, when sign-up is open: always 202, and a new account can sign in at once. As an administrator (scope `users:write`): 201 with the account, or 409 when the address is taken.
         */
        post: operations["registerUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the own account
         * @description The account of the token.
         */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change the own account
         * @description A merge patch (RFC 7396): what is absent stays, `null` clears.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the password
         * @description Needs the current password. Ends every session of the account but the one that asks.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List files
         * @description The files of the account, newest first unless `sort` says otherwise. The order is stable: files added while reading never shift a page.
         */
        get: operations["listFiles"];
        put?: never;
        /**
         * Upload a file
         * @description Send a form (`multipart/form-data`; the text parts before `file`, and exactly one file) or the bytes themselves with their `Content-Type` and, for the name, `Content-Disposition: attachment; filename="..."`. The bytes are streamed and never held in memory as a whole; nothing is kept of an upload that did not end well. A `Repr-Digest` (RFC 9530, `sha-256` or `sha-512`) is checked when given.
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        /**
         * Get a file's description
         * @description Files in the trash are found here as well, with `trashedAt`.
         */
        get: operations["getFile"];
        put?: never;
        post?: never;
        /**
         * Delete a file
         * @description Moves the file to the trash, from where it can be restored. Doing so again changes nothing.
         */
        delete: operations["deleteFile"];
        options?: never;
        head?: never;
        /**
         * Change a file's description
         * @description A merge patch (RFC 7396): what is absent stays, `null` clears. `tags` and `metadata` are replaced as a whole. A file in the trash must be restored first.
         */
        patch: operations["updateFile"];
        trace?: never;
    };
    "/v1/files/{fileId}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a file from the trash
         * @description Puts a file from the trash back in use, as it was.
         */
        post: operations["restoreFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{fileId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        /**
         * Download a file
         * @description Answers ranges and conditions as RFC 9110 has them; the entity tag is that of the bytes (the SHA-256 digest). Several ranges in one request get the whole file. Sent as an attachment unless `disposition=inline` is asked for and the type is one that a browser cannot run.
         */
        get: operations["downloadFile"];
        /**
         * Replace a file's bytes
         * @description Needs `If-Match` with the entity tag of the bytes that are to be replaced (as `downloadFile` gives it: the SHA-256 digest in quotes). A reader gets the old bytes or the new ones, never a mixture.
         */
        put: operations["replaceFileContent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether the process lives
         * @description Asks nothing but the process itself; for a supervisor that restarts what hangs.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether requests can be served
         * @description 503 when the database does not answer or its migrations are not those of this version.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the version
         * @description The version of the service and of this contract.
         */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the metrics
         * @description Counters and histograms in the text format of Prometheus: requests and their seconds by operation and status, answers that the guard looked at, breaches of this contract that it found, and what the process uses. The token is that of the setting `COFFER_METRICS_TOKEN`; without the setting this is 404.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.yaml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the contract as YAML
         * @description What the server enforces is this very text.
         */
        get: operations["getContract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the contract as JSON
         * @description What the server enforces, for tools that read JSON.
         */
        get: operations["getContractJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the reference
         * @description Works without the internet and sends requests from the page.
         */
        get: operations["getDocs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The last part of a problem's `type`.
                 * @example file-not-found
                 */
                kind: components["parameters"]["ProblemKind"];
            };
            cookie?: never;
        };
        /**
         * Read about a problem kind
         * @description The page behind a problem's `type`.
         */
        get: operations["getProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sessions
         * @description Every place where the account is signed in. Newest first, in a stable order.
         */
        get: operations["listSessions"];
        put?: never;
        /**
         * Sign in
         * @description Sign in with HTTP Basic (e-mail address and password) and no body, or with the same two in a JSON body. An unknown address, a wrong password and a disabled account get the same answer in the same time.
         */
        post: operations["createSession"];
        /**
         * Sign out everywhere else
         * @description Ends every session of the account but the one that asks. Their access tokens stop within two seconds on every replica.
         */
        delete: operations["revokeOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's id, or `current`.
                 * @example current
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out
         * @description Ends one session of the account; `current` names the one that asks. Its access tokens stop within two seconds on every replica.
         */
        delete: operations["revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refresh a session
         * @description RFC 6749, section 6. Every refresh token works once. An answer that was lost can be asked for again with the same token for 30 seconds, as long as the new one has not been used; any other second use ends the session. Failures are problem documents that carry the members `error` and `error_description` of RFC 6749 as well. Members that are not known here are ignored, as RFC 6749 asks.
         */
        post: operations["issueToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a token
         * @description RFC 7009. Takes an access token or a refresh token and ends its session; an unknown token gets the same answer.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the public signing keys
         * @description What another service needs to verify access tokens (RFC 9068) without asking this one. Empty when tokens are signed with a shared secret (HS256).
         */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the authorization server metadata
         * @description What an OAuth client needs to know to find the rest by itself.
         */
        get: operations["getAuthorizationServer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Go to the right page
         * @description Where a person starts.
         */
        get: operations["showHome"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the sign-in page
         * @description A form that works without JavaScript.
         */
        get: operations["showLogin"];
        put?: never;
        /**
         * Sign in with the form
         * @description Needs a same-origin proof (`Sec-Fetch-Site` or `Origin`).
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the registration page
         * @description Refused with 403 when sign-up is not open.
         */
        get: operations["showRegister"];
        put?: never;
        /**
         * Register with the form
         * @description The answer is the same whether the address was new or known. Needs a same-origin proof.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the set-up page
         * @description Works with the link that the service prints while it has no account.
         */
        get: operations["showSetup"];
        put?: never;
        /**
         * Make the first account
         * @description Works once, with the token of the set-up link. Needs a same-origin proof.
         */
        post: operations["completeSetup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/app": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the files page
         * @description The list and the upload form; both work without JavaScript.
         */
        get: operations["showApp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload with the form
         * @description What the upload form does without JavaScript. Needs a same-origin proof.
         */
        post: operations["uploadWithForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Keep the page signed in
         * @description What the page does before its access token ends. Needs a same-origin proof.
         */
        post: operations["refreshPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out of the page
         * @description Needs a same-origin proof.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assets/{asset}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The name of the part.
                 * @example app.css
                 */
                asset: components["parameters"]["Asset"];
            };
            cookie?: never;
        };
        /**
         * Get a part of the pages
         * @description Style, script and pictures of the pages, compressed where `Accept-Encoding` allows it.
         */
        get: operations["getAsset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 8414. */
        AuthorizationServer: {
            issuer: string;
            token_endpoint: string;
            revocation_endpoint?: string;
            jwks_uri: string;
            grant_types_supported?: string[];
            response_types_supported: string[];
            token_endpoint_auth_methods_supported?: string[];
            revocation_endpoint_auth_methods_supported?: string[];
            scopes_supported?: string[];
            service_documentation?: string;
        };
        Contract: {
            openapi: string;
            info: Record<string, never>;
            paths: Record<string, never>;
        };
        ContractText: string;
        Credentials: {
            email: string;
            /** Format: password */
            password: string;
        };
        EmailAddress: string;
        File: {
            /** Format: uuid */
            id: string;
            name: string;
            description?: string;
            mediaType: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /** @description The SHA-256 digest of the bytes, in lower-case hex. */
            sha256: string;
            tags: string[];
            /** @description Names and values of your own. */
            metadata: {
                [key: string]: string;
            };
            /** Format: uuid */
            ownerId: string;
            /**
             * Format: int32
             * @description Counts how often the bytes were replaced, from 1.
             */
            version: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /**
             * Format: date-time
             * @description Present while the file is in the trash.
             */
            trashedAt?: string;
        };
        /** @description The text parts come before `file`. */
        FileForm: {
            description?: string;
            /** @description One part a tag; an empty part is none. */
            tags?: string[];
            /** @description A JSON object of strings. */
            metadata?: {
                [key: string]: string;
            };
            /** Format: binary */
            file: string;
        };
        FilePage: {
            items: components["schemas"]["File"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        FilePatch: {
            name?: string;
            description?: string | null;
            tags?: string[] | null;
            /** @description Names and values of your own. */
            metadata?: {
                [key: string]: string;
            } | null;
            mediaType?: string;
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        Html: string;
        InvalidField: {
            /** @enum {string} */
            in: "body" | "query" | "path" | "header";
            /** @description A JSON Pointer (RFC 6901) into the body, or the parameter's name. */
            pointer: string;
            detail: string;
        };
        /** @description A public key (RFC 7517). */
        Jwk: {
            /** @enum {string} */
            kty: "EC" | "OKP" | "RSA";
            kid: string;
            /** @enum {string} */
            use: "sig";
            /** @enum {string} */
            alg: "ES256" | "EdDSA" | "RS256";
            crv?: string;
            x?: string;
            y?: string;
            n?: string;
            e?: string;
        };
        Jwks: {
            keys: components["schemas"]["Jwk"][];
        };
        MePatch: {
            displayName?: string | null;
        };
        MetricsText: string;
        /**
         * Format: password
         * @description At least 15 characters; any characters, no composition rules. Common passwords and the own address are refused.
         */
        NewPassword: string;
        NewUser: {
            email: components["schemas"]["EmailAddress"];
            password: components["schemas"]["NewPassword"];
            displayName?: string;
        };
        /** @description A problem document (RFC 9457) with the members of RFC 6749, section 5.2. */
        OAuthProblem: {
            type: string;
            title: string;
            /** Format: int32 */
            status: number;
            detail?: string;
            instance: string;
            errors?: components["schemas"]["InvalidField"][];
            /** @enum {string} */
            error: "invalid_request" | "invalid_grant" | "unsupported_grant_type" | "invalid_scope";
            error_description?: string;
        };
        PasswordChange: {
            /** Format: password */
            currentPassword: string;
            newPassword: components["schemas"]["NewPassword"];
        };
        /** @description A problem document (RFC 9457). */
        Problem: {
            /** @description Where the kind of problem is explained. */
            type: string;
            title: string;
            /** Format: int32 */
            status: number;
            detail?: string;
            /** @description `/requests/` and the request's id, to quote when asking for help. */
            instance: string;
            errors?: components["schemas"]["InvalidField"][];
        };
        RegisterForm: {
            email: string;
            /** Format: password */
            password: string;
            displayName?: string;
        };
        Registration: {
            /** @enum {string} */
            status: "accepted";
        };
        /** @description Every field may be there once (RFC 6749, section 3.2), also one that is not known here. */
        RevocationRequest: {
            token: string;
            token_type_hint?: string;
        } & {
            [key: string]: string;
        };
        Session: {
            accessToken: string;
            /** @enum {string} */
            tokenType: "Bearer";
            /**
             * Format: int32
             * @description Seconds.
             */
            expiresIn: number;
            refreshToken: string;
            /**
             * Format: int32
             * @description Seconds.
             */
            refreshExpiresIn: number;
            /** Format: uuid */
            sessionId: string;
        };
        SessionPage: {
            items: components["schemas"]["SessionSummary"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        SessionSummary: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its tokens were last refreshed.
             */
            lastSeenAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description Where it was begun. */
            address?: string;
            /** @description The `User-Agent` it was begun with. */
            device?: string;
            current: boolean;
        };
        SetupForm: {
            token: string;
            email: string;
            /** Format: password */
            password: string;
            displayName?: string;
        };
        SignInForm: {
            email: string;
            /** Format: password */
            password: string;
            next?: string;
        };
        Text: string;
        /** @description Every field may be there once (RFC 6749, section 3.2), also one that is not known here. */
        TokenRequest: {
            grant_type: string;
            refresh_token?: string;
            scope?: string;
            client_id?: string;
        } & {
            [key: string]: string;
        };
        TokenResponse: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** Format: int32 */
            expires_in: number;
            refresh_token: string;
            scope: string;
        };
        User: {
            /** Format: uuid */
            id: string;
            email: string;
            displayName?: string;
            roles: ("admin" | "member" | "reader")[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        Version: {
            name: string;
            version: string;
            contractVersion: string;
        };
    };
    responses: {
        /** @description The request is not what the contract asks for. */
        BadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/invalid-request",
                 *       "title": "The request is not valid",
                 *       "status": 400,
                 *       "detail": "1 part of the request does not match the contract.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                 *       "errors": [
                 *         {
                 *           "in": "body",
                 *           "pointer": "/name",
                 *           "detail": "must NOT have fewer than 1 characters"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The resource is not in a state that allows this. */
        Conflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/file-not-in-trash",
                 *       "title": "The file is not in the trash",
                 *       "status": 409,
                 *       "detail": "Only a file in the trash can be restored.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The account may not do this. */
        Forbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/insufficient-scope",
                 *       "title": "Not allowed",
                 *       "status": 403,
                 *       "detail": "This needs the scope files:write.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not there, or not yours. */
        NotFound: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/file-not-found",
                 *       "title": "No such file",
                 *       "status": 404,
                 *       "detail": "There is no such file, or it is not yours.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The error of RFC 6749, section 5.2, as a problem document. */
        OAuthError: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/invalid-grant",
                 *       "title": "The token is not valid",
                 *       "status": 400,
                 *       "detail": "The refresh token is unknown, used, expired or revoked.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                 *       "error": "invalid_grant",
                 *       "error_description": "The refresh token is unknown, used, expired or revoked."
                 *     }
                 */
                "application/problem+json": components["schemas"]["OAuthProblem"];
            };
        };
        /** @description The request is not what the contract asks for. */
        PageBadRequest: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Set-Cookie": components["headers"]["Set-Cookie"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/invalid-request",
                 *       "title": "The request is not valid",
                 *       "status": 400,
                 *       "detail": "1 part of the request does not match the contract.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                 *       "errors": [
                 *         {
                 *           "in": "body",
                 *           "pointer": "/name",
                 *           "detail": "must NOT have fewer than 1 characters"
                 *         }
                 *       ]
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
                /** @example <!doctype html><title>Coffer</title> */
                "text/html": components["schemas"]["Html"];
            };
        };
        /** @description The account may not do this. */
        PageForbidden: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Set-Cookie": components["headers"]["Set-Cookie"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/insufficient-scope",
                 *       "title": "Not allowed",
                 *       "status": 403,
                 *       "detail": "This needs the scope files:write.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
                /** @example <!doctype html><title>Coffer</title> */
                "text/html": components["schemas"]["Html"];
            };
        };
        /** @description The body is larger than allowed. */
        PagePayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Set-Cookie": components["headers"]["Set-Cookie"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/payload-too-large",
                 *       "title": "Too large",
                 *       "status": 413,
                 *       "detail": "The body may have at most 65536 bytes.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
                /** @example <!doctype html><title>Coffer</title> */
                "text/html": components["schemas"]["Html"];
            };
        };
        /** @description An unexpected failure (500). */
        PageProblem: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Set-Cookie": components["headers"]["Set-Cookie"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/internal-error",
                 *       "title": "Something went wrong here",
                 *       "status": 500,
                 *       "detail": "The failure was logged under the request id.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
                /** @example <!doctype html><title>Coffer</title> */
                "text/html": components["schemas"]["Html"];
            };
        };
        /** @description The body came too slowly or stopped. */
        PageRequestTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Set-Cookie": components["headers"]["Set-Cookie"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/request-timeout",
                 *       "title": "The request took too long",
                 *       "status": 408,
                 *       "detail": "The body stopped arriving.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
                /** @example <!doctype html><title>Coffer</title> */
                "text/html": components["schemas"]["Html"];
            };
        };
        /** @description Something that is needed does not answer; nothing was granted. */
        PageServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Retry-After": components["headers"]["Retry-After"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Set-Cookie": components["headers"]["Set-Cookie"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/service-unavailable",
                 *       "title": "Not available right now",
                 *       "status": 503,
                 *       "detail": "Try again in a moment.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
                /** @example <!doctype html><title>Coffer</title> */
                "text/html": components["schemas"]["Html"];
            };
        };
        /** @description Too many tries. */
        PageTooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Retry-After": components["headers"]["Retry-After"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/too-many-requests",
                 *       "title": "Too many tries",
                 *       "status": 429,
                 *       "detail": "Try again in 30 seconds.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
                /** @example <!doctype html><title>Coffer</title> */
                "text/html": components["schemas"]["Html"];
            };
        };
        /** @description Credentials are missing, wrong, expired or revoked. */
        PageUnauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unauthenticated",
                 *       "title": "Sign in first",
                 *       "status": 401,
                 *       "detail": "Credentials are missing or not valid any more.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
                /** @example <!doctype html><title>Coffer</title> */
                "text/html": components["schemas"]["Html"];
            };
        };
        /** @description Well formed, but refused for what it says. */
        PageUnprocessableContent: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/password-refused",
                 *       "title": "Choose another password",
                 *       "status": 422,
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
                /** @example <!doctype html><title>Coffer</title> */
                "text/html": components["schemas"]["Html"];
            };
        };
        /** @description The media type or content coding is not one that the operation takes. */
        PageUnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                "Set-Cookie": components["headers"]["Set-Cookie"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unsupported-media-type",
                 *       "title": "Media type not supported",
                 *       "status": 415,
                 *       "detail": "Send application/json.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
                /** @example <!doctype html><title>Coffer</title> */
                "text/html": components["schemas"]["Html"];
            };
        };
        /** @description The body is larger than allowed. */
        PayloadTooLarge: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/payload-too-large",
                 *       "title": "Too large",
                 *       "status": 413,
                 *       "detail": "The body may have at most 65536 bytes.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The entity tag has changed. */
        PreconditionFailed: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/precondition-failed",
                 *       "title": "Changed meanwhile",
                 *       "status": 412,
                 *       "detail": "The entity tag is not the current one; read again and repeat.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description `If-Match` is required. */
        PreconditionRequired: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/precondition-required",
                 *       "title": "If-Match is required",
                 *       "status": 428,
                 *       "detail": "Send the entity tag that you mean to replace.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description An unexpected failure (500). */
        Problem: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/internal-error",
                 *       "title": "Something went wrong here",
                 *       "status": 500,
                 *       "detail": "The failure was logged under the request id.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The range lies outside the file. */
        RangeNotSatisfiable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Range": components["headers"]["Content-Range"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/range-not-satisfiable",
                 *       "title": "No such range",
                 *       "status": 416,
                 *       "detail": "The file has 182044 bytes.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body came too slowly or stopped. */
        RequestTimeout: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/request-timeout",
                 *       "title": "The request took too long",
                 *       "status": 408,
                 *       "detail": "The body stopped arriving.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something that is needed does not answer; nothing was granted. */
        ServiceUnavailable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Retry-After": components["headers"]["Retry-After"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/service-unavailable",
                 *       "title": "Not available right now",
                 *       "status": 503,
                 *       "detail": "Try again in a moment.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many tries. */
        TooManyRequests: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Retry-After": components["headers"]["Retry-After"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/too-many-requests",
                 *       "title": "Too many tries",
                 *       "status": 429,
                 *       "detail": "Try again in 30 seconds.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Credentials are missing, wrong, expired or revoked. */
        Unauthorized: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unauthenticated",
                 *       "title": "Sign in first",
                 *       "status": 401,
                 *       "detail": "Credentials are missing or not valid any more.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Well formed, but refused for what it says. */
        UnprocessableContent: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/digest-mismatch",
                 *       "title": "The digest does not match",
                 *       "status": 422,
                 *       "detail": "The bytes that arrived are not those of the digest.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The media type or content coding is not one that the operation takes. */
        UnsupportedMediaType: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/unsupported-media-type",
                 *       "title": "Media type not supported",
                 *       "status": 415,
                 *       "detail": "Send application/json.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description The codings that the client can undo (RFC 9110, section 12.5.3).
         * @example identity
         */
        AcceptEncoding: string;
        /**
         * @description The name of the part.
         * @example app.css
         */
        Asset: string;
        /**
         * @description With raw bytes: the file's name (RFC 6266). Without it the file is called `unnamed`.
         * @example attachment; filename="quarterly-report.pdf"
         */
        ContentDisposition: string;
        /**
         * @description `exact` adds `total`, which costs a count.
         * @example exact
         */
        Count: "exact";
        /**
         * @description Only files stored at or after this time.
         * @example 2026-01-01T00:00:00Z
         */
        CreatedAfter: string;
        /**
         * @description Only files stored before this time.
         * @example 2027-01-01T00:00:00Z
         */
        CreatedBefore: string;
        /**
         * @description Where the next page begins: `nextCursor` of the page before. It holds for the same `sort` only.
         * @example WzE3NjIwNzQ4NDc0MTJd
         */
        Cursor: string;
        /**
         * @description `inline` lets a browser show the file when its type is safe.
         * @example attachment
         */
        Disposition: "attachment" | "inline";
        /**
         * @description The file's id.
         * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
         */
        FileId: string;
        /**
         * @description Go on only if the entity tag is one of these.
         * @example "1"
         */
        IfMatch: string;
        /**
         * @description Answer 304 unless changed after this time; ignored beside `If-None-Match`.
         * @example Mon, 02 Nov 2026 09:14:07 GMT
         */
        IfModifiedSince: string;
        /**
         * @description Answer 304 if the entity tag is one of these.
         * @example "0"
         */
        IfNoneMatch: string;
        /**
         * @description Heed `Range` only if the entity tag is still this one.
         * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
         */
        IfRange: string;
        /**
         * @description Go on only if not changed after this time; ignored beside `If-Match`.
         * @example Mon, 02 Nov 2026 09:14:07 GMT
         */
        IfUnmodifiedSince: string;
        /**
         * @description How many at the most.
         * @example 20
         */
        Limit: number;
        /**
         * @description Only files of at most this many bytes.
         * @example 1000000000
         */
        MaxSize: number;
        /**
         * @description Only files of this media type; `image/*` for a whole family.
         * @example application/pdf
         */
        MediaType: string;
        /**
         * @description Only files of at least this many bytes.
         * @example 0
         */
        MinSize: number;
        /**
         * @description The page of this service to go to afterwards.
         * @example /app
         */
        Next: string;
        /**
         * @description What the page tells about the step before.
         * @example uploaded
         */
        Notice: "uploaded" | "registered";
        /**
         * @description `true` deletes for good, from the trash or not.
         * @example false
         */
        Permanent: boolean;
        /**
         * @description The last part of a problem's `type`.
         * @example file-not-found
         */
        ProblemKind: string;
        /**
         * @description The bytes to send (RFC 9110, section 14).
         * @example bytes=0-1023
         */
        Range: string;
        /**
         * @description The digest of the file (RFC 9530), checked on arrival.
         * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
         */
        ReprDigest: string;
        /**
         * @description Only files with this text in name, description or a tag; upper and lower case are the same.
         * @example report
         */
        Search: string;
        /**
         * @description The session's id, or `current`.
         * @example current
         */
        SessionId: string;
        /**
         * @description The token of the set-up link.
         * @example c2V0LXVwLXRva2Vu
         */
        SetupToken: string;
        /**
         * @description The order; `-` puts the greatest first.
         * @example -createdAt
         */
        Sort: "-createdAt" | "createdAt" | "-updatedAt" | "updatedAt" | "name" | "-name" | "size" | "-size";
        /**
         * @description Files in use, or those in the trash.
         * @example active
         */
        State: "active" | "trashed";
        /**
         * @description Only files with this tag.
         * @example finance
         */
        Tag: string;
    };
    requestBodies: never;
    headers: {
        /**
         * @description `bytes`.
         * @example bytes
         */
        "Accept-Ranges": string;
        /**
         * @description Who may keep the answer, and for how long.
         * @example no-store
         */
        "Cache-Control": string;
        /**
         * @description The versions of this contract and of the service that answered, as a dictionary (RFC 9651).
         * @example contract="0.2.0", service="0.2.0"
         */
        "Coffer-Version": string;
        /**
         * @description `attachment` or `inline`, and the name (RFC 6266).
         * @example attachment; filename="quarterly-report.pdf"
         */
        "Content-Disposition": string;
        /**
         * @description How the text is compressed; absent when it is not (RFC 9110, section 8.4).
         * @example br
         */
        "Content-Encoding": string;
        /**
         * @description Bytes that follow.
         * @example 182044
         */
        "Content-Length": number;
        /**
         * @description The range sent, and the whole size.
         * @example bytes 0-1023/182044
         */
        "Content-Range": string;
        /**
         * @description What a browser may do with the answer.
         * @example default-src 'none'; sandbox
         */
        "Content-Security-Policy": string;
        /**
         * @description The entity tag, strong.
         * @example "1"
         */
        ETag: string;
        /**
         * @description When the bytes last changed.
         * @example Mon, 02 Nov 2026 09:14:07 GMT
         */
        "Last-Modified": string;
        /**
         * @description `rel="next"` leads to the next page (RFC 8288).
         * @example </v1/files?cursor=WzE3NjIwNzQ4NDc0MTJd>; rel="next"
         */
        Link: string;
        /**
         * @description Where the result is.
         * @example /v1/files/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
         */
        Location: string;
        /**
         * @description What is left of the limit, and for how many seconds it lasts.
         * @example "login";r=9;t=60
         */
        RateLimit: string;
        /**
         * @description The limit: quota and window in seconds.
         * @example "login";q=10;w=60
         */
        "RateLimit-Policy": string;
        /**
         * @description The digest of the whole file (RFC 9530).
         * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
         */
        "Repr-Digest": string;
        /**
         * @description Seconds to wait before the next try.
         * @example 30
         */
        "Retry-After": number;
        /**
         * @description The page's cookies.
         * @example coffer_access=...; Path=/; HttpOnly; SameSite=Lax
         */
        "Set-Cookie": string;
        /**
         * @description The request headers that the answer depends on (RFC 9110, section 12.5.5).
         * @example Accept-Encoding
         */
        Vary: string;
        /**
         * @description How to authenticate (RFC 9110, RFC 6750).
         * @example Bearer realm="coffer"
         */
        "WWW-Authenticate": string;
        /**
         * @description `nosniff`.
         * @example nosniff
         */
        "X-Content-Type-Options": string;
        /**
         * @description The request's id, as in the log and in a problem's `instance`.
         * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
         */
        "X-Request-Id": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    registerUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.org",
                 *       "password": "correct horse battery staple",
                 *       "displayName": "Ada"
                 *     }
                 */
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Made by an administrator. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "email": "ada@example.org",
                     *       "displayName": "Ada",
                     *       "roles": [
                     *         "member"
                     *       ],
                     *       "createdAt": "2026-11-02T09:00:00.000Z",
                     *       "updatedAt": "2026-11-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Accepted. The answer is the same whether the address was new or known. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "accepted"
                     *     }
                     */
                    "application/json": components["schemas"]["Registration"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answer 304 if the entity tag is one of these.
                 * @example "0"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "email": "ada@example.org",
                     *       "displayName": "Ada",
                     *       "roles": [
                     *         "member"
                     *       ],
                     *       "createdAt": "2026-11-02T09:00:00.000Z",
                     *       "updatedAt": "2026-11-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description Not changed since the given entity tag. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Go on only if the entity tag is one of these.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "displayName": "Ada L."
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["MePatch"];
                /**
                 * @example {
                 *       "displayName": "Ada L."
                 *     }
                 */
                "application/json": components["schemas"]["MePatch"];
            };
        };
        responses: {
            /** @description The account as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "email": "ada@example.org",
                     *       "displayName": "Ada L.",
                     *       "roles": [
                     *         "member"
                     *       ],
                     *       "createdAt": "2026-11-02T09:00:00.000Z",
                     *       "updatedAt": "2026-11-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "correct horse battery staple",
                 *       "newPassword": "a staple of horses, correctly charged"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Changed. Every other session has ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listFiles: {
        parameters: {
            query?: {
                /**
                 * @description How many at the most.
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where the next page begins: `nextCursor` of the page before. It holds for the same `sort` only.
                 * @example WzE3NjIwNzQ4NDc0MTJd
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description `exact` adds `total`, which costs a count.
                 * @example exact
                 */
                count?: components["parameters"]["Count"];
                /**
                 * @description Only files with this text in name, description or a tag; upper and lower case are the same.
                 * @example report
                 */
                q?: components["parameters"]["Search"];
                /**
                 * @description Only files of this media type; `image/*` for a whole family.
                 * @example application/pdf
                 */
                mediaType?: components["parameters"]["MediaType"];
                /**
                 * @description Only files with this tag.
                 * @example finance
                 */
                tag?: components["parameters"]["Tag"];
                /**
                 * @description Only files stored at or after this time.
                 * @example 2026-01-01T00:00:00Z
                 */
                createdAfter?: components["parameters"]["CreatedAfter"];
                /**
                 * @description Only files stored before this time.
                 * @example 2027-01-01T00:00:00Z
                 */
                createdBefore?: components["parameters"]["CreatedBefore"];
                /**
                 * @description Only files of at least this many bytes.
                 * @example 0
                 */
                minSize?: components["parameters"]["MinSize"];
                /**
                 * @description Only files of at most this many bytes.
                 * @example 1000000000
                 */
                maxSize?: components["parameters"]["MaxSize"];
                /**
                 * @description Files in use, or those in the trash.
                 * @example active
                 */
                state?: components["parameters"]["State"];
                /**
                 * @description The order; `-` puts the greatest first.
                 * @example -createdAt
                 */
                sort?: components["parameters"]["Sort"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of the account's files. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                     *           "name": "quarterly-report.pdf",
                     *           "description": "Figures of the third quarter",
                     *           "mediaType": "application/pdf",
                     *           "size": 182044,
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "tags": [
                     *             "finance",
                     *             "2026"
                     *           ],
                     *           "metadata": {
                     *             "department": "sales"
                     *           },
                     *           "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *           "version": 1,
                     *           "createdAt": "2026-11-02T09:14:07.412Z",
                     *           "updatedAt": "2026-11-02T09:14:07.412Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FilePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    uploadFile: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description With raw bytes: the file's name (RFC 6266). Without it the file is called `unnamed`.
                 * @example attachment; filename="quarterly-report.pdf"
                 */
                "Content-Disposition"?: components["parameters"]["ContentDisposition"];
                /**
                 * @description The digest of the file (RFC 9530), checked on arrival.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Repr-Digest"?: components["parameters"]["ReprDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FileForm"];
                "*/*": string;
            };
        };
        responses: {
            /** @description Stored. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Repr-Digest": components["headers"]["Repr-Digest"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                     *       "name": "quarterly-report.pdf",
                     *       "description": "Figures of the third quarter",
                     *       "mediaType": "application/pdf",
                     *       "size": 182044,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "tags": [
                     *         "finance",
                     *         "2026"
                     *       ],
                     *       "metadata": {
                     *         "department": "sales"
                     *       },
                     *       "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "version": 1,
                     *       "createdAt": "2026-11-02T09:14:07.412Z",
                     *       "updatedAt": "2026-11-02T09:14:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["File"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getFile: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answer 304 if the entity tag is one of these.
                 * @example "0"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file's description; its bytes are at `/content`. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                     *       "name": "quarterly-report.pdf",
                     *       "description": "Figures of the third quarter",
                     *       "mediaType": "application/pdf",
                     *       "size": 182044,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "tags": [
                     *         "finance",
                     *         "2026"
                     *       ],
                     *       "metadata": {
                     *         "department": "sales"
                     *       },
                     *       "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "version": 1,
                     *       "createdAt": "2026-11-02T09:14:07.412Z",
                     *       "updatedAt": "2026-11-02T09:14:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["File"];
                };
            };
            /** @description Not changed since the given entity tag. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    deleteFile: {
        parameters: {
            query?: {
                /**
                 * @description `true` deletes for good, from the trash or not.
                 * @example false
                 */
                permanent?: components["parameters"]["Permanent"];
            };
            header?: {
                /**
                 * @description Go on only if the entity tag is one of these.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description In the trash, or gone for good with `permanent=true`. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    updateFile: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Go on only if the entity tag is one of these.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "report-q3.pdf"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["FilePatch"];
                /**
                 * @example {
                 *       "name": "report-q3.pdf"
                 *     }
                 */
                "application/json": components["schemas"]["FilePatch"];
            };
        };
        responses: {
            /** @description The file as it is now. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                     *       "name": "report-q3.pdf",
                     *       "description": "Figures of the third quarter",
                     *       "mediaType": "application/pdf",
                     *       "size": 182044,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "tags": [
                     *         "finance",
                     *         "2026"
                     *       ],
                     *       "metadata": {
                     *         "department": "sales"
                     *       },
                     *       "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "version": 1,
                     *       "createdAt": "2026-11-02T09:14:07.412Z",
                     *       "updatedAt": "2026-11-02T09:14:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["File"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    restoreFile: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Go on only if the entity tag is one of these.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, out of the trash. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                     *       "name": "quarterly-report.pdf",
                     *       "description": "Figures of the third quarter",
                     *       "mediaType": "application/pdf",
                     *       "size": 182044,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "tags": [
                     *         "finance",
                     *         "2026"
                     *       ],
                     *       "metadata": {
                     *         "department": "sales"
                     *       },
                     *       "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "version": 1,
                     *       "createdAt": "2026-11-02T09:14:07.412Z",
                     *       "updatedAt": "2026-11-02T09:14:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["File"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    downloadFile: {
        parameters: {
            query?: {
                /**
                 * @description `inline` lets a browser show the file when its type is safe.
                 * @example attachment
                 */
                disposition?: components["parameters"]["Disposition"];
            };
            header?: {
                /**
                 * @description The bytes to send (RFC 9110, section 14).
                 * @example bytes=0-1023
                 */
                Range?: components["parameters"]["Range"];
                /**
                 * @description Heed `Range` only if the entity tag is still this one.
                 * @example "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                 */
                "If-Range"?: components["parameters"]["IfRange"];
                /**
                 * @description Go on only if the entity tag is one of these.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description Answer 304 if the entity tag is one of these.
                 * @example "0"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Answer 304 unless changed after this time; ignored beside `If-None-Match`.
                 * @example Mon, 02 Nov 2026 09:14:07 GMT
                 */
                "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
                /**
                 * @description Go on only if not changed after this time; ignored beside `If-Match`.
                 * @example Mon, 02 Nov 2026 09:14:07 GMT
                 */
                "If-Unmodified-Since"?: components["parameters"]["IfUnmodifiedSince"];
            };
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole file, with its own media type. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "Repr-Digest": components["headers"]["Repr-Digest"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    "Last-Modified": components["headers"]["Last-Modified"];
                    "Content-Length": components["headers"]["Content-Length"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The range asked for. */
            206: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    "Repr-Digest": components["headers"]["Repr-Digest"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    "Last-Modified": components["headers"]["Last-Modified"];
                    "Content-Length": components["headers"]["Content-Length"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Content-Range": components["headers"]["Content-Range"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description Not changed since the given entity tag. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Last-Modified": components["headers"]["Last-Modified"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["PreconditionFailed"];
            416: components["responses"]["RangeNotSatisfiable"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    replaceFileContent: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Go on only if the entity tag is one of these.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The digest of the file (RFC 9530), checked on arrival.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Repr-Digest"?: components["parameters"]["ReprDigest"];
            };
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description The file with its new bytes. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Repr-Digest": components["headers"]["Repr-Digest"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                     *       "name": "quarterly-report.pdf",
                     *       "description": "Figures of the third quarter",
                     *       "mediaType": "application/pdf",
                     *       "size": 182044,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *       "tags": [
                     *         "finance",
                     *         "2026"
                     *       ],
                     *       "metadata": {
                     *         "department": "sales"
                     *       },
                     *       "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "version": 2,
                     *       "createdAt": "2026-11-02T09:14:07.412Z",
                     *       "updatedAt": "2026-11-02T09:14:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["File"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            428: components["responses"]["PreconditionRequired"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["BadRequest"];
            default: components["responses"]["Problem"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Database and migrations are in order. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
            400: components["responses"]["BadRequest"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Name and version. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "coffer",
                     *       "version": "0.2.0",
                     *       "contractVersion": "0.2.0"
                     *     }
                     */
                    "application/json": components["schemas"]["Version"];
                };
            };
            400: components["responses"]["BadRequest"];
            default: components["responses"]["Problem"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics at this moment, of this replica. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example # HELP coffer_contract_breaches_total Answers that broke the contract.
                     *     # TYPE coffer_contract_breaches_total counter
                     *     coffer_contract_breaches_total{operation="getFile",status="200"} 0
                     */
                    "text/plain": components["schemas"]["MetricsText"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    getContract: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answer 304 if the entity tag is one of these.
                 * @example "0"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This document, as it was written. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example openapi: 3.0.3 */
                    "application/yaml": components["schemas"]["ContractText"];
                };
            };
            /** @description Not changed since the given entity tag. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            default: components["responses"]["Problem"];
        };
    };
    getContractJson: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answer 304 if the entity tag is one of these.
                 * @example "0"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This document. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.0.3",
                     *       "info": {
                     *         "title": "Coffer",
                     *         "version": "0.2.0"
                     *       },
                     *       "paths": {}
                     *     }
                     */
                    "application/json": components["schemas"]["Contract"];
                };
            };
            /** @description Not changed since the given entity tag. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            default: components["responses"]["Problem"];
        };
    };
    getDocs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The reference, made from this document. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["BadRequest"];
            default: components["responses"]["Problem"];
        };
    };
    getProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The last part of a problem's `type`.
                 * @example file-not-found
                 */
                kind: components["parameters"]["ProblemKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the problem means and what to do about it. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
    listSessions: {
        parameters: {
            query?: {
                /**
                 * @description How many at the most.
                 * @example 20
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Where the next page begins: `nextCursor` of the page before. It holds for the same `sort` only.
                 * @example WzE3NjIwNzQ4NDc0MTJd
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description `exact` adds `total`, which costs a count.
                 * @example exact
                 */
                count?: components["parameters"]["Count"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions that are alive, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21",
                     *           "createdAt": "2026-11-02T09:12:00.000Z",
                     *           "lastSeenAt": "2026-11-02T09:12:00.000Z",
                     *           "expiresAt": "2026-12-02T09:12:00.000Z",
                     *           "address": "192.0.2.17",
                     *           "device": "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0",
                     *           "current": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Left out with HTTP Basic; required without it. */
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.org",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description Signed in. The tokens are shown only here. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accessToken": "eyJhbGciOiJFUzI1NiIsImtpZCI6IjEiLCJ0eXAiOiJhdCtqd3QifQ.e30.c2lnbmF0dXJl",
                     *       "tokenType": "Bearer",
                     *       "expiresIn": 1200,
                     *       "refreshToken": "cofr_AZnzmxHHfSCKTltfbA2eIQ.example",
                     *       "refreshExpiresIn": 2592000,
                     *       "sessionId": "0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21"
                     *     }
                     */
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    revokeOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every other session has ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    revokeSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The session's id, or `current`.
                 * @example current
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    issueToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grant_type": "refresh_token",
                 *       "refresh_token": "cofr_AZnzmxHHfSCKTltfbA2eIQ.example"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description A new access token and the refresh token that replaces the one presented. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJhbGciOiJFUzI1NiIsImtpZCI6IjEiLCJ0eXAiOiJhdCtqd3QifQ.e30.c2lnbmF0dXJl",
                     *       "token_type": "Bearer",
                     *       "expires_in": 1200,
                     *       "refresh_token": "cofr_AZnzmxHHfSCKTltfbA2eIQ.example",
                     *       "scope": "files:list files:read files:write files:delete"
                     *     }
                     */
                    "application/json": components["schemas"]["TokenResponse"];
                };
            };
            400: components["responses"]["OAuthError"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "cofr_AZnzmxHHfSCKTltfbA2eIQ.example",
                 *       "token_type_hint": "refresh_token"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["RevocationRequest"];
            };
        };
        responses: {
            /** @description The token, if it was one, is of no use any more. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["OAuthError"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getJwks: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answer 304 if the entity tag is one of these.
                 * @example "0"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys, as RFC 7517 has them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kty": "EC",
                     *           "crv": "P-256",
                     *           "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                     *           "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
                     *           "kid": "4kLwUpk1tQ",
                     *           "use": "sig",
                     *           "alg": "ES256"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Jwks"];
                };
            };
            /** @description Not changed since the given entity tag. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            default: components["responses"]["Problem"];
        };
    };
    getAuthorizationServer: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answer 304 if the entity tag is one of these.
                 * @example "0"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata of RFC 8414. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "issuer": "https://files.example.org",
                     *       "token_endpoint": "https://files.example.org/v1/oauth/token",
                     *       "revocation_endpoint": "https://files.example.org/v1/oauth/revoke",
                     *       "jwks_uri": "https://files.example.org/.well-known/jwks.json",
                     *       "grant_types_supported": [
                     *         "refresh_token"
                     *       ],
                     *       "response_types_supported": [],
                     *       "token_endpoint_auth_methods_supported": [
                     *         "none"
                     *       ],
                     *       "revocation_endpoint_auth_methods_supported": [
                     *         "none"
                     *       ],
                     *       "scopes_supported": [
                     *         "files:list",
                     *         "files:read"
                     *       ],
                     *       "service_documentation": "https://files.example.org/docs"
                     *     }
                     */
                    "application/json": components["schemas"]["AuthorizationServer"];
                };
            };
            /** @description Not changed since the given entity tag. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            default: components["responses"]["Problem"];
        };
    };
    showHome: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the files, to sign-in, or to the set-up of the first account. */
            303: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["PageBadRequest"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    showLogin: {
        parameters: {
            query?: {
                /**
                 * @description The page of this service to go to afterwards.
                 * @example /app
                 */
                next?: components["parameters"]["Next"];
                /**
                 * @description What the page tells about the step before.
                 * @example uploaded
                 */
                notice?: components["parameters"]["Notice"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["PageBadRequest"];
            default: components["responses"]["PageProblem"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.org",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["SignInForm"];
            };
        };
        responses: {
            /** @description Signed in; to the files. */
            303: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["PageBadRequest"];
            401: components["responses"]["PageUnauthorized"];
            403: components["responses"]["PageForbidden"];
            408: components["responses"]["PageRequestTimeout"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    showRegister: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["PageBadRequest"];
            403: components["responses"]["PageForbidden"];
            default: components["responses"]["PageProblem"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.org",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["RegisterForm"];
            };
        };
        responses: {
            /** @description To the sign-in page. */
            303: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["PageBadRequest"];
            403: components["responses"]["PageForbidden"];
            408: components["responses"]["PageRequestTimeout"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            422: components["responses"]["PageUnprocessableContent"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    showSetup: {
        parameters: {
            query?: {
                /**
                 * @description The token of the set-up link.
                 * @example c2V0LXVwLXRva2Vu
                 */
                token?: components["parameters"]["SetupToken"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["PageBadRequest"];
            403: components["responses"]["PageForbidden"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    completeSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "c2V0LXVwLXRva2Vu",
                 *       "email": "ada@example.org",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["SetupForm"];
            };
        };
        responses: {
            /** @description Made and signed in; to the files. */
            303: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["PageBadRequest"];
            403: components["responses"]["PageForbidden"];
            408: components["responses"]["PageRequestTimeout"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            422: components["responses"]["PageUnprocessableContent"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    showApp: {
        parameters: {
            query?: {
                /**
                 * @description Only files with this text in name, description or a tag; upper and lower case are the same.
                 * @example report
                 */
                q?: components["parameters"]["Search"];
                /**
                 * @description Files in use, or those in the trash.
                 * @example active
                 */
                state?: components["parameters"]["State"];
                /**
                 * @description Where the next page begins: `nextCursor` of the page before. It holds for the same `sort` only.
                 * @example WzE3NjIwNzQ4NDc0MTJd
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description What the page tells about the step before.
                 * @example uploaded
                 */
                notice?: components["parameters"]["Notice"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            /** @description Not signed in; to the sign-in page. */
            303: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["PageBadRequest"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    uploadWithForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["FileForm"];
            };
        };
        responses: {
            /** @description Stored; back to the files. Or not signed in; to the sign-in page. */
            303: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["PageBadRequest"];
            401: components["responses"]["PageUnauthorized"];
            403: components["responses"]["PageForbidden"];
            408: components["responses"]["PageRequestTimeout"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    refreshPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The cookies are fresh. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["PageBadRequest"];
            401: components["responses"]["PageUnauthorized"];
            403: components["responses"]["PageForbidden"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out; to the sign-in page. */
            303: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["PageBadRequest"];
            403: components["responses"]["PageForbidden"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    getAsset: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Answer 304 if the entity tag is one of these.
                 * @example "0"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description The codings that the client can undo (RFC 9110, section 12.5.3).
                 * @example identity
                 */
                "Accept-Encoding"?: components["parameters"]["AcceptEncoding"];
            };
            path: {
                /**
                 * @description The name of the part.
                 * @example app.css
                 */
                asset: components["parameters"]["Asset"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The part. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Encoding": components["headers"]["Content-Encoding"];
                    "Content-Length": components["headers"]["Content-Length"];
                    Vary: components["headers"]["Vary"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example body { margin: 0 } */
                    "text/css": components["schemas"]["Text"];
                    /** @example export {} */
                    "text/javascript": components["schemas"]["Text"];
                    /** @example <svg xmlns="http://www.w3.org/2000/svg"/> */
                    "image/svg+xml": components["schemas"]["Text"];
                };
            };
            /** @description Not changed since the given entity tag. */
            304: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Problem"];
        };
    };
}
