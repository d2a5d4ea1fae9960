"""How a client comes by its access token, and whom it shows it to."""

from __future__ import annotations

import base64
import io
import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import anyio
import httpx
from coffer_client import CofferClient, ProblemError, Retries, SessionEndedError, Tokens
from coffer_client.openapi.types import File
from scenario import ID, QUICK, Either, Kind
from server import Answer, Asked, serving
from settling import problem_from, settled


def tokens_answer(access_token: str) -> Answer:
    tokens = {"access_token": access_token, "refresh_token": "next", "token_type": "Bearer", "expires_in": 1200}
    return Answer(body=json.dumps({**tokens, "scope": ""}).encode())


async def a_token_about_to_expire_is_renewed_first(kind: Kind) -> None:
    claims = base64.urlsafe_b64encode(json.dumps({"exp": int(time.time()) - 1}).encode()).decode().rstrip("=")
    with serving(lambda asked: tokens_answer("new") if "token" in asked.line else Answer(204)) as server:
        client = kind(server.url, tokens=Tokens(f"e30.{claims}.e30", "old"))
        await settled(client.files.delete_file(ID))
        await settled(client.files.delete_file(ID))
        sent = [(asked.line.split(" ")[0], asked.authorization) for asked in server.asked]
        assert sent == [("POST", None), ("DELETE", "Bearer new"), ("DELETE", "Bearer new")], sent
        assert b"refresh_token=old" in server.asked[0].body
        await settled(client.close())


async def a_refresh_that_is_refused_ends_the_session(kind: Kind) -> None:
    kept: list[Tokens | None] = []
    with serving(lambda asked: Answer(400 if "token" in asked.line else 401)) as server:
        client = kind(server.url, tokens=Tokens("a", "b", time.time() - 1), on_tokens=kept.append)
        problem = await problem_from(client.accounts.get_me)
        assert isinstance(problem, SessionEndedError) and kept == [None] and client.tokens is None
        assert isinstance(problem.__cause__, ProblemError) and problem.__cause__.status == 400
        assert server.lines() == ["POST /v1/oauth/token", "GET /v1/me"], server.lines()
        await settled(client.close())


async def parallel_calls_share_one_refresh(kind: Kind) -> None:
    def answer(asked: Asked) -> Answer:
        if "token" in asked.line:
            return tokens_answer("new")
        return Answer(204 if asked.authorization == "Bearer new" else 401)

    with serving(answer) as server:
        client = kind(server.url, tokens=Tokens("a", "b"))
        if isinstance(client, CofferClient):
            with ThreadPoolExecutor(8) as pool:
                for future in [pool.submit(client.files.delete_file, ID) for _ in range(8)]:
                    future.result()
        else:
            async with anyio.create_task_group() as group:
                for _ in range(8):
                    group.start_soon(client.files.delete_file, ID)
        assert server.lines().count("POST /v1/oauth/token") == 1, server.lines()
        await settled(client.close())


async def a_refresh_that_finds_nobody_is_tried_thrice(kind: Kind) -> None:
    with serving(lambda _: Answer(401)) as server:
        client = kind(server.url, tokens=Tokens("a", "b"), retries=QUICK)
        cut: list[str] = []
        client.http.event_hooks = {"request": [hook_for(kind, cut)]}
        try:
            await settled(client.accounts.get_me())
        except httpx.ConnectError:
            assert len(cut) == 3 and server.lines() == ["GET /v1/me"], (cut, server.lines())
        else:
            raise AssertionError("it succeeded")
        await settled(client.close())


async def a_refresh_that_fails_keeps_the_session(kind: Kind) -> None:
    with serving(lambda asked: Answer(503 if "token" in asked.line else 401)) as server:
        client = kind(server.url, tokens=Tokens("a", "b"), retries=QUICK)
        problem = await problem_from(client.accounts.get_me)
        assert problem.status == 503 and not isinstance(problem, SessionEndedError)
        assert client.tokens == Tokens("a", "b") and server.lines().count("POST /v1/oauth/token") == 3
        await settled(client.close())


async def an_early_refresh_that_fails_does_no_harm(kind: Kind) -> None:
    """On a machine so slow that the token expires in between, a longer life shows it."""
    for life in (1, 4, 16):
        with serving(lambda asked: Answer(503 if "token" in asked.line else 204)) as server:
            end = time.time() + life
            client = kind(server.url, tokens=Tokens("a", "b", end), retries=Retries(tries=1))
            await anyio.sleep(end - life * 0.08 - time.time())
            try:
                await settled(client.files.delete_file(ID))
            except ProblemError:
                continue
            finally:
                await settled(client.close())
            assert server.lines() == ["POST /v1/oauth/token", f"DELETE /v1/files/{ID}?permanent=false"], server.lines()
            return
    raise AssertionError("the token has some life left")


def hook_for(kind: Kind, cut: list[str]) -> Callable[[httpx.Request], object]:
    def hook(request: httpx.Request) -> None:
        if request.url.path.endswith("/token"):
            cut.append(request.url.path)
            raise httpx.ConnectError("nobody listens", request=request)

    async def async_hook(request: httpx.Request) -> None:
        hook(request)

    return hook if kind is CofferClient else async_hook


async def a_stream_is_not_sent_twice(kind: Kind) -> None:
    with serving(lambda asked: tokens_answer("new") if "token" in asked.line else Answer(401)) as server:
        client = kind(server.url, tokens=Tokens("a", "b"))
        problem = await problem_from(lambda: client.upload(iter([b"once"]), size=4))
        assert problem.status == 401 and server.lines() == ["POST /v1/files", "POST /v1/oauth/token"]
        assert client.tokens is not None and client.tokens.access_token == "new"
        again = await problem_from(lambda: client.upload(io.BytesIO(b"twice")))
        assert again.status == 401 and server.lines().count("POST /v1/files") == 3
        first, second = (asked.body for asked in server.asked if b"twice" in asked.body)
        assert first == second
        await problem_from(lambda: client.files.replace_file_content(ID, body=File(io.BytesIO(b"generated"))))
        assert [asked.body for asked in server.asked if "PUT" in asked.line] == [b"generated"] * 2
        await settled(client.close())


async def the_token_goes_to_the_service_alone(kind: Kind) -> None:
    with serving(lambda _: Answer()) as other, serving(lambda _: Answer()) as server:
        client: Either = kind(server.url + "/base", tokens=Tokens("a", "b"))
        for url in (other.url, server.url + "/base/version", server.url + "/base/v1/me", "/v1/me"):
            await settled(client.http.get(url))
        await settled(client.http.get("/v1/me", headers={"Authorization": "Basic eDp5"}))
        assert [asked.authorization for asked in other.asked] == [None]
        assert [asked.authorization for asked in server.asked] == [None, "Bearer a", "Bearer a", "Basic eDp5"]
        await settled(client.close())
