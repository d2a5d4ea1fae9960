"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast
from uuid import UUID

from ....answers import accepted, value_of
from ...client import Client
from ...models.api_key import ApiKey
from ...models.api_key_page import ApiKeyPage
from ...models.api_key_patch import ApiKeyPatch
from ...models.api_key_rotation import ApiKeyRotation
from ...models.issued_api_key import IssuedApiKey
from ...models.list_api_keys_count import ListApiKeysCount
from ...models.list_api_keys_count import (
    check_list_api_keys_count as check_list_api_keys_count,
)
from ...models.managed_user import ManagedUser
from ...models.new_api_key import NewApiKey
from ...models.new_service_account import NewServiceAccount
from ...types import UNSET, Unset
from . import (
    create_api_key,
    create_service_account,
    delete_api_key,
    get_api_key,
    list_api_keys,
    rotate_api_key,
    update_api_key,
)


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_api_keys(
        self,
        *,
        owner_id: UUID | Unset = UNSET,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListApiKeysCount | Unset = UNSET,
    ) -> ApiKeyPage:
        """List API keys."""
        return value_of(
            list_api_keys.sync_detailed(
                client=self._client,
                owner_id=owner_id,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_api_keys(
        self,
        *,
        owner_id: UUID | Unset = UNSET,
        limit: int | Unset = 20,
    ) -> Iterator[ApiKey]:
        """List API keys of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_api_keys(
                cursor=cursor,
                owner_id=owner_id,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def create_api_key(
        self,
        *,
        body: NewApiKey,
        idempotency_key: str | Unset = UNSET,
    ) -> IssuedApiKey:
        """Make an API key."""
        return value_of(
            create_api_key.sync_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    def get_api_key(
        self,
        key_id: UUID,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> ApiKey:
        """Get an API key."""
        return value_of(
            get_api_key.sync_detailed(
                client=self._client,
                key_id=key_id,
                if_none_match=if_none_match,
            )
        )

    def delete_api_key(
        self,
        key_id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Delete an API key."""
        accepted(
            delete_api_key.sync_detailed(
                client=self._client,
                key_id=key_id,
                if_match=if_match,
            )
        )

    def update_api_key(
        self,
        key_id: UUID,
        *,
        body: ApiKeyPatch,
        if_match: str | Unset = UNSET,
    ) -> ApiKey:
        """Change an API key."""
        return value_of(
            update_api_key.sync_detailed(
                client=self._client,
                key_id=key_id,
                body=body,
                if_match=if_match,
            )
        )

    def rotate_api_key(
        self,
        key_id: UUID,
        *,
        body: ApiKeyRotation,
        idempotency_key: str | Unset = UNSET,
    ) -> IssuedApiKey:
        """Give an API key a new secret."""
        return value_of(
            rotate_api_key.sync_detailed(
                client=self._client,
                key_id=key_id,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    def create_service_account(
        self,
        *,
        body: NewServiceAccount,
        idempotency_key: str | Unset = UNSET,
    ) -> ManagedUser:
        """Make a service account."""
        return value_of(
            create_service_account.sync_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_api_keys(
        self,
        *,
        owner_id: UUID | Unset = UNSET,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListApiKeysCount | Unset = UNSET,
    ) -> ApiKeyPage:
        """List API keys."""
        return value_of(
            await list_api_keys.asyncio_detailed(
                client=self._client,
                owner_id=owner_id,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_api_keys(
        self,
        *,
        owner_id: UUID | Unset = UNSET,
        limit: int | Unset = 20,
    ) -> AsyncIterator[ApiKey]:
        """List API keys of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_api_keys(
                cursor=cursor,
                owner_id=owner_id,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def create_api_key(
        self,
        *,
        body: NewApiKey,
        idempotency_key: str | Unset = UNSET,
    ) -> IssuedApiKey:
        """Make an API key."""
        return value_of(
            await create_api_key.asyncio_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_api_key(
        self,
        key_id: UUID,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> ApiKey:
        """Get an API key."""
        return value_of(
            await get_api_key.asyncio_detailed(
                client=self._client,
                key_id=key_id,
                if_none_match=if_none_match,
            )
        )

    async def delete_api_key(
        self,
        key_id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Delete an API key."""
        accepted(
            await delete_api_key.asyncio_detailed(
                client=self._client,
                key_id=key_id,
                if_match=if_match,
            )
        )

    async def update_api_key(
        self,
        key_id: UUID,
        *,
        body: ApiKeyPatch,
        if_match: str | Unset = UNSET,
    ) -> ApiKey:
        """Change an API key."""
        return value_of(
            await update_api_key.asyncio_detailed(
                client=self._client,
                key_id=key_id,
                body=body,
                if_match=if_match,
            )
        )

    async def rotate_api_key(
        self,
        key_id: UUID,
        *,
        body: ApiKeyRotation,
        idempotency_key: str | Unset = UNSET,
    ) -> IssuedApiKey:
        """Give an API key a new secret."""
        return value_of(
            await rotate_api_key.asyncio_detailed(
                client=self._client,
                key_id=key_id,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    async def create_service_account(
        self,
        *,
        body: NewServiceAccount,
        idempotency_key: str | Unset = UNSET,
    ) -> ManagedUser:
        """Make a service account."""
        return value_of(
            await create_service_account.asyncio_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )
