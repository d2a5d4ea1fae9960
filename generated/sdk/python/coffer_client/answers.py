"""What generated functions return, taken out of its wrapping."""

from __future__ import annotations

from typing import Any, TypeVar

from .openapi.errors import UnexpectedStatus
from .openapi.types import Response

T = TypeVar("T")


def value_of(response: Response[T]) -> T:
    """The answer's body.

    Raises UnexpectedStatus for an answer without one, such as 304: conditional requests go through `sync_detailed`.
    """
    if response.parsed is None:
        raise UnexpectedStatus(response.status_code, response.content)
    return response.parsed


def accepted(response: Response[Any]) -> None:
    """Raises UnexpectedStatus for an answer that is no success."""
    if response.status_code >= 300:
        raise UnexpectedStatus(response.status_code, response.content)
