from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.audit_result import AuditResult, check_audit_result
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.audit_actor import AuditActor
    from ..models.audit_details import AuditDetails


T = TypeVar("T", bound="AuditEvent")


@_attrs_define
class AuditEvent:
    id: UUID
    occurred_at: datetime.datetime
    action: str
    """ A noun and what happened to it. """
    result: AuditResult
    """ Whether it was done, or refused. """
    actor: AuditActor
    """ Who did it. Without `id` it was nobody who is known, the command line, or the service itself. """
    details: AuditDetails
    """ What else is known, by kind of action. Nothing secret. """
    account_id: UUID | Unset = UNSET
    """ Whose account it is about. """
    target: str | Unset = UNSET
    """ What it was done to, as kind and id. """
    address: str | Unset = UNSET
    """ The client's address; left out for the command line and for jobs. """
    user_agent: str | Unset = UNSET
    request_id: UUID | Unset = UNSET
    """ What `X-Request-Id` of the answer was, and what the log lines of the request carry. """
    position: int | Unset = UNSET
    """ Its place in the chain, within seconds; left out until then. """
    seal: str | Unset = UNSET
    """ HMAC-SHA-256 over the seal before it and this event, in base64url. `coffer audit verify --expect` takes
    position and seal, noted elsewhere, as proof that nothing was removed up to there. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        occurred_at = self.occurred_at.isoformat()

        action = self.action

        result: str = self.result

        actor = self.actor.to_dict()

        details = self.details.to_dict()

        account_id: str | Unset = UNSET
        if not isinstance(self.account_id, Unset):
            account_id = str(self.account_id)

        target = self.target

        address = self.address

        user_agent = self.user_agent

        request_id: str | Unset = UNSET
        if not isinstance(self.request_id, Unset):
            request_id = str(self.request_id)

        position = self.position

        seal = self.seal

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "occurredAt": occurred_at,
                "action": action,
                "result": result,
                "actor": actor,
                "details": details,
            }
        )
        if account_id is not UNSET:
            field_dict["accountId"] = account_id
        if target is not UNSET:
            field_dict["target"] = target
        if address is not UNSET:
            field_dict["address"] = address
        if user_agent is not UNSET:
            field_dict["userAgent"] = user_agent
        if request_id is not UNSET:
            field_dict["requestId"] = request_id
        if position is not UNSET:
            field_dict["position"] = position
        if seal is not UNSET:
            field_dict["seal"] = seal

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.audit_actor import AuditActor  # noqa: PLC0415
        from ..models.audit_details import AuditDetails  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        occurred_at = datetime.datetime.fromisoformat(d.pop("occurredAt"))

        action = d.pop("action")

        result = check_audit_result(d.pop("result"))

        actor = AuditActor.from_dict(d.pop("actor"))

        details = AuditDetails.from_dict(d.pop("details"))

        _account_id = d.pop("accountId", UNSET)
        account_id: UUID | Unset
        if isinstance(_account_id, Unset):
            account_id = UNSET
        else:
            account_id = UUID(_account_id)

        target = d.pop("target", UNSET)

        address = d.pop("address", UNSET)

        user_agent = d.pop("userAgent", UNSET)

        _request_id = d.pop("requestId", UNSET)
        request_id: UUID | Unset
        if isinstance(_request_id, Unset):
            request_id = UNSET
        else:
            request_id = UUID(_request_id)

        position = d.pop("position", UNSET)

        seal = d.pop("seal", UNSET)

        audit_event = cls(
            id=id,
            occurred_at=occurred_at,
            action=action,
            result=result,
            actor=actor,
            details=details,
            account_id=account_id,
            target=target,
            address=address,
            user_agent=user_agent,
            request_id=request_id,
            position=position,
            seal=seal,
        )

        audit_event.additional_properties = d
        return audit_event

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
