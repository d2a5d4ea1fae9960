from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="IssuedApiKey")


@_attrs_define
class IssuedApiKey:
    id: UUID
    owner_id: UUID
    """ The account that it acts for. """
    name: str
    scopes: list[str]
    """ What it may do, as far as its owner may. """
    allowed_addresses: list[str]
    """ Where it may be used from; from everywhere when there is none. """
    created_at: datetime.datetime
    updated_at: datetime.datetime
    """ When its settings or its secret changed last. """
    key: str
    """ The whole key. Keep it like a password. """
    expires_at: datetime.datetime | Unset = UNSET
    """ When it ends by itself. """
    rotated_at: datetime.datetime | Unset = UNSET
    """ When its secret was made anew. """
    previous_secret_ends_at: datetime.datetime | Unset = UNSET
    """ Until then the secret before the rotation is good as well. """
    last_used_at: datetime.datetime | Unset = UNSET
    """ Accurate to about a minute. """
    last_used_address: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        owner_id = str(self.owner_id)

        name = self.name

        scopes = self.scopes

        allowed_addresses = self.allowed_addresses

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        key = self.key

        expires_at: str | Unset = UNSET
        if not isinstance(self.expires_at, Unset):
            expires_at = self.expires_at.isoformat()

        rotated_at: str | Unset = UNSET
        if not isinstance(self.rotated_at, Unset):
            rotated_at = self.rotated_at.isoformat()

        previous_secret_ends_at: str | Unset = UNSET
        if not isinstance(self.previous_secret_ends_at, Unset):
            previous_secret_ends_at = self.previous_secret_ends_at.isoformat()

        last_used_at: str | Unset = UNSET
        if not isinstance(self.last_used_at, Unset):
            last_used_at = self.last_used_at.isoformat()

        last_used_address = self.last_used_address

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "ownerId": owner_id,
                "name": name,
                "scopes": scopes,
                "allowedAddresses": allowed_addresses,
                "createdAt": created_at,
                "updatedAt": updated_at,
                "key": key,
            }
        )
        if expires_at is not UNSET:
            field_dict["expiresAt"] = expires_at
        if rotated_at is not UNSET:
            field_dict["rotatedAt"] = rotated_at
        if previous_secret_ends_at is not UNSET:
            field_dict["previousSecretEndsAt"] = previous_secret_ends_at
        if last_used_at is not UNSET:
            field_dict["lastUsedAt"] = last_used_at
        if last_used_address is not UNSET:
            field_dict["lastUsedAddress"] = last_used_address

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        owner_id = UUID(d.pop("ownerId"))

        name = d.pop("name")

        scopes = cast(list[str], d.pop("scopes"))

        allowed_addresses = cast(list[str], d.pop("allowedAddresses"))

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        key = d.pop("key")

        _expires_at = d.pop("expiresAt", UNSET)
        expires_at: datetime.datetime | Unset
        if isinstance(_expires_at, Unset):
            expires_at = UNSET
        else:
            expires_at = datetime.datetime.fromisoformat(_expires_at)

        _rotated_at = d.pop("rotatedAt", UNSET)
        rotated_at: datetime.datetime | Unset
        if isinstance(_rotated_at, Unset):
            rotated_at = UNSET
        else:
            rotated_at = datetime.datetime.fromisoformat(_rotated_at)

        _previous_secret_ends_at = d.pop("previousSecretEndsAt", UNSET)
        previous_secret_ends_at: datetime.datetime | Unset
        if isinstance(_previous_secret_ends_at, Unset):
            previous_secret_ends_at = UNSET
        else:
            previous_secret_ends_at = datetime.datetime.fromisoformat(_previous_secret_ends_at)

        _last_used_at = d.pop("lastUsedAt", UNSET)
        last_used_at: datetime.datetime | Unset
        if isinstance(_last_used_at, Unset):
            last_used_at = UNSET
        else:
            last_used_at = datetime.datetime.fromisoformat(_last_used_at)

        last_used_address = d.pop("lastUsedAddress", UNSET)

        issued_api_key = cls(
            id=id,
            owner_id=owner_id,
            name=name,
            scopes=scopes,
            allowed_addresses=allowed_addresses,
            created_at=created_at,
            updated_at=updated_at,
            key=key,
            expires_at=expires_at,
            rotated_at=rotated_at,
            previous_secret_ends_at=previous_secret_ends_at,
            last_used_at=last_used_at,
            last_used_address=last_used_address,
        )

        issued_api_key.additional_properties = d
        return issued_api_key

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
