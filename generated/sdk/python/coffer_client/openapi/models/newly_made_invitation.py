from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewlyMadeInvitation")


@_attrs_define
class NewlyMadeInvitation:
    id: UUID
    email: str
    roles: list[str]
    created_at: datetime.datetime
    expires_at: datetime.datetime
    link: str
    """ What the letter says; told this once. Whoever has it can make the account. """
    display_name: str | Unset = UNSET
    inviter_id: UUID | Unset = UNSET
    """ Absent: it was made at the command line. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        email = self.email

        roles = self.roles

        created_at = self.created_at.isoformat()

        expires_at = self.expires_at.isoformat()

        link = self.link

        display_name = self.display_name

        inviter_id: str | Unset = UNSET
        if not isinstance(self.inviter_id, Unset):
            inviter_id = str(self.inviter_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "email": email,
                "roles": roles,
                "createdAt": created_at,
                "expiresAt": expires_at,
                "link": link,
            }
        )
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if inviter_id is not UNSET:
            field_dict["inviterId"] = inviter_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        email = d.pop("email")

        roles = cast(list[str], d.pop("roles"))

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expiresAt"))

        link = d.pop("link")

        display_name = d.pop("displayName", UNSET)

        _inviter_id = d.pop("inviterId", UNSET)
        inviter_id: UUID | Unset
        if isinstance(_inviter_id, Unset):
            inviter_id = UNSET
        else:
            inviter_id = UUID(_inviter_id)

        newly_made_invitation = cls(
            id=id,
            email=email,
            roles=roles,
            created_at=created_at,
            expires_at=expires_at,
            link=link,
            display_name=display_name,
            inviter_id=inviter_id,
        )

        newly_made_invitation.additional_properties = d
        return newly_made_invitation

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
