from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.activated_mfa_factor_kind import (
    ActivatedMfaFactorKind,
    check_activated_mfa_factor_kind,
)
from ..types import UNSET, Unset

T = TypeVar("T", bound="ActivatedMfaFactor")


@_attrs_define
class ActivatedMfaFactor:
    id: UUID
    kind: ActivatedMfaFactorKind
    active: bool
    """ An app that waits for its first code counts for nothing yet. """
    created_at: datetime.datetime
    activated_at: datetime.datetime
    name: str | Unset = UNSET
    last_used_at: datetime.datetime | Unset = UNSET
    recovery_codes: list[str] | Unset = UNSET
    """ Shown only here: each stands in for the second factor once. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind: str = self.kind

        active = self.active

        created_at = self.created_at.isoformat()

        activated_at = self.activated_at.isoformat()

        name = self.name

        last_used_at: str | Unset = UNSET
        if not isinstance(self.last_used_at, Unset):
            last_used_at = self.last_used_at.isoformat()

        recovery_codes: list[str] | Unset = UNSET
        if not isinstance(self.recovery_codes, Unset):
            recovery_codes = self.recovery_codes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "active": active,
                "createdAt": created_at,
                "activatedAt": activated_at,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name
        if last_used_at is not UNSET:
            field_dict["lastUsedAt"] = last_used_at
        if recovery_codes is not UNSET:
            field_dict["recoveryCodes"] = recovery_codes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = check_activated_mfa_factor_kind(d.pop("kind"))

        active = d.pop("active")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        activated_at = datetime.datetime.fromisoformat(d.pop("activatedAt"))

        name = d.pop("name", UNSET)

        _last_used_at = d.pop("lastUsedAt", UNSET)
        last_used_at: datetime.datetime | Unset
        if isinstance(_last_used_at, Unset):
            last_used_at = UNSET
        else:
            last_used_at = datetime.datetime.fromisoformat(_last_used_at)

        recovery_codes = cast(list[str], d.pop("recoveryCodes", UNSET))

        activated_mfa_factor = cls(
            id=id,
            kind=kind,
            active=active,
            created_at=created_at,
            activated_at=activated_at,
            name=name,
            last_used_at=last_used_at,
            recovery_codes=recovery_codes,
        )

        activated_mfa_factor.additional_properties = d
        return activated_mfa_factor

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
