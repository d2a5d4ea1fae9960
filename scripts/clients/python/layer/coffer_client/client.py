"""The blocking client."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self
from uuid import UUID

import httpx

from . import downloads, uploads
from .authentication import BearerAuth
from .connection import DEFAULT_TIMEOUT, USER_AGENT, Http
from .downloads import ByteRange, Download, FileTarget, Receiver
from .exchange import REFRESH_EXTENSIONS, mfa_answer, refresh_form, tokens_of_answer, tokens_of_session
from .openapi.api import Api
from .openapi.client import Client
from .openapi.models.credentials import Credentials
from .openapi.models.mfa_challenge import MfaChallenge
from .openapi.models.session import Session
from .openapi.models.stored_file import StoredFile
from .resumable import Resumable, run
from .retries import Retries
from .second_factor import Factor, SecondFactorRequired
from .sources import CHUNK_BYTES, FileSource, source_of
from .tokens import Tokens, TokenStore
from .uploads import Outgoing, Progress

AskForFactor = Callable[[MfaChallenge], Factor]


class CofferClient(Api):
    """Every operation of the service, by tag: `client.files.get_file(id)`. It may be shared by threads.

    `api_key` acts with an API key (`cof_...`), sent as it is and never refreshed. `second_factor` is asked for one when
    an account needs it; without it `sign_in` raises SecondFactorRequired.

    `on_tokens` is told of new tokens, to keep them for the next run, and of `None` when the session is over. `http` is
    an httpx client with the same tokens, retries and errors, for everything else; `api` is what the functions of
    `coffer_client.openapi` take.
    """

    def __init__(
        self,
        base_url: str,
        *,
        tokens: Tokens | None = None,
        api_key: str | None = None,
        second_factor: AskForFactor | None = None,
        on_tokens: Callable[[Tokens | None], None] | None = None,
        retries: Retries | None = None,
        timeout: httpx.Timeout = DEFAULT_TIMEOUT,
        headers: Mapping[str, str] | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._store = TokenStore(tokens, on_tokens)
        self._second_factor = second_factor
        self.http = Http(
            retries or Retries(),
            base_url=base_url,
            auth=BearerAuth(httpx.URL(base_url), self._store, api_key=api_key, refresh=self._refresh),
            headers={"User-Agent": USER_AGENT, **(headers or {})},
            timeout=timeout,
            transport=transport,
        )
        self.api = Client(base_url=base_url).set_httpx_client(self.http)
        super().__init__(self.api)

    @property
    def tokens(self) -> Tokens | None:
        return self._store.tokens

    def sign_in(self, email: str, password: str) -> Session:
        """Begins a session. The password is not kept. Raises ProblemError, of kind `invalid-credentials` for one."""
        answer = self.sessions.create_session(body=Credentials(email=email, password=password))
        if isinstance(answer, MfaChallenge):
            if self._second_factor is None:
                raise SecondFactorRequired(answer)
            factor = self._second_factor(answer)
            return self.complete_sign_in(answer.challenge_token, factor)
        self._store.keep(tokens_of_session(answer))
        return answer

    def complete_sign_in(self, challenge_token: str, factor: Factor) -> Session:
        """Finishes what SecondFactorRequired told of. Raises ProblemError when that is wrong or too late."""
        session = self.sessions.complete_mfa(body=mfa_answer(challenge_token, factor))
        self._store.keep(tokens_of_session(session))
        return session

    def sign_out(self) -> None:
        """Ends the session at the service; the tokens are forgotten even when that fails."""
        tokens = self._store.tokens
        self._store.keep(None)
        if tokens is not None:
            self.http.post("/v1/oauth/revoke", data={"token": tokens.refresh_token})

    def upload(
        self,
        source: FileSource,
        *,
        name: str | None = None,
        media_type: str = "application/octet-stream",
        description: str | None = None,
        tags: Sequence[str] = (),
        metadata: Mapping[str, str] | None = None,
        folder: str | None = None,
        size: int | None = None,
        sha256: str | None = None,
        progress: Progress | None = None,
    ) -> StoredFile:
        """Stores a file, read as it is sent.

        The name is that of the source when it has one. `sha256` in hex spares the reading for it. Raises ProblemError,
        and DigestMismatchError when the service stored other bytes than were sent.
        """
        read = source_of(source, size)
        return self._send(
            "POST",
            "/v1/files",
            uploads.form(
                read,
                name=name if name is not None else read.name,
                media_type=media_type,
                description=description,
                tags=tags,
                metadata=metadata,
                folder=folder,
                headers=uploads.digest_header(read, sha256),
                progress=progress,
            ),
        )

    def upload_resumable(
        self,
        source: FileSource,
        *,
        name: str | None = None,
        media_type: str = "application/octet-stream",
        description: str | None = None,
        tags: Sequence[str] = (),
        metadata: Mapping[str, str] | None = None,
        folder: str | None = None,
        size: int | None = None,
        sha256: str | None = None,
        progress: Progress | None = None,
        upload_id: UUID | None = None,
        on_upload: Callable[[UUID], object] | None = None,
        patience: int = 5,
    ) -> StoredFile:
        """Stores a file in pieces (tus 1.0), and goes on after what has arrived when a connection breaks.

        `on_upload` is told the id of an upload that was begun: keep it, and give it as `upload_id` when another run
        shall go on where this one broke off. One that the service does not have any more, or that is of another size,
        is begun anew. `patience` is how often in a row nothing may come through until the failure is raised. Needs the
        scope `files:read` beside `files:write`. `progress` tells what is stored for good.
        """
        upload = Resumable(
            source_of(source, size),
            name=name,
            media_type=media_type,
            description=description,
            tags=tags,
            metadata=metadata,
            folder=folder,
            sha256=sha256,
            progress=progress,
            upload_id=upload_id,
            on_upload=on_upload,
            patience=patience,
        )
        return run(upload, self.http)

    def replace_content(
        self,
        file_id: UUID,
        source: FileSource,
        *,
        if_match: str,
        media_type: str = "application/octet-stream",
        size: int | None = None,
        sha256: str | None = None,
        progress: Progress | None = None,
    ) -> StoredFile:
        """Replaces a file's bytes if they still have the entity tag `if_match`, as a download tells it."""
        read = source_of(source, size)
        headers = {"If-Match": if_match, **uploads.digest_header(read, sha256)}
        body = uploads.raw(read, media_type=media_type, headers=headers, progress=progress)
        return self._send("PUT", f"/v1/files/{file_id}/content", body)

    def download(
        self,
        file_id: UUID,
        target: FileTarget,
        *,
        byte_range: ByteRange | None = None,
        if_range: str | None = None,
        progress: Progress | None = None,
    ) -> Download:
        """Writes a file's bytes away as they arrive.

        Raises ProblemError, httpx.TransportError when they end early, and DigestMismatchError for wrong ones: a path is
        then left as it was.
        """
        headers = downloads.request_headers(byte_range, if_range)
        with self.http.stream("GET", f"/v1/files/{file_id}/content", headers=headers) as response:
            with downloads.opened(target) as file:
                receiver = Receiver(response, file, progress)
                for chunk in response.iter_raw(CHUNK_BYTES):
                    receiver.take(chunk)
                    receiver.tell()
                return receiver.end()

    def close(self) -> None:
        """Closes the connections. The session at the service goes on."""
        self.http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _refresh(self, refresh_token: str) -> Tokens:
        response = self.http.post(
            "/v1/oauth/token", data=refresh_form(refresh_token), extensions=REFRESH_EXTENSIONS, auth=httpx.Auth()
        )
        return tokens_of_answer(response, refresh_token)

    def _send(self, method: str, path: str, body: Outgoing) -> StoredFile:
        response = self.http.request(
            method, path, content=body.stream(), headers=body.headers, extensions=body.extensions
        )
        stored = StoredFile.from_dict(response.json())
        body.verify(stored.sha256)
        return stored
