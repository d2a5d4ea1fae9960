"""Sessions, API keys and the second factor."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Callable
from uuid import uuid4

import anyio
from coffer_client import (
    AsyncCofferClient,
    CofferClient,
    ProblemError,
    RecoveryCode,
    SecondFactorRequired,
    Session,
    StoredFile,
)
from coffer_client.openapi.models.introspection_request import IntrospectionRequest
from coffer_client.openapi.models.mfa_factor_activation import MfaFactorActivation
from coffer_client.openapi.models.new_api_key import NewApiKey
from coffer_client.openapi.models.new_mfa_factor import NewMfaFactor
from settling import gathered, problem_from, settled

Either = CofferClient | AsyncCofferClient
Say = Callable[[str], object]


async def look_at_sessions(client: Either, stranger: Either, email: str, password: str, say: Say) -> None:
    other: Session = await settled(stranger.sign_in(email, password))
    page = await settled(client.sessions.list_sessions())
    current = [session for session in page.items if session.current]
    assert len(current) == 1 and current[0].id != other.session_id, page
    assert other.session_id in [session.id for session in page.items]
    await settled(client.sessions.revoke_session(str(other.session_id)))
    say(f"sessions: {len(page.items)}, one of them current")


async def look_at_activity(client: Either, say: Say) -> None:
    counted = await settled(client.audit.list_own_audit_events(count="exact", limit=1))
    events = await gathered(client.audit.list_all_own_audit_events(limit=2))
    assert len(events) == counted.total and len(events) > 2, counted
    say("activity: every event of the account, in pages of 2")

    refused = await problem_from(lambda: client.sessions.introspect_token(body=IntrospectionRequest(token="any")))
    say(f"introspection: {refused.status} {refused.kind}")


async def use_key(client: Either, program_of: Callable[[str], Either], file: StoredFile, say: Say) -> None:
    body = NewApiKey(name="Scenario", scopes=["files:list"])
    key = await settled(client.api_keys.create_api_key(body=body, idempotency_key=f"lost-answer-{uuid4()}"))
    page = await settled(client.api_keys.list_api_keys())
    say(f"api key: {len(page.items)} made, although its answer was lost")
    program = program_of(key.key)
    files = await gathered(program.files.list_all_files())
    refused = await problem_from(lambda: program.files.delete_file(file.id))
    say(f"api key: lists {len(files)} files, {refused.status} {refused.kind} when it deletes one")

    await settled(client.api_keys.delete_api_key(key.id))
    ended: ProblemError | None = None
    # Another replica hears of it within two seconds.
    with anyio.fail_after(2.5):
        while ended is None:
            try:
                await settled(program.files.list_files())
                await anyio.sleep(0.05)
            except ProblemError as problem:
                ended = problem
    say(f"api key: {ended.status} {ended.kind} once deleted")
    await settled(program.close())


async def add_second_factor(client: Either, other: Either, email: str, password: str, say: Say) -> None:
    factor = await settled(client.accounts.create_mfa_factor(body=NewMfaFactor(kind="totp", name="Scenario")))
    activation = MfaFactorActivation(code=code_of(factor.secret))
    activated = await settled(client.accounts.activate_mfa_factor(factor.id, body=activation))
    codes = activated.recovery_codes
    assert isinstance(codes, list)
    say(f"second factor: {len(codes)} recovery codes")

    try:
        await settled(other.sign_in(email, password))
        raise AssertionError("no second factor was asked for")
    except SecondFactorRequired as needed:
        say(f"second factor: asked for, with {' and '.join(needed.challenge.methods)}")
        await settled(other.complete_sign_in(needed.challenge.challenge_token, RecoveryCode(codes[0])))
    assert (await settled(other.accounts.get_me())).email == email
    say("second factor: signed in with a recovery code")


def code_of(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    step = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), step, hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
