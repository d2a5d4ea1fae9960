from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Usage")


@_attrs_define
class Usage:
    used_bytes: int
    """ The sum of the sizes of the files and of their former versions. """
    version_bytes: int
    """ What of it are former versions. """
    reserved_bytes: int
    """ What uploads under way hold of the quota, until they are stored or given up; 0 without a quota. """
    file_count: int
    quota_bytes: int | Unset = UNSET
    """ The account’s own, else that of the installation. Absent: as much as there is room for. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        used_bytes = self.used_bytes

        version_bytes = self.version_bytes

        reserved_bytes = self.reserved_bytes

        file_count = self.file_count

        quota_bytes = self.quota_bytes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "usedBytes": used_bytes,
                "versionBytes": version_bytes,
                "reservedBytes": reserved_bytes,
                "fileCount": file_count,
            }
        )
        if quota_bytes is not UNSET:
            field_dict["quotaBytes"] = quota_bytes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        used_bytes = d.pop("usedBytes")

        version_bytes = d.pop("versionBytes")

        reserved_bytes = d.pop("reservedBytes")

        file_count = d.pop("fileCount")

        quota_bytes = d.pop("quotaBytes", UNSET)

        usage = cls(
            used_bytes=used_bytes,
            version_bytes=version_bytes,
            reserved_bytes=reserved_bytes,
            file_count=file_count,
            quota_bytes=quota_bytes,
        )

        usage.additional_properties = d
        return usage

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
