from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewUploadLink")


@_attrs_define
class NewUploadLink:
    name: str
    media_type: str
    size: int
    """ Bytes, just as many. """
    expires_in: int | Unset = UNSET
    """ Seconds; five minutes when absent. """

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        media_type = self.media_type

        size = self.size

        expires_in = self.expires_in

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "mediaType": media_type,
                "size": size,
            }
        )
        if expires_in is not UNSET:
            field_dict["expiresIn"] = expires_in

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        media_type = d.pop("mediaType")

        size = d.pop("size")

        expires_in = d.pop("expiresIn", UNSET)

        new_upload_link = cls(
            name=name,
            media_type=media_type,
            size=size,
            expires_in=expires_in,
        )

        return new_upload_link
