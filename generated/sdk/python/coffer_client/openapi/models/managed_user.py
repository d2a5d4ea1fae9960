from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.account_kind import AccountKind, check_account_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="ManagedUser")


@_attrs_define
class ManagedUser:
    id: UUID
    kind: AccountKind
    roles: list[str]
    created_at: datetime.datetime
    updated_at: datetime.datetime
    email: str | Unset = UNSET
    """ A service has none. """
    email_verified_at: datetime.datetime | Unset = UNSET
    """ When it was proved that letters to the address arrive; absent while it is not. """
    display_name: str | Unset = UNSET
    quota_bytes: int | Unset = UNSET
    """ What the account may store; absent: as much as there is room for. """
    disabled_at: datetime.datetime | Unset = UNSET
    """ Present while the account is disabled. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        kind: str = self.kind

        roles = self.roles

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        email = self.email

        email_verified_at: str | Unset = UNSET
        if not isinstance(self.email_verified_at, Unset):
            email_verified_at = self.email_verified_at.isoformat()

        display_name = self.display_name

        quota_bytes = self.quota_bytes

        disabled_at: str | Unset = UNSET
        if not isinstance(self.disabled_at, Unset):
            disabled_at = self.disabled_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "roles": roles,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )
        if email is not UNSET:
            field_dict["email"] = email
        if email_verified_at is not UNSET:
            field_dict["emailVerifiedAt"] = email_verified_at
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if quota_bytes is not UNSET:
            field_dict["quotaBytes"] = quota_bytes
        if disabled_at is not UNSET:
            field_dict["disabledAt"] = disabled_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        kind = check_account_kind(d.pop("kind"))

        roles = cast(list[str], d.pop("roles"))

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        email = d.pop("email", UNSET)

        _email_verified_at = d.pop("emailVerifiedAt", UNSET)
        email_verified_at: datetime.datetime | Unset
        if isinstance(_email_verified_at, Unset):
            email_verified_at = UNSET
        else:
            email_verified_at = datetime.datetime.fromisoformat(_email_verified_at)

        display_name = d.pop("displayName", UNSET)

        quota_bytes = d.pop("quotaBytes", UNSET)

        _disabled_at = d.pop("disabledAt", UNSET)
        disabled_at: datetime.datetime | Unset
        if isinstance(_disabled_at, Unset):
            disabled_at = UNSET
        else:
            disabled_at = datetime.datetime.fromisoformat(_disabled_at)

        managed_user = cls(
            id=id,
            kind=kind,
            roles=roles,
            created_at=created_at,
            updated_at=updated_at,
            email=email,
            email_verified_at=email_verified_at,
            display_name=display_name,
            quota_bytes=quota_bytes,
            disabled_at=disabled_at,
        )

        managed_user.additional_properties = d
        return managed_user

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
