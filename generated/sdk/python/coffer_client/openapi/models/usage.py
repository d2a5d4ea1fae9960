from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.file_type_rule import FileTypeRule


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
    max_file_bytes: int
    """ The largest file that is stored here, of whichever type. """
    quota_bytes: int | Unset = UNSET
    """ The account’s own, else that of the installation. Absent: as much as there is room for. """
    file_types: list[FileTypeRule] | Unset = UNSET
    """ Which media types are stored here. The most precise rule that fits a type decides (`image/png`, then
    `image/*`, then
    `*/*`); what none fits is stored only where no rule allows anything. Absent: all are. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        used_bytes = self.used_bytes

        version_bytes = self.version_bytes

        reserved_bytes = self.reserved_bytes

        file_count = self.file_count

        max_file_bytes = self.max_file_bytes

        quota_bytes = self.quota_bytes

        file_types: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.file_types, Unset):
            file_types = []
            for file_types_item_data in self.file_types:
                file_types_item = file_types_item_data.to_dict()
                file_types.append(file_types_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "usedBytes": used_bytes,
                "versionBytes": version_bytes,
                "reservedBytes": reserved_bytes,
                "fileCount": file_count,
                "maxFileBytes": max_file_bytes,
            }
        )
        if quota_bytes is not UNSET:
            field_dict["quotaBytes"] = quota_bytes
        if file_types is not UNSET:
            field_dict["fileTypes"] = file_types

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.file_type_rule import FileTypeRule  # noqa: PLC0415

        d = dict(src_dict)
        used_bytes = d.pop("usedBytes")

        version_bytes = d.pop("versionBytes")

        reserved_bytes = d.pop("reservedBytes")

        file_count = d.pop("fileCount")

        max_file_bytes = d.pop("maxFileBytes")

        quota_bytes = d.pop("quotaBytes", UNSET)

        _file_types = d.pop("fileTypes", UNSET)
        file_types: list[FileTypeRule] | Unset = UNSET
        if _file_types is not UNSET:
            file_types = []
            for file_types_item_data in _file_types:
                file_types_item = FileTypeRule.from_dict(file_types_item_data)

                file_types.append(file_types_item)

        usage = cls(
            used_bytes=used_bytes,
            version_bytes=version_bytes,
            reserved_bytes=reserved_bytes,
            file_count=file_count,
            max_file_bytes=max_file_bytes,
            quota_bytes=quota_bytes,
            file_types=file_types,
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
