from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="User")


@_attrs_define
class User:
    id: UUID
    roles: list[str]
    created_at: datetime.datetime
    updated_at: datetime.datetime
    email: str | Unset = UNSET
    """ A service account has none. """
    email_verified_at: datetime.datetime | Unset = UNSET
    """ Absent until the owner has shown that they read what is sent to the address. """
    display_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        roles = self.roles

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        email = self.email

        email_verified_at: str | Unset = UNSET
        if not isinstance(self.email_verified_at, Unset):
            email_verified_at = self.email_verified_at.isoformat()

        display_name = self.display_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
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

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

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

        user = cls(
            id=id,
            roles=roles,
            created_at=created_at,
            updated_at=updated_at,
            email=email,
            email_verified_at=email_verified_at,
            display_name=display_name,
        )

        user.additional_properties = d
        return user

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
