from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.passkey_algorithm_type import (
    PasskeyAlgorithmType,
    check_passkey_algorithm_type,
)

T = TypeVar("T", bound="PasskeyAlgorithm")


@_attrs_define
class PasskeyAlgorithm:
    type_: PasskeyAlgorithmType
    alg: int
    """ Of IANA's COSE algorithms. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: str = self.type_

        alg = self.alg

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "alg": alg,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = check_passkey_algorithm_type(d.pop("type"))

        alg = d.pop("alg")

        passkey_algorithm = cls(
            type_=type_,
            alg=alg,
        )

        passkey_algorithm.additional_properties = d
        return passkey_algorithm

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
