from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewShare")


@_attrs_define
class NewShare:
    file_ids: list[UUID]
    name: str | Unset = UNSET
    message: str | Unset = UNSET
    """ Shown above the files. """
    password: str | Unset = UNSET
    """ At least 8 characters. """
    expires_at: datetime.datetime | Unset = UNSET
    """ In the future. """
    max_downloads: int | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        file_ids = []
        for file_ids_item_data in self.file_ids:
            file_ids_item = str(file_ids_item_data)
            file_ids.append(file_ids_item)

        name = self.name

        message = self.message

        password = self.password

        expires_at: str | Unset = UNSET
        if not isinstance(self.expires_at, Unset):
            expires_at = self.expires_at.isoformat()

        max_downloads = self.max_downloads

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "fileIds": file_ids,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if message is not UNSET:
            field_dict["message"] = message
        if password is not UNSET:
            field_dict["password"] = password
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if max_downloads is not UNSET:
            field_dict["maxDownloads"] = max_downloads

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file_ids = []
        _file_ids = d.pop("fileIds")
        for file_ids_item_data in _file_ids:
            file_ids_item = UUID(file_ids_item_data)

            file_ids.append(file_ids_item)

        name = d.pop("name", UNSET)

        message = d.pop("message", UNSET)

        password = d.pop("password", UNSET)

        _expires_at = d.pop("expiresAt", UNSET)
        expires_at: datetime.datetime | Unset
        if isinstance(_expires_at, Unset):
            expires_at = UNSET
        else:
            expires_at = datetime.datetime.fromisoformat(_expires_at)

        max_downloads = d.pop("maxDownloads", UNSET)

        new_share = cls(
            file_ids=file_ids,
            name=name,
            message=message,
            password=password,
            expires_at=expires_at,
            max_downloads=max_downloads,
        )

        return new_share
