from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.session_summary_device_kind import (
    SessionSummaryDeviceKind,
    check_session_summary_device_kind,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="SessionSummary")


@_attrs_define
class SessionSummary:
    id: UUID
    created_at: datetime.datetime
    last_seen_at: datetime.datetime
    """ When it was used last, to within a minute. """
    amr: list[str]
    """ How they proved it, as RFC 8176 names it. """
    expires_at: datetime.datetime
    """ Unless it is refreshed before. """
    ends_at: datetime.datetime
    """ However often it is refreshed. """
    device_kind: SessionSummaryDeviceKind
    current: bool
    authenticated_at: datetime.datetime | Unset = UNSET
    """ When the user proved last who they are. Absent when an identity provider signed them in without telling when
    it asked them. """
    address: str | Unset = UNSET
    """ Where it was used last. """
    browser: str | Unset = UNSET
    """ The program, as far as its `User-Agent` tells; it proves nothing. """
    operating_system: str | Unset = UNSET
    device: str | Unset = UNSET
    """ The `User-Agent` it was used with last. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        created_at = self.created_at.isoformat()

        last_seen_at = self.last_seen_at.isoformat()

        amr = self.amr

        expires_at = self.expires_at.isoformat()

        ends_at = self.ends_at.isoformat()

        device_kind: str = self.device_kind

        current = self.current

        authenticated_at: str | Unset = UNSET
        if not isinstance(self.authenticated_at, Unset):
            authenticated_at = self.authenticated_at.isoformat()

        address = self.address

        browser = self.browser

        operating_system = self.operating_system

        device = self.device

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "createdAt": created_at,
                "lastSeenAt": last_seen_at,
                "amr": amr,
                "expiresAt": expires_at,
                "endsAt": ends_at,
                "deviceKind": device_kind,
                "current": current,
            }
        )
        if authenticated_at is not UNSET:
            field_dict["authenticatedAt"] = authenticated_at
        if address is not UNSET:
            field_dict["address"] = address
        if browser is not UNSET:
            field_dict["browser"] = browser
        if operating_system is not UNSET:
            field_dict["operatingSystem"] = operating_system
        if device is not UNSET:
            field_dict["device"] = device

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        last_seen_at = datetime.datetime.fromisoformat(d.pop("lastSeenAt"))

        amr = cast(list[str], d.pop("amr"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expiresAt"))

        ends_at = datetime.datetime.fromisoformat(d.pop("endsAt"))

        device_kind = check_session_summary_device_kind(d.pop("deviceKind"))

        current = d.pop("current")

        _authenticated_at = d.pop("authenticatedAt", UNSET)
        authenticated_at: datetime.datetime | Unset
        if isinstance(_authenticated_at, Unset):
            authenticated_at = UNSET
        else:
            authenticated_at = datetime.datetime.fromisoformat(_authenticated_at)

        address = d.pop("address", UNSET)

        browser = d.pop("browser", UNSET)

        operating_system = d.pop("operatingSystem", UNSET)

        device = d.pop("device", UNSET)

        session_summary = cls(
            id=id,
            created_at=created_at,
            last_seen_at=last_seen_at,
            amr=amr,
            expires_at=expires_at,
            ends_at=ends_at,
            device_kind=device_kind,
            current=current,
            authenticated_at=authenticated_at,
            address=address,
            browser=browser,
            operating_system=operating_system,
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
