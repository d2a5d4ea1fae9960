from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ReceivedFile")


@_attrs_define
class ReceivedFile:
    id: UUID
    """ The file's. """
    name: str
    media_type: str
    size: int
    """ Bytes. """
    received_at: datetime.datetime
    guest_name: str | Unset = UNSET
    """ As the sender typed it; nobody has proved it. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        media_type = self.media_type

        size = self.size

        received_at = self.received_at.isoformat()

        guest_name = self.guest_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "mediaType": media_type,
                "size": size,
                "receivedAt": received_at,
            }
        )
        if guest_name is not UNSET:
            field_dict["guestName"] = guest_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        media_type = d.pop("mediaType")

        size = d.pop("size")

        received_at = datetime.datetime.fromisoformat(d.pop("receivedAt"))

        guest_name = d.pop("guestName", UNSET)

        received_file = cls(
            id=id,
            name=name,
            media_type=media_type,
            size=size,
            received_at=received_at,
            guest_name=guest_name,
        )

        received_file.additional_properties = d
        return received_file

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
