"""Tokens for other tokens (RFC 6749, section 6)."""

from __future__ import annotations

import time

import httpx

from .openapi.models.session import Session
from .openapi.models.token_response import TokenResponse
from .retries import IDEMPOTENT
from .tokens import Tokens

REFRESH_EXTENSIONS = {IDEMPOTENT: True}
"""An answer that was lost on the way may be asked for again: the service gives it again for 30 seconds."""


def refresh_form(refresh_token: str) -> dict[str, str]:
    return {"grant_type": "refresh_token", "refresh_token": refresh_token}


def tokens_of_answer(response: httpx.Response) -> Tokens:
    answer = TokenResponse.from_dict(response.json())
    return Tokens(answer.access_token, answer.refresh_token, time.time() + answer.expires_in)


def tokens_of_session(session: Session) -> Tokens:
    return Tokens(session.access_token, session.refresh_token, time.time() + session.expires_in)
