"""Answers that are written away while they arrive."""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias
from urllib.parse import unquote

import httpx

from .problems import CofferError, DigestMismatchError
from .uploads import Progress

FileTarget: TypeAlias = str | os.PathLike[str] | BinaryIO
"""A path, which appears or is replaced when all has arrived, or a file that is open for writing bytes."""

ByteRange: TypeAlias = tuple[int | None, int | None]
"""First and last byte, counted from 0, the last included; `(n, None)`: from n on; `(None, n)`: the last n."""


@dataclass(frozen=True, slots=True)
class Download:
    """What was written away."""

    length: int
    """Bytes written."""
    size: int | None
    """Bytes of the whole file."""
    byte_range: tuple[int, int] | None
    """First and last byte written; `None`: all of the file."""
    sha256: str
    """Of the bytes written, in lower-case hex."""
    verified: bool
    """Whether that is what the service told; a range cannot be compared."""
    name: str | None
    media_type: str | None
    etag: str | None
    """Of the bytes, for `replace_content`."""


def request_headers(byte_range: ByteRange | None, if_range: str | None) -> dict[str, str]:
    """What to ask for. Bytes as they are: a digest is that of the file, not of something compressed."""
    headers = {"Accept-Encoding": "identity"}
    if byte_range is not None:
        first, last = ("" if position is None else str(position) for position in byte_range)
        headers["Range"] = f"bytes={first}-{last}"
        if if_range is not None:
            headers["If-Range"] = if_range
    return headers


class Receiver:
    """Takes the bytes of one answer."""

    def __init__(self, response: httpx.Response, file: BinaryIO, progress: Progress | None) -> None:
        if response.status_code not in (200, 206):
            raise CofferError(f"the service answered {response.status_code}, which has no bytes")
        self._response = response
        self._file = file
        self._progress = progress
        self._length = 0
        self._digest = hashlib.sha256()
        content_length = response.headers.get("Content-Length")
        self._total = int(content_length) if content_length is not None else None

    def take(self, chunk: bytes) -> None:
        self._file.write(chunk)
        self._digest.update(chunk)
        self._length += len(chunk)

    def tell(self) -> None:
        if self._progress is not None:
            self._progress(self._length, self._total)

    def end(self) -> Download:
        """Raises DigestMismatchError when the whole file has another digest than the service told."""
        headers = self._response.headers
        part = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", headers.get("Content-Range", ""))
        whole = self._response.status_code == 200
        sha256 = self._digest.hexdigest()
        expected = _sha256_of(headers.get("Repr-Digest", "")) if whole else None
        if expected is not None and expected != sha256:
            raise DigestMismatchError(expected, sha256)
        return Download(
            length=self._length,
            size=self._length if whole else int(part[3]) if part else None,
            byte_range=(int(part[1]), int(part[2])) if part and not whole else None,
            sha256=sha256,
            verified=expected is not None,
            name=_name_of(headers.get("Content-Disposition", "")),
            media_type=headers.get("Content-Type"),
            etag=headers.get("ETag"),
        )


@contextmanager
def opened(target: FileTarget) -> Iterator[BinaryIO]:
    """The file to write to. A path gets its new content when the block ends well, and else stays as it was."""
    if not isinstance(target, (str, os.PathLike)):
        yield target
        return
    path = Path(target)
    part = path.with_name(f".{path.name}.{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _sha256_of(repr_digest: str) -> str | None:
    found = re.search(r"(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]+):", repr_digest)
    try:
        return base64.b64decode(found[1], validate=True).hex() if found else None
    except binascii.Error:
        return None


def _name_of(disposition: str) -> str | None:
    """The name of RFC 6266: `filename*` before `filename`."""
    extended = re.search(r";\s*filename\*\s*=\s*UTF-8''([^;\s]+)", disposition, re.IGNORECASE)
    if extended:
        return unquote(extended[1])
    plain = re.search(r';\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))', disposition, re.IGNORECASE)
    if not plain:
        return None
    return re.sub(r"\\(.)", r"\1", plain[1]) if plain[1] is not None else plain[2]
