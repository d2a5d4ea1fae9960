"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from typing import Any, cast
from uuid import UUID

from ....answers import accepted as accepted
from ....answers import value_of
from ...client import Client
from ...models.download_link import DownloadLink
from ...models.new_download_link import NewDownloadLink
from ...models.new_upload_link import NewUploadLink
from ...models.receipt import Receipt
from ...models.upload_link import UploadLink
from ...types import UNSET, File, Unset
from ...types import FileTypes as FileTypes
from . import create_download_link, create_upload_link, download_by_link, upload_by_link


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def create_download_link(
        self,
        file_id: UUID,
        *,
        body: NewDownloadLink,
    ) -> DownloadLink:
        """Make a short-lived download link."""
        return value_of(
            create_download_link.sync_detailed(
                client=self._client,
                file_id=file_id,
                body=body,
            )
        )

    def create_upload_link(
        self,
        *,
        body: NewUploadLink,
    ) -> UploadLink:
        """Make a short-lived upload link."""
        return value_of(
            create_upload_link.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def download_by_link(
        self,
        download_token: str,
        *,
        range_: str | Unset = UNSET,
        if_range: str | Unset = UNSET,
        if_none_match: str | Unset = UNSET,
        if_modified_since: str | Unset = UNSET,
    ) -> File:
        """Download with a link."""
        return value_of(
            download_by_link.sync_detailed(
                client=self._client,
                download_token=download_token,
                range_=range_,
                if_range=if_range,
                if_none_match=if_none_match,
                if_modified_since=if_modified_since,
            )
        )

    def upload_by_link(
        self,
        upload_token: str,
        *,
        body: File,
        content_length: str | Unset = UNSET,
    ) -> Receipt:
        """Upload with a link."""
        return value_of(
            upload_by_link.sync_detailed(
                client=self._client,
                upload_token=upload_token,
                body=body,
                content_length=content_length,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def create_download_link(
        self,
        file_id: UUID,
        *,
        body: NewDownloadLink,
    ) -> DownloadLink:
        """Make a short-lived download link."""
        return value_of(
            await create_download_link.asyncio_detailed(
                client=self._client,
                file_id=file_id,
                body=body,
            )
        )

    async def create_upload_link(
        self,
        *,
        body: NewUploadLink,
    ) -> UploadLink:
        """Make a short-lived upload link."""
        return value_of(
            await create_upload_link.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def download_by_link(
        self,
        download_token: str,
        *,
        range_: str | Unset = UNSET,
        if_range: str | Unset = UNSET,
        if_none_match: str | Unset = UNSET,
        if_modified_since: str | Unset = UNSET,
    ) -> File:
        """Download with a link."""
        return value_of(
            await download_by_link.asyncio_detailed(
                client=self._client,
                download_token=download_token,
                range_=range_,
                if_range=if_range,
                if_none_match=if_none_match,
                if_modified_since=if_modified_since,
            )
        )

    async def upload_by_link(
        self,
        upload_token: str,
        *,
        body: File,
        content_length: str | Unset = UNSET,
    ) -> Receipt:
        """Upload with a link."""
        return value_of(
            await upload_by_link.asyncio_detailed(
                client=self._client,
                upload_token=upload_token,
                body=body,
                content_length=content_length,
            )
        )
