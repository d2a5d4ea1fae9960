"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from typing import Any, cast
from uuid import UUID

from ....answers import accepted, value_of
from ...client import Client
from ...models.download_file_disposition import (
    DownloadFileDisposition,
)
from ...models.download_file_disposition import (
    check_download_file_disposition as check_download_file_disposition,
)
from ...models.download_file_version_disposition import (
    DownloadFileVersionDisposition,
)
from ...models.download_file_version_disposition import (
    check_download_file_version_disposition as check_download_file_version_disposition,
)
from ...models.file_batch import FileBatch
from ...models.file_batch_result import FileBatchResult
from ...models.file_page import FilePage
from ...models.file_patch import FilePatch
from ...models.file_version import FileVersion
from ...models.file_version_page import FileVersionPage
from ...models.folder_count import FolderCount
from ...models.folder_page import FolderPage
from ...models.get_thumbnail_size import GetThumbnailSize
from ...models.get_thumbnail_size import (
    check_get_thumbnail_size as check_get_thumbnail_size,
)
from ...models.list_file_versions_count import (
    ListFileVersionsCount,
)
from ...models.list_file_versions_count import (
    check_list_file_versions_count as check_list_file_versions_count,
)
from ...models.list_files_count import ListFilesCount
from ...models.list_files_count import check_list_files_count as check_list_files_count
from ...models.list_files_sort import ListFilesSort
from ...models.list_files_sort import check_list_files_sort as check_list_files_sort
from ...models.list_files_state import ListFilesState
from ...models.list_files_state import check_list_files_state as check_list_files_state
from ...models.list_folders_count import ListFoldersCount
from ...models.list_folders_count import (
    check_list_folders_count as check_list_folders_count,
)
from ...models.list_tags_count import ListTagsCount
from ...models.list_tags_count import check_list_tags_count as check_list_tags_count
from ...models.stored_file import StoredFile
from ...models.tag_count import TagCount
from ...models.tag_page import TagPage
from ...types import UNSET, File, Unset
from ...types import FileTypes as FileTypes
from . import (
    change_files,
    delete_file,
    delete_file_version,
    download_file,
    download_file_version,
    get_file,
    get_thumbnail,
    list_file_versions,
    list_files,
    list_folders,
    list_tags,
    replace_file_content,
    restore_file,
    restore_file_version,
    update_file,
    upload_file,
)


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_files(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListFilesCount | Unset = UNSET,
        q: str | Unset = UNSET,
        media_type: str | Unset = UNSET,
        tag: str | Unset = UNSET,
        tags: list[str] | Unset = UNSET,
        metadata: list[str] | Unset = UNSET,
        folder: str | Unset = UNSET,
        under: str | Unset = UNSET,
        created_after: datetime.datetime | Unset = UNSET,
        created_before: datetime.datetime | Unset = UNSET,
        updated_after: datetime.datetime | Unset = UNSET,
        updated_before: datetime.datetime | Unset = UNSET,
        min_size: int | Unset = UNSET,
        max_size: int | Unset = UNSET,
        state: ListFilesState | Unset = "active",
        sort: ListFilesSort | Unset = UNSET,
    ) -> FilePage:
        """List files."""
        return value_of(
            list_files.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
                q=q,
                media_type=media_type,
                tag=tag,
                tags=tags,
                metadata=metadata,
                folder=folder,
                under=under,
                created_after=created_after,
                created_before=created_before,
                updated_after=updated_after,
                updated_before=updated_before,
                min_size=min_size,
                max_size=max_size,
                state=state,
                sort=sort,
            )
        )

    def list_all_files(
        self,
        *,
        limit: int | Unset = 20,
        q: str | Unset = UNSET,
        media_type: str | Unset = UNSET,
        tag: str | Unset = UNSET,
        tags: list[str] | Unset = UNSET,
        metadata: list[str] | Unset = UNSET,
        folder: str | Unset = UNSET,
        under: str | Unset = UNSET,
        created_after: datetime.datetime | Unset = UNSET,
        created_before: datetime.datetime | Unset = UNSET,
        updated_after: datetime.datetime | Unset = UNSET,
        updated_before: datetime.datetime | Unset = UNSET,
        min_size: int | Unset = UNSET,
        max_size: int | Unset = UNSET,
        state: ListFilesState | Unset = "active",
        sort: ListFilesSort | Unset = UNSET,
    ) -> Iterator[StoredFile]:
        """List files of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_files(
                cursor=cursor,
                limit=limit,
                q=q,
                media_type=media_type,
                tag=tag,
                tags=tags,
                metadata=metadata,
                folder=folder,
                under=under,
                created_after=created_after,
                created_before=created_before,
                updated_after=updated_after,
                updated_before=updated_before,
                min_size=min_size,
                max_size=max_size,
                state=state,
                sort=sort,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def upload_file(
        self,
        *,
        body: File,
        folder: str | Unset = UNSET,
        content_disposition: str | Unset = UNSET,
        repr_digest: str | Unset = UNSET,
        idempotency_key: str | Unset = UNSET,
        want_content_digest: str | Unset = UNSET,
        want_repr_digest: str | Unset = UNSET,
    ) -> StoredFile:
        """Upload a file."""
        return value_of(
            upload_file.sync_detailed(
                client=self._client,
                body=body,
                folder=folder,
                content_disposition=content_disposition,
                repr_digest=repr_digest,
                idempotency_key=idempotency_key,
                want_content_digest=want_content_digest,
                want_repr_digest=want_repr_digest,
            )
        )

    def change_files(
        self,
        *,
        body: FileBatch,
    ) -> FileBatchResult:
        """Change many files."""
        return value_of(
            change_files.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def get_file(
        self,
        file_id: UUID,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> StoredFile:
        """Get a file's description."""
        return value_of(
            get_file.sync_detailed(
                client=self._client,
                file_id=file_id,
                if_none_match=if_none_match,
            )
        )

    def delete_file(
        self,
        file_id: UUID,
        *,
        permanent: bool | Unset = False,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Delete a file."""
        accepted(
            delete_file.sync_detailed(
                client=self._client,
                file_id=file_id,
                permanent=permanent,
                if_match=if_match,
            )
        )

    def update_file(
        self,
        file_id: UUID,
        *,
        body: FilePatch,
        if_match: str | Unset = UNSET,
    ) -> StoredFile:
        """Change a file's description."""
        return value_of(
            update_file.sync_detailed(
                client=self._client,
                file_id=file_id,
                body=body,
                if_match=if_match,
            )
        )

    def restore_file(
        self,
        file_id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> StoredFile:
        """Restore a file from the trash."""
        return value_of(
            restore_file.sync_detailed(
                client=self._client,
                file_id=file_id,
                if_match=if_match,
            )
        )

    def get_thumbnail(
        self,
        file_id: UUID,
        *,
        size: GetThumbnailSize | Unset = 256,
        if_none_match: str | Unset = UNSET,
    ) -> File:
        """Get a small picture of a file."""
        return value_of(
            get_thumbnail.sync_detailed(
                client=self._client,
                file_id=file_id,
                size=size,
                if_none_match=if_none_match,
            )
        )

    def download_file(
        self,
        file_id: UUID,
        *,
        disposition: DownloadFileDisposition | Unset = "attachment",
        range_: str | Unset = UNSET,
        if_range: str | Unset = UNSET,
        if_match: str | Unset = UNSET,
        if_none_match: str | Unset = UNSET,
        if_modified_since: str | Unset = UNSET,
        if_unmodified_since: str | Unset = UNSET,
        want_content_digest: str | Unset = UNSET,
        want_repr_digest: str | Unset = UNSET,
    ) -> File:
        """Download a file."""
        return value_of(
            download_file.sync_detailed(
                client=self._client,
                file_id=file_id,
                disposition=disposition,
                range_=range_,
                if_range=if_range,
                if_match=if_match,
                if_none_match=if_none_match,
                if_modified_since=if_modified_since,
                if_unmodified_since=if_unmodified_since,
                want_content_digest=want_content_digest,
                want_repr_digest=want_repr_digest,
            )
        )

    def replace_file_content(
        self,
        file_id: UUID,
        *,
        body: File,
        if_match: str | Unset = UNSET,
        repr_digest: str | Unset = UNSET,
        want_content_digest: str | Unset = UNSET,
        want_repr_digest: str | Unset = UNSET,
    ) -> StoredFile:
        """Replace a file's bytes."""
        return value_of(
            replace_file_content.sync_detailed(
                client=self._client,
                file_id=file_id,
                body=body,
                if_match=if_match,
                repr_digest=repr_digest,
                want_content_digest=want_content_digest,
                want_repr_digest=want_repr_digest,
            )
        )

    def list_file_versions(
        self,
        file_id: UUID,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListFileVersionsCount | Unset = UNSET,
    ) -> FileVersionPage:
        """List a file's versions."""
        return value_of(
            list_file_versions.sync_detailed(
                client=self._client,
                file_id=file_id,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_file_versions(
        self,
        file_id: UUID,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[FileVersion]:
        """List a file's versions of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_file_versions(
                file_id,
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def delete_file_version(
        self,
        file_id: UUID,
        version: int,
    ) -> None:
        """Delete a former version of a file."""
        accepted(
            delete_file_version.sync_detailed(
                client=self._client,
                file_id=file_id,
                version=version,
            )
        )

    def download_file_version(
        self,
        file_id: UUID,
        version: int,
        *,
        disposition: DownloadFileVersionDisposition | Unset = "attachment",
        range_: str | Unset = UNSET,
        if_range: str | Unset = UNSET,
        if_match: str | Unset = UNSET,
        if_none_match: str | Unset = UNSET,
        if_modified_since: str | Unset = UNSET,
        if_unmodified_since: str | Unset = UNSET,
        want_content_digest: str | Unset = UNSET,
    ) -> File:
        """Download a version of a file."""
        return value_of(
            download_file_version.sync_detailed(
                client=self._client,
                file_id=file_id,
                version=version,
                disposition=disposition,
                range_=range_,
                if_range=if_range,
                if_match=if_match,
                if_none_match=if_none_match,
                if_modified_since=if_modified_since,
                if_unmodified_since=if_unmodified_since,
                want_content_digest=want_content_digest,
            )
        )

    def restore_file_version(
        self,
        file_id: UUID,
        version: int,
        *,
        if_match: str | Unset = UNSET,
    ) -> StoredFile:
        """Restore a former version of a file."""
        return value_of(
            restore_file_version.sync_detailed(
                client=self._client,
                file_id=file_id,
                version=version,
                if_match=if_match,
            )
        )

    def list_folders(
        self,
        *,
        parent: str | Unset = UNSET,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListFoldersCount | Unset = UNSET,
    ) -> FolderPage:
        """List folders."""
        return value_of(
            list_folders.sync_detailed(
                client=self._client,
                parent=parent,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_folders(
        self,
        *,
        parent: str | Unset = UNSET,
        limit: int | Unset = 20,
    ) -> Iterator[FolderCount]:
        """List folders of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_folders(
                cursor=cursor,
                parent=parent,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def list_tags(
        self,
        *,
        prefix: str | Unset = UNSET,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListTagsCount | Unset = UNSET,
    ) -> TagPage:
        """List tags."""
        return value_of(
            list_tags.sync_detailed(
                client=self._client,
                prefix=prefix,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_tags(
        self,
        *,
        prefix: str | Unset = UNSET,
        limit: int | Unset = 20,
    ) -> Iterator[TagCount]:
        """List tags of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_tags(
                cursor=cursor,
                prefix=prefix,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_files(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListFilesCount | Unset = UNSET,
        q: str | Unset = UNSET,
        media_type: str | Unset = UNSET,
        tag: str | Unset = UNSET,
        tags: list[str] | Unset = UNSET,
        metadata: list[str] | Unset = UNSET,
        folder: str | Unset = UNSET,
        under: str | Unset = UNSET,
        created_after: datetime.datetime | Unset = UNSET,
        created_before: datetime.datetime | Unset = UNSET,
        updated_after: datetime.datetime | Unset = UNSET,
        updated_before: datetime.datetime | Unset = UNSET,
        min_size: int | Unset = UNSET,
        max_size: int | Unset = UNSET,
        state: ListFilesState | Unset = "active",
        sort: ListFilesSort | Unset = UNSET,
    ) -> FilePage:
        """List files."""
        return value_of(
            await list_files.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
                q=q,
                media_type=media_type,
                tag=tag,
                tags=tags,
                metadata=metadata,
                folder=folder,
                under=under,
                created_after=created_after,
                created_before=created_before,
                updated_after=updated_after,
                updated_before=updated_before,
                min_size=min_size,
                max_size=max_size,
                state=state,
                sort=sort,
            )
        )

    async def list_all_files(
        self,
        *,
        limit: int | Unset = 20,
        q: str | Unset = UNSET,
        media_type: str | Unset = UNSET,
        tag: str | Unset = UNSET,
        tags: list[str] | Unset = UNSET,
        metadata: list[str] | Unset = UNSET,
        folder: str | Unset = UNSET,
        under: str | Unset = UNSET,
        created_after: datetime.datetime | Unset = UNSET,
        created_before: datetime.datetime | Unset = UNSET,
        updated_after: datetime.datetime | Unset = UNSET,
        updated_before: datetime.datetime | Unset = UNSET,
        min_size: int | Unset = UNSET,
        max_size: int | Unset = UNSET,
        state: ListFilesState | Unset = "active",
        sort: ListFilesSort | Unset = UNSET,
    ) -> AsyncIterator[StoredFile]:
        """List files of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_files(
                cursor=cursor,
                limit=limit,
                q=q,
                media_type=media_type,
                tag=tag,
                tags=tags,
                metadata=metadata,
                folder=folder,
                under=under,
                created_after=created_after,
                created_before=created_before,
                updated_after=updated_after,
                updated_before=updated_before,
                min_size=min_size,
                max_size=max_size,
                state=state,
                sort=sort,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def upload_file(
        self,
        *,
        body: File,
        folder: str | Unset = UNSET,
        content_disposition: str | Unset = UNSET,
        repr_digest: str | Unset = UNSET,
        idempotency_key: str | Unset = UNSET,
        want_content_digest: str | Unset = UNSET,
        want_repr_digest: str | Unset = UNSET,
    ) -> StoredFile:
        """Upload a file."""
        return value_of(
            await upload_file.asyncio_detailed(
                client=self._client,
                body=body,
                folder=folder,
                content_disposition=content_disposition,
                repr_digest=repr_digest,
                idempotency_key=idempotency_key,
                want_content_digest=want_content_digest,
                want_repr_digest=want_repr_digest,
            )
        )

    async def change_files(
        self,
        *,
        body: FileBatch,
    ) -> FileBatchResult:
        """Change many files."""
        return value_of(
            await change_files.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def get_file(
        self,
        file_id: UUID,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> StoredFile:
        """Get a file's description."""
        return value_of(
            await get_file.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                if_none_match=if_none_match,
            )
        )

    async def delete_file(
        self,
        file_id: UUID,
        *,
        permanent: bool | Unset = False,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Delete a file."""
        accepted(
            await delete_file.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                permanent=permanent,
                if_match=if_match,
            )
        )

    async def update_file(
        self,
        file_id: UUID,
        *,
        body: FilePatch,
        if_match: str | Unset = UNSET,
    ) -> StoredFile:
        """Change a file's description."""
        return value_of(
            await update_file.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                body=body,
                if_match=if_match,
            )
        )

    async def restore_file(
        self,
        file_id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> StoredFile:
        """Restore a file from the trash."""
        return value_of(
            await restore_file.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                if_match=if_match,
            )
        )

    async def get_thumbnail(
        self,
        file_id: UUID,
        *,
        size: GetThumbnailSize | Unset = 256,
        if_none_match: str | Unset = UNSET,
    ) -> File:
        """Get a small picture of a file."""
        return value_of(
            await get_thumbnail.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                size=size,
                if_none_match=if_none_match,
            )
        )

    async def download_file(
        self,
        file_id: UUID,
        *,
        disposition: DownloadFileDisposition | Unset = "attachment",
        range_: str | Unset = UNSET,
        if_range: str | Unset = UNSET,
        if_match: str | Unset = UNSET,
        if_none_match: str | Unset = UNSET,
        if_modified_since: str | Unset = UNSET,
        if_unmodified_since: str | Unset = UNSET,
        want_content_digest: str | Unset = UNSET,
        want_repr_digest: str | Unset = UNSET,
    ) -> File:
        """Download a file."""
        return value_of(
            await download_file.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                disposition=disposition,
                range_=range_,
                if_range=if_range,
                if_match=if_match,
                if_none_match=if_none_match,
                if_modified_since=if_modified_since,
                if_unmodified_since=if_unmodified_since,
                want_content_digest=want_content_digest,
                want_repr_digest=want_repr_digest,
            )
        )

    async def replace_file_content(
        self,
        file_id: UUID,
        *,
        body: File,
        if_match: str | Unset = UNSET,
        repr_digest: str | Unset = UNSET,
        want_content_digest: str | Unset = UNSET,
        want_repr_digest: str | Unset = UNSET,
    ) -> StoredFile:
        """Replace a file's bytes."""
        return value_of(
            await replace_file_content.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                body=body,
                if_match=if_match,
                repr_digest=repr_digest,
                want_content_digest=want_content_digest,
                want_repr_digest=want_repr_digest,
            )
        )

    async def list_file_versions(
        self,
        file_id: UUID,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListFileVersionsCount | Unset = UNSET,
    ) -> FileVersionPage:
        """List a file's versions."""
        return value_of(
            await list_file_versions.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_file_versions(
        self,
        file_id: UUID,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[FileVersion]:
        """List a file's versions of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_file_versions(
                file_id,
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def delete_file_version(
        self,
        file_id: UUID,
        version: int,
    ) -> None:
        """Delete a former version of a file."""
        accepted(
            await delete_file_version.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                version=version,
            )
        )

    async def download_file_version(
        self,
        file_id: UUID,
        version: int,
        *,
        disposition: DownloadFileVersionDisposition | Unset = "attachment",
        range_: str | Unset = UNSET,
        if_range: str | Unset = UNSET,
        if_match: str | Unset = UNSET,
        if_none_match: str | Unset = UNSET,
        if_modified_since: str | Unset = UNSET,
        if_unmodified_since: str | Unset = UNSET,
        want_content_digest: str | Unset = UNSET,
    ) -> File:
        """Download a version of a file."""
        return value_of(
            await download_file_version.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                version=version,
                disposition=disposition,
                range_=range_,
                if_range=if_range,
                if_match=if_match,
                if_none_match=if_none_match,
                if_modified_since=if_modified_since,
                if_unmodified_since=if_unmodified_since,
                want_content_digest=want_content_digest,
            )
        )

    async def restore_file_version(
        self,
        file_id: UUID,
        version: int,
        *,
        if_match: str | Unset = UNSET,
    ) -> StoredFile:
        """Restore a former version of a file."""
        return value_of(
            await restore_file_version.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                version=version,
                if_match=if_match,
            )
        )

    async def list_folders(
        self,
        *,
        parent: str | Unset = UNSET,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListFoldersCount | Unset = UNSET,
    ) -> FolderPage:
        """List folders."""
        return value_of(
            await list_folders.asyncio_detailed(
                client=self._client,
                parent=parent,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_folders(
        self,
        *,
        parent: str | Unset = UNSET,
        limit: int | Unset = 20,
    ) -> AsyncIterator[FolderCount]:
        """List folders of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_folders(
                cursor=cursor,
                parent=parent,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def list_tags(
        self,
        *,
        prefix: str | Unset = UNSET,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListTagsCount | Unset = UNSET,
    ) -> TagPage:
        """List tags."""
        return value_of(
            await list_tags.asyncio_detailed(
                client=self._client,
                prefix=prefix,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_tags(
        self,
        *,
        prefix: str | Unset = UNSET,
        limit: int | Unset = 20,
    ) -> AsyncIterator[TagCount]:
        """List tags of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_tags(
                cursor=cursor,
                prefix=prefix,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return
