"""httpx clients that try again and raise what the service refuses."""

from __future__ import annotations

import time
from typing import Any

import anyio
import httpx

from .contract import VERSION
from .problems import problem_of
from .retries import Pauses, Retries
from .sources import source_of
from .uploads import Outgoing

DEFAULT_TIMEOUT = httpx.Timeout(60.0, connect=10.0)
"""Seconds, of each wait for the network and not of a whole call, so that long transfers are not cut."""

USER_AGENT = f"coffer-python/{VERSION}"

_MAX_PROBLEM_BYTES = 256 * 1024


class Http(httpx.Client):
    """Tries again what failed in passing, and raises a ProblemError for every answer of 400 and above."""

    def __init__(self, retries: Retries, **options: Any) -> None:
        super().__init__(**options)
        self._retries = retries

    def build_request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Request:
        if body := _take_file(options):
            options["content"] = body.stream()
        return super().build_request(method, url, **options)

    def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        streamed = options.pop("stream", False)
        response = self._sent(request, options)
        try:
            if response.is_error:
                raise problem_of(response, _start_of(response))
            if not streamed:
                response.read()
        except BaseException:
            response.close()
            raise
        return response

    def _sent(self, request: httpx.Request, options: dict[str, Any]) -> httpx.Response:
        pauses = Pauses(self._retries, request)
        while True:
            try:
                response = super().send(request, stream=True, **options)
            except httpx.TransportError as error:
                pause = pauses.next(error)
                if pause is None:
                    raise
            else:
                pause = pauses.next(response)
                if pause is None:
                    return response
                response.close()
            time.sleep(pause)


class AsyncHttp(httpx.AsyncClient):
    """Tries again what failed in passing, and raises a ProblemError for every answer of 400 and above."""

    def __init__(self, retries: Retries, **options: Any) -> None:
        super().__init__(**options)
        self._retries = retries

    def build_request(self, method: str, url: httpx.URL | str, **options: Any) -> httpx.Request:
        if body := _take_file(options):
            options["content"] = body.async_stream()
        return super().build_request(method, url, **options)

    async def send(self, request: httpx.Request, **options: Any) -> httpx.Response:
        streamed = options.pop("stream", False)
        response = await self._sent(request, options)
        try:
            if response.is_error:
                raise problem_of(response, await _start_of_async(response))
            if not streamed:
                await response.aread()
        except BaseException:
            await response.aclose()
            raise
        return response

    async def _sent(self, request: httpx.Request, options: dict[str, Any]) -> httpx.Response:
        pauses = Pauses(self._retries, request)
        while True:
            try:
                response = await super().send(request, stream=True, **options)
            except httpx.TransportError as error:
                pause = pauses.next(error)
                if pause is None:
                    raise
            else:
                pause = pauses.next(response)
                if pause is None:
                    return response
                await response.aclose()
            await anyio.sleep(pause)


def _take_file(options: dict[str, Any]) -> Outgoing | None:
    """What generated code sends of a file, made fit for a second try and for either kind of client."""
    if not hasattr(options.get("content"), "read"):
        return None
    body = Outgoing(source_of(options["content"]), {}, None)
    options["headers"] = httpx.Headers(options.get("headers"))
    options["headers"].update(body.headers)
    options["extensions"] = {**(options.get("extensions") or {}), **body.extensions}
    return body


def _start_of(response: httpx.Response) -> bytes:
    """Of what calls itself a failure no more than a problem document could have."""
    if response.is_stream_consumed:
        return response.content
    body = b""
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > _MAX_PROBLEM_BYTES:
            return b""
    return body


async def _start_of_async(response: httpx.Response) -> bytes:
    if response.is_stream_consumed:
        return response.content
    body = b""
    async for chunk in response.aiter_bytes():
        body += chunk
        if len(body) > _MAX_PROBLEM_BYTES:
            return b""
    return body
