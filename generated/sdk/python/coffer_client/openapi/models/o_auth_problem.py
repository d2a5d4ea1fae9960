from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.o_auth_problem_error import OAuthProblemError, check_o_auth_problem_error
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.invalid_field import InvalidField


T = TypeVar("T", bound="OAuthProblem")


@_attrs_define
class OAuthProblem:
    """A problem document (RFC 9457) with the members of RFC 6749, section 5.2."""

    type_: str
    title: str
    status: int
    instance: str
    error: OAuthProblemError
    detail: str | Unset = UNSET
    errors: list[InvalidField] | Unset = UNSET
    error_description: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        title = self.title

        status = self.status

        instance = self.instance

        error: str = self.error

        detail = self.detail

        errors: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.errors, Unset):
            errors = []
            for errors_item_data in self.errors:
                errors_item = errors_item_data.to_dict()
                errors.append(errors_item)

        error_description = self.error_description

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "title": title,
                "status": status,
                "instance": instance,
                "error": error,
            }
        )
        if detail is not UNSET:
            field_dict["detail"] = detail
        if errors is not UNSET:
            field_dict["errors"] = errors
        if error_description is not UNSET:
            field_dict["error_description"] = error_description

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.invalid_field import InvalidField  # noqa: PLC0415

        d = dict(src_dict)
        type_ = d.pop("type")

        title = d.pop("title")

        status = d.pop("status")

        instance = d.pop("instance")

        error = check_o_auth_problem_error(d.pop("error"))

        detail = d.pop("detail", UNSET)

        _errors = d.pop("errors", UNSET)
        errors: list[InvalidField] | Unset = UNSET
        if _errors is not UNSET:
            errors = []
            for errors_item_data in _errors:
                errors_item = InvalidField.from_dict(errors_item_data)

                errors.append(errors_item)

        error_description = d.pop("error_description", UNSET)

        o_auth_problem = cls(
            type_=type_,
            title=title,
            status=status,
            instance=instance,
            error=error,
            detail=detail,
            errors=errors,
            error_description=error_description,
        )

        o_auth_problem.additional_properties = d
        return o_auth_problem

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
