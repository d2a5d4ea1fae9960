"""Where the bytes of an upload come from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TypeAlias, cast

import anyio.to_thread

CHUNK_BYTES = 256 * 1024

FileSource: TypeAlias = str | os.PathLike[str] | bytes | BinaryIO | Iterable[bytes]
"""A path, the bytes, an open binary file or an iterable of bytes. Of the last each byte is read once."""

AsyncFileSource: TypeAlias = FileSource | AsyncIterable[bytes]


class Source:
    """Bytes to be read in pieces, again and again when `repeatable`."""

    name: str | None = None
    size: int | None = None
    repeatable = True

    def chunks(self, start: int = 0) -> Iterator[bytes]:
        """From the byte `start` on."""
        raise NotImplementedError

    async def chunks_async(self, start: int = 0) -> AsyncIterator[bytes]:
        """The same without holding up the event loop while a file is read."""
        chunks = self.chunks(start)
        while (chunk := await anyio.to_thread.run_sync(next, chunks, None)) is not None:
            yield chunk

    def sha256(self) -> bytes:
        digest = hashlib.sha256()
        for chunk in self.chunks():
            digest.update(chunk)
        return digest.digest()


class _Path(Source):
    def __init__(self, path: Path) -> None:
        self._path = path
        self.name = path.name
        self.size = path.stat().st_size

    def chunks(self, start: int = 0) -> Iterator[bytes]:
        with self._path.open("rb") as file:
            file.seek(start)
            while chunk := file.read(CHUNK_BYTES):
                yield chunk


class _Bytes(Source):
    def __init__(self, content: bytes) -> None:
        self._content = content
        self.size = len(content)

    def chunks(self, start: int = 0) -> Iterator[bytes]:
        for at in range(start, len(self._content), CHUNK_BYTES):
            yield self._content[at : at + CHUNK_BYTES]


class _OpenFile(Source):
    """From where it stands to its end; it can be read again when it can be wound back."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.repeatable = file.seekable()
        name = getattr(file, "name", None)
        self.name = os.path.basename(name) if isinstance(name, str) else None
        if self.repeatable:
            self._start = file.tell()
            self.size = file.seek(0, os.SEEK_END) - self._start
            file.seek(self._start)

    def chunks(self, start: int = 0) -> Iterator[bytes]:
        if self.repeatable:
            self._file.seek(self._start + start)
            start = 0
        while chunk := self._file.read(CHUNK_BYTES):
            yield chunk[start:]
            start = max(0, start - len(chunk))


class _Iterable(Source):
    repeatable = False

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks

    def chunks(self, start: int = 0) -> Iterator[bytes]:
        for chunk in self._chunks:
            yield chunk[start:]
            start = max(0, start - len(chunk))


class _AsyncIterable(Source):
    repeatable = False

    def __init__(self, chunks: AsyncIterable[bytes]) -> None:
        self._chunks = chunks

    async def chunks_async(self, start: int = 0) -> AsyncIterator[bytes]:
        async for chunk in self._chunks:
            yield chunk[start:]
            start = max(0, start - len(chunk))


def source_of(source: AsyncFileSource, size: int | None = None) -> Source:
    """`size` in bytes is for sources that do not know theirs: it lets the service refuse early what is too large."""
    result = _source_of(source)
    if result.size is None:
        result.size = size
    return result


def _source_of(source: AsyncFileSource) -> Source:
    if isinstance(source, (str, os.PathLike)):
        return _Path(Path(source))
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _Bytes(bytes(source))
    if isinstance(source, AsyncIterable):
        return _AsyncIterable(source)
    return _OpenFile(cast(BinaryIO, source)) if hasattr(source, "read") else _Iterable(source)
