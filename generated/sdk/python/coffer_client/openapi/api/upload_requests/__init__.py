"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from typing import Any, cast
from uuid import UUID

from ....answers import accepted, value_of
from ...client import Client
from ...models.list_received_files_count import (
    ListReceivedFilesCount,
)
from ...models.list_received_files_count import (
    check_list_received_files_count as check_list_received_files_count,
)
from ...models.list_upload_requests_count import (
    ListUploadRequestsCount,
)
from ...models.list_upload_requests_count import (
    check_list_upload_requests_count as check_list_upload_requests_count,
)
from ...models.new_upload_request import NewUploadRequest
from ...models.open_upload_request_notice import (
    OpenUploadRequestNotice,
)
from ...models.open_upload_request_notice import (
    check_open_upload_request_notice as check_open_upload_request_notice,
)
from ...models.opened_upload_request import OpenedUploadRequest
from ...models.receipt import Receipt
from ...models.received_file import ReceivedFile
from ...models.received_file_page import ReceivedFilePage
from ...models.unlocked import Unlocked
from ...models.unlocking import Unlocking
from ...models.upload_request import UploadRequest
from ...models.upload_request_page import UploadRequestPage
from ...types import UNSET, File, Unset
from ...types import FileTypes as FileTypes
from . import (
    create_upload_request,
    delete_upload_request,
    get_upload_request,
    list_received_files,
    list_upload_requests,
    open_upload_request,
    unlock_upload_request,
    upload_to_request,
)


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_upload_requests(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListUploadRequestsCount | Unset = UNSET,
    ) -> UploadRequestPage:
        """List upload requests."""
        return value_of(
            list_upload_requests.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_upload_requests(
        self,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[UploadRequest]:
        """List upload requests of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_upload_requests(
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def create_upload_request(
        self,
        *,
        body: NewUploadRequest,
        idempotency_key: str | Unset = UNSET,
    ) -> UploadRequest:
        """Ask somebody for files."""
        return value_of(
            create_upload_request.sync_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    def get_upload_request(
        self,
        upload_request_id: UUID,
    ) -> UploadRequest:
        """Get an upload request."""
        return value_of(
            get_upload_request.sync_detailed(
                client=self._client,
                upload_request_id=upload_request_id,
            )
        )

    def delete_upload_request(
        self,
        upload_request_id: UUID,
    ) -> None:
        """Revoke an upload request."""
        accepted(
            delete_upload_request.sync_detailed(
                client=self._client,
                upload_request_id=upload_request_id,
            )
        )

    def list_received_files(
        self,
        upload_request_id: UUID,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListReceivedFilesCount | Unset = UNSET,
    ) -> ReceivedFilePage:
        """List what guests sent."""
        return value_of(
            list_received_files.sync_detailed(
                client=self._client,
                upload_request_id=upload_request_id,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_received_files(
        self,
        upload_request_id: UUID,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[ReceivedFile]:
        """List what guests sent of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_received_files(
                upload_request_id,
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def open_upload_request(
        self,
        request_token: str,
        *,
        notice: OpenUploadRequestNotice | Unset = UNSET,
        coffer_unlock_header: str | Unset = UNSET,
        coffer_unlock_cookie: str | Unset = UNSET,
    ) -> OpenedUploadRequest:
        """Look at an upload request."""
        return value_of(
            open_upload_request.sync_detailed(
                client=self._client,
                request_token=request_token,
                notice=notice,
                coffer_unlock_header=coffer_unlock_header,
                coffer_unlock_cookie=coffer_unlock_cookie,
            )
        )

    def unlock_upload_request(
        self,
        request_token: str,
        *,
        body: Unlocking,
    ) -> Unlocked:
        """Give the password of an upload request."""
        return value_of(
            unlock_upload_request.sync_detailed(
                client=self._client,
                request_token=request_token,
                body=body,
            )
        )

    def upload_to_request(
        self,
        request_token: str,
        *,
        body: File,
        guest_name: str | Unset = UNSET,
        coffer_unlock_header: str | Unset = UNSET,
        content_disposition: str | Unset = UNSET,
        coffer_unlock_cookie: str | Unset = UNSET,
    ) -> Receipt:
        """Send a file to an upload request."""
        return value_of(
            upload_to_request.sync_detailed(
                client=self._client,
                request_token=request_token,
                body=body,
                guest_name=guest_name,
                coffer_unlock_header=coffer_unlock_header,
                content_disposition=content_disposition,
                coffer_unlock_cookie=coffer_unlock_cookie,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_upload_requests(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListUploadRequestsCount | Unset = UNSET,
    ) -> UploadRequestPage:
        """List upload requests."""
        return value_of(
            await list_upload_requests.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_upload_requests(
        self,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[UploadRequest]:
        """List upload requests of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_upload_requests(
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def create_upload_request(
        self,
        *,
        body: NewUploadRequest,
        idempotency_key: str | Unset = UNSET,
    ) -> UploadRequest:
        """Ask somebody for files."""
        return value_of(
            await create_upload_request.asyncio_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_upload_request(
        self,
        upload_request_id: UUID,
    ) -> UploadRequest:
        """Get an upload request."""
        return value_of(
            await get_upload_request.asyncio_detailed(
                client=self._client,
                upload_request_id=upload_request_id,
            )
        )

    async def delete_upload_request(
        self,
        upload_request_id: UUID,
    ) -> None:
        """Revoke an upload request."""
        accepted(
            await delete_upload_request.asyncio_detailed(
                client=self._client,
                upload_request_id=upload_request_id,
            )
        )

    async def list_received_files(
        self,
        upload_request_id: UUID,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListReceivedFilesCount | Unset = UNSET,
    ) -> ReceivedFilePage:
        """List what guests sent."""
        return value_of(
            await list_received_files.asyncio_detailed(
                client=self._client,
                upload_request_id=upload_request_id,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_received_files(
        self,
        upload_request_id: UUID,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[ReceivedFile]:
        """List what guests sent of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_received_files(
                upload_request_id,
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def open_upload_request(
        self,
        request_token: str,
        *,
        notice: OpenUploadRequestNotice | Unset = UNSET,
        coffer_unlock_header: str | Unset = UNSET,
        coffer_unlock_cookie: str | Unset = UNSET,
    ) -> OpenedUploadRequest:
        """Look at an upload request."""
        return value_of(
            await open_upload_request.asyncio_detailed(
                client=self._client,
                request_token=request_token,
                notice=notice,
                coffer_unlock_header=coffer_unlock_header,
                coffer_unlock_cookie=coffer_unlock_cookie,
            )
        )

    async def unlock_upload_request(
        self,
        request_token: str,
        *,
        body: Unlocking,
    ) -> Unlocked:
        """Give the password of an upload request."""
        return value_of(
            await unlock_upload_request.asyncio_detailed(
                client=self._client,
                request_token=request_token,
                body=body,
            )
        )

    async def upload_to_request(
        self,
        request_token: str,
        *,
        body: File,
        guest_name: str | Unset = UNSET,
        coffer_unlock_header: str | Unset = UNSET,
        content_disposition: str | Unset = UNSET,
        coffer_unlock_cookie: str | Unset = UNSET,
    ) -> Receipt:
        """Send a file to an upload request."""
        return value_of(
            await upload_to_request.asyncio_detailed(
                client=self._client,
                request_token=request_token,
                body=body,
                guest_name=guest_name,
                coffer_unlock_header=coffer_unlock_header,
                content_disposition=content_disposition,
                coffer_unlock_cookie=coffer_unlock_cookie,
            )
        )
