"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from typing import Any, cast
from uuid import UUID

from ....answers import accepted, value_of
from ...client import Client
from ...models.create_upload_upload_defer_length import (
    CreateUploadUploadDeferLength,
)
from ...models.create_upload_upload_defer_length import (
    check_create_upload_upload_defer_length as check_create_upload_upload_defer_length,
)
from ...models.list_uploads_count import ListUploadsCount
from ...models.list_uploads_count import (
    check_list_uploads_count as check_list_uploads_count,
)
from ...models.upload import Upload
from ...models.upload_page import UploadPage
from ...types import UNSET, File, Unset
from ...types import FileTypes as FileTypes
from . import append_upload, cancel_upload, create_upload, get_upload, list_uploads


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_uploads(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListUploadsCount | Unset = UNSET,
    ) -> UploadPage:
        """List uploads."""
        return value_of(
            list_uploads.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_uploads(
        self,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[Upload]:
        """List uploads of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_uploads(
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def create_upload(
        self,
        *,
        body: File | Unset = UNSET,
        tus_resumable: str,
        upload_length: int | Unset = UNSET,
        upload_defer_length: CreateUploadUploadDeferLength | Unset = UNSET,
        upload_metadata: str | Unset = UNSET,
        upload_checksum: str | Unset = UNSET,
        repr_digest: str | Unset = UNSET,
        idempotency_key: str | Unset = UNSET,
    ) -> None:
        """Begin an upload."""
        accepted(
            create_upload.sync_detailed(
                client=self._client,
                body=body,
                tus_resumable=tus_resumable,
                upload_length=upload_length,
                upload_defer_length=upload_defer_length,
                upload_metadata=upload_metadata,
                upload_checksum=upload_checksum,
                repr_digest=repr_digest,
                idempotency_key=idempotency_key,
            )
        )

    def get_upload(
        self,
        upload_id: UUID,
        *,
        tus_resumable: str | Unset = UNSET,
    ) -> Upload:
        """Get an upload."""
        return value_of(
            get_upload.sync_detailed(
                client=self._client,
                upload_id=upload_id,
                tus_resumable=tus_resumable,
            )
        )

    def cancel_upload(
        self,
        upload_id: UUID,
        *,
        tus_resumable: str,
    ) -> None:
        """Cancel an upload."""
        accepted(
            cancel_upload.sync_detailed(
                client=self._client,
                upload_id=upload_id,
                tus_resumable=tus_resumable,
            )
        )

    def append_upload(
        self,
        upload_id: UUID,
        *,
        body: File,
        tus_resumable: str,
        upload_offset: int,
        upload_length: int | Unset = UNSET,
        upload_checksum: str | Unset = UNSET,
    ) -> None:
        """Send more of an upload."""
        accepted(
            append_upload.sync_detailed(
                client=self._client,
                upload_id=upload_id,
                body=body,
                tus_resumable=tus_resumable,
                upload_offset=upload_offset,
                upload_length=upload_length,
                upload_checksum=upload_checksum,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_uploads(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListUploadsCount | Unset = UNSET,
    ) -> UploadPage:
        """List uploads."""
        return value_of(
            await list_uploads.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_uploads(
        self,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[Upload]:
        """List uploads of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_uploads(
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def create_upload(
        self,
        *,
        body: File | Unset = UNSET,
        tus_resumable: str,
        upload_length: int | Unset = UNSET,
        upload_defer_length: CreateUploadUploadDeferLength | Unset = UNSET,
        upload_metadata: str | Unset = UNSET,
        upload_checksum: str | Unset = UNSET,
        repr_digest: str | Unset = UNSET,
        idempotency_key: str | Unset = UNSET,
    ) -> None:
        """Begin an upload."""
        accepted(
            await create_upload.asyncio_detailed(
                client=self._client,
                body=body,
                tus_resumable=tus_resumable,
                upload_length=upload_length,
                upload_defer_length=upload_defer_length,
                upload_metadata=upload_metadata,
                upload_checksum=upload_checksum,
                repr_digest=repr_digest,
                idempotency_key=idempotency_key,
            )
        )

    async def get_upload(
        self,
        upload_id: UUID,
        *,
        tus_resumable: str | Unset = UNSET,
    ) -> Upload:
        """Get an upload."""
        return value_of(
            await get_upload.asyncio_detailed(
                client=self._client,
                upload_id=upload_id,
                tus_resumable=tus_resumable,
            )
        )

    async def cancel_upload(
        self,
        upload_id: UUID,
        *,
        tus_resumable: str,
    ) -> None:
        """Cancel an upload."""
        accepted(
            await cancel_upload.asyncio_detailed(
                client=self._client,
                upload_id=upload_id,
                tus_resumable=tus_resumable,
            )
        )

    async def append_upload(
        self,
        upload_id: UUID,
        *,
        body: File,
        tus_resumable: str,
        upload_offset: int,
        upload_length: int | Unset = UNSET,
        upload_checksum: str | Unset = UNSET,
    ) -> None:
        """Send more of an upload."""
        accepted(
            await append_upload.asyncio_detailed(
                client=self._client,
                upload_id=upload_id,
                body=body,
                tus_resumable=tus_resumable,
                upload_offset=upload_offset,
                upload_length=upload_length,
                upload_checksum=upload_checksum,
            )
        )
