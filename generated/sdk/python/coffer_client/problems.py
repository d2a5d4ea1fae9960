"""What can go wrong, as exceptions."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import httpx


class CofferError(Exception):
    """Everything that this client raises itself. Failed connections raise what httpx raises: `httpx.TransportError`."""


@dataclass(frozen=True, slots=True)
class InvalidField:
    """One part of a request that does not match the contract."""

    in_: str
    """`body`, `query`, `path` or `header`."""
    pointer: str
    """A JSON Pointer (RFC 6901) into the body, or the parameter's name."""
    detail: str


class ProblemError(CofferError):
    """Every refusal of the service (RFC 9457).

    An answer that is no problem document, such as a proxy's error page, becomes one of kind `unknown`.
    """

    def __init__(self, status: int, headers: Mapping[str, str], document: Mapping[str, Any]) -> None:
        self.type = _text(document.get("type")) or "about:blank"
        """The address of the page that explains the kind."""
        self.kind = _kind_of(self.type)
        """The last part of `type`, such as `file-not-found`: what to branch on."""
        self.status = status
        self.title = _text(document.get("title")) or f"The service answered {status}"
        self.detail = _text(document.get("detail"))
        self.instance = _text(document.get("instance"))
        self.errors = _fields_of(document.get("errors"))
        """Which parts of the request were wrong; empty unless the service told."""
        self.request_id = headers.get("x-request-id") or (self.instance or "").rpartition("/")[2] or None
        """To quote when asking for help."""
        self.retry_after = seconds_to_wait(headers)
        """Seconds after which to try again, when the service told."""
        self.document = dict(document)
        """The document as it came, with members beyond those above."""
        super().__init__(status, headers, document)

    def __str__(self) -> str:
        text = f"{self.status} {self.kind}: {self.title}"
        return text if self.detail is None else f"{text}: {self.detail}"


class SessionEndedError(ProblemError):
    """The access token was refused, and the refresh token (see `__cause__`) as well: sign in again."""


class DigestMismatchError(CofferError):
    """The bytes that arrived are not those that were sent: their SHA-256 digest (lower-case hex) is another one."""

    def __init__(self, expected: str, actual: str) -> None:
        super().__init__(expected, actual)
        self.expected = expected
        self.actual = actual

    def __str__(self) -> str:
        return f"expected bytes of SHA-256 {self.expected}, got {self.actual}"


def document_of(body: bytes) -> Mapping[str, Any]:
    """The JSON object that the body is; empty when it is something else."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def seconds_to_wait(headers: Mapping[str, str]) -> float | None:
    """`Retry-After` in seconds, whether it was sent as seconds or as a date (RFC 9110, section 10.2.3)."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except ValueError:
        return None


def problem_of(response: httpx.Response, body: bytes) -> ProblemError:
    """The refusal that a response with this body is."""
    return ProblemError(response.status_code, response.headers, document_of(body))


def _kind_of(type_: str) -> str:
    return "unknown" if type_ == "about:blank" else type_.rstrip("/").rpartition("/")[2]


def _fields_of(errors: object) -> tuple[InvalidField, ...]:
    if not isinstance(errors, list):
        return ()
    return tuple(
        InvalidField(str(error.get("in")), str(error.get("pointer")), str(error.get("detail")))
        for error in errors
        if isinstance(error, dict)
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
