from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.passkey_creation_options_attestation import (
    PasskeyCreationOptionsAttestation,
    check_passkey_creation_options_attestation,
)

if TYPE_CHECKING:
    from ..models.passkey_algorithm import PasskeyAlgorithm
    from ..models.passkey_descriptor import PasskeyDescriptor
    from ..models.passkey_relying_party import PasskeyRelyingParty
    from ..models.passkey_selection import PasskeySelection
    from ..models.passkey_user import PasskeyUser


T = TypeVar("T", bound="PasskeyCreationOptions")


@_attrs_define
class PasskeyCreationOptions:
    """For `navigator.credentials.create` (`PublicKeyCredential.parseCreationOptionsFromJSON`)."""

    challenge: str
    rp: PasskeyRelyingParty
    user: PasskeyUser
    pub_key_cred_params: list[PasskeyAlgorithm]
    timeout: int
    """ Milliseconds. """
    attestation: PasskeyCreationOptionsAttestation
    exclude_credentials: list[PasskeyDescriptor]
    authenticator_selection: PasskeySelection
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        challenge = self.challenge

        rp = self.rp.to_dict()

        user = self.user.to_dict()

        pub_key_cred_params = []
        for pub_key_cred_params_item_data in self.pub_key_cred_params:
            pub_key_cred_params_item = pub_key_cred_params_item_data.to_dict()
            pub_key_cred_params.append(pub_key_cred_params_item)

        timeout = self.timeout

        attestation: str = self.attestation

        exclude_credentials = []
        for exclude_credentials_item_data in self.exclude_credentials:
            exclude_credentials_item = exclude_credentials_item_data.to_dict()
            exclude_credentials.append(exclude_credentials_item)

        authenticator_selection = self.authenticator_selection.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "challenge": challenge,
                "rp": rp,
                "user": user,
                "pubKeyCredParams": pub_key_cred_params,
                "timeout": timeout,
                "attestation": attestation,
                "excludeCredentials": exclude_credentials,
                "authenticatorSelection": authenticator_selection,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.passkey_algorithm import PasskeyAlgorithm  # noqa: PLC0415
        from ..models.passkey_descriptor import PasskeyDescriptor  # noqa: PLC0415
        from ..models.passkey_relying_party import PasskeyRelyingParty  # noqa: PLC0415
        from ..models.passkey_selection import PasskeySelection  # noqa: PLC0415
        from ..models.passkey_user import PasskeyUser  # noqa: PLC0415

        d = dict(src_dict)
        challenge = d.pop("challenge")

        rp = PasskeyRelyingParty.from_dict(d.pop("rp"))

        user = PasskeyUser.from_dict(d.pop("user"))

        pub_key_cred_params = []
        _pub_key_cred_params = d.pop("pubKeyCredParams")
        for pub_key_cred_params_item_data in _pub_key_cred_params:
            pub_key_cred_params_item = PasskeyAlgorithm.from_dict(pub_key_cred_params_item_data)

            pub_key_cred_params.append(pub_key_cred_params_item)

        timeout = d.pop("timeout")

        attestation = check_passkey_creation_options_attestation(d.pop("attestation"))

        exclude_credentials = []
        _exclude_credentials = d.pop("excludeCredentials")
        for exclude_credentials_item_data in _exclude_credentials:
            exclude_credentials_item = PasskeyDescriptor.from_dict(exclude_credentials_item_data)

            exclude_credentials.append(exclude_credentials_item)

        authenticator_selection = PasskeySelection.from_dict(d.pop("authenticatorSelection"))

        passkey_creation_options = cls(
            challenge=challenge,
            rp=rp,
            user=user,
            pub_key_cred_params=pub_key_cred_params,
            timeout=timeout,
            attestation=attestation,
            exclude_credentials=exclude_credentials,
            authenticator_selection=authenticator_selection,
        )

        passkey_creation_options.additional_properties = d
        return passkey_creation_options

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
