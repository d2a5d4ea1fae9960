from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.mfa_challenge_methods_item import (
    MfaChallengeMethodsItem,
    check_mfa_challenge_methods_item,
)

T = TypeVar("T", bound="MfaChallenge")


@_attrs_define
class MfaChallenge:
    challenge_token: str
    expires_at: datetime.datetime
    methods: list[MfaChallengeMethodsItem]
    """ What the account has. A passkey signs in by itself: `POST /v1/passkey-challenges`, then `POST
    /v1/sessions/passkey`. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        challenge_token = self.challenge_token

        expires_at = self.expires_at.isoformat()

        methods = []
        for methods_item_data in self.methods:
            methods_item: str = methods_item_data
            methods.append(methods_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "challengeToken": challenge_token,
                "expiresAt": expires_at,
                "methods": methods,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        challenge_token = d.pop("challengeToken")

        expires_at = datetime.datetime.fromisoformat(d.pop("expiresAt"))

        methods = []
        _methods = d.pop("methods")
        for methods_item_data in _methods:
            methods_item = check_mfa_challenge_methods_item(methods_item_data)

            methods.append(methods_item)

        mfa_challenge = cls(
            challenge_token=challenge_token,
            expires_at=expires_at,
            methods=methods,
        )

        mfa_challenge.additional_properties = d
        return mfa_challenge

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
