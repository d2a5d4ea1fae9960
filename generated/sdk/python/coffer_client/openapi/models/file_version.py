from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="FileVersion")


@_attrs_define
class FileVersion:
    version: int
    """ Counts from 1; no number comes again. """
    current: bool
    """ Whether these are the bytes that the file has now. """
    media_type: str
    size: int
    """ Bytes. """
    sha256: str
    """ The SHA-256 digest of the bytes, in lower-case hex. """
    created_at: datetime.datetime
    """ When the file got these bytes. """
    stored_by: UUID | Unset = UNSET
    """ The account that stored the bytes. Absent where that was not written down yet. """
    replaced_at: datetime.datetime | Unset = UNSET
    """ When it got others. Absent of the current version. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        version = self.version

        current = self.current

        media_type = self.media_type

        size = self.size

        sha256 = self.sha256

        created_at = self.created_at.isoformat()

        stored_by: str | Unset = UNSET
        if not isinstance(self.stored_by, Unset):
            stored_by = str(self.stored_by)

        replaced_at: str | Unset = UNSET
        if not isinstance(self.replaced_at, Unset):
            replaced_at = self.replaced_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "version": version,
                "current": current,
                "mediaType": media_type,
                "size": size,
                "sha256": sha256,
                "createdAt": created_at,
            }
        )
        if stored_by is not UNSET:
            field_dict["storedBy"] = stored_by
        if replaced_at is not UNSET:
            field_dict["replacedAt"] = replaced_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        version = d.pop("version")

        current = d.pop("current")

        media_type = d.pop("mediaType")

        size = d.pop("size")

        sha256 = d.pop("sha256")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        _stored_by = d.pop("storedBy", UNSET)
        stored_by: UUID | Unset
        if isinstance(_stored_by, Unset):
            stored_by = UNSET
        else:
            stored_by = UUID(_stored_by)

        _replaced_at = d.pop("replacedAt", UNSET)
        replaced_at: datetime.datetime | Unset
        if isinstance(_replaced_at, Unset):
            replaced_at = UNSET
        else:
            replaced_at = datetime.datetime.fromisoformat(_replaced_at)

        file_version = cls(
            version=version,
            current=current,
            media_type=media_type,
            size=size,
            sha256=sha256,
            created_at=created_at,
            stored_by=stored_by,
            replaced_at=replaced_at,
        )

        file_version.additional_properties = d
        return file_version

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
