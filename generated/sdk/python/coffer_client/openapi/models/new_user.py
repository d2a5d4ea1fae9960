from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewUser")


@_attrs_define
class NewUser:
    email: str
    password: str
    """ At least 15 characters; any characters, no composition rules. Common passwords and the own address are
    refused. """
    display_name: str | Unset = UNSET
    roles: list[str] | Unset = UNSET
    """ By an administrator alone; `member` unless given. """
    invitation_token: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        password = self.password

        display_name = self.display_name

        roles: list[str] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = self.roles

        invitation_token = self.invitation_token

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "email": email,
                "password": password,
            }
        )
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if roles is not UNSET:
            field_dict["roles"] = roles
        if invitation_token is not UNSET:
            field_dict["invitationToken"] = invitation_token

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        email = d.pop("email")

        password = d.pop("password")

        display_name = d.pop("displayName", UNSET)

        roles = cast(list[str], d.pop("roles", UNSET))

        invitation_token = d.pop("invitationToken", UNSET)

        new_user = cls(
            email=email,
            password=password,
            display_name=display_name,
            roles=roles,
            invitation_token=invitation_token,
        )

        return new_user
