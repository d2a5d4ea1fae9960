from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewInvitation")


@_attrs_define
class NewInvitation:
    email: str
    display_name: str | Unset = UNSET
    """ Proposed; who accepts may choose another. """
    roles: list[str] | Unset = UNSET
    """ `member` unless given. """
    expires_in_days: int | Unset = 7

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        display_name = self.display_name

        roles: list[str] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = self.roles

        expires_in_days = self.expires_in_days

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "email": email,
            }
        )
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if roles is not UNSET:
            field_dict["roles"] = roles
        if expires_in_days is not UNSET:
            field_dict["expiresInDays"] = expires_in_days

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        email = d.pop("email")

        display_name = d.pop("displayName", UNSET)

        roles = cast(list[str], d.pop("roles", UNSET))

        expires_in_days = d.pop("expiresInDays", UNSET)

        new_invitation = cls(
            email=email,
            display_name=display_name,
            roles=roles,
            expires_in_days=expires_in_days,
        )

        return new_invitation
