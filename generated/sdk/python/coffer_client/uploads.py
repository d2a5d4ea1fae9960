"""Requests whose bodies are read while they are sent."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import quote

from .problems import DigestMismatchError
from .retries import REPEATABLE
from .sources import Source

Progress: TypeAlias = Callable[[int, int | None], object]
"""Called with the bytes of the file so far and in all; a second try begins at 0 again."""


@dataclass
class Outgoing:
    """The body of an upload: the bytes of a source between a head and a tail."""

    source: Source
    headers: dict[str, str]
    progress: Progress | None
    head: bytes = b""
    tail: bytes = b""
    sent_sha256: str | None = field(default=None, init=False)
    """Of what the last try sent, in lower-case hex."""

    def __post_init__(self) -> None:
        if self.source.size is not None:
            self.headers["Content-Length"] = str(len(self.head) + self.source.size + len(self.tail))

    @property
    def extensions(self) -> dict[str, object]:
        return {REPEATABLE: self.source.repeatable}

    def stream(self) -> Iterable[bytes]:
        return _Stream(self)

    def async_stream(self) -> AsyncIterable[bytes]:
        return _AsyncStream(self)

    def verify(self, stored_sha256: str) -> None:
        """Whether what the service stored is what was sent."""
        if self.sent_sha256 is not None and self.sent_sha256 != stored_sha256:
            raise DigestMismatchError(self.sent_sha256, stored_sha256)


class _Stream:
    """No generator, because a generator ends with its first reading and a second try reads again."""

    def __init__(self, outgoing: Outgoing) -> None:
        self._outgoing = outgoing

    def __iter__(self) -> Iterator[bytes]:
        outgoing = self._outgoing
        if outgoing.head:
            yield outgoing.head
        meter = _Meter(outgoing)
        for chunk in outgoing.source.chunks():
            yield chunk
            meter.count(chunk)
        meter.end()
        if outgoing.tail:
            yield outgoing.tail


class _AsyncStream:
    def __init__(self, outgoing: Outgoing) -> None:
        self._outgoing = outgoing

    async def __aiter__(self) -> AsyncIterator[bytes]:
        outgoing = self._outgoing
        if outgoing.head:
            yield outgoing.head
        meter = _Meter(outgoing)
        async for chunk in outgoing.source.chunks_async():
            yield chunk
            meter.count(chunk)
        meter.end()
        if outgoing.tail:
            yield outgoing.tail


class _Meter:
    def __init__(self, outgoing: Outgoing) -> None:
        self._outgoing = outgoing
        self._sent = 0
        self._digest = hashlib.sha256()

    def count(self, chunk: bytes) -> None:
        self._sent += len(chunk)
        self._digest.update(chunk)
        if self._outgoing.progress is not None:
            self._outgoing.progress(self._sent, self._outgoing.source.size)

    def end(self) -> None:
        self._outgoing.sent_sha256 = self._digest.hexdigest()


def form(
    source: Source,
    *,
    name: str | None,
    media_type: str,
    description: str | None,
    tags: Sequence[str],
    metadata: Mapping[str, str] | None,
    folder: str | None,
    headers: dict[str, str],
    progress: Progress | None,
) -> Outgoing:
    """A form (RFC 7578), written out so that the file between its boundaries stays a stream."""
    boundary = f"coffer-{secrets.token_hex(16)}"
    fields = [("description", description)] if description is not None else []
    fields += [("tags", tag) for tag in tags]
    if metadata is not None:
        fields.append(("metadata", json.dumps(dict(metadata))))
    if folder is not None:
        fields.append(("folder", folder))
    part = f"--{boundary}\r\nContent-Disposition: form-data; name="
    text = "".join(f'{part}"{field_name}"\r\n\r\n{value}\r\n' for field_name, value in fields)
    # `filename*` (RFC 8187) carries every name exactly; what else there is in use escapes quotes in several ways.
    file_name = "" if name is None else f"; filename*=UTF-8''{quote(name, safe='')}"
    text += f'{part}"file"{file_name}\r\nContent-Type: {media_type}\r\n\r\n'
    return Outgoing(
        source,
        {"Content-Type": f"multipart/form-data; boundary={boundary}", **headers},
        progress,
        head=text.encode(),
        tail=f"\r\n--{boundary}--\r\n".encode(),
    )


def raw(source: Source, *, media_type: str, headers: dict[str, str], progress: Progress | None) -> Outgoing:
    """The bytes themselves."""
    return Outgoing(source, {"Content-Type": media_type, **headers}, progress)


def digest_header(source: Source, sha256: str | None) -> dict[str, str]:
    """`Repr-Digest` (RFC 9530) of the SHA-256 in hex, or of what the source has when it can be read twice."""
    if sha256 is not None:
        digest = bytes.fromhex(sha256)
    elif source.repeatable:
        digest = source.sha256()
    else:
        return {}
    return {"Repr-Digest": f"sha-256=:{base64.b64encode(digest).decode()}:"}
