from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.passkey_request_options_user_verification import (
    PasskeyRequestOptionsUserVerification,
    check_passkey_request_options_user_verification,
)

T = TypeVar("T", bound="PasskeyRequestOptions")


@_attrs_define
class PasskeyRequestOptions:
    """For `navigator.credentials.get` (`PublicKeyCredential.parseRequestOptionsFromJSON`). They name no account: the
    passkey tells whose it is.

    """

    challenge: str
    rp_id: str
    timeout: int
    """ Milliseconds. """
    user_verification: PasskeyRequestOptionsUserVerification
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        challenge = self.challenge

        rp_id = self.rp_id

        timeout = self.timeout

        user_verification: str = self.user_verification

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "challenge": challenge,
                "rpId": rp_id,
                "timeout": timeout,
                "userVerification": user_verification,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        challenge = d.pop("challenge")

        rp_id = d.pop("rpId")

        timeout = d.pop("timeout")

        user_verification = check_passkey_request_options_user_verification(d.pop("userVerification"))

        passkey_request_options = cls(
            challenge=challenge,
            rp_id=rp_id,
            timeout=timeout,
            user_verification=user_verification,
        )

        passkey_request_options.additional_properties = d
        return passkey_request_options

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
