from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.new_mfa_factor_kind import NewMfaFactorKind, check_new_mfa_factor_kind
from ..types import UNSET, Unset

T = TypeVar("T", bound="NewMfaFactor")


@_attrs_define
class NewMfaFactor:
    kind: NewMfaFactorKind
    name: str | Unset = UNSET
    """ To tell several apart. """

    def to_dict(self) -> dict[str, Any]:
        kind: str = self.kind

        name = self.name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "kind": kind,
            }
        )
        if name is not UNSET:
            field_dict["name"] = name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        kind = check_new_mfa_factor_kind(d.pop("kind"))

        name = d.pop("name", UNSET)

        new_mfa_factor = cls(
            kind=kind,
            name=name,
        )

        return new_mfa_factor
