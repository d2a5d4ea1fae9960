// Made from openapi.yaml by openapi-typescript; edit the contract and run "npm run generate".
export interface paths {
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
        /**
         * Delete the own account
         * @description Needs a recent sign-in. At once nobody can sign in to the account or use its keys, and its address is free; the rest
         *     follows within moments. `files` says what becomes of the files: `trash` keeps them for 30 days, out of reach, in which an
         *     administrator can still hand them over; `delete` purges them; `transfer` gives them to the account `transferTo`, when they
         *     fit into its quota. The last administrator cannot go.
         */
        delete: operations["deleteMe"];
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
         * @description Needs the current password, and a recent sign-in, with the second factor where there is one. Ends every session of the account but the one that asks.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/email-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for another address
         * @description A letter goes to the present and to the new address, each with a link that works once and for a day; the address changes when both have confirmed. A request replaces the one before. The answer is the same when another account has the new address. Needs a recent sign-in.
         */
        post: operations["requestEmailChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what the own account stores
         * @description Files in the trash count too, until they are deleted for good, and former versions as long as they are kept. Equal bytes count each time, though they may lie once.
         */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/mfa-factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List authenticator apps
         * @description The own ones, those that wait for their first code too. Newest first, in a stable order.
         */
        get: operations["listMfaFactors"];
        put?: never;
        /**
         * Add an authenticator app
         * @description Gives the secret that the app counts with (RFC 6238: SHA-1, six digits, thirty seconds). The app counts for nothing until `activateMfaFactor` is given its first code; one that waited before is forgotten. Needs a recent sign-in.
         */
        post: operations["createMfaFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/mfa-factors/{factorId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The factor's id.
                 * @example 0199f3b0-2d4e-7a11-9c3f-6e5d4c3b2a10
                 */
                factorId: components["parameters"]["FactorId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an authenticator app
         * @description With the last second factor the recovery codes go too, and the password alone signs in again. A letter asks for a longer one then, should it have fewer than 15 characters. A role that must have one keeps its last. Removing one that was active ends every session of the account but the one that asks. Needs a recent sign-in.
         */
        delete: operations["deleteMfaFactor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/mfa-factors/{factorId}/activation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The factor's id.
                 * @example 0199f3b0-2d4e-7a11-9c3f-6e5d4c3b2a10
                 */
                factorId: components["parameters"]["FactorId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate an authenticator app
         * @description The first code proves that the app shows the right ones; from then on the password alone signs in nowhere, and the session counts as one with a second factor. The account's first second factor ends every other session. Needs a recent sign-in.
         */
        post: operations["activateMfaFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes
         * @description The old ones stop working. Needs a recent sign-in.
         */
        post: operations["createRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/passkey-challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to add a passkey
         * @description Gives what the browser needs to make one. It lives for five minutes and is answered once, by `createPasskey`. Needs a recent sign-in.
         */
        post: operations["createPasskeyChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List passkeys
         * @description The own ones. Newest first, in a stable order.
         */
        get: operations["listPasskeys"];
        put?: never;
        /**
         * Add a passkey
         * @description Takes what the browser made from `createPasskeyChallenge`. From then on the password alone signs in nowhere, and the session counts as one with a second factor. The account's first second factor ends every other session. Needs a recent sign-in.
         */
        post: operations["createPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/passkeys/{passkeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The passkey's id.
                 * @example 0199f3b4-7c21-7e02-8d5a-1b2c3d4e5f60
                 */
                passkeyId: components["parameters"]["PasskeyId"];
            };
            cookie?: never;
        };
        /**
         * Get a passkey
         * @description One of the own ones.
         */
        get: operations["getPasskey"];
        put?: never;
        post?: never;
        /**
         * Remove a passkey
         * @description The last way to sign in stays, and so does the last second factor of a role that must have one. Ends every session of the account but the one that asks. Needs a recent sign-in.
         */
        delete: operations["deletePasskey"];
        options?: never;
        head?: never;
        /**
         * Rename a passkey
         * @description Members that are left out stay.
         */
        patch: operations["updatePasskey"];
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to set a new password
         * @description When an account has the address, a letter goes there with a link that works once and for an hour. The answer, and the time that it takes, are the same whether there is such an account or not.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/{resetToken}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token in the link of the letter.
                 * @example cofp_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
                 */
                resetToken: components["parameters"]["ResetToken"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Set a new password with a link
         * @description Uses up the link, ends every session of the account and every other such link. It signs nobody in, and a second factor is asked for at the next sign-in as ever.
         */
        put: operations["resetPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to verify the own address
         * @description A letter goes to the address of the account, with a link that works once and for a day. When the address is verified already, nothing is sent.
         */
        post: operations["requestEmailVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-verifications/{verificationToken}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token in the link of the letter.
                 * @example cofv_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
                 */
                verificationToken: components["parameters"]["VerificationToken"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Verify an address with a link
         * @description Uses up the link. It signs nobody in. Where registrations wait for it, the account is from then on what was registered with this link's letter, password and name, whoever registered the address before or since.
         */
        put: operations["verifyEmail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-changes/{changeToken}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token in the link of the letter.
                 * @example cofe_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
                 */
                changeToken: components["parameters"]["ChangeToken"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Confirm a change of address with a link
         * @description Uses up the link of one of the two addresses. With the second one the address changes, and the account's sessions end but for the one that asked.
         */
        put: operations["confirmEmailChange"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/signing-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List signing keys
         * @description Every key that access tokens were, are or will be signed with, newest first, in a stable order. No private part is ever shown.
         */
        get: operations["listSigningKeys"];
        put?: never;
        /**
         * Rotate the signing key
         * @description Makes a key, or takes an own one, and publishes it. It signs ten minutes later, when everybody who keeps the published keys must have seen it; the one before verifies until the last token of it has ended, so nobody is signed out. Needs a recent sign-in.
         */
        post: operations["rotateSigningKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/signing-keys/{kid}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key's id, its thumbprint (RFC 7638).
                 * @example 7WWQJ2LmzRvb0w4dA3jYyqvxG3dV1hUqKcVdK9gOeYs
                 */
                kid: components["parameters"]["Kid"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a signing key
         * @description Ends a key that others may know: within two seconds every token that was signed with it is refused everywhere here; sessions live on and refresh. When it was the one that signs, the next one signs at once, or a new one does. Services that verify by themselves take its tokens until they fetch the keys again, after five minutes at most. Needs a recent sign-in.
         */
        delete: operations["revokeSigningKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API keys
         * @description The account's own keys or, with `ownerId` and the scope `users:read`, those of another. Newest first, in a stable order. No answer shows a secret again.
         */
        get: operations["listApiKeys"];
        put?: never;
        /**
         * Make an API key
         * @description The key is shown in this answer and never again. It is sent as `Authorization: Bearer cof_...` and works wherever its scopes do, never further than its owner's roles reach at that moment. Somebody who signed in needs a recent sign-in; a key makes keys with no more scopes, time or addresses than it has itself. `ownerId` makes it for a service account, which needs the scope `users:write`. An account has at most 100 keys that have not expired. The form is `cof_`, 22 characters of id, `_`, 43 of secret and 6 of CRC-32, in base 62.
         */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{keyId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key's id.
                 * @example 0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        /**
         * Get an API key
         * @description An own key or, with the scope `users:read`, that of another account.
         */
        get: operations["getApiKey"];
        put?: never;
        post?: never;
        /**
         * Delete an API key
         * @description It stops everywhere within two seconds, as do access tokens that were got with it. An own key or, with the scope `users:write`, that of another account.
         */
        delete: operations["deleteApiKey"];
        options?: never;
        head?: never;
        /**
         * Change an API key
         * @description A merge patch (RFC 7396): what is absent stays, `null` clears; lists are replaced as a whole. The change holds everywhere within two seconds, and access tokens that were got with the key end. Somebody who signed in needs a recent sign-in, except for another name. An own key or, with the scope `users:write`, that of a service account. `If-Match` holds against changes, not against use.
         */
        patch: operations["updateApiKey"];
        trace?: never;
    };
    "/v1/api-keys/{keyId}/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key's id.
                 * @example 0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give an API key a new secret
         * @description The key keeps its id and its settings. The secret before stays good for `overlapSeconds` more, so that programs can change over, for everything but the scope `keys:write`; with 0 it ends at once. Access tokens that were got with the key end in any case. A second rotation ends the one before the last. Somebody who signed in needs a recent sign-in.
         */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/service-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a service account
         * @description An account for a program: it has no address and no password, nobody can sign in to it, and it acts through API keys that administrators make for it. It is listed, changed, disabled and deleted like any account. Nobody can give it a role with a scope that they do not have. Somebody who signed in needs a recent sign-in.
         */
        post: operations["createServiceAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List audit events
         * @description What happened to security on the whole installation, newest first, in a stable order. With `Accept` of `application/x-ndjson`, every event that the filters let through comes as one line each, and `limit`, `cursor` and `count` do not count.
         */
        get: operations["listAuditEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/audit-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what happened to the own account
         * @description What happened to the security of the own account, newest first, in a stable order. Of what somebody else did, such as an administrator, it is not told from where.
         */
        get: operations["listOwnAuditEvents"];
        put?: never;
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
         * @description The files of the account, newest first unless `sort` says otherwise; a search (`q`) by relevance. The order is stable: files added while reading never shift a page. With several filters a file must match them all.
         */
        get: operations["listFiles"];
        put?: never;
        /**
         * Upload a file
         * @description Send a form (`multipart/form-data`; the text parts before `file`, and exactly one file) or the bytes themselves with
         *     their `Content-Type` and, for the name, `Content-Disposition: attachment; filename="..."`. The bytes are streamed and
         *     never held in memory as a whole; nothing is kept of an upload that did not end well. A `Repr-Digest` (RFC 9530,
         *     `sha-256` or `sha-512`) is that of the file, a `Content-Digest` that of the body as sent, form and all; both are checked
         *     when given. `Want-Repr-Digest` may ask for the file's `sha-512` beside its `sha-256`.
         *
         *     With an `Idempotency-Key` the same upload may be sent again: it is read to the end, compared and answered as before,
         *     and not stored again.
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change many files
         * @description Does one thing to up to 100 files. Each is changed whole or not at all, and whatever happens to one changes nothing about the others: the answer tells of each what its own operation would have answered. `trash` and `delete` need `files:delete` as well. Should the database go away in between, what was not reached says 503 and can be asked for again.
         */
        post: operations["changeFiles"];
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
    "/v1/files/{fileId}/thumbnail": {
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
         * Get a small picture of a file
         * @description A WebP picture of a JPEG, PNG, WebP, GIF, AVIF or TIFF file, in proportion and upright, without what the camera wrote into it. It is made when it is asked for the first time and kept as long as the bytes are. Of files over 32 MiB, pictures over 64 megapixels and damaged ones there is none: 404 with the kind `no-thumbnail`.
         */
        get: operations["getThumbnail"];
        put?: never;
        post?: never;
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
         * @description Answers ranges and conditions as RFC 9110 has them; the entity tag is that of the bytes (the SHA-256 digest). Up to 16
         *     ranges in one request are answered as `multipart/byteranges`, in the order asked for; those that overlap or lie closer
         *     than a part's header costs become one, and what is left as one is answered as one. More of them, or as much as the
         *     file itself, get the whole file. Sent as an attachment unless `disposition=inline` is asked for and the type is one that
         *     a browser cannot run.
         *
         *     `Repr-Digest` is always that of the whole file, in `sha-256`. `Content-Digest` comes when `Want-Content-Digest` asks for
         *     it: of a whole file in `sha-256`, of a file or one range of at most 1 MiB in `sha-512` as well, of several ranges never.
         */
        get: operations["downloadFile"];
        /**
         * Replace a file's bytes
         * @description Needs `If-Match` with the entity tag of the bytes that are to be replaced (as `downloadFile` gives it: the SHA-256 digest in quotes). A reader gets the old bytes or the new ones, never a mixture. The old ones stay as a former version (`listFileVersions`), and count for the quota as long as they do.
         */
        put: operations["replaceFileContent"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{fileId}/versions": {
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
         * List a file's versions
         * @description The bytes that the file has now come first, then those it had before, from the newest. Former ones are kept as the operator has set it: the last ten, for a year, unless set otherwise. They count for the quota.
         */
        get: operations["listFileVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{fileId}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
                /**
                 * @description The version's number.
                 * @example 1
                 */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a former version of a file
         * @description For good. The version that the file has now is deleted with the file, or replaced.
         */
        delete: operations["deleteFileVersion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{fileId}/versions/{version}/content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
                /**
                 * @description The version's number.
                 * @example 1
                 */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        /**
         * Download a version of a file
         * @description As `downloadFile` answers the bytes that the file has now, under the name that it has now: ranges, conditions and headers are the same.
         */
        get: operations["downloadFileVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{fileId}/versions/{version}/restoration": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
                /**
                 * @description The version's number.
                 * @example 1
                 */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Restore a former version of a file
         * @description Its bytes and their media type become the file’s again, as a new version; those the file has now become a former one. Needs `If-Match` with the entity tag of the bytes that the file has now (as `downloadFile` gives it), and room in the quota.
         */
        post: operations["restoreFileVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/folders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List folders
         * @description The folders of one folder in which files in use lie, at whatever depth, in the order of their names. There are no empty ones.
         */
        get: operations["listFolders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List tags
         * @description The tags of the files in use, in the order of their names, with how many have each.
         */
        get: operations["listTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/files/{fileId}/download-links": {
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
         * Make a short-lived download link
         * @description An address that gives the bytes of this version of the file to whoever has it, without credentials, for at most an hour. Nothing is stored: the address itself is signed. It ends early with the session or API key that made it, when the roles of the account change or it is disabled, and when the bytes are replaced or the file is deleted.
         */
        post: operations["createDownloadLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upload-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a short-lived upload link
         * @description An address that takes one file of this size, type and name into the account, once, without credentials, for at most an hour. Nothing is stored until then: the address itself is signed. It ends early with the session or API key that made it, and when the roles of the account change or it is disabled.
         */
        post: operations["createUploadLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/d/{downloadToken}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The signed end of the link.
                 * @example coft_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                downloadToken: components["parameters"]["DownloadToken"];
            };
            cookie?: never;
        };
        /**
         * Download with a link
         * @description The bytes as `downloadFile` gives them, with ranges and conditions. 410 once the link is over, 404 when its signature is not right.
         */
        get: operations["downloadByLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/u/{uploadToken}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The signed end of the link.
                 * @example cofu_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                uploadToken: components["parameters"]["UploadToken"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Upload with a link
         * @description Takes the bytes with just the `Content-Length` and `Content-Type` that the link was made for, once. 410 once the link is over, 404 when its signature is not right.
         */
        put: operations["uploadByLink"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List shares
         * @description The shares of the account that were not revoked, newest first, in a stable order. Those that expired stand here for 30 more days.
         */
        get: operations["listShares"];
        put?: never;
        /**
         * Share files
         * @description Makes a link that shows one to a hundred of the own files to whoever has it, and lets them be downloaded. The password is never shown again. Everything of it can be changed later but the files. Whoever may not read the files themselves gives them to nobody.
         */
        post: operations["createShare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/shares/{shareId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The share's id.
                 * @example 0199f3d4-5b2e-7c61-8f0a-9d3e6b1c7f24
                 */
                shareId: components["parameters"]["ShareId"];
            };
            cookie?: never;
        };
        /**
         * Get a share
         * @description With its link as text and as a QR code. The entity tag covers the counts as well.
         */
        get: operations["getShare"];
        put?: never;
        post?: never;
        /**
         * Revoke a share
         * @description The link answers 410 from this moment on, on every replica. The files stay.
         */
        delete: operations["deleteShare"];
        options?: never;
        head?: never;
        /**
         * Change a share
         * @description A merge patch (RFC 7396): what is absent stays, `null` clears. Another password, or none, locks out at once whoever came in by the one before.
         */
        patch: operations["updateShare"];
        trace?: never;
    };
    "/s/{shareToken}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofs_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                shareToken: components["parameters"]["ShareToken"];
            };
            cookie?: never;
        };
        /**
         * Look at shared files
         * @description A page where `text/html` is asked for, JSON otherwise. Looking counts as no download. 401 while the password was not given (`unlockShare`), 404 when there is no such link, 410 with `reason` when it is over: `expired`, `revoked`, `used-up` or `empty`, when none of its files is there any more.
         */
        get: operations["openShare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/s/{shareToken}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofs_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                shareToken: components["parameters"]["ShareToken"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the password of a share
         * @description Answers the form with a cookie and the way back to the page, where `text/html` is asked for; JSON with a token to send as `Coffer-Unlock`. Either is good for half an hour, and ends with the password. Tries are limited for each link and network. A link without a password takes any.
         */
        post: operations["unlockShare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/s/{shareToken}/content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofs_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                shareToken: components["parameters"]["ShareToken"];
            };
            cookie?: never;
        };
        /**
         * Download all that is shared
         * @description One file as it is; several as a zip archive, uncompressed, whose length is told beforehand and which answers no ranges.
         *
         *     Each answer with bytes counts as one download before its first byte is sent, however far it gets. HEAD, 304 and refusals count nothing. Who goes on with a download that broke off, with `Range` from a later byte and the cookie that came with its beginning, is not counted again within six hours, and gets the rest though the downloads are used up; any other range counts.
         */
        get: operations["downloadShare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/s/{shareToken}/files/{fileId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofs_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                shareToken: components["parameters"]["ShareToken"];
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: never;
        };
        /**
         * Download one of the shared files
         * @description The bytes as `downloadFile` gives them, always as an attachment. Counts as `downloadShare` does.
         */
        get: operations["downloadSharedFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upload-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List upload requests
         * @description The upload requests of the account that were not revoked, newest first, in a stable order. Those that expired stand here for 30 more days.
         */
        get: operations["listUploadRequests"];
        put?: never;
        /**
         * Ask somebody for files
         * @description Makes a link through which somebody without an account puts files into this one, within its quota and the limits given here. Guests see nothing of what is there, not even what they sent themselves. Whoever may store no files themselves asks nobody for them.
         */
        post: operations["createUploadRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upload-requests/{uploadRequestId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The upload request's id.
                 * @example 0199f3d8-1c4f-7a93-b2e6-4f8d0a7c5e19
                 */
                uploadRequestId: components["parameters"]["UploadRequestId"];
            };
            cookie?: never;
        };
        /**
         * Get an upload request
         * @description With its link as text and as a QR code.
         */
        get: operations["getUploadRequest"];
        put?: never;
        post?: never;
        /**
         * Revoke an upload request
         * @description The link answers 410 from this moment on, on every replica; an upload under way is refused at its end. The files that arrived stay.
         */
        delete: operations["deleteUploadRequest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/upload-requests/{uploadRequestId}/files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The upload request's id.
                 * @example 0199f3d8-1c4f-7a93-b2e6-4f8d0a7c5e19
                 */
                uploadRequestId: components["parameters"]["UploadRequestId"];
            };
            cookie?: never;
        };
        /**
         * List what guests sent
         * @description Who sent what, and when, newest first, in a stable order. What was deleted since stands here as well.
         */
        get: operations["listReceivedFiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/r/{requestToken}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofq_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                requestToken: components["parameters"]["RequestToken"];
            };
            cookie?: never;
        };
        /**
         * Look at an upload request
         * @description A page with a form where `text/html` is asked for, JSON otherwise. 401 while the password was not given (`unlockUploadRequest`), 404 when there is no such link, 410 with `reason` when it is over: `expired`, `revoked` or `full`.
         */
        get: operations["openUploadRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/r/{requestToken}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofq_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                requestToken: components["parameters"]["RequestToken"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give the password of an upload request
         * @description Answers the form with a cookie and the way back to the page, where `text/html` is asked for; JSON with a token to send as `Coffer-Unlock`. Either is good for half an hour, and ends with the password. Tries are limited for each link and network. A link without a password takes any.
         */
        post: operations["unlockUploadRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/r/{requestToken}/files": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofq_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                requestToken: components["parameters"]["RequestToken"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a file to an upload request
         * @description Send the page's form (`multipart/form-data`; the name before the file) or the bytes themselves with their `Content-Type`, `Content-Disposition` for the file's name, and `guestName` for the own. 413 when the request or the account has no room for it; which of them is not told.
         */
        post: operations["uploadToRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/identity-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List identity providers
         * @description The OpenID Connect providers that people may sign in with, as the settings name them. Signing in with one needs a browser, which begins at `signInPath`.
         */
        get: operations["listIdentityProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/identities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List linked identities
         * @description The identities at providers that the own account can be signed in with. The latest first, in a stable order. Another one is linked in a browser, at `signInPath` of the provider with `intent=link`.
         */
        get: operations["listIdentities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/identities/{identityId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The linked identity's id.
                 * @example 0199f3a9-2c4e-7a10-9b3d-4e5f60718293
                 */
                identityId: components["parameters"]["IdentityId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Unlink an identity
         * @description Nobody signs in with it from then on; sessions that were opened with it live on, and are ended where sessions are. The last way to sign in is not taken away. Needs a recent sign-in.
         */
        delete: operations["unlinkIdentity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List roles
         * @description The built-in ones and the own, in the order of their names.
         */
        get: operations["listRoles"];
        put?: never;
        /**
         * Make a role
         * @description A set of scopes under a name. Nobody can make one with a scope that they do not have. Somebody who signed in needs a recent sign-in.
         */
        post: operations["createRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/roles/{roleName}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The role's name.
                 * @example auditor
                 */
                roleName: components["parameters"]["RoleName"];
            };
            cookie?: never;
        };
        /**
         * Get a role
         * @description What it grants.
         */
        get: operations["getRole"];
        put?: never;
        post?: never;
        /**
         * Delete a role
         * @description Possible while no account has it and no open invitation gives it. Somebody who signed in needs a recent sign-in.
         */
        delete: operations["deleteRole"];
        options?: never;
        head?: never;
        /**
         * Change a role
         * @description A merge patch (RFC 7396): what is absent stays, `null` clears; `scopes` is replaced as a whole. Who has the role may do more or less within two seconds. Nobody can add a scope that they do not have. Built-in roles stay as they are. Somebody who signed in needs a recent sign-in.
         */
        patch: operations["updateRole"];
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
         * @description Every place where the account is signed in, with what its program says of itself. Newest first, in a stable order.
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
    "/v1/sessions/{sessionId}/confirmation": {
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
        /**
         * Confirm who you are
         * @description What changes the security of the account needs a sign-in within the last 15 minutes, or this. `current`, or the id of the session that asks. An account with a second factor confirms with a code, a recovery code or a passkey (`createSignInChallenge`), any other with its password, or in a browser at a provider that it is linked to (`startExternalSignIn` with `intent=confirm`).
         */
        post: operations["confirmSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish a sign-in with a code
         * @description The second step after `createSession` answered 202. A challenge lives for five minutes, on any replica, takes five wrong codes at most and is used once; each code of an app holds once, too.
         */
        post: operations["completeMfa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a passkey
         * @description Takes what the browser gave for `createSignInChallenge`. Neither address nor password is needed, and no second step follows: the authenticator has verified its user.
         */
        post: operations["signInWithPasskey"];
        delete?: never;
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
         * Get an access token
         * @description RFC 6749. `grant_type=refresh_token` (section 6) refreshes a session: every refresh token works once. An answer
         *     that was lost can be asked for again with the same token for 30 seconds, as long as the new one has not been used;
         *     any other second use ends the session. `grant_type=client_credentials` (section 4.4) gives a program an access
         *     token for its API key: the key's id is the client's id, its whole text the client's secret, sent with HTTP Basic
         *     or in the form. Such a token belongs to no session, has no refresh token, and lives no longer than the key.
         *     `scope` asks for fewer scopes than there are, for this access token alone; one of a session changes nothing about the
         *     account itself either, such as its password, factors, address and sessions.
         *     Failures are problem documents that carry the members `error` and `error_description` of RFC 6749 as well.
         *     Members that are not known here are ignored, as RFC 6749 asks.
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
         * @description RFC 7009. An access token or a refresh token of a session ends the session. An access token that was got with an
         *     API key ends by itself; the key lives on. Who has the token may revoke it; a client that says who it is must be
         *     the one that got it. An unknown token gets the same answer as a known one.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/oauth/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a token
         * @description RFC 7662, for services that are given tokens of this one: whether an access token, a refresh token or an API key
         *     works now, and what it is good for. Everything else, and whatever has expired or been revoked, is not active, and
         *     no more is told of it. A refresh token that is looked at is not used. The caller shows a bearer token, or its API
         *     key as a client with HTTP Basic.
         */
        post: operations["introspectToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/passkey-challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in with a passkey
         * @description Gives what the browser needs to ask for one. It lives for five minutes and is answered once, by `signInWithPasskey` or `confirmSession`, on any replica.
         */
        post: operations["createSignInChallenge"];
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
    "/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List uploads
         * @description One’s own: those that are under way, and those that have become a file, until they expire. Newest first, in a stable order.
         */
        get: operations["listUploads"];
        put?: never;
        /**
         * Begin an upload
         * @description Creation of tus 1.0. Say how long the file is (`Upload-Length`), or that this is told later (`Upload-Defer-Length: 1`).
         *     The first bytes may come along, and when they are all there are, the file is there with the answer. `Location` is where
         *     the upload goes on. An account may have 100 uploads under way. A `Repr-Digest` (RFC 9530, `sha-256` or `sha-512`) is
         *     checked when the bytes are complete. With an `Idempotency-Key` no bytes may come along: they follow when it has begun.
         */
        post: operations["createUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The upload’s id.
                 * @example 0199f3d4-2b6e-7c10-8f4a-7d9e1c2b3a45
                 */
                uploadId: components["parameters"]["UploadId"];
            };
            cookie?: never;
        };
        /**
         * Get an upload
         * @description How far it is: `Upload-Offset` is the first byte that is missing, and all before it is stored for good. HEAD, which tus
         *     asks with, gives the same header fields. Once the file is there, `Coffer-File-Id` names it, until the upload expires. An
         *     upload that has all its bytes and is no file yet, because the service was interrupted, becomes one by being asked for.
         */
        get: operations["getUpload"];
        put?: never;
        post?: never;
        /**
         * Cancel an upload
         * @description Its bytes go. The file that it has become stays.
         */
        delete: operations["cancelUpload"];
        options?: never;
        head?: never;
        /**
         * Send more of an upload
         * @description The bytes from `Upload-Offset` on, which must be where the upload is (409 else; ask with HEAD and go on from there). What
         *     arrived before a connection broke is kept, of a body with `Upload-Checksum` all or nothing. The last request counts: one
         *     that still hangs when another goes on with the same upload is ended with 423. The request that brings the last byte makes
         *     the file, and `Coffer-File-Id` names it; should its answer get lost, HEAD tells the same.
         */
        patch: operations["appendUpload"];
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List users
         * @description Accounts of people and of services. A stable order, the newest first unless `sort` says otherwise.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Register an account
         * @description Without credentials, when sign-up is open: always 202, and a new account can sign in at once. With the token of an
         *     invitation, whatever sign-up is: 201; the address must be the invited one and counts as verified. As an administrator
         *     (scope `users:write`): 201 with the account, which may be given roles, or 409 when the address is taken; somebody who
         *     signed in needs a recent sign-in for it, and the limit on registrations is not for administrators.
         */
        post: operations["registerUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's id.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Get a user
         * @description The account of a person or a service.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /**
         * Delete a user
         * @description At once nobody can sign in to the account or use its keys, and its address is free; the rest follows within moments, also
         *     when the service stops in between. `files` says what becomes of the files: `trash` keeps them for 30 days, out of reach,
         *     in which an administrator may delete the same id again with another choice, unless the account could do more than they
         *     can; `delete` purges them; `transfer` gives them to
         *     the account `transferTo`, when they fit into its quota. The id never comes back, and the audit trail keeps it. The own
         *     account is deleted with `DELETE /v1/me`.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description A merge patch (RFC 7396): what is absent stays, `null` clears. Other roles hold on every replica within two seconds, and
         *     so does `disabled`, which ends every session and refuses every key of the account until it is enabled again. Nobody can
         *     change an account that may more than they themselves, give roles that they do not have, or take the right to do this from
         *     themselves; the last administrator stays one. Somebody who signed in needs a recent sign-in to change roles.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/v1/users/{userId}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's id.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * List a user's sessions
         * @description Every place where the account is signed in. Newest first, in a stable order.
         */
        get: operations["listUserSessions"];
        put?: never;
        post?: never;
        /**
         * Sign a user out everywhere
         * @description Ends every session of the account, on every replica within two seconds. API keys stay.
         */
        delete: operations["revokeUserSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's id.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /**
         * Get what a user stores
         * @description Files in the trash count too, until they are deleted for good.
         */
        get: operations["getUserUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List invitations
         * @description Those that nobody has used yet, the expired ones of the last 30 days among them. Newest first, in a stable order.
         */
        get: operations["listInvitations"];
        put?: never;
        /**
         * Invite somebody
         * @description Sends a letter with a link that makes an account with this address, once. A further invitation of an address replaces the
         *     one before. Nobody can give roles that they do not have, and the link is over as soon as who invited could not invite so
         *     any more: disabled, deleted, or with fewer roles. Somebody who signed in needs a recent sign-in.
         */
        post: operations["createInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations/{invitationId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The invitation's id.
                 * @example 0199f3c1-0d52-7e0a-9c33-6b1f0d8a4e72
                 */
                invitationId: components["parameters"]["InvitationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw an invitation
         * @description Its link works no more. What was used already is not there any more.
         */
        delete: operations["deleteInvitation"];
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
         * @description The files and folders of one folder, or with `q` what is found in it at whatever depth, and the upload form; all of it works without JavaScript. The trash has no folders.
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
    "/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the security page
         * @description Password, second factor, passkeys, sessions, API keys and activity of the own account. Who lacks the second factor that their role needs sees what it takes to add one.
         */
        get: operations["showSecurity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the administration page
         * @description Users, invitations, roles, signing keys and the audit trail, as far as the scopes of the account reach.
         */
        get: operations["showAdministration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the page for a forgotten password
         * @description A form that works without JavaScript.
         */
        get: operations["showForgotPassword"];
        put?: never;
        /**
         * Ask for a link with the form
         * @description The answer is the same whether the address is known or not. Needs a same-origin proof.
         */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the page for a new password
         * @description A form that works without JavaScript. Showing it does not use up the link.
         */
        get: operations["showResetPassword"];
        put?: never;
        /**
         * Set a new password with the form
         * @description Uses up the link and ends every session of the account. Needs a same-origin proof.
         */
        post: operations["resetPasswordWithForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the page that verifies an address
         * @description A button that works without JavaScript. Showing it does not use up the link, so that a scanner of mails may follow it.
         */
        get: operations["showVerifyEmail"];
        put?: never;
        /**
         * Verify an address with the form
         * @description Uses up the link. Needs a same-origin proof.
         */
        post: operations["verifyEmailWithForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/confirm-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the page that confirms a new address
         * @description A button that works without JavaScript. Showing it does not use up the link.
         */
        get: operations["showConfirmEmail"];
        put?: never;
        /**
         * Confirm a new address with the form
         * @description Uses up the link. Needs a same-origin proof.
         */
        post: operations["confirmEmailWithForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the page of an invitation
         * @description A form for name and password. 410 when the invitation was used or withdrawn, or is too old.
         */
        get: operations["showInvitation"];
        put?: never;
        /**
         * Accept an invitation with the form
         * @description Makes the account with the invited address, and signs in to it. Needs a same-origin proof.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/oidc/{providerId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The identity provider's id, as `listIdentityProviders` has it.
                 * @example keycloak
                 */
                providerId: components["parameters"]["ProviderId"];
            };
            cookie?: never;
        };
        /**
         * Sign in with an identity provider
         * @description Sends the browser to the OpenID Connect provider (authorization code with PKCE), with a cookie that the way back needs, within ten minutes. With `intent=link` the provider is linked to the account that is signed in, recently, once its owner consents. With `intent=confirm` the provider is asked to let them sign in anew, as `confirmSession` does with a password, for an account without a second factor.
         */
        get: operations["startExternalSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/oidc/{providerId}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The identity provider's id, as `listIdentityProviders` has it.
                 * @example keycloak
                 */
                providerId: components["parameters"]["ProviderId"];
            };
            cookie?: never;
        };
        /**
         * Come back from an identity provider
         * @description Where the provider sends the browser. Who is linked is signed in, and asked for their second factor if they have one; who has no account gets one, where that is open; whose address an account has is asked to link it. The address must be one that the provider has verified. The sign-in counts as of the ID token's `auth_time`, and a confirmation only when that is later than its beginning.
         */
        get: operations["finishExternalSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask whether to link an identity
         * @description The page behind a sign-in at a provider whose verified address an account has already. Its owner signs in to it and is asked; nobody else is.
         */
        get: operations["showIdentityLink"];
        put?: never;
        /**
         * Link an identity with the form
         * @description Links what the provider said in this browser to the account that is signed in, recently, and whose address the provider has verified. Needs a same-origin proof.
         */
        post: operations["linkIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/mfa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the second step of signing in
         * @description A form that works without JavaScript. Without a challenge it leads to the sign-in page.
         */
        get: operations["showMfa"];
        put?: never;
        /**
         * Finish a sign-in with the form
         * @description Takes a code of the app or a recovery code. Needs a same-origin proof.
         */
        post: operations["completeMfaOnPage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in to the page with a passkey
         * @description What the page does with the answer to `createSignInChallenge`. Needs a same-origin proof.
         */
        post: operations["signInWithPasskeyOnPage"];
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
        Acceptance: {
            /** @enum {string} */
            status: "accepted";
        };
        /** @enum {string} */
        AccountKind: "person" | "service";
        ActivatedMfaFactor: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "totp";
            name?: string;
            /** @description An app that waits for its first code counts for nothing yet. */
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            activatedAt: string;
            /** Format: date-time */
            lastUsedAt?: string;
            /** @description Shown only here: each stands in for the second factor once. */
            recoveryCodes?: string[];
        };
        AddressConfirmation: {
            state: components["schemas"]["EmailChangeState"];
        };
        /** @description An IPv4 or IPv6 address, or a range of them in CIDR notation (RFC 4632). */
        AddressRange: string;
        ApiKey: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description The account that it acts for.
             */
            ownerId: string;
            name: string;
            /** @description What it may do, as far as its owner may. */
            scopes: components["schemas"]["Scope"][];
            /** @description Where it may be used from; from everywhere when there is none. */
            allowedAddresses: components["schemas"]["AddressRange"][];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its settings or its secret changed last.
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description When its secret was made anew.
             */
            rotatedAt?: string;
            /**
             * Format: date-time
             * @description Until then the secret before the rotation is good as well.
             */
            previousSecretEndsAt?: string;
            /**
             * Format: date-time
             * @description Accurate to about a minute.
             */
            lastUsedAt?: string;
            lastUsedAddress?: string;
        };
        ApiKeyPage: {
            items: components["schemas"]["ApiKey"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        ApiKeyPatch: {
            name?: string;
            scopes?: components["schemas"]["Scope"][];
            /** Format: date-time */
            expiresAt?: string | null;
            allowedAddresses?: components["schemas"]["AddressRange"][];
        };
        ApiKeyRotation: {
            /**
             * Format: int32
             * @description How long the secret before stays good: a day unless told, at most 30.
             * @default 86400
             */
            overlapSeconds: number;
        };
        /** @description Who did it. Without `id` it was nobody who is known, the command line, or the service itself. */
        AuditActor: {
            /**
             * @example account
             * @enum {string}
             */
            kind: "account" | "key" | "command" | "job" | "anonymous";
            /**
             * Format: uuid
             * @description The account.
             */
            id?: string;
            /**
             * Format: uuid
             * @description The session or the API key that it was done with.
             */
            credentialId?: string;
        };
        /** @description What else is known, by kind of action. Nothing secret. */
        AuditDetails: {
            [key: string]: unknown;
        };
        AuditEvent: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            occurredAt: string;
            /**
             * @description A noun and what happened to it.
             * @example session.created
             */
            action: string;
            result: components["schemas"]["AuditResult"];
            actor: components["schemas"]["AuditActor"];
            /**
             * Format: uuid
             * @description Whose account it is about.
             */
            accountId?: string;
            /** @description What it was done to, as kind and id. */
            target?: string;
            /** @description The client's address; left out for the command line and for jobs. */
            address?: string;
            userAgent?: string;
            /**
             * Format: uuid
             * @description What `X-Request-Id` of the answer was, and what the log lines of the request carry.
             */
            requestId?: string;
            details: components["schemas"]["AuditDetails"];
            /**
             * Format: int64
             * @description Its place in the chain, within seconds; left out until then.
             */
            position?: number;
            /** @description HMAC-SHA-256 over the seal before it and this event, in base64url. `coffer audit verify --expect` takes position and seal, noted elsewhere, as proof that nothing was removed up to there. */
            seal?: string;
        };
        /** @description One `AuditEvent` as JSON on each line, newest first. */
        AuditEventLines: string;
        AuditEventPage: {
            items: components["schemas"]["AuditEvent"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        /**
         * @description Whether it was done, or refused.
         * @enum {string}
         */
        AuditResult: "success" | "failure";
        AuthorizationResponse: {
            code?: string;
            state?: string;
            iss?: string;
            error?: string;
            error_description?: string;
        } & {
            [key: string]: string;
        };
        /** @description RFC 8414. */
        AuthorizationServer: {
            issuer: string;
            token_endpoint: string;
            revocation_endpoint?: string;
            introspection_endpoint?: string;
            jwks_uri: string;
            grant_types_supported?: string[];
            response_types_supported: string[];
            token_endpoint_auth_methods_supported?: string[];
            revocation_endpoint_auth_methods_supported?: string[];
            introspection_endpoint_auth_methods_supported?: string[];
            scopes_supported?: string[];
            service_documentation?: string;
        };
        /**
         * Format: password
         * @description At least 15 characters, or 8 when the account has a second factor; any characters, no composition rules. Common passwords and the own address are refused with 422.
         */
        ChosenPassword: string;
        Contract: {
            openapi: string;
            info: Record<string, never>;
            paths: Record<string, never>;
        };
        ContractText: string;
        CreatedMfaFactor: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "totp";
            name?: string;
            /** @description An app that waits for its first code counts for nothing yet. */
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /** @description Base32, for who types it into the app. */
            secret: string;
            /** @description The same as the QR code has it. */
            otpauthUri: string;
            /** @description A picture for the app to read, as a `data:` address (PNG). */
            qrCode: string;
        };
        CreatedPasskey: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Its maker keeps it on more than one device. */
            synced: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt?: string;
            /** @description Shown only here: each stands in for the second factor once. */
            recoveryCodes?: string[];
        };
        Credentials: {
            email: string;
            /** Format: password */
            password: string;
        };
        Deletion: {
            /** Format: uuid */
            userId: string;
            files: components["schemas"]["FilesChoice"];
            /**
             * Format: date-time
             * @description Until when another choice can be made for files in the trash.
             */
            filesExpireAt?: string;
        };
        DownloadLink: {
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        EmailAddress: string;
        /**
         * @description `pending` until the other address has confirmed, too.
         * @enum {string}
         */
        EmailChangeState: "pending" | "changed";
        EmailOnly: {
            email: components["schemas"]["EmailAddress"];
        };
        File: {
            /** Format: uuid */
            id: string;
            name: string;
            description?: string;
            /** @description What the sender says that it is. */
            mediaType: string;
            /** @description What the first bytes say that it is. Absent where they say nothing, as in text of any kind. */
            detectedMediaType?: string;
            /**
             * Format: int32
             * @description Of a picture, in pixels, as it is seen upright.
             */
            width?: number;
            /**
             * Format: int32
             * @description Of a picture, in pixels, as it is seen upright.
             */
            height?: number;
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
            folder: components["schemas"]["FolderPath"];
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
        /** @description What is to be done to many files. */
        FileBatch: {
            /**
             * @description `tag` adds `tags`, `untag` takes them away, `move` puts the files into `folder`, `trash` and `restore` are what `DELETE` and `restoration` do, `delete` deletes for good.
             * @enum {string}
             */
            action: "tag" | "untag" | "move" | "trash" | "restore" | "delete";
            /** @description No file twice. */
            fileIds: string[];
            /** @description With `tag` and `untag` alone. */
            tags?: string[];
            folder?: components["schemas"]["FolderPath"];
        };
        FileBatchItem: {
            /** Format: uuid */
            id: string;
            /**
             * Format: int32
             * @description What the file's own operation would have answered.
             */
            status: number;
            problem?: components["schemas"]["Problem"];
        };
        FileBatchResult: {
            /** @description One for each file, in the order of `fileIds`. */
            results: components["schemas"]["FileBatchItem"][];
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
            /** @description As `FolderPath`; an empty part is `/`. */
            folder?: string;
            /** Format: binary */
            file: string;
        };
        FilePage: {
            items: components["schemas"]["File"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`. Where the filter that finds the fewest finds more than 5,000 files, it tells how many of the first 5,000 match all the others; then `moreThanTotal` is there.
             */
            total?: number;
            /** @description With `total`, when there may be more than it says. */
            moreThanTotal?: boolean;
        };
        FilePatch: {
            name?: string;
            description?: string | null;
            tags?: string[] | null;
            /** @description Names and values of your own. */
            metadata?: {
                [key: string]: string;
            } | null;
            folder?: components["schemas"]["FolderPath"];
            mediaType?: string;
        };
        FileTypeRule: {
            /**
             * @description A type, a type with any subtype (`image/*`), or any (`*\/*`).
             * @example application/pdf
             */
            mediaType: string;
            allowed: boolean;
            /**
             * Format: int64
             * @description The largest file of this type. Absent: as large as any.
             */
            maxBytes?: number;
        };
        FileVersion: {
            /**
             * Format: int32
             * @description Counts from 1; no number comes again.
             */
            version: number;
            /** @description Whether these are the bytes that the file has now. */
            current: boolean;
            mediaType: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /** @description The SHA-256 digest of the bytes, in lower-case hex. */
            sha256: string;
            /**
             * Format: uuid
             * @description The account that stored the bytes. Absent where that was not written down yet.
             */
            storedBy?: string;
            /**
             * Format: date-time
             * @description When the file got these bytes.
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it got others. Absent of the current version.
             */
            replacedAt?: string;
        };
        FileVersionPage: {
            items: components["schemas"]["FileVersion"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        /** @enum {string} */
        FilesChoice: "trash" | "delete" | "transfer";
        FolderCount: {
            path: components["schemas"]["FolderPath"];
            /** @description The last name of the path. */
            name: string;
            /**
             * Format: int64
             * @description Files in use that lie in the folder itself.
             */
            fileCount: number;
            /**
             * Format: int64
             * @description And those that lie in its folders, at whatever depth.
             */
            totalFileCount: number;
        };
        FolderPage: {
            items: components["schemas"]["FolderCount"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        /** @description Where a file lies: `/`, or names behind a slash each, at most 32 of them, none of them `.` or `..`, in NFC. It is data alone; a folder is there as long as a file lies in it. */
        FolderPath: string;
        /** @description The text part comes before `file`. */
        GuestForm: {
            /** @description Who sends it. */
            guestName?: string;
            /** Format: binary */
            file: string;
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        Html: string;
        Identity: {
            /** Format: uuid */
            id: string;
            /** @description As `listIdentityProviders` has it; one that is set up no more lets nobody in. */
            providerId: string;
            /** @description The name that people know the provider by. */
            label: string;
            /** @description The provider's issuer identifier. */
            issuer: string;
            /** @description The address that the provider told when it was linked. */
            email: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it was signed in with last.
             */
            lastUsedAt?: string;
        };
        IdentityPage: {
            items: components["schemas"]["Identity"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        IdentityProvider: {
            id: string;
            /** @description For the button. */
            label: string;
            /** @description Where a browser begins; takes `next`. */
            signInPath: string;
        };
        IdentityProviders: {
            providers: components["schemas"]["IdentityProvider"][];
        };
        /** @description RFC 7662, section 2.2. Of a token that is not active nothing but that is told. */
        Introspection: {
            active: boolean;
            scope?: string;
            /** @description `coffer` for a session, otherwise the API key. */
            client_id?: string;
            /** @enum {string} */
            token_type?: "Bearer";
            /**
             * Format: int64
             * @description Seconds since 1970.
             */
            exp?: number;
            /**
             * Format: int64
             * @description Seconds since 1970.
             */
            iat?: number;
            /** @description The account. */
            sub?: string;
            aud?: string;
            iss?: string;
            jti?: string;
        };
        /** @description Every field may be there once (RFC 6749, section 3.2), also one that is not known here. */
        IntrospectionRequest: {
            token: string;
            token_type_hint?: string;
        } & {
            [key: string]: string;
        };
        InvalidField: {
            /** @enum {string} */
            in: "body" | "query" | "path" | "header";
            /** @description A JSON Pointer (RFC 6901) into the body, or the parameter's name. */
            pointer: string;
            detail: string;
        };
        Invitation: {
            /** Format: uuid */
            id: string;
            email: string;
            displayName?: string;
            roles: components["schemas"]["RoleName"][];
            /**
             * Format: uuid
             * @description Absent: it was made at the command line.
             */
            inviterId?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        InvitationForm: {
            token: string;
            /** Format: password */
            password: string;
            displayName?: string;
        };
        InvitationPage: {
            items: components["schemas"]["Invitation"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        IssuedApiKey: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description The account that it acts for.
             */
            ownerId: string;
            name: string;
            /** @description What it may do, as far as its owner may. */
            scopes: components["schemas"]["Scope"][];
            /** @description Where it may be used from; from everywhere when there is none. */
            allowedAddresses: components["schemas"]["AddressRange"][];
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its settings or its secret changed last.
             */
            updatedAt: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            expiresAt?: string;
            /**
             * Format: date-time
             * @description When its secret was made anew.
             */
            rotatedAt?: string;
            /**
             * Format: date-time
             * @description Until then the secret before the rotation is good as well.
             */
            previousSecretEndsAt?: string;
            /**
             * Format: date-time
             * @description Accurate to about a minute.
             */
            lastUsedAt?: string;
            lastUsedAddress?: string;
            /** @description The whole key. Keep it like a password. */
            key: string;
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
        LinkForm: {
            token: string;
        };
        ManagedUser: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["AccountKind"];
            /** @description A service has none. */
            email?: string;
            /**
             * Format: date-time
             * @description When it was proved that letters to the address arrive; absent while it is not.
             */
            emailVerifiedAt?: string;
            displayName?: string;
            roles: components["schemas"]["RoleName"][];
            /**
             * Format: int64
             * @description What the account may store; absent: as much as there is room for.
             */
            quotaBytes?: number;
            /**
             * Format: date-time
             * @description Present while the account is disabled.
             */
            disabledAt?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        MePatch: {
            displayName?: string | null;
        };
        MetricsText: string;
        /** @description With one of `code` and `recoveryCode`. */
        MfaAnswer: {
            challengeToken: string;
            /** @description What the app shows now. */
            code?: string;
            /** @description One of those that were shown once. Case, spaces and hyphens do not count. */
            recoveryCode?: string;
        };
        MfaChallenge: {
            challengeToken: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description What the account has. A passkey signs in by itself: `POST /v1/passkey-challenges`, then `POST /v1/sessions/passkey`. */
            methods: ("totp" | "passkey" | "recovery-code")[];
        };
        MfaFactor: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "totp";
            name?: string;
            /** @description An app that waits for its first code counts for nothing yet. */
            active: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            activatedAt?: string;
            /** Format: date-time */
            lastUsedAt?: string;
        };
        MfaFactorActivation: {
            /** @description What the app shows now. */
            code: string;
        };
        MfaFactorPage: {
            items: components["schemas"]["MfaFactor"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        MfaForm: {
            /** @description Of the app, or a recovery code. */
            code: string;
            next?: string;
        };
        NewApiKey: {
            name: string;
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: date-time
             * @description In the future; without it the key does not end by itself.
             */
            expiresAt?: string;
            allowedAddresses?: components["schemas"]["AddressRange"][];
            /**
             * Format: uuid
             * @description A service account that it is made for.
             */
            ownerId?: string;
        };
        NewDownloadLink: {
            /**
             * Format: int32
             * @description Seconds; five minutes when absent.
             */
            expiresIn?: number;
            /** @description Whether a browser shows it instead of saving it, where the type is one that it cannot run. */
            inline?: boolean;
        };
        NewInvitation: {
            email: components["schemas"]["EmailAddress"];
            /** @description Proposed; who accepts may choose another. */
            displayName?: string;
            /** @description `member` unless given. */
            roles?: components["schemas"]["RoleName"][];
            /**
             * Format: int32
             * @default 7
             */
            expiresInDays: number;
        };
        NewMfaFactor: {
            /** @enum {string} */
            kind: "totp";
            /** @description To tell several apart. */
            name?: string;
        };
        NewPasskey: {
            /** @description To tell several apart. */
            name: string;
            passkey: components["schemas"]["PasskeyRegistration"];
        };
        /**
         * Format: password
         * @description At least 15 characters; any characters, no composition rules. Common passwords and the own address are refused.
         */
        NewPassword: string;
        NewRole: {
            name: components["schemas"]["RoleName"];
            description?: string;
            scopes: components["schemas"]["Scope"][];
        };
        NewServiceAccount: {
            name: string;
            roles: components["schemas"]["RoleName"][];
        };
        NewShare: {
            fileIds: string[];
            name?: string;
            /** @description Shown above the files. */
            message?: string;
            /**
             * Format: password
             * @description At least 8 characters.
             */
            password?: string;
            /**
             * Format: date-time
             * @description In the future.
             */
            expiresAt?: string;
            /** Format: int32 */
            maxDownloads?: number;
        };
        NewUploadLink: {
            name: string;
            mediaType: string;
            /**
             * Format: int64
             * @description Bytes, just as many.
             */
            size: number;
            /**
             * Format: int32
             * @description Seconds; five minutes when absent.
             */
            expiresIn?: number;
        };
        NewUploadRequest: {
            name?: string;
            /** @description Shown above the form. */
            message?: string;
            /**
             * Format: password
             * @description At least 8 characters.
             */
            password?: string;
            /**
             * Format: date-time
             * @description In the future.
             */
            expiresAt?: string;
            /**
             * Format: int32
             * @description How many files it takes in all.
             */
            maxFiles?: number;
            /**
             * Format: int64
             * @description How many bytes it takes in all.
             */
            maxBytes?: number;
            /** @description What may be sent, as the sender declares it: media types, or `image/*` for all of a kind. Absent: everything. */
            mediaTypes?: string[];
        };
        NewUser: {
            email: components["schemas"]["EmailAddress"];
            password: components["schemas"]["NewPassword"];
            displayName?: string;
            /** @description By an administrator alone; `member` unless given. */
            roles?: components["schemas"]["RoleName"][];
            invitationToken?: string;
        };
        NewlyMadeInvitation: {
            /** Format: uuid */
            id: string;
            email: string;
            displayName?: string;
            roles: components["schemas"]["RoleName"][];
            /**
             * Format: uuid
             * @description Absent: it was made at the command line.
             */
            inviterId?: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            /** @description What the letter says; told this once. Whoever has it can make the account. */
            link: string;
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
            error: "invalid_request" | "invalid_grant" | "unsupported_grant_type" | "invalid_scope" | "invalid_client";
            error_description?: string;
        };
        OpenedUploadRequest: {
            name?: string;
            message?: string;
            /** @description What may be sent, as the sender declares it: media types, or `image/*` for all of a kind. Absent: everything. */
            mediaTypes: string[];
            /** Format: date-time */
            expiresAt?: string;
        };
        Passkey: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Its maker keeps it on more than one device. */
            synced: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt?: string;
        };
        PasskeyAlgorithm: {
            /** @enum {string} */
            type: "public-key";
            /**
             * Format: int32
             * @description Of IANA's COSE algorithms.
             */
            alg: number;
        };
        /** @description What `navigator.credentials.get` gave (`toJSON()`). */
        PasskeyAnswer: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: "public-key";
            response: components["schemas"]["PasskeyAssertion"];
            /** @description As the browser gives it. */
            clientExtensionResults: Record<string, never>;
            /** @description As the browser gives it. */
            authenticatorAttachment?: string;
        };
        PasskeyAssertion: {
            clientDataJSON: string;
            authenticatorData: string;
            signature: string;
            userHandle?: string;
        };
        PasskeyAttestation: {
            clientDataJSON: string;
            attestationObject: string;
            authenticatorData?: string;
            transports?: string[];
            /** Format: int32 */
            publicKeyAlgorithm?: number;
            publicKey?: string;
        };
        /** @description For `navigator.credentials.create` (`PublicKeyCredential.parseCreationOptionsFromJSON`). */
        PasskeyCreationOptions: {
            challenge: string;
            rp: components["schemas"]["PasskeyRelyingParty"];
            user: components["schemas"]["PasskeyUser"];
            pubKeyCredParams: components["schemas"]["PasskeyAlgorithm"][];
            /**
             * Format: int32
             * @description Milliseconds.
             */
            timeout: number;
            /** @enum {string} */
            attestation: "none";
            excludeCredentials: components["schemas"]["PasskeyDescriptor"][];
            authenticatorSelection: components["schemas"]["PasskeySelection"];
        };
        PasskeyDescriptor: {
            /** @enum {string} */
            type: "public-key";
            id: string;
            transports?: string[];
        };
        PasskeyPage: {
            items: components["schemas"]["Passkey"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        PasskeyPatch: {
            name?: string;
        };
        /** @description What `navigator.credentials.create` gave (`toJSON()`). */
        PasskeyRegistration: {
            id: string;
            rawId: string;
            /** @enum {string} */
            type: "public-key";
            response: components["schemas"]["PasskeyAttestation"];
            /** @description As the browser gives it. */
            clientExtensionResults: Record<string, never>;
            /** @description As the browser gives it. */
            authenticatorAttachment?: string;
        };
        PasskeyRelyingParty: {
            id: string;
            name: string;
        };
        /** @description For `navigator.credentials.get` (`PublicKeyCredential.parseRequestOptionsFromJSON`). They name no account: the passkey tells whose it is. */
        PasskeyRequestOptions: {
            challenge: string;
            rpId: string;
            /**
             * Format: int32
             * @description Milliseconds.
             */
            timeout: number;
            /** @enum {string} */
            userVerification: "required";
        };
        PasskeySelection: {
            /** @enum {string} */
            residentKey: "required";
            requireResidentKey: boolean;
            /** @enum {string} */
            userVerification: "required";
        };
        PasskeySignIn: {
            passkey: components["schemas"]["PasskeyAnswer"];
        };
        PasskeyUser: {
            id: string;
            name: string;
            displayName: string;
        };
        PasswordChange: {
            /** Format: password */
            currentPassword: string;
            newPassword: components["schemas"]["ChosenPassword"];
        };
        PasswordReset: {
            newPassword: components["schemas"]["ChosenPassword"];
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
        Receipt: {
            name: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /** @description The SHA-256 digest of the bytes that arrived, in lower-case hex. */
            sha256: string;
        };
        ReceivedFile: {
            /**
             * Format: uuid
             * @description The file's.
             */
            id: string;
            name: string;
            mediaType: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
            /** @description As the sender typed it; nobody has proved it. */
            guestName?: string;
            /** Format: date-time */
            receivedAt: string;
        };
        ReceivedFilePage: {
            items: components["schemas"]["ReceivedFile"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        RecoveryCodeSet: {
            /** @description Shown only here: each stands in for the second factor once. */
            recoveryCodes: string[];
        };
        RegisterForm: {
            email: string;
            /** Format: password */
            password: string;
            displayName?: string;
        };
        ResetPasswordForm: {
            token: string;
            password: components["schemas"]["ChosenPassword"];
        };
        /** @description Every field may be there once (RFC 6749, section 3.2), also one that is not known here. */
        RevocationRequest: {
            token: string;
            token_type_hint?: string;
            client_id?: string;
            client_secret?: string;
        } & {
            [key: string]: string;
        };
        Role: {
            name: components["schemas"]["RoleName"];
            description?: string;
            scopes: components["schemas"]["Scope"][];
            /** @description Always there, and never changed. */
            builtIn: boolean;
            /** Format: date-time */
            createdAt?: string;
            /** Format: date-time */
            updatedAt?: string;
        };
        RoleName: string;
        RolePage: {
            items: components["schemas"]["Role"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        RolePatch: {
            description?: string | null;
            scopes?: components["schemas"]["Scope"][];
        };
        Scope: string;
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
        /** @description Exactly one of these. */
        SessionConfirmation: {
            /**
             * Format: password
             * @description For an account without a second factor.
             */
            password?: string;
            /** @description What the app shows now. */
            code?: string;
            /** @description One of those that were shown once. Case, spaces and hyphens do not count. */
            recoveryCode?: string;
            passkey?: components["schemas"]["PasskeyAnswer"];
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
             * @description When it was used last, to within a minute.
             */
            lastSeenAt: string;
            /**
             * Format: date-time
             * @description When the user proved last who they are. Absent when an identity provider signed them in without telling when it asked them.
             */
            authenticatedAt?: string;
            /** @description How they proved it, as RFC 8176 names it. */
            amr: string[];
            /**
             * Format: date-time
             * @description Unless it is refreshed before.
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description However often it is refreshed.
             */
            endsAt: string;
            /** @description Where it was used last. */
            address?: string;
            /** @description The program, as far as its `User-Agent` tells; it proves nothing. */
            browser?: string;
            operatingSystem?: string;
            /** @enum {string} */
            deviceKind: "desktop" | "mobile" | "tablet" | "tv" | "bot" | "other";
            /** @description The `User-Agent` it was used with last. */
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
        Share: {
            /** Format: uuid */
            id: string;
            /** @description The link. Whoever has it can use it. */
            url: string;
            name?: string;
            message?: string;
            /** @description In the order in which they were given; those that are in the trash or deleted are not shown to anybody. */
            fileIds: string[];
            hasPassword: boolean;
            /** Format: date-time */
            expiresAt?: string;
            /** Format: int32 */
            maxDownloads?: number;
            /** Format: int32 */
            downloadCount: number;
            /** Format: date-time */
            lastDownloadedAt?: string;
            state: components["schemas"]["ShareState"];
            /** @description The link as a PNG in a `data:` address; only of a single share. */
            qrCode?: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When its owner changed it last.
             */
            updatedAt: string;
        };
        SharePage: {
            items: components["schemas"]["Share"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        SharePatch: {
            name?: string | null;
            message?: string | null;
            /**
             * Format: password
             * @description At least 8 characters.
             */
            password?: string | null;
            /**
             * Format: date-time
             * @description In the future.
             */
            expiresAt?: string | null;
            /**
             * Format: int32
             * @description Fewer than there were: the share is used up.
             */
            maxDownloads?: number | null;
        };
        /** @enum {string} */
        ShareState: "active" | "expired" | "used-up";
        SharedFile: {
            /** Format: uuid */
            id: string;
            name: string;
            mediaType: string;
            /**
             * Format: int64
             * @description Bytes.
             */
            size: number;
        };
        SharedFiles: {
            name?: string;
            message?: string;
            files: components["schemas"]["SharedFile"][];
            /**
             * Format: int64
             * @description Of all files together.
             */
            totalBytes: number;
            /** Format: date-time */
            expiresAt?: string;
            /**
             * Format: int32
             * @description Absent: as many as one likes.
             */
            downloadsLeft?: number;
        };
        SignInForm: {
            email: string;
            /** Format: password */
            password: string;
            next?: string;
        };
        SigningKey: {
            /** @description The thumbprint (RFC 7638), as the header of its tokens has it. */
            kid: string;
            /** @enum {string} */
            algorithm: "ES256" | "EdDSA" | "RS256" | "HS256";
            /**
             * @description `next`: published, signs later; `active`: signs; `verifying`: signs no more; `retired`: its last token has ended; `revoked`: what it signed is refused.
             * @enum {string}
             */
            state: "next" | "active" | "verifying" | "retired" | "revoked";
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it signs, or began to.
             */
            activatesAt: string;
            /**
             * Format: date-time
             * @description When it stops verifying; absent while it signs or will sign.
             */
            retiresAt?: string;
            /** Format: date-time */
            revokedAt?: string;
        };
        SigningKeyPage: {
            items: components["schemas"]["SigningKey"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        SigningKeyRotation: {
            /**
             * @description Sign at once. A service that verifies tokens by itself may refuse them until it fetches the keys again.
             * @default false
             */
            immediately: boolean;
            /** @description An own key instead of a new one, as PEM or as a JWK in JSON, with its private part and without a passphrase. */
            key?: string;
        };
        TagCount: {
            tag: string;
            /**
             * Format: int64
             * @description Files in use that have it.
             */
            fileCount: number;
        };
        TagPage: {
            items: components["schemas"]["TagCount"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        Text: string;
        /** @description Every field may be there once (RFC 6749, section 3.2), also one that is not known here. */
        TokenRequest: {
            grant_type: string;
            refresh_token?: string;
            scope?: string;
            client_id?: string;
            client_secret?: string;
        } & {
            [key: string]: string;
        };
        TokenResponse: {
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /** Format: int32 */
            expires_in: number;
            /** @description Of a session alone. */
            refresh_token?: string;
            scope: string;
        };
        Unlocked: {
            /** @description To be sent as `Coffer-Unlock`. */
            unlockToken: string;
            /**
             * Format: int32
             * @description Seconds.
             */
            expiresIn: number;
        };
        Unlocking: {
            /** Format: password */
            password: string;
        };
        Upload: {
            /** Format: uuid */
            id: string;
            /** @description What the file will be called. */
            name: string;
            mediaType: string;
            /**
             * Format: int64
             * @description The first byte that is missing; all before it is stored for good.
             */
            offset: number;
            /**
             * Format: int64
             * @description Bytes of the whole file; absent while nobody has said.
             */
            length?: number;
            /**
             * Format: uuid
             * @description The file that it has become; absent before.
             */
            fileId?: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description When it is given up unless more of it comes; of a file’s, until when it can be asked for.
             */
            expiresAt: string;
        };
        UploadLink: {
            url: string;
            /**
             * Format: uuid
             * @description What the file will be.
             */
            fileId: string;
            /** Format: date-time */
            expiresAt: string;
        };
        UploadPage: {
            items: components["schemas"]["Upload"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        UploadRequest: {
            /** Format: uuid */
            id: string;
            /** @description The link. Whoever has it can use it. */
            url: string;
            name?: string;
            message?: string;
            hasPassword: boolean;
            /** Format: date-time */
            expiresAt?: string;
            /** Format: int32 */
            maxFiles?: number;
            /**
             * Format: int64
             * @description How many bytes it takes in all.
             */
            maxBytes?: number;
            /** @description What may be sent, as the sender declares it: media types, or `image/*` for all of a kind. Absent: everything. */
            mediaTypes: string[];
            /** Format: int32 */
            receivedFiles: number;
            /**
             * Format: int64
             * @description Of all that arrived.
             */
            receivedBytes: number;
            /** Format: date-time */
            lastReceivedAt?: string;
            state: components["schemas"]["UploadRequestState"];
            /** @description The link as a PNG in a `data:` address; only of a single upload request. */
            qrCode?: string;
            /** Format: date-time */
            createdAt: string;
        };
        UploadRequestPage: {
            items: components["schemas"]["UploadRequest"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        /** @enum {string} */
        UploadRequestState: "active" | "expired" | "full";
        Usage: {
            /**
             * Format: int64
             * @description The sum of the sizes of the files and of their former versions.
             */
            usedBytes: number;
            /**
             * Format: int64
             * @description What of it are former versions.
             */
            versionBytes: number;
            /**
             * Format: int64
             * @description What uploads under way hold of the quota, until they are stored or given up; 0 without a quota.
             */
            reservedBytes: number;
            /** Format: int64 */
            fileCount: number;
            /**
             * Format: int64
             * @description The account’s own, else that of the installation. Absent: as much as there is room for.
             */
            quotaBytes?: number;
            /**
             * Format: int64
             * @description The largest file that is stored here, of whichever type.
             */
            maxFileBytes: number;
            /**
             * @description Which media types are stored here. The most precise rule that fits a type decides (`image/png`, then `image/*`, then
             *     `*\/*`); what none fits is stored only where no rule allows anything. Absent: all are.
             */
            fileTypes?: components["schemas"]["FileTypeRule"][];
        };
        User: {
            /** Format: uuid */
            id: string;
            /** @description A service account has none. */
            email?: string;
            /**
             * Format: date-time
             * @description Absent until the owner has shown that they read what is sent to the address.
             */
            emailVerifiedAt?: string;
            displayName?: string;
            roles: string[];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        UserPage: {
            items: components["schemas"]["ManagedUser"][];
            nextCursor?: string;
            /**
             * Format: int64
             * @description With `count=exact`.
             */
            total?: number;
        };
        UserPatch: {
            displayName?: string | null;
            roles?: components["schemas"]["RoleName"][];
            disabled?: boolean;
            /** Format: int64 */
            quotaBytes?: number | null;
            /** @description A person’s alone. True lets in who registered and waits for the verification. */
            emailVerified?: boolean;
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
        /** @description The bytes are not those of `Upload-Checksum`; none of them was stored. */
        ChecksumMismatch: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/checksum-mismatch",
                 *       "title": "The checksum does not match",
                 *       "status": 460,
                 *       "detail": "The 1048576 bytes that arrived have another sha256.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
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
        /** @description It was there, and has been used, has expired or was withdrawn. */
        Gone: {
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
                 *       "type": "/problems/link-expired",
                 *       "title": "The link is over",
                 *       "status": 410,
                 *       "detail": "It was used before, or is too old.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The resource is not in a state that allows this, or the first request with the same `Idempotency-Key` still runs; then `Retry-After` tells when to ask again. */
        KeyedConflict: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Retry-After": components["headers"]["Retry-After-Running"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/idempotency-key-running",
                 *       "title": "The first request with this key still runs",
                 *       "status": 409,
                 *       "detail": "Send it again in a moment.",
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
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
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
        /** @description The error of RFC 6749, section 5.2. As `application/json` for a client that asks for that. */
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
                "application/json": components["schemas"]["OAuthProblem"];
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
        /** @description The client is not known, or its secret is wrong. As `application/json` for a client that asks for that. */
        OAuthUnauthorized: {
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
                 *       "type": "/problems/invalid-client",
                 *       "title": "The client is not known",
                 *       "status": 401,
                 *       "detail": "The client is not known, or its secret is wrong.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                 *       "error": "invalid_client",
                 *       "error_description": "The client is not known, or its secret is wrong."
                 *     }
                 */
                "application/json": components["schemas"]["OAuthProblem"];
                /**
                 * @example {
                 *       "type": "/problems/invalid-client",
                 *       "title": "The client is not known",
                 *       "status": 401,
                 *       "detail": "The client is not known, or its secret is wrong.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                 *       "error": "invalid_client",
                 *       "error_description": "The client is not known, or its secret is wrong."
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
        /** @description The resource is not in a state that allows this. */
        PageConflict: {
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
                /** @example <!doctype html><title>Coffer</title> */
                "text/html": components["schemas"]["Html"];
                /**
                 * @example {
                 *       "type": "/problems/email-taken",
                 *       "title": "The address is taken",
                 *       "status": 409,
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
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
        /** @description It was there, and has been used, has expired or was withdrawn. */
        PageGone: {
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
                "text/html": components["schemas"]["Html"];
                /**
                 * @example {
                 *       "type": "/problems/link-expired",
                 *       "title": "The link is over",
                 *       "status": 410,
                 *       "detail": "It was used before, or is too old.",
                 *       "instance": "/requests/0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is nothing of this name. */
        PageNotFound: {
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
                 *       "type": "/problems/identity-provider-not-found",
                 *       "title": "No such identity provider",
                 *       "status": 404,
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
        /** @description The range lies outside the file. */
        PageRangeNotSatisfiable: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Content-Range": components["headers"]["Content-Range-Unsatisfied"];
                "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
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
        /** @description Too many tries, or requests. */
        PageTooManyRequests: {
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
                "Content-Range": components["headers"]["Content-Range-Unsatisfied"];
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
        /** @description Too many tries, or requests. */
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
        /** @description The client speaks another version of tus, or does not say which. */
        TusVersionUnsupported: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                "Tus-Version": components["headers"]["Tus-Version"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/tus-version-unsupported",
                 *       "title": "This version of tus is not spoken",
                 *       "status": 412,
                 *       "detail": "This is tus 1.0.0.",
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
        /** @description Another request goes on with the upload. */
        UploadLocked: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Coffer-Version": components["headers"]["Coffer-Version"];
                "Cache-Control": components["headers"]["Cache-Control"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "/problems/upload-locked",
                 *       "title": "Another request has the upload",
                 *       "status": 423,
                 *       "detail": "Ask how far the upload is, and go on from there.",
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
         * @description Only what is about this account.
         * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
         */
        AuditAccountId: string;
        /**
         * @description Only this action, or with `.*` at the end all of its kind.
         * @example session.*
         */
        AuditAction: string;
        /**
         * @description Only what this account did.
         * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
         */
        AuditActorId: string;
        /**
         * @description Only what was done from this address.
         * @example 192.0.2.17
         */
        AuditAddress: string;
        /**
         * @description Only what succeeded, or only what was refused.
         * @example success
         */
        AuditResult: components["schemas"]["AuditResult"];
        /**
         * @description Only what was done to this.
         * @example session:0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21
         */
        AuditTarget: string;
        /**
         * @description The token in the link of the letter.
         * @example cofe_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
         */
        ChangeToken: string;
        /**
         * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
         * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
         */
        ContentDigest: string;
        /**
         * @description With raw bytes: the file's name (RFC 6266). Without it the file is called `unnamed`.
         * @example attachment; filename="quarterly-report.pdf"
         */
        ContentDisposition: string;
        /**
         * @description Bytes: just as many as the link was made for.
         * @example 182044
         */
        ContentLength: string;
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
         * @description What the last sign-in with this client answered in the header of the same name.
         * @example cofd_AZnzmxHHfSCKTltfbA2eIQ.1762074720412.example
         */
        DeviceProof: string;
        /**
         * @description `inline` lets a browser show the file when its type is safe.
         * @example attachment
         */
        Disposition: "attachment" | "inline";
        /**
         * @description What came with the beginning of a download. On https its name is `__Host-coffer_download`.
         * @example cofn_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
         */
        DownloadCookie: string;
        /**
         * @description The signed end of the link.
         * @example coft_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
         */
        DownloadToken: string;
        /**
         * @description What the page tells about the step before.
         * @example pending
         */
        EmailChangeNotice: components["schemas"]["EmailChangeState"];
        /**
         * @description What ties the sign-in to the browser that began it. On https its name is `__Host-coffer_external`.
         * @example 3q2-7wTf0m8Yx1aVbCdEfGhIjKlMnOpQrStUvWxYz01
         */
        ExternalSignInCookie: string;
        /**
         * @description The factor's id.
         * @example 0199f3b0-2d4e-7a11-9c3f-6e5d4c3b2a10
         */
        FactorId: string;
        /**
         * @description The file's id.
         * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
         */
        FileId: string;
        /**
         * @description What becomes of the account's files; `trash` unless given.
         * @example trash
         */
        Files: components["schemas"]["FilesChoice"];
        /**
         * @description Only files that lie in this folder itself.
         * @example /reports
         */
        Folder: string;
        /**
         * @description Who sends it, beside bytes without a form.
         * @example Grace
         */
        GuestName: string;
        /**
         * @description A text of your choice, such as a UUID, that makes it safe to send this very request again. See `info`.
         * @example 3f0c2b1e-8a54-4d6e-9b71-0c5d2e6f7a89
         */
        IdempotencyKey: string;
        /**
         * @description The linked identity's id.
         * @example 0199f3a9-2c4e-7a10-9b3d-4e5f60718293
         */
        IdentityId: string;
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
         * @description The invitation's id.
         * @example 0199f3c1-0d52-7e0a-9c33-6b1f0d8a4e72
         */
        InvitationId: string;
        /**
         * @description The token of the invitation's link.
         * @example cofi_8Jt0Qq3m1xkVYp2nZr5uS7wLhEaGbTcDfKiMoRvXyAs
         */
        InvitationToken: string;
        /**
         * @description The key's id.
         * @example 0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71
         */
        KeyId: string;
        /**
         * @description The key's id, its thumbprint (RFC 7638).
         * @example 7WWQJ2LmzRvb0w4dA3jYyqvxG3dV1hUqKcVdK9gOeYs
         */
        Kid: string;
        /**
         * @description How many at the most.
         * @example 20
         */
        Limit: number;
        /**
         * @description The token of the letter; without one, or with one that is over, the answer is 410.
         * @example cofp_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
         */
        LinkToken: string;
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
         * @description Only files whose metadata have these names with these values, all of them: `metadata=department=sales`. The first `=` ends the name.
         * @example [
         *       "department=sales"
         *     ]
         */
        Metadata: string[];
        /**
         * @description The challenge that the form answers; set by the sign-in form. On https its name is `__Host-coffer_mfa`.
         * @example cofm_b3BlbiBzZXNhbWUgYW5kIG5vYm9keSBlbHNlIGJ1dCB
         */
        MfaCookie: string;
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
        Notice: "uploaded" | "registered" | "verify-email" | "password-reset" | "email-verified";
        /**
         * @description Only what happened at or after this time.
         * @example 2026-01-01T00:00:00Z
         */
        OccurredAfter: string;
        /**
         * @description Only what happened before this time.
         * @example 2026-12-31T23:59:59Z
         */
        OccurredBefore: string;
        /**
         * @description Whose keys; the own ones without it.
         * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
         */
        OwnerId: string;
        /**
         * @description The folders of this folder; without it, those of `/`.
         * @example /
         */
        ParentFolder: string;
        /**
         * @description The passkey's id.
         * @example 0199f3b4-7c21-7e02-8d5a-1b2c3d4e5f60
         */
        PasskeyId: string;
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
         * @description The identity provider's id, as `listIdentityProviders` has it.
         * @example keycloak
         */
        ProviderId: string;
        /**
         * @description The bytes to send (RFC 9110, section 14).
         * @example bytes=0-1023
         */
        Range: string;
        /**
         * @description What the page tells first.
         * @example received
         */
        ReceivedNotice: "received";
        /**
         * @description The digest of the file (RFC 9530), checked on arrival.
         * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
         */
        ReprDigest: string;
        /**
         * @description The secret end of the link.
         * @example cofq_b7Zr0kQ2vXnL5tYwHs9JcA
         */
        RequestToken: string;
        /**
         * @description The token in the link of the letter.
         * @example cofp_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
         */
        ResetToken: string;
        /**
         * @description The role's name.
         * @example auditor
         */
        RoleName: components["schemas"]["RoleName"];
        /**
         * @description Only files with all of these words, or words that begin so, in name, description or a tag (the first 16 count). Case, accents and punctuation do not matter; a name falls apart where letters meet digits and where a small letter meets a capital one. Of Chinese, Japanese and others that are written without spaces, any two characters that stand together are found.
         * @example report
         */
        Search: string;
        /**
         * @description What the page tells about the step before.
         * @example sent
         */
        SentNotice: "sent";
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
         * @description The share's id.
         * @example 0199f3d4-5b2e-7c61-8f0a-9d3e6b1c7f24
         */
        ShareId: string;
        /**
         * @description The secret end of the link.
         * @example cofs_b7Zr0kQ2vXnL5tYwHs9JcA
         */
        ShareToken: string;
        /**
         * @description The folder that one looks into; without it, `/`.
         * @example /reports
         */
        ShownFolder: string;
        /**
         * @description The order; `-` puts the greatest first. `relevance` is for a search, with `q`, and what a search gets when nothing is asked for: the name before tags before the description, whole words before beginnings, the newest first among equals. A search of which each word is in more than 2,000 files, and that nothing else narrows to fewer, is put in order by time alone. Without `q` it is `-createdAt`.
         * @example -createdAt
         */
        Sort: "-createdAt" | "createdAt" | "-updatedAt" | "updatedAt" | "name" | "-name" | "size" | "-size" | "relevance";
        /**
         * @description Files in use, or those in the trash.
         * @example active
         */
        State: "active" | "trashed";
        /**
         * @description Only files with this tag; with `tags`, in addition to those.
         * @example finance
         */
        Tag: string;
        /**
         * @description Only tags that begin so; upper and lower case are the same.
         * @example fin
         */
        TagPrefix: string;
        /**
         * @description Only files with all of these tags; `tags=a&tags=b`.
         * @example [
         *       "finance"
         *     ]
         */
        Tags: string[];
        /**
         * @description Whose they become, with `files=transfer`.
         * @example 0199f3b0-5c1f-7a09-8d27-1e4b9c6a0f53
         */
        TransferTo: string;
        /**
         * @description The version of tus that the client speaks. Another one is refused with 412, and so is none.
         * @example 1.0.0
         */
        TusResumable: string;
        /**
         * @description The version of tus that the client speaks; may be absent here.
         * @example 1.0.0
         */
        TusResumableOptional: string;
        /**
         * @description Only files that lie in this folder or, at whatever depth, in one of its folders.
         * @example /reports
         */
        Under: string;
        /**
         * @description The token that the password was answered with.
         * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
         */
        Unlock: string;
        /**
         * @description The same, set by the form. On https its name is `__Host-coffer_unlock`.
         * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
         */
        UnlockCookie: string;
        /**
         * @description Only files changed last at or after this time.
         * @example 2026-01-01T00:00:00Z
         */
        UpdatedAfter: string;
        /**
         * @description Only files changed last before this time.
         * @example 2027-01-01T00:00:00Z
         */
        UpdatedBefore: string;
        /**
         * @description Of the bytes of this request: `sha1`, `sha256` or `crc32` (big-endian), and the digest in base64. They are stored only if it is theirs.
         * @example sha256 RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=
         */
        UploadChecksum: string;
        /**
         * @description Instead of `Upload-Length`: it is told later.
         * @example 1
         */
        UploadDeferLength: "1";
        /**
         * @description Where the file is to lie; a part `folder` of a form says it instead.
         * @example /reports
         */
        UploadFolder: string;
        /**
         * @description The upload’s id.
         * @example 0199f3d4-2b6e-7c10-8f4a-7d9e1c2b3a45
         */
        UploadId: string;
        /**
         * @description Bytes of the whole file. With an upload that began without, it may be told once.
         * @example 734003200
         */
        UploadLength: number;
        /**
         * @description Pairs of a key and a value in base64, separated by commas. `filename` (or `name`), `filetype` (or `type`), `description`, `tags` (a JSON array of strings), `metadata` (a JSON object of strings) and `folder` (as in `File`) describe the file; others are ignored.
         * @example filename aG9saWRheS5tcDQ=,filetype dmlkZW8vbXA0
         */
        UploadMetadata: string;
        /**
         * @description Where the bytes of this request begin.
         * @example 73400320
         */
        UploadOffset: number;
        /**
         * @description The upload request's id.
         * @example 0199f3d8-1c4f-7a93-b2e6-4f8d0a7c5e19
         */
        UploadRequestId: string;
        /**
         * @description The signed end of the link.
         * @example cofu_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
         */
        UploadToken: string;
        /**
         * @description The account's id.
         * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
         */
        UserId: string;
        /**
         * @description Only people or only services.
         * @example person
         */
        UserKind: components["schemas"]["AccountKind"];
        /**
         * @description Only accounts with this role.
         * @example member
         */
        UserRole: components["schemas"]["RoleName"];
        /**
         * @description Only accounts with this text in address or name; upper and lower case are the same.
         * @example ada
         */
        UserSearch: string;
        /**
         * @description The order; `-` puts the greatest first.
         * @example -createdAt
         */
        UserSort: "-createdAt" | "createdAt" | "email" | "-email";
        /**
         * @description Only accounts that can be used, or only disabled ones.
         * @example active
         */
        UserState: "active" | "disabled";
        /**
         * @description The token in the link of the letter.
         * @example cofv_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
         */
        VerificationToken: string;
        /**
         * @description The version's number.
         * @example 1
         */
        VersionNumber: number;
        /**
         * @description Which digests of the body of the answer are wanted (RFC 9530), greater numbers first, 0 for none. A wish; what is not given, or cannot be read, is passed over.
         * @example sha-512=5, sha-256=1
         */
        WantContentDigest: string;
        /**
         * @description Which digests of the file are wanted (RFC 9530), greater numbers first, 0 for none. A wish; what is not given, or cannot be read, is passed over.
         * @example sha-512=5, sha-256=1
         */
        WantReprDigest: string;
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
         * @description Proof that the account was signed in to with this client before. Keep it and send it as `Coffer-Device` with the next sign-in, so that somebody who guesses the password or a code cannot use up the tries of this client. A change of the password since makes the client a new one again, which the owner is told of by letter.
         * @example cofd_AZnzmxHHfSCKTltfbA2eIQ.1762074720412.example
         */
        "Coffer-Device": string;
        /**
         * @description The file that the upload has become; absent before.
         * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
         */
        "Coffer-File-Id": string;
        /**
         * @description The versions of this contract and of the service that answered, as a dictionary (RFC 9651).
         * @example contract="0.3.0", service="0.3.0"
         */
        "Coffer-Version": string;
        /**
         * @description The digest of the body as sent (RFC 9530), when `Want-Content-Digest` asked for it.
         * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
         */
        "Content-Digest": string;
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
         * @description The range sent, and the whole size; with several ranges it stands in each part instead.
         * @example bytes 0-1023/182044
         */
        "Content-Range": string;
        /**
         * @description The range sent, and the whole size.
         * @example bytes 0-1023/182044
         */
        "Content-Range-Sole": string;
        /**
         * @description The whole size.
         * @example bytes *\/182044
         */
        "Content-Range-Unsatisfied": string;
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
         * @description `true`: the answer of an earlier request with the same `Idempotency-Key`; nothing was done again.
         * @example true
         */
        "Idempotent-Replayed": string;
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
         * @description Of each limit that was counted: what is left, and for how many seconds it lasts.
         * @example "login";r=9;t=60, "login-network";r=99;t=60
         */
        RateLimit: string;
        /**
         * @description Of each limit that was counted: quota and window in seconds.
         * @example "login";q=10;w=60, "login-network";q=100;w=60
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
         * @description Seconds to wait before the next try, when the first request with the key still runs.
         * @example 1
         */
        "Retry-After-Running": number;
        /**
         * @description The page's cookies.
         * @example coffer_access=...; Path=/; HttpOnly; SameSite=Lax
         */
        "Set-Cookie": string;
        /**
         * @description The version of tus that is spoken.
         * @example 1.0.0
         */
        "Tus-Resumable": string;
        /**
         * @description The versions of tus that are spoken.
         * @example 1.0.0
         */
        "Tus-Version": string;
        /**
         * @description `1` while nobody has said how long the file is.
         * @example 1
         */
        "Upload-Defer-Length": string;
        /**
         * @description When the upload is given up unless more of it comes; of a file’s, until when it can be asked for.
         * @example Tue, 03 Nov 2026 09:16:41 GMT
         */
        "Upload-Expires": string;
        /**
         * @description Bytes of the whole file; absent while nobody has said.
         * @example 734003200
         */
        "Upload-Length": number;
        /**
         * @description As the client sent it.
         * @example filename aG9saWRheS5tcDQ=,filetype dmlkZW8vbXA0
         */
        "Upload-Metadata": string;
        /**
         * @description The first byte that is missing; all before it is stored for good.
         * @example 73400320
         */
        "Upload-Offset": number;
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    deleteMe: {
        parameters: {
            query?: {
                /**
                 * @description What becomes of the account's files; `trash` unless given.
                 * @example trash
                 */
                files?: components["parameters"]["Files"];
                /**
                 * @description Whose they become, with `files=transfer`.
                 * @example 0199f3b0-5c1f-7a09-8d27-1e4b9c6a0f53
                 */
                transferTo?: components["parameters"]["TransferTo"];
            };
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
        requestBody?: never;
        responses: {
            /** @description Nobody can use the account any more; what belongs to it is being deleted. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "files": "trash",
                     *       "filesExpireAt": "2026-12-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
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
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
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
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
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
    requestEmailChange: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada.lovelace@example.org"
                 *     }
                 */
                "application/json": components["schemas"]["EmailOnly"];
            };
        };
        responses: {
            /** @description Accepted. The answer is the same whether the new address is free or not. */
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
                    "application/json": components["schemas"]["Acceptance"];
                };
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
    getUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is stored now. */
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
                     *       "usedBytes": 483210,
                     *       "versionBytes": 20480,
                     *       "reservedBytes": 0,
                     *       "fileCount": 12,
                     *       "quotaBytes": 10737418240,
                     *       "maxFileBytes": 107374182400
                     *     }
                     */
                    "application/json": components["schemas"]["Usage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listMfaFactors: {
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
            /** @description A page of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3b0-2d4e-7a11-9c3f-6e5d4c3b2a10",
                     *           "kind": "totp",
                     *           "name": "Phone",
                     *           "active": true,
                     *           "createdAt": "2026-11-02T09:14:07.412Z",
                     *           "activatedAt": "2026-11-02T09:14:07.412Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MfaFactorPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createMfaFactor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "totp",
                 *       "name": "Phone"
                 *     }
                 */
                "application/json": components["schemas"]["NewMfaFactor"];
            };
        };
        responses: {
            /** @description Made. The secret is shown only here. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3b0-2d4e-7a11-9c3f-6e5d4c3b2a10",
                     *       "kind": "totp",
                     *       "name": "Phone",
                     *       "active": false,
                     *       "createdAt": "2026-11-02T09:14:07.412Z",
                     *       "secret": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
                     *       "otpauthUri": "otpauth://totp/Coffer:ada%40example.org?issuer=Coffer&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30",
                     *       "qrCode": "data:image/png;base64,iVBORw0KGgo="
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedMfaFactor"];
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
    deleteMfaFactor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The factor's id.
                 * @example 0199f3b0-2d4e-7a11-9c3f-6e5d4c3b2a10
                 */
                factorId: components["parameters"]["FactorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
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
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    activateMfaFactor: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path: {
                /**
                 * @description The factor's id.
                 * @example 0199f3b0-2d4e-7a11-9c3f-6e5d4c3b2a10
                 */
                factorId: components["parameters"]["FactorId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "492039"
                 *     }
                 */
                "application/json": components["schemas"]["MfaFactorActivation"];
            };
        };
        responses: {
            /** @description Active. With the account's first second factor come recovery codes, shown only here. */
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
                     *       "id": "0199f3b0-2d4e-7a11-9c3f-6e5d4c3b2a10",
                     *       "kind": "totp",
                     *       "name": "Phone",
                     *       "active": true,
                     *       "createdAt": "2026-11-02T09:14:07.412Z",
                     *       "activatedAt": "2026-11-02T09:14:07.412Z",
                     *       "recoveryCodes": [
                     *         "k3f9-0xw2-mq7c",
                     *         "8vtr-5hna-y2e4",
                     *         "p0d6-jz3b-q9sw",
                     *         "4m7x-c1kg-t8fv",
                     *         "w2ye-9b5n-0h3r",
                     *         "d6qs-k8zj-7p1m",
                     *         "v5ca-x3tf-2g9e",
                     *         "y1nh-r4wb-6m0k",
                     *         "s9jp-e7dv-5c2x",
                     *         "0t8g-m3qz-b4yf"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ActivatedMfaFactor"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
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
    createRecoveryCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The codes, shown only here. */
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
                     *       "recoveryCodes": [
                     *         "k3f9-0xw2-mq7c",
                     *         "8vtr-5hna-y2e4",
                     *         "p0d6-jz3b-q9sw",
                     *         "4m7x-c1kg-t8fv",
                     *         "w2ye-9b5n-0h3r",
                     *         "d6qs-k8zj-7p1m",
                     *         "v5ca-x3tf-2g9e",
                     *         "y1nh-r4wb-6m0k",
                     *         "s9jp-e7dv-5c2x",
                     *         "0t8g-m3qz-b4yf"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RecoveryCodeSet"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createPasskeyChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For `navigator.credentials.create`. */
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
                     *       "challenge": "Y2hhbGxlbmdl",
                     *       "rp": {
                     *         "id": "files.example.org",
                     *         "name": "Coffer"
                     *       },
                     *       "user": {
                     *         "id": "AZnzmxHHfSCKTltfbA2eIQ",
                     *         "name": "ada@example.org",
                     *         "displayName": "Ada"
                     *       },
                     *       "pubKeyCredParams": [
                     *         {
                     *           "type": "public-key",
                     *           "alg": -7
                     *         }
                     *       ],
                     *       "timeout": 300000,
                     *       "attestation": "none",
                     *       "excludeCredentials": [],
                     *       "authenticatorSelection": {
                     *         "residentKey": "required",
                     *         "requireResidentKey": true,
                     *         "userVerification": "required"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyCreationOptions"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listPasskeys: {
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
            /** @description A page of them. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3b4-7c21-7e02-8d5a-1b2c3d4e5f60",
                     *           "name": "Laptop",
                     *           "synced": true,
                     *           "createdAt": "2026-11-02T09:14:07.412Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createPasskey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Laptop",
                 *       "passkey": {
                 *         "id": "cGFzc2tleS1vZi10aGUtbGFwdG9w",
                 *         "rawId": "cGFzc2tleS1vZi10aGUtbGFwdG9w",
                 *         "type": "public-key",
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiWTJoaGJHeGxibWRsIiwib3JpZ2luIjoiaHR0cHM6Ly9maWxlcy5leGFtcGxlLm9yZyJ9",
                 *           "attestationObject": "o2NmbXRkbm9uZQ",
                 *           "transports": [
                 *             "internal"
                 *           ]
                 *         },
                 *         "clientExtensionResults": {}
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description Added. With the account's first second factor come recovery codes, shown only here. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3b4-7c21-7e02-8d5a-1b2c3d4e5f60",
                     *       "name": "Laptop",
                     *       "synced": true,
                     *       "createdAt": "2026-11-02T09:14:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedPasskey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getPasskey: {
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
                 * @description The passkey's id.
                 * @example 0199f3b4-7c21-7e02-8d5a-1b2c3d4e5f60
                 */
                passkeyId: components["parameters"]["PasskeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The passkey. */
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
                     *       "id": "0199f3b4-7c21-7e02-8d5a-1b2c3d4e5f60",
                     *       "name": "Laptop",
                     *       "synced": true,
                     *       "createdAt": "2026-11-02T09:14:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            /** @description Not changed. */
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    deletePasskey: {
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
                 * @description The passkey's id.
                 * @example 0199f3b4-7c21-7e02-8d5a-1b2c3d4e5f60
                 */
                passkeyId: components["parameters"]["PasskeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed. */
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
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    updatePasskey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Go on only if the entity tag is one of these.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path: {
                /**
                 * @description The passkey's id.
                 * @example 0199f3b4-7c21-7e02-8d5a-1b2c3d4e5f60
                 */
                passkeyId: components["parameters"]["PasskeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Old laptop"
                 *     }
                 */
                "application/json": components["schemas"]["PasskeyPatch"];
            };
        };
        responses: {
            /** @description Renamed. */
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
                     *       "id": "0199f3b4-7c21-7e02-8d5a-1b2c3d4e5f60",
                     *       "name": "Old laptop",
                     *       "synced": true,
                     *       "createdAt": "2026-11-02T09:14:07.412Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "ada@example.org"
                 *     }
                 */
                "application/json": components["schemas"]["EmailOnly"];
            };
        };
        responses: {
            /** @description Accepted. The answer is the same whether the address is known or not. */
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
                    "application/json": components["schemas"]["Acceptance"];
                };
            };
            400: components["responses"]["BadRequest"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path: {
                /**
                 * @description The token in the link of the letter.
                 * @example cofp_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
                 */
                resetToken: components["parameters"]["ResetToken"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "newPassword": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["PasswordReset"];
            };
        };
        responses: {
            /** @description The password is set. */
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
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    requestEmailVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted. */
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
                    "application/json": components["schemas"]["Acceptance"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token in the link of the letter.
                 * @example cofv_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
                 */
                verificationToken: components["parameters"]["VerificationToken"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The address is verified. */
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
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    confirmEmailChange: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The token in the link of the letter.
                 * @example cofe_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
                 */
                changeToken: components["parameters"]["ChangeToken"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Confirmed. */
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
                     *       "state": "pending"
                     *     }
                     */
                    "application/json": components["schemas"]["AddressConfirmation"];
                };
            };
            400: components["responses"]["BadRequest"];
            410: components["responses"]["Gone"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listSigningKeys: {
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
            /** @description The keys, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "kid": "7WWQJ2LmzRvb0w4dA3jYyqvxG3dV1hUqKcVdK9gOeYs",
                     *           "algorithm": "ES256",
                     *           "state": "active",
                     *           "createdAt": "2026-11-02T09:00:00.000Z",
                     *           "activatesAt": "2026-11-02T09:10:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SigningKeyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    rotateSigningKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "immediately": false
                 *     }
                 */
                "application/json": components["schemas"]["SigningKeyRotation"];
            };
        };
        responses: {
            /** @description The key, published. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "kid": "7WWQJ2LmzRvb0w4dA3jYyqvxG3dV1hUqKcVdK9gOeYs",
                     *       "algorithm": "ES256",
                     *       "state": "next",
                     *       "createdAt": "2026-11-02T09:00:00.000Z",
                     *       "activatesAt": "2026-11-02T09:10:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["SigningKey"];
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
    revokeSigningKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The key's id, its thumbprint (RFC 7638).
                 * @example 7WWQJ2LmzRvb0w4dA3jYyqvxG3dV1hUqKcVdK9gOeYs
                 */
                kid: components["parameters"]["Kid"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. A key that was revoked is never taken again. */
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listApiKeys: {
        parameters: {
            query?: {
                /**
                 * @description Whose keys; the own ones without it.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                ownerId?: components["parameters"]["OwnerId"];
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
            /** @description The keys, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71",
                     *           "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *           "name": "Nightly backup",
                     *           "scopes": [
                     *             "files:list",
                     *             "files:read"
                     *           ],
                     *           "allowedAddresses": [
                     *             "192.0.2.0/24"
                     *           ],
                     *           "createdAt": "2026-11-02T09:20:00.000Z",
                     *           "updatedAt": "2026-11-02T09:20:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKeyPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your choice, such as a UUID, that makes it safe to send this very request again. See `info`.
                 * @example 3f0c2b1e-8a54-4d6e-9b71-0c5d2e6f7a89
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Nightly backup",
                 *       "scopes": [
                 *         "files:list",
                 *         "files:read"
                 *       ],
                 *       "allowedAddresses": [
                 *         "192.0.2.0/24",
                 *         "127.0.0.0/8"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            /** @description The key, shown only here. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71",
                     *       "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "name": "Nightly backup",
                     *       "scopes": [
                     *         "files:list",
                     *         "files:read"
                     *       ],
                     *       "allowedAddresses": [
                     *         "192.0.2.0/24"
                     *       ],
                     *       "createdAt": "2026-11-02T09:20:00.000Z",
                     *       "updatedAt": "2026-11-02T09:20:00.000Z",
                     *       "key": "cof_031LcGoXR0416WXdMqk8CP_lnn3cIC3p8lS1nmkGQfA6Yh1fLsHNGH8w9jywPWQFuT1xHqtE"
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["KeyedConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getApiKey: {
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
                 * @description The key's id.
                 * @example 0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key, without its secret. */
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
                     *       "id": "0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71",
                     *       "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "name": "Nightly backup",
                     *       "scopes": [
                     *         "files:list",
                     *         "files:read"
                     *       ],
                     *       "allowedAddresses": [
                     *         "192.0.2.0/24"
                     *       ],
                     *       "createdAt": "2026-11-02T09:20:00.000Z",
                     *       "updatedAt": "2026-11-02T09:20:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description The copy that the client has is the current one. */
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    deleteApiKey: {
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
                 * @description The key's id.
                 * @example 0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    updateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Go on only if the entity tag is one of these.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path: {
                /**
                 * @description The key's id.
                 * @example 0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Backup at night"
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["ApiKeyPatch"];
                /**
                 * @example {
                 *       "name": "Backup at night"
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyPatch"];
            };
        };
        responses: {
            /** @description The key as it is now. */
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
                     *       "id": "0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71",
                     *       "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "name": "Backup at night",
                     *       "scopes": [
                     *         "files:list",
                     *         "files:read"
                     *       ],
                     *       "allowedAddresses": [
                     *         "192.0.2.0/24"
                     *       ],
                     *       "createdAt": "2026-11-02T09:20:00.000Z",
                     *       "updatedAt": "2026-11-02T09:20:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your choice, such as a UUID, that makes it safe to send this very request again. See `info`.
                 * @example 3f0c2b1e-8a54-4d6e-9b71-0c5d2e6f7a89
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path: {
                /**
                 * @description The key's id.
                 * @example 0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71
                 */
                keyId: components["parameters"]["KeyId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapSeconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["ApiKeyRotation"];
            };
        };
        responses: {
            /** @description The key with its new secret, shown only here. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3c1-7a42-7e10-8c5d-3b6f9e2a4d71",
                     *       "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "name": "Nightly backup",
                     *       "scopes": [
                     *         "files:list",
                     *         "files:read"
                     *       ],
                     *       "allowedAddresses": [
                     *         "192.0.2.0/24"
                     *       ],
                     *       "createdAt": "2026-11-02T09:20:00.000Z",
                     *       "updatedAt": "2026-11-02T09:20:00.000Z",
                     *       "key": "cof_031LcGoXR0416WXdMqk8CP_lnn3cIC3p8lS1nmkGQfA6Yh1fLsHNGH8w9jywPWQFuT1xHqtE",
                     *       "rotatedAt": "2026-11-03T09:20:00.000Z",
                     *       "previousSecretEndsAt": "2026-11-03T10:20:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["KeyedConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createServiceAccount: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your choice, such as a UUID, that makes it safe to send this very request again. See `info`.
                 * @example 3f0c2b1e-8a54-4d6e-9b71-0c5d2e6f7a89
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Backup robot",
                 *       "roles": [
                 *         "reader"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewServiceAccount"];
            };
        };
        responses: {
            /** @description The account. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3c0-51d8-7b3a-9f27-c4e80a6b1d92",
                     *       "kind": "service",
                     *       "displayName": "Backup robot",
                     *       "roles": [
                     *         "reader"
                     *       ],
                     *       "createdAt": "2026-11-02T09:18:00.000Z",
                     *       "updatedAt": "2026-11-02T09:18:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedUser"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["KeyedConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listAuditEvents: {
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
                 * @description Only this action, or with `.*` at the end all of its kind.
                 * @example session.*
                 */
                action?: components["parameters"]["AuditAction"];
                /**
                 * @description Only what succeeded, or only what was refused.
                 * @example success
                 */
                result?: components["parameters"]["AuditResult"];
                /**
                 * @description Only what is about this account.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                accountId?: components["parameters"]["AuditAccountId"];
                /**
                 * @description Only what this account did.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                actorId?: components["parameters"]["AuditActorId"];
                /**
                 * @description Only what was done to this.
                 * @example session:0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21
                 */
                target?: components["parameters"]["AuditTarget"];
                /**
                 * @description Only what was done from this address.
                 * @example 192.0.2.17
                 */
                address?: components["parameters"]["AuditAddress"];
                /**
                 * @description Only what happened at or after this time.
                 * @example 2026-01-01T00:00:00Z
                 */
                occurredAfter?: components["parameters"]["OccurredAfter"];
                /**
                 * @description Only what happened before this time.
                 * @example 2026-12-31T23:59:59Z
                 */
                occurredBefore?: components["parameters"]["OccurredBefore"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of events, or all of them as lines. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    Link: components["headers"]["Link"];
                    Vary: components["headers"]["Vary"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                     *           "occurredAt": "2026-11-02T09:12:00.000Z",
                     *           "action": "session.created",
                     *           "result": "success",
                     *           "actor": {
                     *             "kind": "account",
                     *             "id": "0199f390-4a0b-7c55-b1de-90c4d2f7a318"
                     *           },
                     *           "accountId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *           "target": "session:0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21",
                     *           "details": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuditEventPage"];
                    /** @example {"id":"0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36","occurredAt":"2026-11-02T09:12:00.000Z","action":"session.created","result":"success","actor":{"kind":"account"},"details":{}} */
                    "application/x-ndjson": components["schemas"]["AuditEventLines"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listOwnAuditEvents: {
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
                 * @description Only this action, or with `.*` at the end all of its kind.
                 * @example session.*
                 */
                action?: components["parameters"]["AuditAction"];
                /**
                 * @description Only what succeeded, or only what was refused.
                 * @example success
                 */
                result?: components["parameters"]["AuditResult"];
                /**
                 * @description Only what happened at or after this time.
                 * @example 2026-01-01T00:00:00Z
                 */
                occurredAfter?: components["parameters"]["OccurredAfter"];
                /**
                 * @description Only what happened before this time.
                 * @example 2026-12-31T23:59:59Z
                 */
                occurredBefore?: components["parameters"]["OccurredBefore"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of events. */
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
                     *           "occurredAt": "2026-11-02T09:12:00.000Z",
                     *           "action": "session.created",
                     *           "result": "success",
                     *           "actor": {
                     *             "kind": "account",
                     *             "id": "0199f390-4a0b-7c55-b1de-90c4d2f7a318"
                     *           },
                     *           "accountId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *           "target": "session:0199f39b-11c7-7d20-8a4e-5b1f6c0d9e21",
                     *           "details": {}
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["AuditEventPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
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
                 * @description Only files with all of these words, or words that begin so, in name, description or a tag (the first 16 count). Case, accents and punctuation do not matter; a name falls apart where letters meet digits and where a small letter meets a capital one. Of Chinese, Japanese and others that are written without spaces, any two characters that stand together are found.
                 * @example report
                 */
                q?: components["parameters"]["Search"];
                /**
                 * @description Only files of this media type; `image/*` for a whole family.
                 * @example application/pdf
                 */
                mediaType?: components["parameters"]["MediaType"];
                /**
                 * @description Only files with this tag; with `tags`, in addition to those.
                 * @example finance
                 */
                tag?: components["parameters"]["Tag"];
                /**
                 * @description Only files with all of these tags; `tags=a&tags=b`.
                 * @example [
                 *       "finance"
                 *     ]
                 */
                tags?: components["parameters"]["Tags"];
                /**
                 * @description Only files whose metadata have these names with these values, all of them: `metadata=department=sales`. The first `=` ends the name.
                 * @example [
                 *       "department=sales"
                 *     ]
                 */
                metadata?: components["parameters"]["Metadata"];
                /**
                 * @description Only files that lie in this folder itself.
                 * @example /reports
                 */
                folder?: components["parameters"]["Folder"];
                /**
                 * @description Only files that lie in this folder or, at whatever depth, in one of its folders.
                 * @example /reports
                 */
                under?: components["parameters"]["Under"];
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
                 * @description Only files changed last at or after this time.
                 * @example 2026-01-01T00:00:00Z
                 */
                updatedAfter?: components["parameters"]["UpdatedAfter"];
                /**
                 * @description Only files changed last before this time.
                 * @example 2027-01-01T00:00:00Z
                 */
                updatedBefore?: components["parameters"]["UpdatedBefore"];
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
                 * @description The order; `-` puts the greatest first. `relevance` is for a search, with `q`, and what a search gets when nothing is asked for: the name before tags before the description, whole words before beginnings, the newest first among equals. A search of which each word is in more than 2,000 files, and that nothing else narrows to fewer, is put in order by time alone. Without `q` it is `-createdAt`.
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
                     *           "folder": "/reports",
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    uploadFile: {
        parameters: {
            query?: {
                /**
                 * @description Where the file is to lie; a part `folder` of a form says it instead.
                 * @example /reports
                 */
                folder?: components["parameters"]["UploadFolder"];
            };
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
                /**
                 * @description A text of your choice, such as a UUID, that makes it safe to send this very request again. See `info`.
                 * @example 3f0c2b1e-8a54-4d6e-9b71-0c5d2e6f7a89
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
                /**
                 * @description Which digests of the body of the answer are wanted (RFC 9530), greater numbers first, 0 for none. A wish; what is not given, or cannot be read, is passed over.
                 * @example sha-512=5, sha-256=1
                 */
                "Want-Content-Digest"?: components["parameters"]["WantContentDigest"];
                /**
                 * @description Which digests of the file are wanted (RFC 9530), greater numbers first, 0 for none. A wish; what is not given, or cannot be read, is passed over.
                 * @example sha-512=5, sha-256=1
                 */
                "Want-Repr-Digest"?: components["parameters"]["WantReprDigest"];
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
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Content-Digest": components["headers"]["Content-Digest"];
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
                     *       "folder": "/reports",
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
            409: components["responses"]["KeyedConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    changeFiles: {
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
                 *       "action": "tag",
                 *       "fileIds": [
                 *         "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *       ],
                 *       "tags": [
                 *         "finance"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["FileBatch"];
            };
        };
        responses: {
            /** @description What became of each file. */
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
                     *       "results": [
                     *         {
                     *           "id": "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                     *           "status": 200
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FileBatchResult"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
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
                     *       "folder": "/reports",
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
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
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
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
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
                     *       "folder": "/reports",
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
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
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
                     *       "folder": "/reports",
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getThumbnail: {
        parameters: {
            query?: {
                /**
                 * @description Pixels of the longer side; a smaller picture stays as it is.
                 * @example 256
                 */
                size?: 128 | 256 | 512;
            };
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
            /** @description The picture. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Length": components["headers"]["Content-Length"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "image/webp": string;
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
            429: components["responses"]["TooManyRequests"];
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
                /**
                 * @description Which digests of the body of the answer are wanted (RFC 9530), greater numbers first, 0 for none. A wish; what is not given, or cannot be read, is passed over.
                 * @example sha-512=5, sha-256=1
                 */
                "Want-Content-Digest"?: components["parameters"]["WantContentDigest"];
                /**
                 * @description Which digests of the file are wanted (RFC 9530), greater numbers first, 0 for none. A wish; what is not given, or cannot be read, is passed over.
                 * @example sha-512=5, sha-256=1
                 */
                "Want-Repr-Digest"?: components["parameters"]["WantReprDigest"];
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
                    "Content-Digest": components["headers"]["Content-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The range asked for, or several as `multipart/byteranges` (RFC 9110, section 14.6), each part with its own `Content-Type` and `Content-Range`. `Content-Digest` is there when it was asked for and the range has at most 1 MiB. */
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
                    "Content-Digest": components["headers"]["Content-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                    "multipart/byteranges": string;
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
            429: components["responses"]["TooManyRequests"];
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
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
                /**
                 * @description Which digests of the body of the answer are wanted (RFC 9530), greater numbers first, 0 for none. A wish; what is not given, or cannot be read, is passed over.
                 * @example sha-512=5, sha-256=1
                 */
                "Want-Content-Digest"?: components["parameters"]["WantContentDigest"];
                /**
                 * @description Which digests of the file are wanted (RFC 9530), greater numbers first, 0 for none. A wish; what is not given, or cannot be read, is passed over.
                 * @example sha-512=5, sha-256=1
                 */
                "Want-Repr-Digest"?: components["parameters"]["WantReprDigest"];
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
                    "Content-Digest": components["headers"]["Content-Digest"];
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
                     *       "folder": "/reports",
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listFileVersions: {
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
            /** @description A page of versions. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "version": 2,
                     *           "current": true,
                     *           "mediaType": "application/pdf",
                     *           "size": 182044,
                     *           "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                     *           "storedBy": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *           "createdAt": "2026-11-02T09:14:07.412Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FileVersionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    deleteFileVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
                /**
                 * @description The version's number.
                 * @example 1
                 */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
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
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    downloadFileVersion: {
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
                /**
                 * @description Which digests of the body of the answer are wanted (RFC 9530), greater numbers first, 0 for none. A wish; what is not given, or cannot be read, is passed over.
                 * @example sha-512=5, sha-256=1
                 */
                "Want-Content-Digest"?: components["parameters"]["WantContentDigest"];
            };
            path: {
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
                /**
                 * @description The version's number.
                 * @example 1
                 */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole version, with the media type that it had. */
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
                    "Content-Digest": components["headers"]["Content-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                };
            };
            /** @description The range asked for, or several as `multipart/byteranges`, as `downloadFile` answers them. */
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
                    "Content-Digest": components["headers"]["Content-Digest"];
                    [name: string]: unknown;
                };
                content: {
                    "*/*": string;
                    "multipart/byteranges": string;
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    restoreFileVersion: {
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
                /**
                 * @description The version's number.
                 * @example 1
                 */
                version: components["parameters"]["VersionNumber"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file with the bytes of that version. */
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
                     *       "folder": "/reports",
                     *       "ownerId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "version": 4,
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
            413: components["responses"]["PayloadTooLarge"];
            428: components["responses"]["PreconditionRequired"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listFolders: {
        parameters: {
            query?: {
                /**
                 * @description The folders of this folder; without it, those of `/`.
                 * @example /
                 */
                parent?: components["parameters"]["ParentFolder"];
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
            /** @description One page of the folders. */
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
                     *           "path": "/reports",
                     *           "name": "reports",
                     *           "fileCount": 3,
                     *           "totalFileCount": 12
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["FolderPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listTags: {
        parameters: {
            query?: {
                /**
                 * @description Only tags that begin so; upper and lower case are the same.
                 * @example fin
                 */
                prefix?: components["parameters"]["TagPrefix"];
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
            /** @description One page of the tags. */
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
                     *           "tag": "finance",
                     *           "fileCount": 12
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TagPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createDownloadLink: {
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
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "expiresIn": 300
                 *     }
                 */
                "application/json": components["schemas"]["NewDownloadLink"];
            };
        };
        responses: {
            /** @description The link. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://files.example.org/d/coft_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI",
                     *       "expiresAt": "2026-11-02T09:35:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["DownloadLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createUploadLink: {
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
                 *       "name": "quarterly-report.pdf",
                 *       "mediaType": "application/pdf",
                 *       "size": 182044,
                 *       "expiresIn": 300
                 *     }
                 */
                "application/json": components["schemas"]["NewUploadLink"];
            };
        };
        responses: {
            /** @description The link, and the id that the file will have. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "url": "https://files.example.org/u/cofu_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI",
                     *       "fileId": "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                     *       "expiresAt": "2026-11-02T09:35:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["UploadLink"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    downloadByLink: {
        parameters: {
            query?: never;
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
                 * @description Answer 304 if the entity tag is one of these.
                 * @example "0"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Answer 304 unless changed after this time; ignored beside `If-None-Match`.
                 * @example Mon, 02 Nov 2026 09:14:07 GMT
                 */
                "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            path: {
                /**
                 * @description The signed end of the link.
                 * @example coft_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                downloadToken: components["parameters"]["DownloadToken"];
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
                    "Content-Range": components["headers"]["Content-Range-Sole"];
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
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            416: components["responses"]["RangeNotSatisfiable"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    uploadByLink: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Bytes: just as many as the link was made for.
                 * @example 182044
                 */
                "Content-Length"?: components["parameters"]["ContentLength"];
            };
            path: {
                /**
                 * @description The signed end of the link.
                 * @example cofu_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                uploadToken: components["parameters"]["UploadToken"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Stored. */
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
                     *       "name": "quarterly-report.pdf",
                     *       "size": 182044,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *     }
                     */
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            400: components["responses"]["BadRequest"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listShares: {
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
            /** @description One page of the account's shares. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3d4-5b2e-7c61-8f0a-9d3e6b1c7f24",
                     *           "url": "https://files.example.org/s/cofs_b7Zr0kQ2vXnL5tYwHs9JcA",
                     *           "name": "Figures of the third quarter",
                     *           "fileIds": [
                     *             "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                     *           ],
                     *           "hasPassword": true,
                     *           "expiresAt": "2026-12-01T00:00:00.000Z",
                     *           "maxDownloads": 10,
                     *           "downloadCount": 2,
                     *           "lastDownloadedAt": "2026-11-03T10:20:00.000Z",
                     *           "state": "active",
                     *           "createdAt": "2026-11-02T09:30:00.000Z",
                     *           "updatedAt": "2026-11-02T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SharePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createShare: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your choice, such as a UUID, that makes it safe to send this very request again. See `info`.
                 * @example 3f0c2b1e-8a54-4d6e-9b71-0c5d2e6f7a89
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fileIds": [
                 *         "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                 *       ],
                 *       "name": "Figures of the third quarter",
                 *       "password": "seven small boats",
                 *       "expiresAt": "2100-12-01T00:00:00.000Z",
                 *       "maxDownloads": 10
                 *     }
                 */
                "application/json": components["schemas"]["NewShare"];
            };
        };
        responses: {
            /** @description The share, with its link. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3d4-5b2e-7c61-8f0a-9d3e6b1c7f24",
                     *       "url": "https://files.example.org/s/cofs_b7Zr0kQ2vXnL5tYwHs9JcA",
                     *       "name": "Figures of the third quarter",
                     *       "fileIds": [
                     *         "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                     *       ],
                     *       "hasPassword": true,
                     *       "expiresAt": "2026-12-01T00:00:00.000Z",
                     *       "maxDownloads": 10,
                     *       "downloadCount": 0,
                     *       "state": "active",
                     *       "createdAt": "2026-11-02T09:30:00.000Z",
                     *       "updatedAt": "2026-11-02T09:30:00.000Z",
                     *       "qrCode": "data:image/png;base64,iVBORw0KGgo="
                     *     }
                     */
                    "application/json": components["schemas"]["Share"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["KeyedConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getShare: {
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
                 * @description The share's id.
                 * @example 0199f3d4-5b2e-7c61-8f0a-9d3e6b1c7f24
                 */
                shareId: components["parameters"]["ShareId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The share. */
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
                     *       "id": "0199f3d4-5b2e-7c61-8f0a-9d3e6b1c7f24",
                     *       "url": "https://files.example.org/s/cofs_b7Zr0kQ2vXnL5tYwHs9JcA",
                     *       "name": "Figures of the third quarter",
                     *       "fileIds": [
                     *         "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                     *       ],
                     *       "hasPassword": true,
                     *       "expiresAt": "2026-12-01T00:00:00.000Z",
                     *       "maxDownloads": 10,
                     *       "downloadCount": 2,
                     *       "lastDownloadedAt": "2026-11-03T10:20:00.000Z",
                     *       "state": "active",
                     *       "createdAt": "2026-11-02T09:30:00.000Z",
                     *       "updatedAt": "2026-11-02T09:30:00.000Z",
                     *       "qrCode": "data:image/png;base64,iVBORw0KGgo="
                     *     }
                     */
                    "application/json": components["schemas"]["Share"];
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    deleteShare: {
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
                 * @description The share's id.
                 * @example 0199f3d4-5b2e-7c61-8f0a-9d3e6b1c7f24
                 */
                shareId: components["parameters"]["ShareId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link is over. */
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    updateShare: {
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
                 * @description The share's id.
                 * @example 0199f3d4-5b2e-7c61-8f0a-9d3e6b1c7f24
                 */
                shareId: components["parameters"]["ShareId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "maxDownloads": 20
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["SharePatch"];
                /**
                 * @example {
                 *       "maxDownloads": 20
                 *     }
                 */
                "application/json": components["schemas"]["SharePatch"];
            };
        };
        responses: {
            /** @description The share as it is now. */
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
                     *       "id": "0199f3d4-5b2e-7c61-8f0a-9d3e6b1c7f24",
                     *       "url": "https://files.example.org/s/cofs_b7Zr0kQ2vXnL5tYwHs9JcA",
                     *       "name": "Figures of the third quarter",
                     *       "fileIds": [
                     *         "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36"
                     *       ],
                     *       "hasPassword": true,
                     *       "expiresAt": "2026-12-01T00:00:00.000Z",
                     *       "maxDownloads": 20,
                     *       "downloadCount": 2,
                     *       "lastDownloadedAt": "2026-11-03T10:20:00.000Z",
                     *       "state": "active",
                     *       "createdAt": "2026-11-02T09:30:00.000Z",
                     *       "updatedAt": "2026-11-02T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Share"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            412: components["responses"]["PreconditionFailed"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    openShare: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The token that the password was answered with.
                 * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                "Coffer-Unlock"?: components["parameters"]["Unlock"];
            };
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofs_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                shareToken: components["parameters"]["ShareToken"];
            };
            cookie?: {
                /**
                 * @description The same, set by the form. On https its name is `__Host-coffer_unlock`.
                 * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                coffer_unlock?: components["parameters"]["UnlockCookie"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description What is shared. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Figures of the third quarter",
                     *       "files": [
                     *         {
                     *           "id": "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                     *           "name": "quarterly-report.pdf",
                     *           "mediaType": "application/pdf",
                     *           "size": 182044
                     *         }
                     *       ],
                     *       "totalBytes": 182044,
                     *       "expiresAt": "2026-12-01T00:00:00.000Z",
                     *       "downloadsLeft": 8
                     *     }
                     */
                    "application/json": components["schemas"]["SharedFiles"];
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["PageBadRequest"];
            401: components["responses"]["PageUnauthorized"];
            404: components["responses"]["PageNotFound"];
            410: components["responses"]["PageGone"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    unlockShare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofs_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                shareToken: components["parameters"]["ShareToken"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "seven small boats"
                 *     }
                 */
                "application/json": components["schemas"]["Unlocking"];
                /**
                 * @example {
                 *       "password": "seven small boats"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["Unlocking"];
            };
        };
        responses: {
            /** @description Unlocked. */
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
                     *       "unlockToken": "cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI",
                     *       "expiresIn": 1800
                     *     }
                     */
                    "application/json": components["schemas"]["Unlocked"];
                };
            };
            /** @description Unlocked; back to the page. */
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
            404: components["responses"]["PageNotFound"];
            408: components["responses"]["PageRequestTimeout"];
            410: components["responses"]["PageGone"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    downloadShare: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The token that the password was answered with.
                 * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                "Coffer-Unlock"?: components["parameters"]["Unlock"];
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
                 * @description Answer 304 if the entity tag is one of these.
                 * @example "0"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Answer 304 unless changed after this time; ignored beside `If-None-Match`.
                 * @example Mon, 02 Nov 2026 09:14:07 GMT
                 */
                "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofs_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                shareToken: components["parameters"]["ShareToken"];
            };
            cookie?: {
                /**
                 * @description The same, set by the form. On https its name is `__Host-coffer_unlock`.
                 * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                coffer_unlock?: components["parameters"]["UnlockCookie"];
                /**
                 * @description What came with the beginning of a download. On https its name is `__Host-coffer_download`.
                 * @example cofn_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                coffer_download?: components["parameters"]["DownloadCookie"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description The whole file with its own media type, or an archive. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    ETag: components["headers"]["ETag"];
                    "Content-Disposition": components["headers"]["Content-Disposition"];
                    /**
                     * @description The digest of the whole file (RFC 9530); an archive has none.
                     * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                     */
                    "Repr-Digest"?: string;
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Accept-Ranges": components["headers"]["Accept-Ranges"];
                    "Last-Modified": components["headers"]["Last-Modified"];
                    "Content-Length": components["headers"]["Content-Length"];
                    "X-Content-Type-Options": components["headers"]["X-Content-Type-Options"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
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
                    "Content-Range": components["headers"]["Content-Range-Sole"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
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
            400: components["responses"]["PageBadRequest"];
            401: components["responses"]["PageUnauthorized"];
            404: components["responses"]["PageNotFound"];
            410: components["responses"]["PageGone"];
            416: components["responses"]["PageRangeNotSatisfiable"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    downloadSharedFile: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The token that the password was answered with.
                 * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                "Coffer-Unlock"?: components["parameters"]["Unlock"];
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
                 * @description Answer 304 if the entity tag is one of these.
                 * @example "0"
                 */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
                /**
                 * @description Answer 304 unless changed after this time; ignored beside `If-None-Match`.
                 * @example Mon, 02 Nov 2026 09:14:07 GMT
                 */
                "If-Modified-Since"?: components["parameters"]["IfModifiedSince"];
            };
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofs_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                shareToken: components["parameters"]["ShareToken"];
                /**
                 * @description The file's id.
                 * @example 0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36
                 */
                fileId: components["parameters"]["FileId"];
            };
            cookie?: {
                /**
                 * @description The same, set by the form. On https its name is `__Host-coffer_unlock`.
                 * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                coffer_unlock?: components["parameters"]["UnlockCookie"];
                /**
                 * @description What came with the beginning of a download. On https its name is `__Host-coffer_download`.
                 * @example cofn_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                coffer_download?: components["parameters"]["DownloadCookie"];
            };
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
                    "Set-Cookie": components["headers"]["Set-Cookie"];
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
                    "Content-Range": components["headers"]["Content-Range-Sole"];
                    "Set-Cookie": components["headers"]["Set-Cookie"];
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
            400: components["responses"]["PageBadRequest"];
            401: components["responses"]["PageUnauthorized"];
            404: components["responses"]["PageNotFound"];
            410: components["responses"]["PageGone"];
            416: components["responses"]["PageRangeNotSatisfiable"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    listUploadRequests: {
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
            /** @description One page of the account's upload requests. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3d8-1c4f-7a93-b2e6-4f8d0a7c5e19",
                     *           "url": "https://files.example.org/r/cofq_b7Zr0kQ2vXnL5tYwHs9JcA",
                     *           "name": "Photographs of the excursion",
                     *           "hasPassword": false,
                     *           "expiresAt": "2026-12-01T00:00:00.000Z",
                     *           "maxFiles": 50,
                     *           "maxBytes": 1073741824,
                     *           "mediaTypes": [
                     *             "image/*"
                     *           ],
                     *           "receivedFiles": 1,
                     *           "receivedBytes": 182044,
                     *           "lastReceivedAt": "2026-11-03T10:20:00.000Z",
                     *           "state": "active",
                     *           "createdAt": "2026-11-02T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UploadRequestPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createUploadRequest: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your choice, such as a UUID, that makes it safe to send this very request again. See `info`.
                 * @example 3f0c2b1e-8a54-4d6e-9b71-0c5d2e6f7a89
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Photographs of the excursion",
                 *       "expiresAt": "2100-12-01T00:00:00.000Z",
                 *       "maxFiles": 50,
                 *       "maxBytes": 1073741824,
                 *       "mediaTypes": [
                 *         "image/*"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewUploadRequest"];
            };
        };
        responses: {
            /** @description The upload request, with its link. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3d8-1c4f-7a93-b2e6-4f8d0a7c5e19",
                     *       "url": "https://files.example.org/r/cofq_b7Zr0kQ2vXnL5tYwHs9JcA",
                     *       "name": "Photographs of the excursion",
                     *       "hasPassword": false,
                     *       "expiresAt": "2026-12-01T00:00:00.000Z",
                     *       "maxFiles": 50,
                     *       "maxBytes": 1073741824,
                     *       "mediaTypes": [
                     *         "image/*"
                     *       ],
                     *       "receivedFiles": 0,
                     *       "receivedBytes": 0,
                     *       "state": "active",
                     *       "createdAt": "2026-11-02T09:30:00.000Z",
                     *       "qrCode": "data:image/png;base64,iVBORw0KGgo="
                     *     }
                     */
                    "application/json": components["schemas"]["UploadRequest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["KeyedConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getUploadRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The upload request's id.
                 * @example 0199f3d8-1c4f-7a93-b2e6-4f8d0a7c5e19
                 */
                uploadRequestId: components["parameters"]["UploadRequestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload request. */
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
                     *       "id": "0199f3d8-1c4f-7a93-b2e6-4f8d0a7c5e19",
                     *       "url": "https://files.example.org/r/cofq_b7Zr0kQ2vXnL5tYwHs9JcA",
                     *       "name": "Photographs of the excursion",
                     *       "hasPassword": false,
                     *       "expiresAt": "2026-12-01T00:00:00.000Z",
                     *       "maxFiles": 50,
                     *       "maxBytes": 1073741824,
                     *       "mediaTypes": [
                     *         "image/*"
                     *       ],
                     *       "receivedFiles": 1,
                     *       "receivedBytes": 182044,
                     *       "lastReceivedAt": "2026-11-03T10:20:00.000Z",
                     *       "state": "active",
                     *       "createdAt": "2026-11-02T09:30:00.000Z",
                     *       "qrCode": "data:image/png;base64,iVBORw0KGgo="
                     *     }
                     */
                    "application/json": components["schemas"]["UploadRequest"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    deleteUploadRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The upload request's id.
                 * @example 0199f3d8-1c4f-7a93-b2e6-4f8d0a7c5e19
                 */
                uploadRequestId: components["parameters"]["UploadRequestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link is over. */
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listReceivedFiles: {
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
            path: {
                /**
                 * @description The upload request's id.
                 * @example 0199f3d8-1c4f-7a93-b2e6-4f8d0a7c5e19
                 */
                uploadRequestId: components["parameters"]["UploadRequestId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of what arrived. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3a2-6c1d-7b4e-9a51-2f7c8d1e0b36",
                     *           "name": "summit.jpg",
                     *           "mediaType": "image/jpeg",
                     *           "size": 182044,
                     *           "guestName": "Grace",
                     *           "receivedAt": "2026-11-03T10:20:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ReceivedFilePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    openUploadRequest: {
        parameters: {
            query?: {
                /**
                 * @description What the page tells first.
                 * @example received
                 */
                notice?: components["parameters"]["ReceivedNotice"];
            };
            header?: {
                /**
                 * @description The token that the password was answered with.
                 * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                "Coffer-Unlock"?: components["parameters"]["Unlock"];
            };
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofq_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                requestToken: components["parameters"]["RequestToken"];
            };
            cookie?: {
                /**
                 * @description The same, set by the form. On https its name is `__Host-coffer_unlock`.
                 * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                coffer_unlock?: components["parameters"]["UnlockCookie"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description What is asked for. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Photographs of the excursion",
                     *       "mediaTypes": [
                     *         "image/*"
                     *       ],
                     *       "expiresAt": "2026-12-01T00:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["OpenedUploadRequest"];
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["PageBadRequest"];
            401: components["responses"]["PageUnauthorized"];
            404: components["responses"]["PageNotFound"];
            410: components["responses"]["PageGone"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    unlockUploadRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofq_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                requestToken: components["parameters"]["RequestToken"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "seven small boats"
                 *     }
                 */
                "application/json": components["schemas"]["Unlocking"];
                /**
                 * @example {
                 *       "password": "seven small boats"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["Unlocking"];
            };
        };
        responses: {
            /** @description Unlocked. */
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
                     *       "unlockToken": "cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI",
                     *       "expiresIn": 1800
                     *     }
                     */
                    "application/json": components["schemas"]["Unlocked"];
                };
            };
            /** @description Unlocked; back to the page. */
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
            404: components["responses"]["PageNotFound"];
            408: components["responses"]["PageRequestTimeout"];
            410: components["responses"]["PageGone"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    uploadToRequest: {
        parameters: {
            query?: {
                /**
                 * @description Who sends it, beside bytes without a form.
                 * @example Grace
                 */
                guestName?: components["parameters"]["GuestName"];
            };
            header?: {
                /**
                 * @description The token that the password was answered with.
                 * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                "Coffer-Unlock"?: components["parameters"]["Unlock"];
                /**
                 * @description With raw bytes: the file's name (RFC 6266). Without it the file is called `unnamed`.
                 * @example attachment; filename="quarterly-report.pdf"
                 */
                "Content-Disposition"?: components["parameters"]["ContentDisposition"];
            };
            path: {
                /**
                 * @description The secret end of the link.
                 * @example cofq_b7Zr0kQ2vXnL5tYwHs9JcA
                 */
                requestToken: components["parameters"]["RequestToken"];
            };
            cookie?: {
                /**
                 * @description The same, set by the form. On https its name is `__Host-coffer_unlock`.
                 * @example cofk_m4XJp0c6d2vYtKq9bZr7LwHsN1eGfAiUoPxTyVuRzWbInBhMDE5OWYzYTI
                 */
                coffer_unlock?: components["parameters"]["UnlockCookie"];
            };
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["GuestForm"];
                "*/*": string;
            };
        };
        responses: {
            /** @description It arrived. */
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
                     *       "name": "summit.jpg",
                     *       "size": 182044,
                     *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
                     *     }
                     */
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description It arrived; back to the page. For the form, when `text/html` is asked for. */
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
            401: components["responses"]["PageUnauthorized"];
            404: components["responses"]["PageNotFound"];
            408: components["responses"]["PageRequestTimeout"];
            410: components["responses"]["PageGone"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    listIdentityProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The providers, in the order of the settings. */
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
                     *       "providers": [
                     *         {
                     *           "id": "keycloak",
                     *           "label": "Company account",
                     *           "signInPath": "/login/oidc/keycloak"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["IdentityProviders"];
                };
            };
            400: components["responses"]["BadRequest"];
            default: components["responses"]["Problem"];
        };
    };
    listIdentities: {
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
            /** @description The identities, the latest first. */
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
                     *           "id": "0199f3a9-2c4e-7a10-9b3d-4e5f60718293",
                     *           "providerId": "keycloak",
                     *           "label": "Company account",
                     *           "issuer": "https://login.example.org/realms/company",
                     *           "email": "ada@example.org",
                     *           "createdAt": "2026-11-02T09:12:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["IdentityPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    unlinkIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The linked identity's id.
                 * @example 0199f3a9-2c4e-7a10-9b3d-4e5f60718293
                 */
                identityId: components["parameters"]["IdentityId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unlinked. */
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
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listRoles: {
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
            /** @description The roles, by name. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "name": "admin",
                     *           "scopes": [
                     *             "files:list",
                     *             "files:read",
                     *             "files:write",
                     *             "files:delete",
                     *             "keys:read",
                     *             "keys:write",
                     *             "users:read",
                     *             "users:write",
                     *             "roles:read",
                     *             "roles:write",
                     *             "tokens:introspect",
                     *             "signing-keys:read",
                     *             "signing-keys:write",
                     *             "audit:read"
                     *           ],
                     *           "builtIn": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["RolePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createRole: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your choice, such as a UUID, that makes it safe to send this very request again. See `info`.
                 * @example 3f0c2b1e-8a54-4d6e-9b71-0c5d2e6f7a89
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "auditor",
                 *       "description": "Reads the trail",
                 *       "scopes": [
                 *         "audit:read",
                 *         "users:read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description The role. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "auditor",
                     *       "description": "Reads the trail",
                     *       "scopes": [
                     *         "audit:read",
                     *         "users:read"
                     *       ],
                     *       "builtIn": false,
                     *       "createdAt": "2026-11-02T09:30:00.000Z",
                     *       "updatedAt": "2026-11-02T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Role"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["KeyedConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getRole: {
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
                 * @description The role's name.
                 * @example auditor
                 */
                roleName: components["parameters"]["RoleName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The role. */
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
                     *       "name": "auditor",
                     *       "description": "Reads the trail",
                     *       "scopes": [
                     *         "audit:read",
                     *         "users:read"
                     *       ],
                     *       "builtIn": false,
                     *       "createdAt": "2026-11-02T09:30:00.000Z",
                     *       "updatedAt": "2026-11-02T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description The copy that the client has is the current one. */
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    deleteRole: {
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
                 * @description The role's name.
                 * @example auditor
                 */
                roleName: components["parameters"]["RoleName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
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
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    updateRole: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Go on only if the entity tag is one of these.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path: {
                /**
                 * @description The role's name.
                 * @example auditor
                 */
                roleName: components["parameters"]["RoleName"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "scopes": [
                 *         "audit:read"
                 *       ]
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["RolePatch"];
                /**
                 * @example {
                 *       "scopes": [
                 *         "audit:read"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["RolePatch"];
            };
        };
        responses: {
            /** @description The role as it is now. */
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
                     *       "name": "auditor",
                     *       "description": "Reads the trail",
                     *       "scopes": [
                     *         "audit:read"
                     *       ],
                     *       "builtIn": false,
                     *       "createdAt": "2026-11-02T09:30:00.000Z",
                     *       "updatedAt": "2026-11-02T09:30:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Role"];
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
            429: components["responses"]["TooManyRequests"];
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
                     *       "version": "0.3.0",
                     *       "contractVersion": "0.3.0"
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
                     *         "version": "0.3.0"
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
                     *           "lastSeenAt": "2026-11-02T11:40:00.000Z",
                     *           "authenticatedAt": "2026-11-02T09:12:00.000Z",
                     *           "amr": [
                     *             "pwd"
                     *           ],
                     *           "expiresAt": "2026-12-02T09:12:00.000Z",
                     *           "endsAt": "2027-01-31T09:12:00.000Z",
                     *           "address": "192.0.2.17",
                     *           "browser": "Firefox 145",
                     *           "operatingSystem": "Linux",
                     *           "deviceKind": "desktop",
                     *           "device": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
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
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description What the last sign-in with this client answered in the header of the same name.
                 * @example cofd_AZnzmxHHfSCKTltfbA2eIQ.1762074720412.example
                 */
                "Coffer-Device"?: components["parameters"]["DeviceProof"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
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
                    "Coffer-Device": components["headers"]["Coffer-Device"];
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
            /** @description The password was right, and the account has a second factor. Go on with `completeMfa`, or sign in with a passkey. */
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
                     *       "challengeToken": "cofm_b3BlbiBzZXNhbWUgYW5kIG5vYm9keSBlbHNlIGJ1dCB",
                     *       "expiresAt": "2026-11-02T09:19:07.412Z",
                     *       "methods": [
                     *         "totp",
                     *         "recovery-code"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["MfaChallenge"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
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
            429: components["responses"]["TooManyRequests"];
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    confirmSession: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description What the last sign-in with this client answered in the header of the same name.
                 * @example cofd_AZnzmxHHfSCKTltfbA2eIQ.1762074720412.example
                 */
                "Coffer-Device"?: components["parameters"]["DeviceProof"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path: {
                /**
                 * @description The session's id, or `current`.
                 * @example current
                 */
                sessionId: components["parameters"]["SessionId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["SessionConfirmation"];
            };
        };
        responses: {
            /** @description Confirmed. The next refresh tells the session's new `amr`. */
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
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    completeMfa: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description What the last sign-in with this client answered in the header of the same name.
                 * @example cofd_AZnzmxHHfSCKTltfbA2eIQ.1762074720412.example
                 */
                "Coffer-Device"?: components["parameters"]["DeviceProof"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "challengeToken": "cofm_b3BlbiBzZXNhbWUgYW5kIG5vYm9keSBlbHNlIGJ1dCB",
                 *       "code": "492039"
                 *     }
                 */
                "application/json": components["schemas"]["MfaAnswer"];
            };
        };
        responses: {
            /** @description Signed in. The tokens are shown only here. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Coffer-Device": components["headers"]["Coffer-Device"];
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
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    signInWithPasskey: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description What the last sign-in with this client answered in the header of the same name.
                 * @example cofd_AZnzmxHHfSCKTltfbA2eIQ.1762074720412.example
                 */
                "Coffer-Device"?: components["parameters"]["DeviceProof"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "passkey": {
                 *         "id": "cGFzc2tleS1vZi10aGUtbGFwdG9w",
                 *         "rawId": "cGFzc2tleS1vZi10aGUtbGFwdG9w",
                 *         "type": "public-key",
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiWTJoaGJHeGxibWRsIiwib3JpZ2luIjoiaHR0cHM6Ly9maWxlcy5leGFtcGxlLm9yZyJ9",
                 *           "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MdAAAAAA",
                 *           "signature": "MEUCIQDx4NSZ",
                 *           "userHandle": "AZnzmxHHfSCKTltfbA2eIQ"
                 *         },
                 *         "clientExtensionResults": {}
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PasskeySignIn"];
            };
        };
        responses: {
            /** @description Signed in. The tokens are shown only here. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Coffer-Device": components["headers"]["Coffer-Device"];
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
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
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
            /** @description A new access token and, for a session, the refresh token that replaces the one presented. */
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
            401: components["responses"]["OAuthUnauthorized"];
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
            401: components["responses"]["OAuthUnauthorized"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    introspectToken: {
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
                "application/x-www-form-urlencoded": components["schemas"]["IntrospectionRequest"];
            };
        };
        responses: {
            /** @description What the token is good for, or that it is good for nothing. */
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
                     *       "active": false
                     *     }
                     */
                    "application/json": components["schemas"]["Introspection"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createSignInChallenge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description For `navigator.credentials.get`. */
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
                     *       "challenge": "Y2hhbGxlbmdl",
                     *       "rpId": "files.example.org",
                     *       "timeout": 300000,
                     *       "userVerification": "required"
                     *     }
                     */
                    "application/json": components["schemas"]["PasskeyRequestOptions"];
                };
            };
            400: components["responses"]["BadRequest"];
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
                     *       "introspection_endpoint": "https://files.example.org/v1/oauth/introspect",
                     *       "jwks_uri": "https://files.example.org/.well-known/jwks.json",
                     *       "grant_types_supported": [
                     *         "refresh_token",
                     *         "client_credentials"
                     *       ],
                     *       "response_types_supported": [],
                     *       "token_endpoint_auth_methods_supported": [
                     *         "none",
                     *         "client_secret_basic",
                     *         "client_secret_post"
                     *       ],
                     *       "revocation_endpoint_auth_methods_supported": [
                     *         "none",
                     *         "client_secret_basic",
                     *         "client_secret_post"
                     *       ],
                     *       "introspection_endpoint_auth_methods_supported": [
                     *         "Bearer",
                     *         "client_secret_basic"
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
    listUploads: {
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
            /** @description The uploads, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3d4-2b6e-7c10-8f4a-7d9e1c2b3a45",
                     *           "name": "holiday.mp4",
                     *           "mediaType": "video/mp4",
                     *           "offset": 73400320,
                     *           "length": 734003200,
                     *           "createdAt": "2026-11-02T09:14:07.412Z",
                     *           "expiresAt": "2026-11-03T09:16:41.003Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UploadPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createUpload: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The version of tus that the client speaks. Another one is refused with 412, and so is none.
                 * @example 1.0.0
                 */
                "Tus-Resumable": components["parameters"]["TusResumable"];
                /**
                 * @description Bytes of the whole file. With an upload that began without, it may be told once.
                 * @example 734003200
                 */
                "Upload-Length"?: components["parameters"]["UploadLength"];
                /**
                 * @description Instead of `Upload-Length`: it is told later.
                 * @example 1
                 */
                "Upload-Defer-Length"?: components["parameters"]["UploadDeferLength"];
                /**
                 * @description Pairs of a key and a value in base64, separated by commas. `filename` (or `name`), `filetype` (or `type`), `description`, `tags` (a JSON array of strings), `metadata` (a JSON object of strings) and `folder` (as in `File`) describe the file; others are ignored.
                 * @example filename aG9saWRheS5tcDQ=,filetype dmlkZW8vbXA0
                 */
                "Upload-Metadata"?: components["parameters"]["UploadMetadata"];
                /**
                 * @description Of the bytes of this request: `sha1`, `sha256` or `crc32` (big-endian), and the digest in base64. They are stored only if it is theirs.
                 * @example sha256 RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=
                 */
                "Upload-Checksum"?: components["parameters"]["UploadChecksum"];
                /**
                 * @description The digest of the file (RFC 9530), checked on arrival.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Repr-Digest"?: components["parameters"]["ReprDigest"];
                /**
                 * @description A text of your choice, such as a UUID, that makes it safe to send this very request again. See `info`.
                 * @example 3f0c2b1e-8a54-4d6e-9b71-0c5d2e6f7a89
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description Begun. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Tus-Resumable": components["headers"]["Tus-Resumable"];
                    Location: components["headers"]["Location"];
                    "Upload-Offset": components["headers"]["Upload-Offset"];
                    "Upload-Expires": components["headers"]["Upload-Expires"];
                    "Coffer-File-Id": components["headers"]["Coffer-File-Id"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["KeyedConflict"];
            412: components["responses"]["TusVersionUnsupported"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            460: components["responses"]["ChecksumMismatch"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getUpload: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The version of tus that the client speaks; may be absent here.
                 * @example 1.0.0
                 */
                "Tus-Resumable"?: components["parameters"]["TusResumableOptional"];
            };
            path: {
                /**
                 * @description The upload’s id.
                 * @example 0199f3d4-2b6e-7c10-8f4a-7d9e1c2b3a45
                 */
                uploadId: components["parameters"]["UploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far it is. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Tus-Resumable": components["headers"]["Tus-Resumable"];
                    "Upload-Offset": components["headers"]["Upload-Offset"];
                    "Upload-Length": components["headers"]["Upload-Length"];
                    "Upload-Defer-Length": components["headers"]["Upload-Defer-Length"];
                    "Upload-Metadata": components["headers"]["Upload-Metadata"];
                    "Upload-Expires": components["headers"]["Upload-Expires"];
                    "Coffer-File-Id": components["headers"]["Coffer-File-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3d4-2b6e-7c10-8f4a-7d9e1c2b3a45",
                     *       "name": "holiday.mp4",
                     *       "mediaType": "video/mp4",
                     *       "offset": 73400320,
                     *       "length": 734003200,
                     *       "createdAt": "2026-11-02T09:14:07.412Z",
                     *       "expiresAt": "2026-11-03T09:16:41.003Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Upload"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            410: components["responses"]["Gone"];
            412: components["responses"]["TusVersionUnsupported"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    cancelUpload: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The version of tus that the client speaks. Another one is refused with 412, and so is none.
                 * @example 1.0.0
                 */
                "Tus-Resumable": components["parameters"]["TusResumable"];
            };
            path: {
                /**
                 * @description The upload’s id.
                 * @example 0199f3d4-2b6e-7c10-8f4a-7d9e1c2b3a45
                 */
                uploadId: components["parameters"]["UploadId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The upload is no more. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Tus-Resumable": components["headers"]["Tus-Resumable"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            412: components["responses"]["TusVersionUnsupported"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    appendUpload: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The version of tus that the client speaks. Another one is refused with 412, and so is none.
                 * @example 1.0.0
                 */
                "Tus-Resumable": components["parameters"]["TusResumable"];
                /**
                 * @description Where the bytes of this request begin.
                 * @example 73400320
                 */
                "Upload-Offset": components["parameters"]["UploadOffset"];
                /**
                 * @description Bytes of the whole file. With an upload that began without, it may be told once.
                 * @example 734003200
                 */
                "Upload-Length"?: components["parameters"]["UploadLength"];
                /**
                 * @description Of the bytes of this request: `sha1`, `sha256` or `crc32` (big-endian), and the digest in base64. They are stored only if it is theirs.
                 * @example sha256 RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=
                 */
                "Upload-Checksum"?: components["parameters"]["UploadChecksum"];
            };
            path: {
                /**
                 * @description The upload’s id.
                 * @example 0199f3d4-2b6e-7c10-8f4a-7d9e1c2b3a45
                 */
                uploadId: components["parameters"]["UploadId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description Stored for good, up to `Upload-Offset`. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Tus-Resumable": components["headers"]["Tus-Resumable"];
                    "Upload-Offset": components["headers"]["Upload-Offset"];
                    "Upload-Expires": components["headers"]["Upload-Expires"];
                    "Coffer-File-Id": components["headers"]["Coffer-File-Id"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            412: components["responses"]["TusVersionUnsupported"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            423: components["responses"]["UploadLocked"];
            429: components["responses"]["TooManyRequests"];
            460: components["responses"]["ChecksumMismatch"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /**
                 * @description Only accounts with this text in address or name; upper and lower case are the same.
                 * @example ada
                 */
                q?: components["parameters"]["UserSearch"];
                /**
                 * @description Only accounts with this role.
                 * @example member
                 */
                role?: components["parameters"]["UserRole"];
                /**
                 * @description Only people or only services.
                 * @example person
                 */
                kind?: components["parameters"]["UserKind"];
                /**
                 * @description Only accounts that can be used, or only disabled ones.
                 * @example active
                 */
                state?: components["parameters"]["UserState"];
                /**
                 * @description The order; `-` puts the greatest first.
                 * @example -createdAt
                 */
                sort?: components["parameters"]["UserSort"];
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
            /** @description The accounts that match. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *           "kind": "person",
                     *           "email": "ada@example.org",
                     *           "emailVerifiedAt": "2026-11-02T09:05:00.000Z",
                     *           "displayName": "Ada",
                     *           "roles": [
                     *             "member"
                     *           ],
                     *           "quotaBytes": 10737418240,
                     *           "createdAt": "2026-11-02T09:00:00.000Z",
                     *           "updatedAt": "2026-11-02T09:00:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    registerUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your choice, such as a UUID, that makes it safe to send this very request again. See `info`.
                 * @example 3f0c2b1e-8a54-4d6e-9b71-0c5d2e6f7a89
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
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
            /** @description Made by an administrator, or with an invitation. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
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
                    "application/json": components["schemas"]["Acceptance"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["KeyedConflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getUser: {
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
                 * @description The account's id.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                userId: components["parameters"]["UserId"];
            };
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
                     *       "kind": "person",
                     *       "email": "ada@example.org",
                     *       "emailVerifiedAt": "2026-11-02T09:05:00.000Z",
                     *       "displayName": "Ada",
                     *       "roles": [
                     *         "member"
                     *       ],
                     *       "quotaBytes": 10737418240,
                     *       "createdAt": "2026-11-02T09:00:00.000Z",
                     *       "updatedAt": "2026-11-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedUser"];
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    deleteUser: {
        parameters: {
            query?: {
                /**
                 * @description What becomes of the account's files; `trash` unless given.
                 * @example trash
                 */
                files?: components["parameters"]["Files"];
                /**
                 * @description Whose they become, with `files=transfer`.
                 * @example 0199f3b0-5c1f-7a09-8d27-1e4b9c6a0f53
                 */
                transferTo?: components["parameters"]["TransferTo"];
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
                 * @description The account's id.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nobody can use the account any more; what belongs to it is being deleted. */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "userId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "files": "trash",
                     *       "filesExpireAt": "2026-12-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["Deletion"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["PreconditionFailed"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Go on only if the entity tag is one of these.
                 * @example "1"
                 */
                "If-Match"?: components["parameters"]["IfMatch"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path: {
                /**
                 * @description The account's id.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "roles": [
                 *         "reader"
                 *       ],
                 *       "quotaBytes": 10737418240
                 *     }
                 */
                "application/merge-patch+json": components["schemas"]["UserPatch"];
                /**
                 * @example {
                 *       "roles": [
                 *         "reader"
                 *       ],
                 *       "quotaBytes": 10737418240
                 *     }
                 */
                "application/json": components["schemas"]["UserPatch"];
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
                     *       "kind": "person",
                     *       "email": "ada@example.org",
                     *       "emailVerifiedAt": "2026-11-02T09:05:00.000Z",
                     *       "displayName": "Ada",
                     *       "roles": [
                     *         "member"
                     *       ],
                     *       "quotaBytes": 10737418240,
                     *       "createdAt": "2026-11-02T09:00:00.000Z",
                     *       "updatedAt": "2026-11-02T09:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ManagedUser"];
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listUserSessions: {
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
            path: {
                /**
                 * @description The account's id.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sessions that are alive, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
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
                     *           "authenticatedAt": "2026-11-02T09:12:00.000Z",
                     *           "amr": [
                     *             "pwd"
                     *           ],
                     *           "expiresAt": "2026-12-02T09:12:00.000Z",
                     *           "endsAt": "2027-01-31T09:12:00.000Z",
                     *           "address": "192.0.2.17",
                     *           "browser": "Firefox 145",
                     *           "operatingSystem": "Linux",
                     *           "deviceKind": "desktop",
                     *           "device": "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                     *           "current": false
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    revokeUserSessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's id.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No session of the account is left. */
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    getUserUsage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The account's id.
                 * @example 0199f390-4a0b-7c55-b1de-90c4d2f7a318
                 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is stored now. */
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
                     *       "usedBytes": 483210,
                     *       "versionBytes": 20480,
                     *       "reservedBytes": 0,
                     *       "fileCount": 12,
                     *       "quotaBytes": 10737418240,
                     *       "maxFileBytes": 107374182400
                     *     }
                     */
                    "application/json": components["schemas"]["Usage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    listInvitations: {
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
            /** @description The invitations, newest first. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Link: components["headers"]["Link"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "0199f3c1-0d52-7e0a-9c33-6b1f0d8a4e72",
                     *           "email": "grace@example.org",
                     *           "displayName": "Grace",
                     *           "roles": [
                     *             "member"
                     *           ],
                     *           "inviterId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *           "createdAt": "2026-11-02T09:30:00.000Z",
                     *           "expiresAt": "2026-11-09T09:30:00.000Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["InvitationPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    createInvitation: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description A text of your choice, such as a UUID, that makes it safe to send this very request again. See `info`.
                 * @example 3f0c2b1e-8a54-4d6e-9b71-0c5d2e6f7a89
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /**
                 * @description The digest of the body as sent (RFC 9530), `sha-256` or `sha-512` or both, checked before the body is looked at. Others are passed over.
                 * @example sha-256=:n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=:
                 */
                "Content-Digest"?: components["parameters"]["ContentDigest"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "grace@example.org",
                 *       "displayName": "Grace",
                 *       "roles": [
                 *         "member"
                 *       ],
                 *       "expiresInDays": 7
                 *     }
                 */
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description The letter is on its way. */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0199f3c1-0d52-7e0a-9c33-6b1f0d8a4e72",
                     *       "email": "grace@example.org",
                     *       "displayName": "Grace",
                     *       "roles": [
                     *         "member"
                     *       ],
                     *       "inviterId": "0199f390-4a0b-7c55-b1de-90c4d2f7a318",
                     *       "createdAt": "2026-11-02T09:30:00.000Z",
                     *       "expiresAt": "2026-11-09T09:30:00.000Z",
                     *       "link": "https://files.example.org/invitation?token=cofi_8Jt0Qq3m1xkVYp2nZr5uS7wLhEaGbTcDfKiMoRvXyAs"
                     *     }
                     */
                    "application/json": components["schemas"]["NewlyMadeInvitation"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            408: components["responses"]["RequestTimeout"];
            409: components["responses"]["KeyedConflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
            default: components["responses"]["Problem"];
        };
    };
    deleteInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * @description The invitation's id.
                 * @example 0199f3c1-0d52-7e0a-9c33-6b1f0d8a4e72
                 */
                invitationId: components["parameters"]["InvitationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link works no more. */
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
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
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
                 * @description Only files with all of these words, or words that begin so, in name, description or a tag (the first 16 count). Case, accents and punctuation do not matter; a name falls apart where letters meet digits and where a small letter meets a capital one. Of Chinese, Japanese and others that are written without spaces, any two characters that stand together are found.
                 * @example report
                 */
                q?: components["parameters"]["Search"];
                /**
                 * @description The folder that one looks into; without it, `/`.
                 * @example /reports
                 */
                folder?: components["parameters"]["ShownFolder"];
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
            /** @description Not signed in; to the sign-in page. Or without the second factor that the role needs; to the security page. */
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
            429: components["responses"]["PageTooManyRequests"];
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
            429: components["responses"]["PageTooManyRequests"];
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
    showSecurity: {
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
    showAdministration: {
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
                    "Set-Cookie": components["headers"]["Set-Cookie"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            /** @description Not signed in; to the sign-in page. Or without the second factor that the role needs; to the security page. */
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
    showForgotPassword: {
        parameters: {
            query?: {
                /**
                 * @description What the page tells about the step before.
                 * @example sent
                 */
                notice?: components["parameters"]["SentNotice"];
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
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Cache-Control": components["headers"]["Cache-Control"];
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
    forgotPassword: {
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
                 *       "email": "ada@example.org"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["EmailOnly"];
            };
        };
        responses: {
            /** @description To the page that tells what comes next. */
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
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    showResetPassword: {
        parameters: {
            query?: {
                /**
                 * @description The token of the letter; without one, or with one that is over, the answer is 410.
                 * @example cofp_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
                 */
                token?: components["parameters"]["LinkToken"];
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
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["PageBadRequest"];
            410: components["responses"]["PageGone"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    resetPasswordWithForm: {
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
                 *       "token": "cofp_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["ResetPasswordForm"];
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
            410: components["responses"]["PageGone"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            422: components["responses"]["PageUnprocessableContent"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    showVerifyEmail: {
        parameters: {
            query?: {
                /**
                 * @description The token of the letter; without one, or with one that is over, the answer is 410.
                 * @example cofp_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
                 */
                token?: components["parameters"]["LinkToken"];
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
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["PageBadRequest"];
            410: components["responses"]["PageGone"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    verifyEmailWithForm: {
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
                 *       "token": "cofv_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["LinkForm"];
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
            410: components["responses"]["PageGone"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    showConfirmEmail: {
        parameters: {
            query?: {
                /**
                 * @description The token of the letter; without one, or with one that is over, the answer is 410.
                 * @example cofp_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM
                 */
                token?: components["parameters"]["LinkToken"];
                /**
                 * @description What the page tells about the step before.
                 * @example pending
                 */
                notice?: components["parameters"]["EmailChangeNotice"];
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
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["PageBadRequest"];
            410: components["responses"]["PageGone"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    confirmEmailWithForm: {
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
                 *       "token": "cofe_Zk3vQp8mXr2TnLw5YcHs9JbGdFa1Ue7KiOo4Px6VtNM"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["LinkForm"];
            };
        };
        responses: {
            /** @description To the page that tells what comes next. */
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
            410: components["responses"]["PageGone"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    showInvitation: {
        parameters: {
            query?: {
                /**
                 * @description The token of the invitation's link.
                 * @example cofi_8Jt0Qq3m1xkVYp2nZr5uS7wLhEaGbTcDfKiMoRvXyAs
                 */
                token?: components["parameters"]["InvitationToken"];
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
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["PageBadRequest"];
            410: components["responses"]["PageGone"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    acceptInvitation: {
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
                 *       "token": "cofi_8Jt0Qq3m1xkVYp2nZr5uS7wLhEaGbTcDfKiMoRvXyAs",
                 *       "displayName": "Grace",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["InvitationForm"];
            };
        };
        responses: {
            /** @description Signed in; to the files page. */
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
            409: components["responses"]["PageConflict"];
            410: components["responses"]["PageGone"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            422: components["responses"]["PageUnprocessableContent"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    startExternalSignIn: {
        parameters: {
            query?: {
                /**
                 * @description The page of this service to go to afterwards.
                 * @example /app
                 */
                next?: components["parameters"]["Next"];
                /**
                 * @description What for; to sign in, unless it says otherwise.
                 * @example sign-in
                 */
                intent?: "sign-in" | "link" | "confirm";
            };
            header?: never;
            path: {
                /**
                 * @description The identity provider's id, as `listIdentityProviders` has it.
                 * @example keycloak
                 */
                providerId: components["parameters"]["ProviderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider, or, with nobody signed in who could link or confirm, to the sign-in page. */
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
            404: components["responses"]["PageNotFound"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    finishExternalSignIn: {
        parameters: {
            query?: {
                /**
                 * @description What the provider answers (RFC 6749, section 4.1.2, and RFC 9207), each member a parameter of its own. Others are passed over.
                 * @example {
                 *       "code": "SplxlOBeZQQYbYS6WxSbIA",
                 *       "state": "af0ifjsldkj"
                 *     }
                 */
                answer?: components["schemas"]["AuthorizationResponse"];
            };
            header?: never;
            path: {
                /**
                 * @description The identity provider's id, as `listIdentityProviders` has it.
                 * @example keycloak
                 */
                providerId: components["parameters"]["ProviderId"];
            };
            cookie?: {
                /**
                 * @description What ties the sign-in to the browser that began it. On https its name is `__Host-coffer_external`.
                 * @example 3q2-7wTf0m8Yx1aVbCdEfGhIjKlMnOpQrStUvWxYz01
                 */
                coffer_external?: components["parameters"]["ExternalSignInCookie"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description Signed in, or confirmed; or to the second factor, or to the question whether to link. */
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
            404: components["responses"]["PageNotFound"];
            409: components["responses"]["PageConflict"];
            410: components["responses"]["PageGone"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    showIdentityLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                /**
                 * @description What ties the sign-in to the browser that began it. On https its name is `__Host-coffer_external`.
                 * @example 3q2-7wTf0m8Yx1aVbCdEfGhIjKlMnOpQrStUvWxYz01
                 */
                coffer_external?: components["parameters"]["ExternalSignInCookie"];
            };
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
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            400: components["responses"]["PageBadRequest"];
            410: components["responses"]["PageGone"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    linkIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                /**
                 * @description What ties the sign-in to the browser that began it. On https its name is `__Host-coffer_external`.
                 * @example 3q2-7wTf0m8Yx1aVbCdEfGhIjKlMnOpQrStUvWxYz01
                 */
                coffer_external?: components["parameters"]["ExternalSignInCookie"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description Linked; on to where the sign-in was to lead. */
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
            409: components["responses"]["PageConflict"];
            410: components["responses"]["PageGone"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    showMfa: {
        parameters: {
            query?: {
                /**
                 * @description The page of this service to go to afterwards.
                 * @example /app
                 */
                next?: components["parameters"]["Next"];
            };
            header?: never;
            path?: never;
            cookie?: {
                /**
                 * @description The challenge that the form answers; set by the sign-in form. On https its name is `__Host-coffer_mfa`.
                 * @example cofm_b3BlbiBzZXNhbWUgYW5kIG5vYm9keSBlbHNlIGJ1dCB
                 */
                coffer_mfa?: components["parameters"]["MfaCookie"];
            };
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    "Content-Security-Policy": components["headers"]["Content-Security-Policy"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html><title>Coffer</title> */
                    "text/html": components["schemas"]["Html"];
                };
            };
            /** @description To the sign-in page. */
            303: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
                    Location: components["headers"]["Location"];
                    "Cache-Control": components["headers"]["Cache-Control"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["PageBadRequest"];
            default: components["responses"]["PageProblem"];
        };
    };
    completeMfaOnPage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: {
                /**
                 * @description The challenge that the form answers; set by the sign-in form. On https its name is `__Host-coffer_mfa`.
                 * @example cofm_b3BlbiBzZXNhbWUgYW5kIG5vYm9keSBlbHNlIGJ1dCB
                 */
                coffer_mfa?: components["parameters"]["MfaCookie"];
            };
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "492 039"
                 *     }
                 */
                "application/x-www-form-urlencoded": components["schemas"]["MfaForm"];
            };
        };
        responses: {
            /** @description Signed in; to the files. Without a challenge, to the sign-in page. */
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
            410: components["responses"]["PageGone"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
    signInWithPasskeyOnPage: {
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
                 *       "passkey": {
                 *         "id": "cGFzc2tleS1vZi10aGUtbGFwdG9w",
                 *         "rawId": "cGFzc2tleS1vZi10aGUtbGFwdG9w",
                 *         "type": "public-key",
                 *         "response": {
                 *           "clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiWTJoaGJHeGxibWRsIiwib3JpZ2luIjoiaHR0cHM6Ly9maWxlcy5leGFtcGxlLm9yZyJ9",
                 *           "authenticatorData": "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MdAAAAAA",
                 *           "signature": "MEUCIQDx4NSZ",
                 *           "userHandle": "AZnzmxHHfSCKTltfbA2eIQ"
                 *         },
                 *         "clientExtensionResults": {}
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["PasskeySignIn"];
            };
        };
        responses: {
            /** @description Signed in: the cookies are set. */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Coffer-Version": components["headers"]["Coffer-Version"];
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
            410: components["responses"]["PageGone"];
            413: components["responses"]["PagePayloadTooLarge"];
            415: components["responses"]["PageUnsupportedMediaType"];
            429: components["responses"]["PageTooManyRequests"];
            503: components["responses"]["PageServiceUnavailable"];
            default: components["responses"]["PageProblem"];
        };
    };
}
