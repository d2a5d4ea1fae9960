from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.passkey_answer_type import PasskeyAnswerType, check_passkey_answer_type
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.passkey_answer_client_extension_results import (
        PasskeyAnswerClientExtensionResults,
    )
    from ..models.passkey_assertion import PasskeyAssertion


T = TypeVar("T", bound="PasskeyAnswer")


@_attrs_define
class PasskeyAnswer:
    """What `navigator.credentials.get` gave (`toJSON()`)."""

    id: str
    raw_id: str
    type_: PasskeyAnswerType
    response: PasskeyAssertion
    client_extension_results: PasskeyAnswerClientExtensionResults
    """ As the browser gives it. """
    authenticator_attachment: str | Unset = UNSET
    """ As the browser gives it. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        raw_id = self.raw_id

        type_: str = self.type_

        response = self.response.to_dict()

        client_extension_results = self.client_extension_results.to_dict()

        authenticator_attachment = self.authenticator_attachment

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "rawId": raw_id,
                "type": type_,
                "response": response,
                "clientExtensionResults": client_extension_results,
            }
        )
        if authenticator_attachment is not UNSET:
            field_dict["authenticatorAttachment"] = authenticator_attachment

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.passkey_answer_client_extension_results import (
            PasskeyAnswerClientExtensionResults,  # noqa: PLC0415
        )
        from ..models.passkey_assertion import PasskeyAssertion  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        raw_id = d.pop("rawId")

        type_ = check_passkey_answer_type(d.pop("type"))

        response = PasskeyAssertion.from_dict(d.pop("response"))

        client_extension_results = PasskeyAnswerClientExtensionResults.from_dict(d.pop("clientExtensionResults"))

        authenticator_attachment = d.pop("authenticatorAttachment", UNSET)

        passkey_answer = cls(
            id=id,
            raw_id=raw_id,
            type_=type_,
            response=response,
            client_extension_results=client_extension_results,
            authenticator_attachment=authenticator_attachment,
        )

        passkey_answer.additional_properties = d
        return passkey_answer

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
