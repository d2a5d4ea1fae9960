"""Authlib, a client that is not Coffer's, against a running service: main.py <issuer>

Reads a line of JSON: an API key's id and text, and the refresh tokens of two sessions. Prints a line for each step.
"""

import json
import sys

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata, get_well_known_url
from authlib.oauth2.rfc9068 import JWTBearerTokenValidator
from authlib.oauth2.rfc6750 import InvalidTokenError
from joserfc.jwk import KeySet

issuer = sys.argv[1]
given = json.loads(sys.stdin.readline())


def told(step, condition, found=""):
    if not condition:
        sys.exit(f"not so: {step} {found}")
    print(step, flush=True)


def refused(step, error, work):
    try:
        found = work()
    except OAuthError as refusal:
        told(f"{step}: {error}", refusal.error == error, refusal.error)
    else:
        sys.exit(f"not refused: {step} {found}")


class Validator(JWTBearerTokenValidator):
    def get_jwks(self):
        return KeySet.import_key_set(requests.get(metadata["jwks_uri"], timeout=5).json())


def validated(token, audience):
    validator = Validator(issuer, audience)
    claims = validator.authenticate_token(token["access_token"])
    validator.validate_token(claims, ["files:list"], None)
    return claims


metadata = AuthorizationServerMetadata(requests.get(get_well_known_url(issuer, external=True), timeout=5).json())
told("discovery: the issuer is the one asked for", metadata["issuer"] == issuer, metadata["issuer"])
endpoint = metadata["token_endpoint"]


def machine(method="client_secret_basic", secret=None):
    return OAuth2Session(
        given["keyId"],
        secret or given["key"],
        token_endpoint_auth_method=method,
        revocation_endpoint_auth_method=method,
    )


for method in ("client_secret_basic", "client_secret_post"):
    told(f"metadata: {method}", method in metadata["token_endpoint_auth_methods_supported"])
    client = machine(method)
    token = client.fetch_token(endpoint, grant_type="client_credentials", scope="files:list")
    told(f"client credentials by {method}", token["scope"] == "files:list" and token["expires_in"] == 1200, token)
    told("and it opens the files", client.get(f"{issuer}/v1/files").status_code == 200)
    told("and it validates as RFC 9068 has it", validated(token, issuer)["client_id"] == given["keyId"])

refused(
    "client credentials with too wide a scope",
    "invalid_scope",
    lambda: machine().fetch_token(endpoint, grant_type="client_credentials", scope="users:write"),
)
refused(
    "client credentials with a wrong secret",
    "invalid_client",
    lambda: machine(secret="wrong").fetch_token(endpoint, grant_type="client_credentials"),
)


def page(refresh_token):
    """Of a session whose access token has expired, so that the next request refreshes by itself."""
    stale = {"access_token": "stale", "token_type": "Bearer", "refresh_token": refresh_token, "expires_at": 1}
    kept = []
    client = OAuth2Session(
        "coffer",
        token_endpoint_auth_method="none",
        revocation_endpoint_auth_method="none",
        token=stale,
        token_endpoint=endpoint,
        update_token=lambda token, **_: kept.append(token),
    )
    return client, kept


client, kept = page(given["refreshTokens"][0])
told("a stale token is refreshed by the way", client.get(f"{issuer}/v1/me").status_code == 200 and len(kept) == 1)
narrow = client.refresh_token(endpoint, scope="files:read")
told("refresh for fewer scopes", narrow["scope"] == "files:read", narrow)


def state(token):
    reply = machine().introspect_token(metadata["introspection_endpoint"], token=token)
    return reply.json()


told("introspection of an access token", state(narrow["access_token"])["client_id"] == "coffer")
told("introspection of a refresh token", state(narrow["refresh_token"])["active"] is True)
refused("a refresh token used long ago", "invalid_grant", lambda: page(given["refreshTokens"][0])[0].refresh_token(endpoint))
told("and that ended the session", state(narrow["access_token"]) == {"active": False})

client, _ = page(given["refreshTokens"][1])
client.get(f"{issuer}/v1/me")
living = dict(client.token)
reply = client.revoke_token(metadata["revocation_endpoint"], token=living["refresh_token"])
told("revocation of a session", reply.status_code == 200, reply.text)
told("and its access token is of no use", state(living["access_token"]) == {"active": False})

client = machine()
token = client.fetch_token(endpoint, grant_type="client_credentials")
reply = client.revoke_token(metadata["revocation_endpoint"], token=token["access_token"])
told("revocation of a key's token", reply.status_code == 200, reply.text)
told("and it alone", state(token["access_token"]) == {"active": False} and state(given["key"])["active"] is True)

try:
    validated(token, "https://other.example.org")
except InvalidTokenError:
    told("a token for another audience does not validate", True)
else:
    sys.exit("not refused: a token for another audience")
