from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="FolderCount")


@_attrs_define
class FolderCount:
    path: str
    """ Where a file lies: `/`, or names behind a slash each, at most 32 of them, none of them `.` or `..`, in NFC.
    It is data alone; a folder is there as long as a file lies in it. """
    name: str
    """ The last name of the path. """
    file_count: int
    """ Files in use that lie in the folder itself. """
    total_file_count: int
    """ And those that lie in its folders, at whatever depth. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        path = self.path

        name = self.name

        file_count = self.file_count

        total_file_count = self.total_file_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "path": path,
                "name": name,
                "fileCount": file_count,
                "totalFileCount": total_file_count,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        path = d.pop("path")

        name = d.pop("name")

        file_count = d.pop("fileCount")

        total_file_count = d.pop("totalFileCount")

        folder_count = cls(
            path=path,
            name=name,
            file_count=file_count,
            total_file_count=total_file_count,
        )

        folder_count.additional_properties = d
        return folder_count

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
