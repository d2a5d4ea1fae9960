from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

T = TypeVar("T", bound="NewDownloadLink")


@_attrs_define
class NewDownloadLink:
    expires_in: int | Unset = UNSET
    """ Seconds; five minutes when absent. """
    inline: bool | Unset = UNSET
    """ Whether a browser shows it instead of saving it, where the type is one that it cannot run. """

    def to_dict(self) -> dict[str, Any]:
        expires_in = self.expires_in

        inline = self.inline

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if expires_in is not UNSET:
            field_dict["expiresIn"] = expires_in
        if inline is not UNSET:
            field_dict["inline"] = inline

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        expires_in = d.pop("expiresIn", UNSET)

        inline = d.pop("inline", UNSET)

        new_download_link = cls(
            expires_in=expires_in,
            inline=inline,
        )

        return new_download_link
