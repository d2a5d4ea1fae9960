from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.files_choice import FilesChoice, check_files_choice
from ..types import UNSET, Unset

T = TypeVar("T", bound="Deletion")


@_attrs_define
class Deletion:
    user_id: UUID
    files: FilesChoice
    files_expire_at: datetime.datetime | Unset = UNSET
    """ Until when another choice can be made for files in the trash. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        user_id = str(self.user_id)

        files: str = self.files

        files_expire_at: str | Unset = UNSET
        if not isinstance(self.files_expire_at, Unset):
            files_expire_at = self.files_expire_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "userId": user_id,
                "files": files,
            }
        )
        if files_expire_at is not UNSET:
            field_dict["filesExpireAt"] = files_expire_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        user_id = UUID(d.pop("userId"))

        files = check_files_choice(d.pop("files"))

        _files_expire_at = d.pop("filesExpireAt", UNSET)
        files_expire_at: datetime.datetime | Unset
        if isinstance(_files_expire_at, Unset):
            files_expire_at = UNSET
        else:
            files_expire_at = datetime.datetime.fromisoformat(_files_expire_at)

        deletion = cls(
            user_id=user_id,
            files=files,
            files_expire_at=files_expire_at,
        )

        deletion.additional_properties = d
        return deletion

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
