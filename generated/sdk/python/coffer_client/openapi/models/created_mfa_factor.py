from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.created_mfa_factor_kind import (
    CreatedMfaFactorKind,
    check_created_mfa_factor_kind,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="CreatedMfaFactor")


@_attrs_define
class CreatedMfaFactor:
    id: UUID
    kind: CreatedMfaFactorKind
    active: bool
    """ An app that waits for its first code counts for nothing yet. """
    created_at: datetime.datetime
    secret: str
    """ Base32, for who types it into the app. """
    otpauth_uri: str
    """ The same as the QR code has it. """
    qr_code: str
    """ A picture for the app to read, as a `data:` address (PNG). """
    name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind: str = self.kind

        active = self.active

        created_at = self.created_at.isoformat()

        secret = self.secret

        otpauth_uri = self.otpauth_uri

        qr_code = self.qr_code

        name = self.name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "active": active,
                "createdAt": created_at,
                "secret": secret,
                "otpauthUri": otpauth_uri,
                "qrCode": qr_code,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = check_created_mfa_factor_kind(d.pop("kind"))

        active = d.pop("active")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        secret = d.pop("secret")

        otpauth_uri = d.pop("otpauthUri")

        qr_code = d.pop("qrCode")

        name = d.pop("name", UNSET)

        created_mfa_factor = cls(
            id=id,
            kind=kind,
            active=active,
            created_at=created_at,
            secret=secret,
            otpauth_uri=otpauth_uri,
            qr_code=qr_code,
            name=name,
        )

        created_mfa_factor.additional_properties = d
        return created_mfa_factor

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
