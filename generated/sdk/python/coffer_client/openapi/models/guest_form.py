from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, File, Unset

T = TypeVar("T", bound="GuestForm")


@_attrs_define
class GuestForm:
    """The text part comes before `file`."""

    file: File
    guest_name: str | Unset = UNSET
    """ Who sends it. """

    def to_dict(self) -> dict[str, Any]:
        file = self.file.to_tuple()

        guest_name = self.guest_name

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "file": file,
            }
        )
        if guest_name is not UNSET:
            field_dict["guestName"] = guest_name

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        file = File(payload=BytesIO(d.pop("file")))

        guest_name = d.pop("guestName", UNSET)

        guest_form = cls(
            file=file,
            guest_name=guest_name,
        )

        return guest_form
