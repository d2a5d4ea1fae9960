from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="UserPatch")


@_attrs_define
class UserPatch:
    display_name: None | str | Unset = UNSET
    roles: list[str] | Unset = UNSET
    disabled: bool | Unset = UNSET
    quota_bytes: int | None | Unset = UNSET
    email_verified: bool | Unset = UNSET
    """ A person’s alone. True lets in who registered and waits for the verification. """

    def to_dict(self) -> dict[str, Any]:
        display_name: None | str | Unset
        if isinstance(self.display_name, Unset):
            display_name = UNSET
        else:
            display_name = self.display_name

        roles: list[str] | Unset = UNSET
        if not isinstance(self.roles, Unset):
            roles = self.roles

        disabled = self.disabled

        quota_bytes: int | None | Unset
        if isinstance(self.quota_bytes, Unset):
            quota_bytes = UNSET
        else:
            quota_bytes = self.quota_bytes

        email_verified = self.email_verified

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if roles is not UNSET:
            field_dict["roles"] = roles
        if disabled is not UNSET:
            field_dict["disabled"] = disabled
        if quota_bytes is not UNSET:
            field_dict["quotaBytes"] = quota_bytes
        if email_verified is not UNSET:
            field_dict["emailVerified"] = email_verified

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_display_name(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        display_name = _parse_display_name(d.pop("displayName", UNSET))

        roles = cast(list[str], d.pop("roles", UNSET))

        disabled = d.pop("disabled", UNSET)

        def _parse_quota_bytes(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        quota_bytes = _parse_quota_bytes(d.pop("quotaBytes", UNSET))

        email_verified = d.pop("emailVerified", UNSET)

        user_patch = cls(
            display_name=display_name,
            roles=roles,
            disabled=disabled,
            quota_bytes=quota_bytes,
            email_verified=email_verified,
        )

        return user_patch
