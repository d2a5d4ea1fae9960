"""The story that every client tells: each line is said after what it says was seen.

It is told once for both clients: what the one returns, the other returns to be awaited.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID, uuid4

import anyio
import identity
from coffer_client import (
    AsyncCofferClient,
    AsyncFileSource,
    CofferClient,
    FileSource,
    ProblemError,
    Retries,
    SessionEndedError,
    StoredFile,
    Tokens,
)
from coffer_client.openapi.api.files import get_file
from coffer_client.openapi.models.acceptance import Acceptance
from coffer_client.openapi.models.file_patch import FilePatch
from coffer_client.openapi.models.new_user import NewUser
from coffer_client.openapi.models.user import User
from coffer_client.openapi.types import UNSET, Unset
from settling import gathered, problem_from, settled

Either = CofferClient | AsyncCofferClient
Kind = type[CofferClient] | type[AsyncCofferClient]
MakeClient = Callable[[Tokens | None, Callable[[Tokens | None], None] | None, str | None], Either]
Say = Callable[[str], object]

ID = uuid4()
QUICK = Retries(first_pause=0.01)
PASSWORD = "correct horse battery staple"
SIZE = 64 * 1024 * 1024
RESUMABLE_SIZE = 16 * 1024 * 1024
BLOCK = bytes((i * 31 + (i >> 8) * 17 + 7) % 256 for i in range(65_536))
"""The bytes of the large file come again every 64 KiB."""


async def tell(make: MakeClient, say: Say, folder: Path) -> None:
    """Raises when anything is not as it should be. `make` gives a client for the tokens and their observer."""
    client, email = await sign_in_and_refresh(make, say)
    stranger = make(None, None, None)
    try:
        await transfer_large_file(client, say, folder)
        await send_in_pieces(client, say, folder)
        first = await make_small_files(client, say)
        await list_and_search(client, say)
        await change(client, say, first)
        await trash_and_restore(client, say, first)
        await meet_problems(client, say)
        await identity.look_at_sessions(client, stranger, email, PASSWORD, say)
        await identity.look_at_activity(client, say)
        await identity.use_key(client, lambda key: make(None, None, key), first, say)
        await identity.add_second_factor(client, stranger, email, PASSWORD, say)
        await end_session(client, say)
    finally:
        await settled(client.close())
        await settled(stranger.close())


async def sign_in_and_refresh(make: MakeClient, say: Say) -> tuple[Either, str]:
    email = f"scenario-{uuid4()}@example.org"
    stranger = make(None, None, None)
    registration = await settled(stranger.users.register_user(body=NewUser(email=email, password=PASSWORD)))
    assert isinstance(registration, Acceptance)
    say(f"register: {registration.status}")

    session = await settled(stranger.sign_in(email, PASSWORD))
    say(f"log in: {session.token_type}, expires in {session.expires_in} s")
    assert (await settled(stranger.accounts.get_me())).email == email
    say("me: the registered address")
    await settled(stranger.close())

    kept: list[Tokens | None] = []
    client = make(Tokens("invalid", session.refresh_token), kept.append, None)
    accounts = await eight_times_get_me(client)
    assert len(accounts) == 8 and all(account.email == email for account in accounts)
    assert kept == [client.tokens] and client.tokens is not None
    say("refresh: 8 parallel calls with an invalid access token all succeeded")
    return client, email


async def eight_times_get_me(client: Either) -> list[User]:
    if isinstance(client, CofferClient):
        get_me = client.accounts.get_me
        with ThreadPoolExecutor(8) as pool:
            return [future.result() for future in [pool.submit(get_me) for _ in range(8)]]
    accounts: list[User] = []

    async def one(client: AsyncCofferClient) -> None:
        accounts.append(await client.accounts.get_me())

    async with anyio.create_task_group() as group:
        for _ in range(8):
            group.start_soon(one, client)
    return accounts


async def transfer_large_file(client: Either, say: Say, folder: Path) -> None:
    path = folder / "large.bin"
    digest = hashlib.sha256()
    with path.open("wb") as large:
        for _ in range(SIZE // len(BLOCK)):
            digest.update(BLOCK)
            large.write(BLOCK)

    sent: list[tuple[int, int | None]] = []
    file = await settled(client.upload(path, progress=lambda done, total: sent.append((done, total))))
    assert file.name == "large.bin" and file.sha256 == digest.hexdigest()
    assert all(total == SIZE for _, total in sent) and sent == sorted(sent, key=lambda pair: pair[0])
    say(f"upload: {file.size} bytes, sha256 {file.sha256}, progress ended at {sent[-1][0]}")

    received: list[tuple[int, int | None]] = []
    copy = folder / "copy.bin"
    whole = await settled(client.download(file.id, copy, progress=lambda done, total: received.append((done, total))))
    assert whole.verified and whole.name == "large.bin" and whole.sha256 == digest.hexdigest()
    assert all(total == SIZE for _, total in received)
    assert sha256_of(copy) == digest.hexdigest() and sorted(folder.iterdir()) == [copy, path]
    say(f"download: {copy.stat().st_size} bytes, digest equal, progress ended at {received[-1][0]}")

    buffer = io.BytesIO()
    part = await settled(client.download(file.id, buffer, byte_range=(1000, 1999)))
    assert buffer.getvalue() == BLOCK[1000:2000] and part.byte_range is not None
    first, last = part.byte_range
    say(f"range: bytes {first}-{last}/{part.size}, {part.length} bytes equal")
    await other_ranges(client, file.id, whole.etag or "")
    path.unlink()
    copy.unlink()


class Enough(Exception):
    pass


async def send_in_pieces(client: Either, say: Say, folder: Path) -> None:
    """Connections break meanwhile, and once the run itself."""
    path = folder / "pieces.bin"
    path.write_bytes(BLOCK * (RESUMABLE_SIZE // len(BLOCK)))
    file = await settled(client.upload_resumable(path, folder="/large"))
    assert (file.name, file.folder) == ("pieces.bin", "/large")
    say(f"resumable: {file.size} bytes, sha256 {file.sha256}, although connections broke")

    def stop(done: int, total: int | None) -> None:
        assert total == RESUMABLE_SIZE
        if done > 0:
            raise Enough

    begun: list[UUID] = []
    try:
        await settled(client.upload_resumable(path, progress=stop, on_upload=begun.append))
    except Enough:
        pass
    else:
        raise AssertionError("it succeeded")
    with path.open("rb") as source:
        again = await settled(client.upload_resumable(source, upload_id=begun[0]))
    assert again.sha256 == file.sha256 == sha256_of(path)
    say(f"resumable: {again.size} bytes, broken off and gone on with")
    stream = iter([b"one ", b"two"])
    unknown = await settled(client.upload_resumable(stream, name="stream", tags=["a"], metadata={"b": "c"}))
    assert unknown.sha256 == hashlib.sha256(b"one two").hexdigest() and unknown.tags == ["a"]
    for stored in (file, again, unknown):
        await settled(client.files.delete_file(stored.id, permanent=True))
    path.unlink()


async def other_ranges(client: Either, file_id: UUID, etag: str) -> None:
    tail = io.BytesIO()
    await settled(client.download(file_id, tail, byte_range=(None, 10), if_range=etag))
    assert tail.getvalue() == BLOCK[-10:]
    rest = io.BytesIO()
    await settled(client.download(file_id, rest, byte_range=(SIZE - 10, None)))
    assert rest.getvalue() == BLOCK[-10:]
    problem = await problem_from(lambda: client.download(file_id, io.BytesIO(), byte_range=(SIZE, None)))
    assert (problem.status, problem.kind) == (416, "range-not-satisfiable"), problem


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


async def make_small_files(client: Either, say: Say) -> StoredFile:
    """From each kind of source; the first file is returned."""
    files: list[StoredFile] = []
    for n in range(5):
        content = f"figures {n}".encode()
        sources: list[FileSource] = [content, io.BytesIO(content), iter([content[:3], content[3:]]), content, content]
        files.append(await upload_small(client, n, sources[n]))
        assert files[-1].sha256 == hashlib.sha256(content).hexdigest()
    say(f"small files: {len(files)} uploaded with description and tags")
    return files[0]


async def upload_small(client: Either, n: int, source: FileSource) -> StoredFile:
    tags = ["even" if n in (1, 3) else "odd"]
    metadata = {"größe": 'klein; "so"'}
    name, description = f"figures-{n}.txt", f"Figures {n}"
    if isinstance(client, AsyncCofferClient):
        either: AsyncFileSource = in_two(source) if n == 3 and isinstance(source, bytes) else source
        stored = await client.upload(
            either,
            name=name,
            media_type="text/plain",
            description=description,
            tags=tags,
            metadata=metadata,
            folder="/figures",
        )
    else:
        stored = client.upload(
            source,
            name=name,
            media_type="text/plain",
            description=description,
            tags=tags,
            metadata=metadata,
            folder="/figures",
        )
    assert (stored.name, stored.description, stored.media_type) == (name, description, "text/plain")
    assert stored.tags == tags and stored.metadata.to_dict() == metadata
    return stored


async def in_two(content: bytes) -> AsyncIterator[bytes]:
    yield content[:3]
    yield content[3:]


async def list_and_search(client: Either, say: Say) -> None:
    pages = 0
    cursor: str | Unset = UNSET
    while pages == 0 or not isinstance(cursor, Unset):
        page = await settled(client.files.list_files(limit=2, cursor=cursor))
        assert len(page.items) == 2
        cursor = page.next_cursor
        pages += 1
    names = {file.name for file in await gathered(client.files.list_all_files(limit=2))}
    say(f"list: {len(names)} files on {pages} pages of 2")

    found = [file.name for file in await gathered(client.files.list_all_files(tag="even", sort="name"))]
    assert found == ["figures-1.txt", "figures-3.txt"]
    say(f"search: {len(found)} of tag even")
    page = await settled(client.files.list_files(folder="/figures", count="exact"))
    say(f"folder: {page.total} in /figures")


async def change(client: Either, say: Say, file: StoredFile) -> None:
    if isinstance(client, CofferClient):
        answer = get_file.sync_detailed(file.id, client=client.api)
        same = get_file.sync_detailed(file.id, client=client.api, if_none_match=answer.headers["ETag"])
    else:
        answer = await get_file.asyncio_detailed(file.id, client=client.api)
        same = await get_file.asyncio_detailed(file.id, client=client.api, if_none_match=answer.headers["ETag"])
    assert same.status_code == 304 and same.parsed is None
    patch = FilePatch(description="Changed")
    changed = await settled(client.files.update_file(file.id, body=patch, if_match=answer.headers["ETag"]))
    assert changed.description == "Changed" and changed.name == file.name
    say(f"update: description changed, version {changed.version}")
    problem = await problem_from(lambda: client.files.update_file(file.id, body=patch, if_match=answer.headers["ETag"]))
    say(f"conflict: {problem.status} {problem.kind}")

    cleared = await settled(client.files.update_file(file.id, body=FilePatch(description=None)))
    assert isinstance(cleared.description, Unset) and cleared.tags == file.tags


async def trash_and_restore(client: Either, say: Say, file: StoredFile) -> None:
    async def counts() -> str:
        active = await settled(client.files.list_files(state="active", count="exact", limit=1))
        trashed = await settled(client.files.list_files(state="trashed", count="exact", limit=1))
        return f"{active.total} active, {trashed.total} trashed"

    await settled(client.files.delete_file(file.id))
    say(f"trash: {await counts()}")
    await settled(client.files.restore_file(file.id))
    say(f"restore: {await counts()}")


async def meet_problems(client: Either, say: Say) -> None:
    problem = await problem_from(lambda: client.files.list_files(limit=1000))
    pointers = ",".join(error.pointer for error in problem.errors)
    say(f"bad input: {problem.status} {problem.kind} at {pointers}")
    problem = await problem_from(lambda: client.files.get_file(uuid4()))
    assert problem.instance == f"/requests/{problem.request_id}"
    say(f"missing: {problem.status} {problem.kind}")

    fault = {"X-Fault": "503-once", "X-Fault-Id": str(uuid4())}
    answer = await settled(client.http.get("/version", headers=fault))
    assert answer.json()["name"] == "coffer"
    say("retry: succeeded after 503")


async def end_session(client: Either, say: Say) -> None:
    await settled(client.sessions.revoke_session("current"))
    problem = await problem_from(lambda: client.accounts.get_me())
    assert isinstance(problem, SessionEndedError) and isinstance(problem.__cause__, ProblemError)
    assert problem.__cause__.kind == "invalid-grant" and client.tokens is None
    say(f"revoke: {problem.status} {problem.kind}")
