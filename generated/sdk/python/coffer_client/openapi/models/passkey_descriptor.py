from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.passkey_descriptor_type import (
    PasskeyDescriptorType,
    check_passkey_descriptor_type,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="PasskeyDescriptor")


@_attrs_define
class PasskeyDescriptor:
    type_: PasskeyDescriptorType
    id: str
    transports: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        id = self.id

        transports: list[str] | Unset = UNSET
        if not isinstance(self.transports, Unset):
            transports = self.transports

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "id": id,
            }
        )
        if transports is not UNSET:
            field_dict["transports"] = transports

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = check_passkey_descriptor_type(d.pop("type"))

        id = d.pop("id")

        transports = cast(list[str], d.pop("transports", UNSET))

        passkey_descriptor = cls(
            type_=type_,
            id=id,
            transports=transports,
        )

        passkey_descriptor.additional_properties = d
        return passkey_descriptor

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
