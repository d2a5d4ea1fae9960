from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.shared_file import SharedFile


T = TypeVar("T", bound="SharedFiles")


@_attrs_define
class SharedFiles:
    files: list[SharedFile]
    total_bytes: int
    """ Of all files together. """
    name: str | Unset = UNSET
    message: str | Unset = UNSET
    expires_at: datetime.datetime | Unset = UNSET
    downloads_left: int | Unset = UNSET
    """ Absent: as many as one likes. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        files = []
        for files_item_data in self.files:
            files_item = files_item_data.to_dict()
            files.append(files_item)

        total_bytes = self.total_bytes

        name = self.name

        message = self.message

        expires_at: str | Unset = UNSET
        if not isinstance(self.expires_at, Unset):
            expires_at = self.expires_at.isoformat()

        downloads_left = self.downloads_left

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "files": files,
                "totalBytes": total_bytes,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if message is not UNSET:
            field_dict["message"] = message
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if downloads_left is not UNSET:
            field_dict["downloadsLeft"] = downloads_left

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.shared_file import SharedFile  # noqa: PLC0415

        d = dict(src_dict)
        files = []
        _files = d.pop("files")
        for files_item_data in _files:
            files_item = SharedFile.from_dict(files_item_data)

            files.append(files_item)

        total_bytes = d.pop("totalBytes")

        name = d.pop("name", UNSET)

        message = d.pop("message", UNSET)

        _expires_at = d.pop("expiresAt", UNSET)
        expires_at: datetime.datetime | Unset
        if isinstance(_expires_at, Unset):
            expires_at = UNSET
        else:
            expires_at = datetime.datetime.fromisoformat(_expires_at)

        downloads_left = d.pop("downloadsLeft", UNSET)

        shared_files = cls(
            files=files,
            total_bytes=total_bytes,
            name=name,
            message=message,
            expires_at=expires_at,
            downloads_left=downloads_left,
        )

        shared_files.additional_properties = d
        return shared_files

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
