from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Upload")


@_attrs_define
class Upload:
    id: UUID
    name: str
    """ What the file will be called. """
    media_type: str
    offset: int
    """ The first byte that is missing; all before it is stored for good. """
    created_at: datetime.datetime
    expires_at: datetime.datetime
    """ When it is given up unless more of it comes; of a file’s, until when it can be asked for. """
    length: int | Unset = UNSET
    """ Bytes of the whole file; absent while nobody has said. """
    file_id: UUID | Unset = UNSET
    """ The file that it has become; absent before. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        media_type = self.media_type

        offset = self.offset

        created_at = self.created_at.isoformat()

        expires_at = self.expires_at.isoformat()

        length = self.length

        file_id: str | Unset = UNSET
        if not isinstance(self.file_id, Unset):
            file_id = str(self.file_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "mediaType": media_type,
                "offset": offset,
                "createdAt": created_at,
                "expiresAt": expires_at,
            }
        )
        if length is not UNSET:
            field_dict["length"] = length
        if file_id is not UNSET:
            field_dict["fileId"] = file_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        media_type = d.pop("mediaType")

        offset = d.pop("offset")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        expires_at = datetime.datetime.fromisoformat(d.pop("expiresAt"))

        length = d.pop("length", UNSET)

        _file_id = d.pop("fileId", UNSET)
        file_id: UUID | Unset
        if isinstance(_file_id, Unset):
            file_id = UNSET
        else:
            file_id = UUID(_file_id)

        upload = cls(
            id=id,
            name=name,
            media_type=media_type,
            offset=offset,
            created_at=created_at,
            expires_at=expires_at,
            length=length,
            file_id=file_id,
        )

        upload.additional_properties = d
        return upload

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
