import time
from typing import Any
from urllib.parse import urljoin

import jwt


class TokenVerifier:
    """Proves access tokens. `cooldown` is the least number of seconds between two requests for the keys
    that unknown tokens can cause."""

    def __init__(self, issuer: str, audience: str, cooldown: float = 30) -> None:
        self._issuer = issuer
        self._audience = audience
        self._cooldown = cooldown
        self._fetched_at = float("-inf")
        # A key that is published no more is forgotten after five minutes.
        self._keys = jwt.PyJWKClient(urljoin(issuer, "/.well-known/jwks.json"), lifespan=300, timeout=5)

    def verify(self, token: str) -> dict[str, Any]:
        """Returns the claims. Raises jwt.PyJWTError when anything is wrong with the token."""
        header = jwt.get_unverified_header(token)
        if header.get("typ") != "at+jwt":  # an access token, no other kind of JWT that the issuer may sign one day
            raise jwt.InvalidTokenError("not an access token")
        return jwt.decode(
            token,
            self._key(header.get("kid")),
            algorithms=["ES256", "EdDSA", "RS256"],  # neither "none" nor a shared secret
            issuer=self._issuer,
            audience=self._audience,
            options={"require": ["exp", "iat", "sub", "jti", "sid", "scope"]},
            leeway=5,
        )

    def _key(self, kid: str | None) -> jwt.PyJWK:
        key = self._find(kid)
        if key is None and time.monotonic() - self._fetched_at > self._cooldown:
            self._fetched_at = time.monotonic()
            key = self._find(kid, refresh=True)
        if key is None:
            raise jwt.InvalidKeyError("no such key")
        return key

    def _find(self, kid: str | None, refresh: bool = False) -> jwt.PyJWK | None:
        keys = self._keys.get_signing_keys(refresh=refresh)
        return next((key for key in keys if key.key_id == kid), None)
