from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.share_state import ShareState, check_share_state
from ..types import UNSET, Unset

T = TypeVar("T", bound="Share")


@_attrs_define
class Share:
    id: UUID
    url: str
    """ The link. Whoever has it can use it. """
    file_ids: list[UUID]
    """ In the order in which they were given; those that are in the trash or deleted are not shown to anybody. """
    has_password: bool
    download_count: int
    state: ShareState
    created_at: datetime.datetime
    updated_at: datetime.datetime
    """ When its owner changed it last. """
    name: str | Unset = UNSET
    message: str | Unset = UNSET
    expires_at: datetime.datetime | Unset = UNSET
    max_downloads: int | Unset = UNSET
    last_downloaded_at: datetime.datetime | Unset = UNSET
    qr_code: str | Unset = UNSET
    """ The link as a PNG in a `data:` address; only of a single share. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        url = self.url

        file_ids = []
        for file_ids_item_data in self.file_ids:
            file_ids_item = str(file_ids_item_data)
            file_ids.append(file_ids_item)

        has_password = self.has_password

        download_count = self.download_count

        state: str = self.state

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        name = self.name

        message = self.message

        expires_at: str | Unset = UNSET
        if not isinstance(self.expires_at, Unset):
            expires_at = self.expires_at.isoformat()

        max_downloads = self.max_downloads

        last_downloaded_at: str | Unset = UNSET
        if not isinstance(self.last_downloaded_at, Unset):
            last_downloaded_at = self.last_downloaded_at.isoformat()

        qr_code = self.qr_code

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "url": url,
                "fileIds": file_ids,
                "hasPassword": has_password,
                "downloadCount": download_count,
                "state": state,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if message is not UNSET:
            field_dict["message"] = message
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if max_downloads is not UNSET:
            field_dict["maxDownloads"] = max_downloads
        if last_downloaded_at is not UNSET:
            field_dict["lastDownloadedAt"] = last_downloaded_at
        if qr_code is not UNSET:
            field_dict["qrCode"] = qr_code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        url = d.pop("url")

        file_ids = []
        _file_ids = d.pop("fileIds")
        for file_ids_item_data in _file_ids:
            file_ids_item = UUID(file_ids_item_data)

            file_ids.append(file_ids_item)

        has_password = d.pop("hasPassword")

        download_count = d.pop("downloadCount")

        state = check_share_state(d.pop("state"))

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        name = d.pop("name", UNSET)

        message = d.pop("message", UNSET)

        _expires_at = d.pop("expiresAt", UNSET)
        expires_at: datetime.datetime | Unset
        if isinstance(_expires_at, Unset):
            expires_at = UNSET
        else:
            expires_at = datetime.datetime.fromisoformat(_expires_at)

        max_downloads = d.pop("maxDownloads", UNSET)

        _last_downloaded_at = d.pop("lastDownloadedAt", UNSET)
        last_downloaded_at: datetime.datetime | Unset
        if isinstance(_last_downloaded_at, Unset):
            last_downloaded_at = UNSET
        else:
            last_downloaded_at = datetime.datetime.fromisoformat(_last_downloaded_at)

        qr_code = d.pop("qrCode", UNSET)

        share = cls(
            id=id,
            url=url,
            file_ids=file_ids,
            has_password=has_password,
            download_count=download_count,
            state=state,
            created_at=created_at,
            updated_at=updated_at,
            name=name,
            message=message,
            expires_at=expires_at,
            max_downloads=max_downloads,
            last_downloaded_at=last_downloaded_at,
            qr_code=qr_code,
        )

        share.additional_properties = d
        return share

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
