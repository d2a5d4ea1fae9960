from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.passkey_registration_type import (
    PasskeyRegistrationType,
    check_passkey_registration_type,
)
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.passkey_attestation import PasskeyAttestation
    from ..models.passkey_registration_client_extension_results import (
        PasskeyRegistrationClientExtensionResults,
    )


T = TypeVar("T", bound="PasskeyRegistration")


@_attrs_define
class PasskeyRegistration:
    """What `navigator.credentials.create` gave (`toJSON()`)."""

    id: str
    raw_id: str
    type_: PasskeyRegistrationType
    response: PasskeyAttestation
    client_extension_results: PasskeyRegistrationClientExtensionResults
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
        from ..models.passkey_attestation import PasskeyAttestation  # noqa: PLC0415
        from ..models.passkey_registration_client_extension_results import (
            PasskeyRegistrationClientExtensionResults,  # noqa: PLC0415
        )

        d = dict(src_dict)
        id = d.pop("id")

        raw_id = d.pop("rawId")

        type_ = check_passkey_registration_type(d.pop("type"))

        response = PasskeyAttestation.from_dict(d.pop("response"))

        client_extension_results = PasskeyRegistrationClientExtensionResults.from_dict(d.pop("clientExtensionResults"))

        authenticator_attachment = d.pop("authenticatorAttachment", UNSET)

        passkey_registration = cls(
            id=id,
            raw_id=raw_id,
            type_=type_,
            response=response,
            client_extension_results=client_extension_results,
            authenticator_attachment=authenticator_attachment,
        )

        passkey_registration.additional_properties = d
        return passkey_registration

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
