from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.upload_request_state import UploadRequestState, check_upload_request_state
from ..types import UNSET, Unset

T = TypeVar("T", bound="UploadRequest")


@_attrs_define
class UploadRequest:
    id: UUID
    url: str
    """ The link. Whoever has it can use it. """
    has_password: bool
    media_types: list[str]
    """ What may be sent, as the sender declares it: media types, or `image/*` for all of a kind. Absent:
    everything. """
    received_files: int
    received_bytes: int
    """ Of all that arrived. """
    state: UploadRequestState
    created_at: datetime.datetime
    name: str | Unset = UNSET
    message: str | Unset = UNSET
    expires_at: datetime.datetime | Unset = UNSET
    max_files: int | Unset = UNSET
    max_bytes: int | Unset = UNSET
    """ How many bytes it takes in all. """
    last_received_at: datetime.datetime | Unset = UNSET
    qr_code: str | Unset = UNSET
    """ The link as a PNG in a `data:` address; only of a single upload request. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        url = self.url

        has_password = self.has_password

        media_types = self.media_types

        received_files = self.received_files

        received_bytes = self.received_bytes

        state: str = self.state

        created_at = self.created_at.isoformat()

        name = self.name

        message = self.message

        expires_at: str | Unset = UNSET
        if not isinstance(self.expires_at, Unset):
            expires_at = self.expires_at.isoformat()

        max_files = self.max_files

        max_bytes = self.max_bytes

        last_received_at: str | Unset = UNSET
        if not isinstance(self.last_received_at, Unset):
            last_received_at = self.last_received_at.isoformat()

        qr_code = self.qr_code

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "url": url,
                "hasPassword": has_password,
                "mediaTypes": media_types,
                "receivedFiles": received_files,
                "receivedBytes": received_bytes,
                "state": state,
                "createdAt": created_at,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if message is not UNSET:
            field_dict["message"] = message
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if max_files is not UNSET:
            field_dict["maxFiles"] = max_files
        if max_bytes is not UNSET:
            field_dict["maxBytes"] = max_bytes
        if last_received_at is not UNSET:
            field_dict["lastReceivedAt"] = last_received_at
        if qr_code is not UNSET:
            field_dict["qrCode"] = qr_code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        url = d.pop("url")

        has_password = d.pop("hasPassword")

        media_types = cast(list[str], d.pop("mediaTypes"))

        received_files = d.pop("receivedFiles")

        received_bytes = d.pop("receivedBytes")

        state = check_upload_request_state(d.pop("state"))

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        name = d.pop("name", UNSET)

        message = d.pop("message", UNSET)

        _expires_at = d.pop("expiresAt", UNSET)
        expires_at: datetime.datetime | Unset
        if isinstance(_expires_at, Unset):
            expires_at = UNSET
        else:
            expires_at = datetime.datetime.fromisoformat(_expires_at)

        max_files = d.pop("maxFiles", UNSET)

        max_bytes = d.pop("maxBytes", UNSET)

        _last_received_at = d.pop("lastReceivedAt", UNSET)
        last_received_at: datetime.datetime | Unset
        if isinstance(_last_received_at, Unset):
            last_received_at = UNSET
        else:
            last_received_at = datetime.datetime.fromisoformat(_last_received_at)

        qr_code = d.pop("qrCode", UNSET)

        upload_request = cls(
            id=id,
            url=url,
            has_password=has_password,
            media_types=media_types,
            received_files=received_files,
            received_bytes=received_bytes,
            state=state,
            created_at=created_at,
            name=name,
            message=message,
            expires_at=expires_at,
            max_files=max_files,
            max_bytes=max_bytes,
            last_received_at=last_received_at,
            qr_code=qr_code,
        )

        upload_request.additional_properties = d
        return upload_request

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
