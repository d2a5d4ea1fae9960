"""Large files in pieces (tus 1.0): what broke off goes on after the last byte that the service has stored."""

from __future__ import annotations

import base64
import hashlib
import json
import random
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Any, TypeAlias, cast
from uuid import UUID

import anyio
import anyio.to_thread
import httpx

from .openapi.models.stored_file import StoredFile
from .problems import ProblemError
from .sources import Source
from .uploads import Progress, digest_header

_FIRST_PIECE = 1024 * 1024
_LEAST_PIECE = 64 * 1024
_MOST_PIECE = 8 * 1024 * 1024
_BRISK_SECONDS = 1.0
"""A piece that took this long is no reason to send larger ones."""
_PASSING = frozenset({408, 409, 423, 429, 460, 500, 502, 503, 504})
"""The bytes on their way, or a request before this one that the service still hears."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request; its answer comes back."""

    method: str
    path: str
    headers: Mapping[str, str]
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Read:
    """The next bytes of the source, which is opened at `start` the first time; nothing comes back at its end."""

    start: int


@dataclass(frozen=True, slots=True)
class Describe:
    """The digest of the source, as headers."""


@dataclass(frozen=True, slots=True)
class Pause:
    seconds: float


Steps: TypeAlias = Generator[Call | Read | Describe | Pause, Any, StoredFile]
"""What is to be done, whether by somebody who blocks or by somebody who awaits."""


@dataclass(frozen=True, slots=True)
class _Position:
    upload_id: UUID
    offset: int
    """All before it is stored for good."""
    file_id: str | None
    """The bytes are all there, and are this file."""


class _Pieces:
    """Of the source no more is held than a piece, which is handed out again when it did not arrive."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._position = start
        self._held = bytearray()
        self._ended = False

    def take(self, offset: int, length: int) -> Generator[Read, bytes | None, tuple[bytes, bool]]:
        """The bytes from `offset` on, which is not before that of the call before, and whether they are the last."""
        del self._held[: offset - self._position]
        self._position = offset
        # One byte more than is wanted tells that there are more.
        while len(self._held) <= length and not self._ended:
            chunk = yield Read(self._start)
            if chunk is None:
                self._ended = True
            else:
                self._held += chunk
        return bytes(self._held[:length]), self._ended and len(self._held) <= length


@dataclass
class Resumable:
    source: Source
    _: KW_ONLY
    name: str | None
    media_type: str
    description: str | None
    tags: Sequence[str]
    metadata: Mapping[str, str] | None
    folder: str | None
    sha256: str | None
    progress: Progress | None
    upload_id: UUID | None
    on_upload: Callable[[UUID], object] | None
    patience: int

    def steps(self) -> Steps:
        position = yield from self._kept()
        if position is None:
            position = yield from self._begin()
        pieces = _Pieces(position.offset)
        length, failures, lost = _FIRST_PIECE, 0, False
        while position.file_id is None:
            self._tell(position)
            offset = position.offset
            # After a failure nobody here knows how much of the piece has arrived.
            piece = None if lost else (yield from self._piece(pieces, offset, length))
            began = time.monotonic()
            try:
                if piece is None:
                    position = yield from self._find(position.upload_id)
                else:
                    position = yield from self._append(position, piece)
                    if time.monotonic() - began < _BRISK_SECONDS:
                        length = min(2 * length, _MOST_PIECE)
                lost = False
                failures = 0 if position.offset > offset else failures
            except (ProblemError, httpx.TransportError) as error:
                failures += 1
                if failures > self.patience or (isinstance(error, ProblemError) and error.status not in _PASSING):
                    raise
                lost = True
                length = max(length // 4, _LEAST_PIECE)
                yield Pause(0.25 * 2**failures * random.uniform(0.5, 1.5))
        self._tell(position)
        answer = yield Call("GET", f"/v1/files/{position.file_id}", {})
        return StoredFile.from_dict(answer.json())

    def _kept(self) -> Generator[Call, httpx.Response, _Position | None]:
        if self.upload_id is None:
            return None
        try:
            answer = yield Call("GET", f"/v1/uploads/{self.upload_id}", {})
        except ProblemError as problem:
            if problem.status in (404, 410):
                return None
            raise
        length = answer.json().get("length")
        is_other = None not in (self.source.size, length) and self.source.size != length
        return None if is_other else _position_of(self.upload_id, answer)

    def _begin(self) -> Generator[Call | Describe, Any, _Position]:
        size = self.source.size
        length = {"Upload-Defer-Length": "1"} if size is None else {"Upload-Length": str(size)}
        headers = {"Tus-Resumable": "1.0.0", "Upload-Metadata": self._upload_metadata(), **length, **(yield Describe())}
        answer = cast(httpx.Response, (yield Call("POST", "/v1/uploads", headers)))
        upload_id = UUID(answer.headers["Location"].rpartition("/")[2])
        if self.on_upload is not None:
            self.on_upload(upload_id)
        return _position_of(upload_id, answer)

    def _piece(self, pieces: _Pieces, offset: int, length: int) -> Generator[Read, bytes | None, tuple[bytes, bool]]:
        content, is_last = yield from pieces.take(offset, length)
        end, size = offset + len(content), self.source.size
        if size is not None and (end != size if is_last else end >= size):
            raise ValueError(f"the source does not have the {size} bytes that were told")
        return content, is_last

    def _find(self, upload_id: UUID) -> Generator[Call, httpx.Response, _Position]:
        return _position_of(upload_id, (yield Call("GET", f"/v1/uploads/{upload_id}", {})))

    def _append(self, position: _Position, piece: tuple[bytes, bool]) -> Generator[Call, httpx.Response, _Position]:
        content, is_last = piece
        headers = {
            "Tus-Resumable": "1.0.0",
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(position.offset),
            "Upload-Checksum": f"sha256 {base64.b64encode(hashlib.sha256(content).digest()).decode()}",
        }
        if is_last:
            headers["Upload-Length"] = str(position.offset + len(content))
        answer = yield Call("PATCH", f"/v1/uploads/{position.upload_id}", headers, content)
        return _position_of(position.upload_id, answer)

    def _tell(self, position: _Position) -> None:
        if self.progress is not None:
            self.progress(position.offset, self.source.size)

    def _upload_metadata(self) -> str:
        """Keys and values in base64 (tus 1.0.0, section Creation)."""
        told = {
            "filename": self.name if self.name is not None else self.source.name,
            "filetype": self.media_type,
            "description": self.description,
            "tags": json.dumps(list(self.tags)) if self.tags else None,
            "metadata": None if self.metadata is None else json.dumps(dict(self.metadata)),
            "folder": self.folder,
        }
        return ",".join(
            f"{key} {base64.b64encode(text.encode()).decode()}" for key, text in told.items() if text is not None
        )


def run(upload: Resumable, http: httpx.Client) -> StoredFile:
    chunks: Any = None
    steps = upload.steps()
    try:
        step = next(steps)
        while True:
            try:
                result: Any = None
                match step:
                    case Call(method, path, headers, content):
                        result = http.request(method, path, headers=headers, content=content)
                    case Read(start):
                        chunks = upload.source.chunks(start) if chunks is None else chunks
                        result = next(chunks, None)
                    case Describe():
                        result = digest_header(upload.source, upload.sha256)
                    case Pause(seconds):
                        time.sleep(seconds)
            except Exception as error:
                step = steps.throw(error)
            else:
                step = steps.send(result)
    except StopIteration as done:
        return cast(StoredFile, done.value)
    finally:
        if chunks is not None:
            chunks.close()


async def run_async(upload: Resumable, http: httpx.AsyncClient) -> StoredFile:
    chunks: Any = None
    steps = upload.steps()
    try:
        step = next(steps)
        while True:
            try:
                result: Any = None
                match step:
                    case Call(method, path, headers, content):
                        result = await http.request(method, path, headers=headers, content=content)
                    case Read(start):
                        chunks = upload.source.chunks_async(start) if chunks is None else chunks
                        result = await anext(chunks, None)
                    case Describe():
                        result = await anyio.to_thread.run_sync(digest_header, upload.source, upload.sha256)
                    case Pause(seconds):
                        await anyio.sleep(seconds)
            except Exception as error:
                step = steps.throw(error)
            else:
                step = steps.send(result)
    except StopIteration as done:
        return cast(StoredFile, done.value)
    finally:
        if chunks is not None:
            await chunks.aclose()


def _position_of(upload_id: UUID, answer: httpx.Response) -> _Position:
    return _Position(upload_id, int(answer.headers["Upload-Offset"]), answer.headers.get("Coffer-File-Id"))
