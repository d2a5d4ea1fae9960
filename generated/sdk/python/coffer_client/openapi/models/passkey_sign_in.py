from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.passkey_answer import PasskeyAnswer


T = TypeVar("T", bound="PasskeySignIn")


@_attrs_define
class PasskeySignIn:
    passkey: PasskeyAnswer
    """ What `navigator.credentials.get` gave (`toJSON()`). """

    def to_dict(self) -> dict[str, Any]:
        passkey = self.passkey.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "passkey": passkey,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.passkey_answer import PasskeyAnswer  # noqa: PLC0415

        d = dict(src_dict)
        passkey = PasskeyAnswer.from_dict(d.pop("passkey"))

        passkey_sign_in = cls(
            passkey=passkey,
        )

        return passkey_sign_in
