"""What the service does not do on demand: a server of our own gives the answers that a client must withstand."""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from pathlib import Path

import httpx
import token_cases
from coffer_client import (
    AsyncCofferClient,
    CofferClient,
    DigestMismatchError,
    Retries,
)
from scenario import ID, QUICK, Kind
from server import Answer, Asked, serving
from settling import problem_from, settled


def all_cases(folder: Path) -> Iterator[tuple[str, Callable[[], Awaitable[None]]]]:
    """Name and body of each case for each client."""
    cases: list[Callable[..., Awaitable[None]]] = [
        an_answer_without_a_problem_document,
        retries_have_a_budget,
        a_long_retry_after_is_told_at_once,
        only_what_does_no_harm_is_sent_again,
        a_connection_that_fails_is_tried_again,
        token_cases.a_token_about_to_expire_is_renewed_first,
        token_cases.a_refresh_that_is_refused_ends_the_session,
        token_cases.parallel_calls_share_one_refresh,
        token_cases.a_refresh_that_finds_nobody_is_tried_thrice,
        token_cases.a_refresh_that_fails_keeps_the_session,
        token_cases.an_early_refresh_that_fails_does_no_harm,
        token_cases.a_stream_is_not_sent_twice,
        token_cases.the_token_goes_to_the_service_alone,
    ]
    kinds: list[Kind] = [CofferClient, AsyncCofferClient]
    for kind in kinds:
        for case in cases:
            yield f"{case.__name__} ({kind.__name__})", partial(case, kind)
        for damaging in (a_download_of_other_bytes, a_download_that_is_cut):
            yield f"{damaging.__name__} ({kind.__name__})", partial(damaging, kind, folder)


async def an_answer_without_a_problem_document(kind: Kind) -> None:
    page = Answer(502, {"Content-Type": "text/html"}, b"<h1>Bad gateway</h1>")
    huge = Answer(500, {"Content-Type": "application/problem+json"}, b'{"title":"' + b"x" * 400_000 + b'"}')
    answers = iter([page, huge, Answer(403, body=b"[" * 100_000), Answer(404, body=b'{"type":5,"errors":[1]}')])
    with serving(lambda _: next(answers)) as server:
        client = kind(server.url)
        for status in (502, 500, 403, 404):
            problem = await problem_from(client.service.get_version)
            assert (problem.status, problem.kind, problem.errors) == (status, "unknown", ()), problem
            assert problem.title == f"The service answered {status}"
        await settled(client.close())


async def retries_have_a_budget(kind: Kind) -> None:
    with serving(lambda _: Answer(503)) as server:
        client = kind(server.url, retries=QUICK)
        problem = await problem_from(client.service.get_version)
        assert problem.status == 503 and server.lines() == ["GET /version"] * 3, server.lines()
        await settled(client.close())


async def a_long_retry_after_is_told_at_once(kind: Kind) -> None:
    with serving(lambda _: Answer(429, {"Retry-After": "31"})) as server:
        client = kind(server.url)
        problem = await problem_from(client.service.get_version)
        assert problem.retry_after == 31 and len(server.asked) == 1
        await settled(client.close())
    with serving(lambda _: Answer(503, {"Retry-After": "1"})) as server:
        client = kind(server.url, retries=Retries(tries=9, max_wait=1.5))
        began = time.monotonic()
        await problem_from(client.service.get_version)
        assert 1 <= time.monotonic() - began < 1.9 and len(server.asked) == 2, server.lines()
        await settled(client.close())


async def only_what_does_no_harm_is_sent_again(kind: Kind) -> None:
    def refuse(asked: Asked) -> Answer:
        return Answer(409 if "/running" in asked.line else 503, {"Retry-After": "0"} if "?told" in asked.line else {})

    with serving(refuse) as server:
        client = kind(server.url, retries=QUICK)
        for method, path, headers, tries in (
            ("POST", "/x", {}, 1),
            ("PATCH", "/x", {}, 1),
            ("POST", "/x?told", {}, 3),
            ("POST", "/x", {"Idempotency-Key": "1"}, 3),
            ("POST", "/running?told", {"Idempotency-Key": "1"}, 3),
            ("POST", "/running", {"Idempotency-Key": "1"}, 1),
            ("PUT", "/x", {}, 3),
            ("DELETE", "/x", {}, 3),
        ):
            before = len(server.asked)
            await problem_from(partial(client.http.request, method, path, headers=headers, json={"n": 1}))
            assert len(server.asked) - before == tries, (method, path, server.lines())
            assert server.asked[-1].body == b'{"n":1}'
        await settled(client.close())


async def a_connection_that_fails_is_tried_again(kind: Kind) -> None:
    with serving(lambda _: Answer()) as server:
        gone = server.url
    began = time.monotonic()
    client = kind(gone, retries=Retries(first_pause=0.1))
    try:
        await settled(client.service.get_version())
    except httpx.ConnectError:
        assert 0.15 <= time.monotonic() - began < 2
    else:
        raise AssertionError("nobody listens there")
    await settled(client.close())


async def a_download_of_other_bytes(kind: Kind, folder: Path) -> None:
    digest = base64.b64encode(hashlib.sha256(b"these").digest()).decode()
    await download_fails(
        kind, folder, Answer(200, {"Repr-Digest": f"sha-256=:{digest}:"}, b"those"), DigestMismatchError
    )


async def a_download_that_is_cut(kind: Kind, folder: Path) -> None:
    await download_fails(
        kind, folder, Answer(200, {"Connection": "close"}, b"0123456789", cut=4), httpx.RemoteProtocolError
    )


async def download_fails(kind: Kind, folder: Path, answer: Answer, error: type[Exception]) -> None:
    target = folder / "target"
    target.write_bytes(b"as it was")
    with serving(lambda _: answer) as server:
        client = kind(server.url)
        try:
            await settled(client.download(ID, target))
        except error:
            assert target.read_bytes() == b"as it was" and list(folder.iterdir()) == [target]
        else:
            raise AssertionError("it succeeded")
        await settled(client.close())
    target.unlink()
