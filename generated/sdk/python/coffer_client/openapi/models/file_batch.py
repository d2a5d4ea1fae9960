from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define

from ..models.file_batch_action import FileBatchAction, check_file_batch_action
from ..types import UNSET, Unset

T = TypeVar("T", bound="FileBatch")


@_attrs_define
class FileBatch:
    """What is to be done to many files."""

    action: FileBatchAction
    """ `tag` adds `tags`, `untag` takes them away, `move` puts the files into `folder`, `trash` and `restore` are
    what `DELETE` and `restoration` do, `delete` deletes for good. """
    file_ids: list[UUID]
    """ No file twice. """
    tags: list[str] | Unset = UNSET
    """ With `tag` and `untag` alone. """
    folder: str | Unset = UNSET
    """ Where a file lies: `/`, or names behind a slash each, at most 32 of them, none of them `.` or `..`, in NFC.
    It is data alone; a folder is there as long as a file lies in it. """

    def to_dict(self) -> dict[str, Any]:
        action: str = self.action

        file_ids = []
        for file_ids_item_data in self.file_ids:
            file_ids_item = str(file_ids_item_data)
            file_ids.append(file_ids_item)

        tags: list[str] | Unset = UNSET
        if not isinstance(self.tags, Unset):
            tags = self.tags

        folder = self.folder

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "action": action,
                "fileIds": file_ids,
            }
        )
        if tags is not UNSET:
            field_dict["tags"] = tags
        if folder is not UNSET:
            field_dict["folder"] = folder

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        action = check_file_batch_action(d.pop("action"))

        file_ids = []
        _file_ids = d.pop("fileIds")
        for file_ids_item_data in _file_ids:
            file_ids_item = UUID(file_ids_item_data)

            file_ids.append(file_ids_item)

        tags = cast(list[str], d.pop("tags", UNSET))

        folder = d.pop("folder", UNSET)

        file_batch = cls(
            action=action,
            file_ids=file_ids,
            tags=tags,
            folder=folder,
        )

        return file_batch
