"""The two tokens of a session, and where a client keeps them."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field

LEEWAY_SECONDS = 30.0
"""Access tokens are renewed this long before they expire, or in the last tenth of their life when that is shorter."""


@dataclass(frozen=True)
class Tokens:
    """What a session is continued with. Keep it as safe as a password."""

    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: float | None = None
    """When the access token expires, in seconds since 1970; read from the token itself when left out."""

    def __post_init__(self) -> None:
        if self.expires_at is None:
            object.__setattr__(self, "expires_at", _expiry_of(self.access_token))


class TokenStore:
    """The tokens of one client. Its methods change it at once, so that a lock is needed for a refresh alone."""

    def __init__(self, tokens: Tokens | None, on_change: Callable[[Tokens | None], None] | None) -> None:
        self._tokens = tokens
        self._on_change = on_change
        self._renew_at = _time_to_renew(tokens)

    @property
    def tokens(self) -> Tokens | None:
        return self._tokens

    def keep(self, tokens: Tokens | None) -> None:
        """Replaces the tokens and tells the observer; `None`: the session is over."""
        if tokens is self._tokens:
            return
        self._tokens = tokens
        self._renew_at = _time_to_renew(tokens)
        if self._on_change is not None:
            self._on_change(tokens)

    def is_about_to_expire(self) -> bool:
        return time.time() >= self._renew_at

    def has_expired(self) -> bool:
        tokens = self._tokens
        return tokens is not None and tokens.expires_at is not None and time.time() >= tokens.expires_at


def _time_to_renew(tokens: Tokens | None) -> float:
    if tokens is None or tokens.expires_at is None:
        return float("inf")
    left = max(0.0, tokens.expires_at - time.time())
    return tokens.expires_at - min(LEEWAY_SECONDS, left / 10)


def _expiry_of(access_token: str) -> float | None:
    """A hint only, so nothing is verified: a wrong one costs a refresh too many, or a 401 that is answered with one."""
    _, _, rest = access_token.partition(".")
    payload, _, _ = rest.partition(".")
    try:
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (ValueError, RecursionError):
        return None
    expiry = claims.get("exp") if isinstance(claims, dict) else None
    return float(expiry) if isinstance(expiry, (int, float)) else None
