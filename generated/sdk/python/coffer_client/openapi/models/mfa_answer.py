from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="MfaAnswer")


@_attrs_define
class MfaAnswer:
    """With one of `code` and `recoveryCode`."""

    challenge_token: str
    code: str | Unset = UNSET
    """ What the app shows now. """
    recovery_code: str | Unset = UNSET
    """ One of those that were shown once. Case, spaces and hyphens do not count. """

    def to_dict(self) -> dict[str, Any]:
        challenge_token = self.challenge_token

        code = self.code

        recovery_code = self.recovery_code

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "challengeToken": challenge_token,
            }
        )
        if code is not UNSET:
            field_dict["code"] = code
        if recovery_code is not UNSET:
            field_dict["recoveryCode"] = recovery_code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        challenge_token = d.pop("challengeToken")

        code = d.pop("code", UNSET)

        recovery_code = d.pop("recoveryCode", UNSET)

        mfa_answer = cls(
            challenge_token=challenge_token,
            code=code,
            recovery_code=recovery_code,
        )

        return mfa_answer
