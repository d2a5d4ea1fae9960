"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from io import BytesIO
from typing import Any, cast
from uuid import UUID

from ....answers import accepted, value_of
from ...client import Client
from ...models.list_shares_count import ListSharesCount
from ...models.list_shares_count import (
    check_list_shares_count as check_list_shares_count,
)
from ...models.new_share import NewShare
from ...models.share import Share
from ...models.share_page import SharePage
from ...models.share_patch import SharePatch
from ...models.shared_files import SharedFiles
from ...models.unlocked import Unlocked
from ...models.unlocking import Unlocking
from ...types import UNSET, File, Unset
from ...types import FileTypes as FileTypes
from . import (
    create_share,
    delete_share,
    download_share,
    download_shared_file,
    get_share,
    list_shares,
    open_share,
    unlock_share,
    update_share,
)


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_shares(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListSharesCount | Unset = UNSET,
    ) -> SharePage:
        """List shares."""
        return value_of(
            list_shares.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_shares(
        self,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[Share]:
        """List shares of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_shares(
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def create_share(
        self,
        *,
        body: NewShare,
        idempotency_key: str | Unset = UNSET,
    ) -> Share:
        """Share files."""
        return value_of(
            create_share.sync_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    def get_share(
        self,
        share_id: UUID,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> Share:
        """Get a share."""
        return value_of(
            get_share.sync_detailed(
                client=self._client,
                share_id=share_id,
                if_none_match=if_none_match,
            )
        )

    def delete_share(
        self,
        share_id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Revoke a share."""
        accepted(
            delete_share.sync_detailed(
                client=self._client,
                share_id=share_id,
                if_match=if_match,
            )
        )

    def update_share(
        self,
        share_id: UUID,
        *,
        body: SharePatch,
        if_match: str | Unset = UNSET,
    ) -> Share:
        """Change a share."""
        return value_of(
            update_share.sync_detailed(
                client=self._client,
                share_id=share_id,
                body=body,
                if_match=if_match,
            )
        )

    def open_share(
        self,
        share_token: str,
        *,
        coffer_unlock_header: str | Unset = UNSET,
        coffer_unlock_cookie: str | Unset = UNSET,
    ) -> SharedFiles:
        """Look at shared files."""
        return value_of(
            open_share.sync_detailed(
                client=self._client,
                share_token=share_token,
                coffer_unlock_header=coffer_unlock_header,
                coffer_unlock_cookie=coffer_unlock_cookie,
            )
        )

    def unlock_share(
        self,
        share_token: str,
        *,
        body: Unlocking,
    ) -> Unlocked:
        """Give the password of a share."""
        return value_of(
            unlock_share.sync_detailed(
                client=self._client,
                share_token=share_token,
                body=body,
            )
        )

    def download_share(
        self,
        share_token: str,
        *,
        coffer_unlock_header: str | Unset = UNSET,
        range_: str | Unset = UNSET,
        if_range: str | Unset = UNSET,
        if_none_match: str | Unset = UNSET,
        if_modified_since: str | Unset = UNSET,
        coffer_unlock_cookie: str | Unset = UNSET,
        coffer_download: str | Unset = UNSET,
    ) -> File:
        """Download all that is shared."""
        return value_of(
            download_share.sync_detailed(
                client=self._client,
                share_token=share_token,
                coffer_unlock_header=coffer_unlock_header,
                range_=range_,
                if_range=if_range,
                if_none_match=if_none_match,
                if_modified_since=if_modified_since,
                coffer_unlock_cookie=coffer_unlock_cookie,
                coffer_download=coffer_download,
            )
        )

    def download_shared_file(
        self,
        share_token: str,
        file_id: UUID,
        *,
        coffer_unlock_header: str | Unset = UNSET,
        range_: str | Unset = UNSET,
        if_range: str | Unset = UNSET,
        if_none_match: str | Unset = UNSET,
        if_modified_since: str | Unset = UNSET,
        coffer_unlock_cookie: str | Unset = UNSET,
        coffer_download: str | Unset = UNSET,
    ) -> File:
        """Download one of the shared files."""
        return value_of(
            download_shared_file.sync_detailed(
                client=self._client,
                share_token=share_token,
                file_id=file_id,
                coffer_unlock_header=coffer_unlock_header,
                range_=range_,
                if_range=if_range,
                if_none_match=if_none_match,
                if_modified_since=if_modified_since,
                coffer_unlock_cookie=coffer_unlock_cookie,
                coffer_download=coffer_download,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_shares(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListSharesCount | Unset = UNSET,
    ) -> SharePage:
        """List shares."""
        return value_of(
            await list_shares.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_shares(
        self,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[Share]:
        """List shares of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_shares(
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def create_share(
        self,
        *,
        body: NewShare,
        idempotency_key: str | Unset = UNSET,
    ) -> Share:
        """Share files."""
        return value_of(
            await create_share.asyncio_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_share(
        self,
        share_id: UUID,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> Share:
        """Get a share."""
        return value_of(
            await get_share.asyncio_detailed(
                client=self._client,
                share_id=share_id,
                if_none_match=if_none_match,
            )
        )

    async def delete_share(
        self,
        share_id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Revoke a share."""
        accepted(
            await delete_share.asyncio_detailed(
                client=self._client,
                share_id=share_id,
                if_match=if_match,
            )
        )

    async def update_share(
        self,
        share_id: UUID,
        *,
        body: SharePatch,
        if_match: str | Unset = UNSET,
    ) -> Share:
        """Change a share."""
        return value_of(
            await update_share.asyncio_detailed(
                client=self._client,
                share_id=share_id,
                body=body,
                if_match=if_match,
            )
        )

    async def open_share(
        self,
        share_token: str,
        *,
        coffer_unlock_header: str | Unset = UNSET,
        coffer_unlock_cookie: str | Unset = UNSET,
    ) -> SharedFiles:
        """Look at shared files."""
        return value_of(
            await open_share.asyncio_detailed(
                client=self._client,
                share_token=share_token,
                coffer_unlock_header=coffer_unlock_header,
                coffer_unlock_cookie=coffer_unlock_cookie,
            )
        )

    async def unlock_share(
        self,
        share_token: str,
        *,
        body: Unlocking,
    ) -> Unlocked:
        """Give the password of a share."""
        return value_of(
            await unlock_share.asyncio_detailed(
                client=self._client,
                share_token=share_token,
                body=body,
            )
        )

    async def download_share(
        self,
        share_token: str,
        *,
        coffer_unlock_header: str | Unset = UNSET,
        range_: str | Unset = UNSET,
        if_range: str | Unset = UNSET,
        if_none_match: str | Unset = UNSET,
        if_modified_since: str | Unset = UNSET,
        coffer_unlock_cookie: str | Unset = UNSET,
        coffer_download: str | Unset = UNSET,
    ) -> File:
        """Download all that is shared."""
        return value_of(
            await download_share.asyncio_detailed(
                client=self._client,
                share_token=share_token,
                coffer_unlock_header=coffer_unlock_header,
                range_=range_,
                if_range=if_range,
                if_none_match=if_none_match,
                if_modified_since=if_modified_since,
                coffer_unlock_cookie=coffer_unlock_cookie,
                coffer_download=coffer_download,
            )
        )

    async def download_shared_file(
        self,
        share_token: str,
        file_id: UUID,
        *,
        coffer_unlock_header: str | Unset = UNSET,
        range_: str | Unset = UNSET,
        if_range: str | Unset = UNSET,
        if_none_match: str | Unset = UNSET,
        if_modified_since: str | Unset = UNSET,
        coffer_unlock_cookie: str | Unset = UNSET,
        coffer_download: str | Unset = UNSET,
    ) -> File:
        """Download one of the shared files."""
        return value_of(
            await download_shared_file.asyncio_detailed(
                client=self._client,
                share_token=share_token,
                file_id=file_id,
                coffer_unlock_header=coffer_unlock_header,
                range_=range_,
                if_range=if_range,
                if_none_match=if_none_match,
                if_modified_since=if_modified_since,
                coffer_unlock_cookie=coffer_unlock_cookie,
                coffer_download=coffer_download,
            )
        )
