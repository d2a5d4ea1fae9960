"""What one client returns and the other gives to be awaited, the same way."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from typing import TypeVar

from coffer_client import ProblemError

T = TypeVar("T")


async def settled(value: T | Awaitable[T]) -> T:
    return await value if inspect.isawaitable(value) else value


async def gathered(items: Iterable[T] | AsyncIterable[T]) -> list[T]:
    return [item async for item in items] if isinstance(items, AsyncIterable) else list(items)


async def problem_from(call: Callable[[], Awaitable[object] | object]) -> ProblemError:
    try:
        await settled(call())
    except ProblemError as problem:
        return problem
    raise AssertionError("it succeeded")
