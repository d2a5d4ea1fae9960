"""Tokens for other tokens (RFC 6749, section 6)."""

from __future__ import annotations

import time

import httpx

from .openapi.models.mfa_answer import MfaAnswer
from .openapi.models.session import Session
from .openapi.models.token_response import TokenResponse
from .openapi.types import Unset
from .retries import IDEMPOTENT
from .second_factor import Factor, RecoveryCode
from .tokens import Tokens

REFRESH_EXTENSIONS = {IDEMPOTENT: True}
"""An answer that was lost on the way may be asked for again: the service gives it again for 30 seconds."""


def refresh_form(refresh_token: str) -> dict[str, str]:
    return {"grant_type": "refresh_token", "refresh_token": refresh_token}


def tokens_of_answer(response: httpx.Response, refresh_token: str) -> Tokens:
    answer = TokenResponse.from_dict(response.json())
    following = refresh_token if isinstance(answer.refresh_token, Unset) else answer.refresh_token
    return Tokens(answer.access_token, following, time.time() + answer.expires_in)


def tokens_of_session(session: Session) -> Tokens:
    return Tokens(session.access_token, session.refresh_token, time.time() + session.expires_in)


def mfa_answer(challenge_token: str, factor: Factor) -> MfaAnswer:
    if isinstance(factor, RecoveryCode):
        return MfaAnswer(challenge_token=challenge_token, recovery_code=factor.text)
    return MfaAnswer(challenge_token=challenge_token, code=factor.text)
