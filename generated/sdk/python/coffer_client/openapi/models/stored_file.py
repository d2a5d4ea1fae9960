from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.stored_file_metadata import StoredFileMetadata


T = TypeVar("T", bound="StoredFile")


@_attrs_define
class StoredFile:
    id: UUID
    name: str
    media_type: str
    """ What the sender says that it is. """
    size: int
    """ Bytes. """
    sha256: str
    """ The SHA-256 digest of the bytes, in lower-case hex. """
    tags: list[str]
    metadata: StoredFileMetadata
    """ Names and values of your own. """
    owner_id: UUID
    version: int
    """ Counts how often the bytes were replaced, from 1. """
    created_at: datetime.datetime
    updated_at: datetime.datetime
    description: str | Unset = UNSET
    detected_media_type: str | Unset = UNSET
    """ What the first bytes say that it is. Absent where they say nothing, as in text of any kind. """
    width: int | Unset = UNSET
    """ Of a picture, in pixels, as it is seen upright. """
    height: int | Unset = UNSET
    """ Of a picture, in pixels, as it is seen upright. """
    trashed_at: datetime.datetime | Unset = UNSET
    """ Present while the file is in the trash. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        media_type = self.media_type

        size = self.size

        sha256 = self.sha256

        tags = self.tags

        metadata = self.metadata.to_dict()

        owner_id = str(self.owner_id)

        version = self.version

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        description = self.description

        detected_media_type = self.detected_media_type

        width = self.width

        height = self.height

        trashed_at: str | Unset = UNSET
        if not isinstance(self.trashed_at, Unset):
            trashed_at = self.trashed_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "mediaType": media_type,
                "size": size,
                "sha256": sha256,
                "tags": tags,
                "metadata": metadata,
                "ownerId": owner_id,
                "version": version,
                "createdAt": created_at,
                "updatedAt": updated_at,
            }
        )
        if description is not UNSET:
            field_dict["description"] = description
        if detected_media_type is not UNSET:
            field_dict["detectedMediaType"] = detected_media_type
        if width is not UNSET:
            field_dict["width"] = width
        if height is not UNSET:
            field_dict["height"] = height
        if trashed_at is not UNSET:
            field_dict["trashedAt"] = trashed_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.stored_file_metadata import StoredFileMetadata  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        media_type = d.pop("mediaType")

        size = d.pop("size")

        sha256 = d.pop("sha256")

        tags = cast(list[str], d.pop("tags"))

        metadata = StoredFileMetadata.from_dict(d.pop("metadata"))

        owner_id = UUID(d.pop("ownerId"))

        version = d.pop("version")

        created_at = datetime.datetime.fromisoformat(d.pop("createdAt"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updatedAt"))

        description = d.pop("description", UNSET)

        detected_media_type = d.pop("detectedMediaType", UNSET)

        width = d.pop("width", UNSET)

        height = d.pop("height", UNSET)

        _trashed_at = d.pop("trashedAt", UNSET)
        trashed_at: datetime.datetime | Unset
        if isinstance(_trashed_at, Unset):
            trashed_at = UNSET
        else:
            trashed_at = datetime.datetime.fromisoformat(_trashed_at)

        stored_file = cls(
            id=id,
            name=name,
            media_type=media_type,
            size=size,
            sha256=sha256,
            tags=tags,
            metadata=metadata,
            owner_id=owner_id,
            version=version,
            created_at=created_at,
            updated_at=updated_at,
            description=description,
            detected_media_type=detected_media_type,
            width=width,
            height=height,
            trashed_at=trashed_at,
        )

        stored_file.additional_properties = d
        return stored_file

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
