"""Access tokens on requests, and their renewal: one for all calls that wait for it."""

from __future__ import annotations

import re
import threading
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterator
from contextlib import contextmanager

import anyio
import httpx

from .contract import TOKENLESS
from .problems import ProblemError, SessionEndedError, problem_of
from .retries import FINAL, is_repeatable
from .tokens import Tokens, TokenStore

_SIGNED = "coffer.signed"
_TOKENLESS = tuple((method, re.compile(pattern)) for method, pattern in TOKENLESS)


class BearerAuth(httpx.Auth):
    """Sends the access token to the service and to nobody else.

    A token that is about to expire is renewed first; one that is refused with 401 is renewed and the request repeated
    once, unless its body was a stream that cannot be read again. A refused refresh raises SessionEndedError.
    """

    def __init__(
        self,
        base_url: httpx.URL,
        store: TokenStore,
        *,
        api_key: str | None = None,
        refresh: Callable[[str], Tokens] | None = None,
        refresh_async: Callable[[str], Awaitable[Tokens]] | None = None,
    ) -> None:
        self._base_url = base_url
        self._store = store
        self._key = None if api_key is None else Tokens(api_key, "")
        self._refresh = refresh
        self._refresh_async = refresh_async
        self._lock = threading.Lock()
        self._async_lock = anyio.Lock()
        self._refusal: ProblemError | None = None

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        tokens = self._tokens_for(request)
        if tokens is not None and self._store.is_about_to_expire():
            with _final(request):
                tokens = self._renewed_early(tokens)
        response = yield self._signed(request, tokens)
        if tokens is None or tokens is self._key or response.status_code != 401:
            return
        body = response.read()  # gives the connection back, so that a refresh gets one
        with _final(request):
            tokens = self._renewed(tokens)
        if tokens is None:
            raise self._ended(response, body) from self._refusal
        if is_repeatable(request):
            yield self._signed(request, tokens)

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        tokens = self._tokens_for(request)
        if tokens is not None and self._store.is_about_to_expire():
            with _final(request):
                tokens = await self._renewed_early_async(tokens)
        response = yield self._signed(request, tokens)
        if tokens is None or tokens is self._key or response.status_code != 401:
            return
        body = await response.aread()
        with _final(request):
            tokens = await self._renewed_async(tokens)
        if tokens is None:
            raise self._ended(response, body) from self._refusal
        if is_repeatable(request):
            yield self._signed(request, tokens)

    def _tokens_for(self, request: httpx.Request) -> Tokens | None:
        url, base = request.url, self._base_url
        # An Authorization header of the caller's own stays as it is.
        if "Authorization" in request.headers and _SIGNED not in request.extensions:
            return None
        if (url.scheme, url.host, url.port) != (base.scheme, base.host, base.port):
            return None
        path = "/" + url.path.removeprefix(base.path).lstrip("/")
        if any(method == request.method and pattern.match(path) for method, pattern in _TOKENLESS):
            return None
        return self._store.tokens or self._key

    def _signed(self, request: httpx.Request, tokens: Tokens | None) -> httpx.Request:
        if tokens is not None:
            request.headers["Authorization"] = f"Bearer {tokens.access_token}"
            request.extensions[_SIGNED] = True
        return request

    def _renewed_early(self, tokens: Tokens) -> Tokens:
        try:
            # After a refusal the old token goes out once more, for the service to say that the session is over.
            return self._renewed(tokens) or tokens
        except (ProblemError, httpx.TransportError):
            if self._store.has_expired():
                raise
            return tokens

    async def _renewed_early_async(self, tokens: Tokens) -> Tokens:
        try:
            return await self._renewed_async(tokens) or tokens
        except (ProblemError, httpx.TransportError):
            if self._store.has_expired():
                raise
            return tokens

    def _renewed(self, refused: Tokens) -> Tokens | None:
        """Other tokens than these; `None` when the session is over."""
        assert self._refresh is not None
        with self._lock:
            if self._store.tokens is not refused:
                return self._store.tokens
            try:
                tokens = self._refresh(refused.refresh_token)
            except ProblemError as problem:
                return self._after_failure(refused, problem)
            return self._kept(refused, tokens)

    async def _renewed_async(self, refused: Tokens) -> Tokens | None:
        assert self._refresh_async is not None
        async with self._async_lock:
            if self._store.tokens is not refused:
                return self._store.tokens
            try:
                tokens = await self._refresh_async(refused.refresh_token)
            except ProblemError as problem:
                return self._after_failure(refused, problem)
            return self._kept(refused, tokens)

    def _kept(self, before: Tokens, after: Tokens | None) -> Tokens | None:
        # A sign-in that happened meanwhile counts for more than the answer that was waited for.
        if self._store.tokens is before:
            self._store.keep(after)
        return self._store.tokens

    def _after_failure(self, refused: Tokens, problem: ProblemError) -> Tokens | None:
        if problem.status not in (400, 401):
            raise problem
        self._refusal = problem
        return self._kept(refused, None)

    def _ended(self, response: httpx.Response, body: bytes) -> SessionEndedError:
        problem = problem_of(response, body)
        return SessionEndedError(problem.status, response.headers, problem.document)


@contextmanager
def _final(request: httpx.Request) -> Iterator[None]:
    """What fails in here was tried often enough."""
    request.extensions[FINAL] = True
    yield
    del request.extensions[FINAL]
