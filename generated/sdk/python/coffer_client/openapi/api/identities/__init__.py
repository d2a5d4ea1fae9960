"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast
from uuid import UUID

from ....answers import accepted, value_of
from ...client import Client
from ...models.identity import Identity
from ...models.identity_page import IdentityPage
from ...models.identity_providers import IdentityProviders
from ...models.list_identities_count import (
    ListIdentitiesCount,
)
from ...models.list_identities_count import (
    check_list_identities_count as check_list_identities_count,
)
from ...types import UNSET, Unset
from . import list_identities, list_identity_providers, unlink_identity


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_identity_providers(
        self,
    ) -> IdentityProviders:
        """List identity providers."""
        return value_of(
            list_identity_providers.sync_detailed(
                client=self._client,
            )
        )

    def list_identities(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListIdentitiesCount | Unset = UNSET,
    ) -> IdentityPage:
        """List linked identities."""
        return value_of(
            list_identities.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_identities(
        self,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[Identity]:
        """List linked identities of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_identities(
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def unlink_identity(
        self,
        identity_id: UUID,
    ) -> None:
        """Unlink an identity."""
        accepted(
            unlink_identity.sync_detailed(
                client=self._client,
                identity_id=identity_id,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_identity_providers(
        self,
    ) -> IdentityProviders:
        """List identity providers."""
        return value_of(
            await list_identity_providers.asyncio_detailed(
                client=self._client,
            )
        )

    async def list_identities(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListIdentitiesCount | Unset = UNSET,
    ) -> IdentityPage:
        """List linked identities."""
        return value_of(
            await list_identities.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_identities(
        self,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[Identity]:
        """List linked identities of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_identities(
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def unlink_identity(
        self,
        identity_id: UUID,
    ) -> None:
        """Unlink an identity."""
        accepted(
            await unlink_identity.asyncio_detailed(
                client=self._client,
                identity_id=identity_id,
            )
        )
