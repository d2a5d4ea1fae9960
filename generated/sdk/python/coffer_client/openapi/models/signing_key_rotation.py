from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="SigningKeyRotation")


@_attrs_define
class SigningKeyRotation:
    immediately: bool | Unset = False
    """ Sign at once. A service that verifies tokens by itself may refuse them until it fetches the keys again. """
    key: str | Unset = UNSET
    """ An own key instead of a new one, as PEM or as a JWK in JSON, with its private part and without a passphrase.
    """

    def to_dict(self) -> dict[str, Any]:
        immediately = self.immediately

        key = self.key

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if immediately is not UNSET:
            field_dict["immediately"] = immediately
        if key is not UNSET:
            field_dict["key"] = key

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        immediately = d.pop("immediately", UNSET)

        key = d.pop("key", UNSET)

        signing_key_rotation = cls(
            immediately=immediately,
            key=key,
        )

        return signing_key_rotation
