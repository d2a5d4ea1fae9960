from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.passkey_registration import PasskeyRegistration


T = TypeVar("T", bound="NewPasskey")


@_attrs_define
class NewPasskey:
    name: str
    """ To tell several apart. """
    passkey: PasskeyRegistration
    """ What `navigator.credentials.create` gave (`toJSON()`). """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        passkey = self.passkey.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "passkey": passkey,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.passkey_registration import PasskeyRegistration  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        passkey = PasskeyRegistration.from_dict(d.pop("passkey"))

        new_passkey = cls(
            name=name,
            passkey=passkey,
        )

        return new_passkey
