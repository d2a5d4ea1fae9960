from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.audit_actor_kind import AuditActorKind, check_audit_actor_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="AuditActor")


@_attrs_define
class AuditActor:
    """Who did it. Without `id` it was nobody who is known, the command line, or the service itself."""

    kind: AuditActorKind
    id: UUID | Unset = UNSET
    """ The account. """
    credential_id: UUID | Unset = UNSET
    """ The session or the API key that it was done with. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        id: str | Unset = UNSET
        if not isinstance(self.id, Unset):
            id = str(self.id)

        credential_id: str | Unset = UNSET
        if not isinstance(self.credential_id, Unset):
            credential_id = str(self.credential_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "kind": kind,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if credential_id is not UNSET:
            field_dict["credentialId"] = credential_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_audit_actor_kind(d.pop("kind"))

        _id = d.pop("id", UNSET)
        id: UUID | Unset
        if isinstance(_id, Unset):
            id = UNSET
        else:
            id = UUID(_id)

        _credential_id = d.pop("credentialId", UNSET)
        credential_id: UUID | Unset
        if isinstance(_credential_id, Unset):
            credential_id = UNSET
        else:
            credential_id = UUID(_credential_id)

        audit_actor = cls(
            kind=kind,
            id=id,
            credential_id=credential_id,
        )

        audit_actor.additional_properties = d
        return audit_actor

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
