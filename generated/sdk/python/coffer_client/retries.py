"""Second tries for what failed in passing."""

from __future__ import annotations

import random
from dataclasses import dataclass

import httpx

from .problems import seconds_to_wait

REPEATABLE = "coffer.repeatable"
"""Extension of a request: whether its stream can be read again."""
IDEMPOTENT = "coffer.idempotent"
"""Extension of a request: whether doing it twice is the same as doing it once, whatever its method."""
FINAL = "coffer.final"
"""Extension of a request, set where its failure was tried often enough."""

_IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})


@dataclass(frozen=True, slots=True)
class Retries:
    """How often and how long to try again.

    After 429 and 503, and after connections that failed: for methods that are idempotent (RFC 9110, section 9.2.2) and
    requests with an `Idempotency-Key`. Other requests only when the service has surely not acted upon them: no
    connection was made, 429, or 409 or 503 with `Retry-After`.
    """

    tries: int = 3
    """The first one counts."""
    max_wait: float = 30.0
    """Seconds that all pauses of one call may take together; a longer `Retry-After` ends the tries."""
    first_pause: float = 0.5
    """Seconds; doubled each time, and spread so that clients do not return together. `Retry-After` counts for more."""


class Pauses:
    """Those of one request."""

    def __init__(self, retries: Retries, request: httpx.Request) -> None:
        self._retries = retries
        self._request = request
        self._tried = 0
        self._waited = 0.0

    def next(self, outcome: httpx.Response | httpx.TransportError) -> float | None:
        """Seconds until the next try; `None`: the outcome stands."""
        self._tried += 1
        if self._tried >= self._retries.tries or not _may_repeat(self._request, outcome):
            return None
        asked = seconds_to_wait(outcome.headers) if isinstance(outcome, httpx.Response) else None
        grown = self._retries.first_pause * 2 ** (self._tried - 1)
        pause = grown * random.uniform(0.5, 1.5) if asked is None else asked
        self._waited += pause
        return pause if self._waited <= self._retries.max_wait else None


def is_repeatable(request: httpx.Request) -> bool:
    """Whether the body can be sent again."""
    return isinstance(request.stream, httpx.ByteStream) or request.extensions.get(REPEATABLE) is True


def _may_repeat(request: httpx.Request, outcome: httpx.Response | httpx.TransportError) -> bool:
    if not is_repeatable(request) or FINAL in request.extensions:
        return False
    idempotent = (
        request.method in _IDEMPOTENT_METHODS
        or "Idempotency-Key" in request.headers
        or request.extensions.get(IDEMPOTENT) is True
    )
    if isinstance(outcome, httpx.Response):
        if outcome.status_code == 503:
            return idempotent or "Retry-After" in outcome.headers
        if outcome.status_code == 409:  # The same request, whose answer was lost, still runs.
            return "Retry-After" in outcome.headers
        return outcome.status_code == 429
    if isinstance(outcome, (httpx.ConnectError, httpx.ConnectTimeout)):
        return True
    return idempotent and isinstance(outcome, (httpx.NetworkError, httpx.RemoteProtocolError))
