from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewUploadRequest")


@_attrs_define
class NewUploadRequest:
    name: str | Unset = UNSET
    message: str | Unset = UNSET
    """ Shown above the form. """
    password: str | Unset = UNSET
    """ At least 8 characters. """
    expires_at: datetime.datetime | Unset = UNSET
    """ In the future. """
    max_files: int | Unset = UNSET
    """ How many files it takes in all. """
    max_bytes: int | Unset = UNSET
    """ How many bytes it takes in all. """
    media_types: list[str] | Unset = UNSET
    """ What may be sent, as the sender declares it: media types, or `image/*` for all of a kind. Absent:
    everything. """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        message = self.message

        password = self.password

        expires_at: str | Unset = UNSET
        if not isinstance(self.expires_at, Unset):
            expires_at = self.expires_at.isoformat()

        max_files = self.max_files

        max_bytes = self.max_bytes

        media_types: list[str] | Unset = UNSET
        if not isinstance(self.media_types, Unset):
            media_types = self.media_types

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if message is not UNSET:
            field_dict["message"] = message
        if password is not UNSET:
            field_dict["password"] = password
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if max_files is not UNSET:
            field_dict["maxFiles"] = max_files
        if max_bytes is not UNSET:
            field_dict["maxBytes"] = max_bytes
        if media_types is not UNSET:
            field_dict["mediaTypes"] = media_types

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name", UNSET)

        message = d.pop("message", UNSET)

        password = d.pop("password", UNSET)

        _expires_at = d.pop("expiresAt", UNSET)
        expires_at: datetime.datetime | Unset
        if isinstance(_expires_at, Unset):
            expires_at = UNSET
        else:
            expires_at = datetime.datetime.fromisoformat(_expires_at)

        max_files = d.pop("maxFiles", UNSET)

        max_bytes = d.pop("maxBytes", UNSET)

        media_types = cast(list[str], d.pop("mediaTypes", UNSET))

        new_upload_request = cls(
            name=name,
            message=message,
            password=password,
            expires_at=expires_at,
            max_files=max_files,
            max_bytes=max_bytes,
            media_types=media_types,
        )

        return new_upload_request
