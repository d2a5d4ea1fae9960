from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SessionSummary")


@_attrs_define
class SessionSummary:
    id: UUID
    created_at: datetime.datetime
    last_seen_at: datetime.datetime
    """ When its tokens were last refreshed. """
    expires_at: datetime.datetime
    current: bool
    address: str | Unset = UNSET
    """ Where it was begun. """
    device: str | Unset = UNSET
    """ The `User-Agent` it was begun with. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        created_at = self.created_at.isoformat()

        last_seen_at = self.last_seen_at.isoformat()

        expires_at = self.expires_at.isoformat()

        current = self.current

        address = self.address

        device = self.device

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "createdAt": created_at,
                "lastSeenAt": last_seen_at,
                "expiresAt": expires_at,
                "current": current,
            }
        )
        if address is not UNSET:
            field_dict["address"] = address
        if device is not UNSET:
            field_dict["device"] = device

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        last_seen_at = datetime.datetime.fromisoformat(d.pop("lastSeenAt"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expiresAt"))

        current = d.pop("current")

        address = d.pop("address", UNSET)

        device = d.pop("device", UNSET)

        session_summary = cls(
            id=id,
            created_at=created_at,
            last_seen_at=last_seen_at,
            expires_at=expires_at,
            current=current,
            address=address,
            device=device,
        )

        session_summary.additional_properties = d
        return session_summary

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
