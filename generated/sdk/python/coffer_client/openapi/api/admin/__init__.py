"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

from ....answers import accepted, value_of
from ...client import Client
from ...models.list_signing_keys_count import (
    ListSigningKeysCount,
)
from ...models.list_signing_keys_count import (
    check_list_signing_keys_count as check_list_signing_keys_count,
)
from ...models.signing_key import SigningKey
from ...models.signing_key_page import SigningKeyPage
from ...models.signing_key_rotation import SigningKeyRotation
from ...types import UNSET, Unset
from . import list_signing_keys, revoke_signing_key, rotate_signing_key


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_signing_keys(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListSigningKeysCount | Unset = UNSET,
    ) -> SigningKeyPage:
        """List signing keys."""
        return value_of(
            list_signing_keys.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_signing_keys(
        self,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[SigningKey]:
        """List signing keys of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_signing_keys(
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def rotate_signing_key(
        self,
        *,
        body: SigningKeyRotation,
    ) -> SigningKey:
        """Rotate the signing key."""
        return value_of(
            rotate_signing_key.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def revoke_signing_key(
        self,
        kid: str,
    ) -> None:
        """Revoke a signing key."""
        accepted(
            revoke_signing_key.sync_detailed(
                client=self._client,
                kid=kid,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_signing_keys(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListSigningKeysCount | Unset = UNSET,
    ) -> SigningKeyPage:
        """List signing keys."""
        return value_of(
            await list_signing_keys.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_signing_keys(
        self,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[SigningKey]:
        """List signing keys of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_signing_keys(
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def rotate_signing_key(
        self,
        *,
        body: SigningKeyRotation,
    ) -> SigningKey:
        """Rotate the signing key."""
        return value_of(
            await rotate_signing_key.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def revoke_signing_key(
        self,
        kid: str,
    ) -> None:
        """Revoke a signing key."""
        accepted(
            await revoke_signing_key.asyncio_detailed(
                client=self._client,
                kid=kid,
            )
        )
