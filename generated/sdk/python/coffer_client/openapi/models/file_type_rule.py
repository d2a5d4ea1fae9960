from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="FileTypeRule")


@_attrs_define
class FileTypeRule:
    media_type: str
    """ A type, a type with any subtype (`image/*`), or any (`*/*`). """
    allowed: bool
    max_bytes: int | Unset = UNSET
    """ The largest file of this type. Absent: as large as any. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        media_type = self.media_type

        allowed = self.allowed

        max_bytes = self.max_bytes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "mediaType": media_type,
                "allowed": allowed,
            }
        )
        if max_bytes is not UNSET:
            field_dict["maxBytes"] = max_bytes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        media_type = d.pop("mediaType")

        allowed = d.pop("allowed")

        max_bytes = d.pop("maxBytes", UNSET)

        file_type_rule = cls(
            media_type=media_type,
            allowed=allowed,
            max_bytes=max_bytes,
        )

        file_type_rule.additional_properties = d
        return file_type_rule

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
