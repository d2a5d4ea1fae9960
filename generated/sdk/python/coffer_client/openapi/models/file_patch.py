from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.file_patch_metadata_type_0 import FilePatchMetadataType0


T = TypeVar("T", bound="FilePatch")


@_attrs_define
class FilePatch:
    name: str | Unset = UNSET
    description: None | str | Unset = UNSET
    tags: list[str] | None | Unset = UNSET
    metadata: FilePatchMetadataType0 | None | Unset = UNSET
    """ Names and values of your own. """
    folder: str | Unset = UNSET
    """ Where a file lies: `/`, or names behind a slash each, at most 32 of them, none of them `.` or `..`, in NFC.
    It is data alone; a folder is there as long as a file lies in it. """
    media_type: str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        from ..models.file_patch_metadata_type_0 import FilePatchMetadataType0  # noqa: PLC0415

        name = self.name

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        tags: list[str] | None | Unset
        if isinstance(self.tags, Unset):
            tags = UNSET
        elif isinstance(self.tags, list):
            tags = self.tags

        else:
            tags = self.tags

        metadata: dict[str, Any] | None | Unset
        if isinstance(self.metadata, Unset):
            metadata = UNSET
        elif isinstance(self.metadata, FilePatchMetadataType0):
            metadata = self.metadata.to_dict()
        else:
            metadata = self.metadata

        folder = self.folder

        media_type = self.media_type

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if name is not UNSET:
            field_dict["name"] = name
        if description is not UNSET:
            field_dict["description"] = description
        if tags is not UNSET:
            field_dict["tags"] = tags
        if metadata is not UNSET:
            field_dict["metadata"] = metadata
        if folder is not UNSET:
            field_dict["folder"] = folder
        if media_type is not UNSET:
            field_dict["mediaType"] = media_type

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.file_patch_metadata_type_0 import FilePatchMetadataType0  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name", UNSET)

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        def _parse_tags(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                tags_type_0 = cast(list[str], data)

                return tags_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        tags = _parse_tags(d.pop("tags", UNSET))

        def _parse_metadata(data: object) -> FilePatchMetadataType0 | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                metadata_type_0 = FilePatchMetadataType0.from_dict(data)

                return metadata_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(FilePatchMetadataType0 | None | Unset, data)

        metadata = _parse_metadata(d.pop("metadata", UNSET))

        folder = d.pop("folder", UNSET)

        media_type = d.pop("mediaType", UNSET)

        file_patch = cls(
            name=name,
            description=description,
            tags=tags,
            metadata=metadata,
            folder=folder,
            media_type=media_type,
        )

        return file_patch
