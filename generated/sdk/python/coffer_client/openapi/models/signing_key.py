from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.signing_key_algorithm import (
    SigningKeyAlgorithm,
    check_signing_key_algorithm,
)
from ..models.signing_key_state import SigningKeyState, check_signing_key_state
from ..types import UNSET, Unset

T = TypeVar("T", bound="SigningKey")


@_attrs_define
class SigningKey:
    kid: str
    """ The thumbprint (RFC 7638), as the header of its tokens has it. """
    algorithm: SigningKeyAlgorithm
    state: SigningKeyState
    """ `next`: published, signs later; `active`: signs; `verifying`: signs no more; `retired`: its last token has
    ended; `revoked`: what it signed is refused. """
    created_at: datetime.datetime
    activates_at: datetime.datetime
    """ When it signs, or began to. """
    retires_at: datetime.datetime | Unset = UNSET
    """ When it stops verifying; absent while it signs or will sign. """
    revoked_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kid = self.kid

        algorithm: str = self.algorithm

        state: str = self.state

        created_at = self.created_at.isoformat()

        activates_at = self.activates_at.isoformat()

        retires_at: str | Unset = UNSET
        if not isinstance(self.retires_at, Unset):
            retires_at = self.retires_at.isoformat()

        revoked_at: str | Unset = UNSET
        if not isinstance(self.revoked_at, Unset):
            revoked_at = self.revoked_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kid": kid,
                "algorithm": algorithm,
                "state": state,
                "createdAt": created_at,
                "activatesAt": activates_at,
            }
        )
        if retires_at is not UNSET:
            field_dict["retiresAt"] = retires_at
        if revoked_at is not UNSET:
            field_dict["revokedAt"] = revoked_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kid = d.pop("kid")

        algorithm = check_signing_key_algorithm(d.pop("algorithm"))

        state = check_signing_key_state(d.pop("state"))

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        activates_at = datetime.datetime.fromisoformat(d.pop("activatesAt"))

        _retires_at = d.pop("retiresAt", UNSET)
        retires_at: datetime.datetime | Unset
        if isinstance(_retires_at, Unset):
            retires_at = UNSET
        else:
            retires_at = datetime.datetime.fromisoformat(_retires_at)

        _revoked_at = d.pop("revokedAt", UNSET)
        revoked_at: datetime.datetime | Unset
        if isinstance(_revoked_at, Unset):
            revoked_at = UNSET
        else:
            revoked_at = datetime.datetime.fromisoformat(_revoked_at)

        signing_key = cls(
            kid=kid,
            algorithm=algorithm,
            state=state,
            created_at=created_at,
            activates_at=activates_at,
            retires_at=retires_at,
            revoked_at=revoked_at,
        )

        signing_key.additional_properties = d
        return signing_key

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
