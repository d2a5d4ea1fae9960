"""The second step of signing in."""

from __future__ import annotations

from dataclasses import dataclass, field

from .openapi.models.mfa_challenge import MfaChallenge
from .problems import CofferError


@dataclass(frozen=True)
class Code:
    """What the authenticator app shows now."""

    text: str = field(repr=False)


@dataclass(frozen=True)
class RecoveryCode:
    """One of those that were shown once."""

    text: str = field(repr=False)


Factor = Code | RecoveryCode


class SecondFactorRequired(CofferError):
    """The password was right, and the account has a second factor: finish with `complete_sign_in`."""

    def __init__(self, challenge: MfaChallenge) -> None:
        super().__init__(f"a second factor is needed: {', '.join(challenge.methods)}")
        self.challenge = challenge
