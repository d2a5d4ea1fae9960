"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

from ....answers import accepted, value_of
from ...client import Client
from ...models.list_roles_count import ListRolesCount
from ...models.list_roles_count import check_list_roles_count as check_list_roles_count
from ...models.new_role import NewRole
from ...models.role import Role
from ...models.role_page import RolePage
from ...models.role_patch import RolePatch
from ...types import UNSET, Unset
from . import create_role, delete_role, get_role, list_roles, update_role


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_roles(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListRolesCount | Unset = UNSET,
    ) -> RolePage:
        """List roles."""
        return value_of(
            list_roles.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_roles(
        self,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[Role]:
        """List roles of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_roles(
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def create_role(
        self,
        *,
        body: NewRole,
        idempotency_key: str | Unset = UNSET,
    ) -> Role:
        """Make a role."""
        return value_of(
            create_role.sync_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    def get_role(
        self,
        role_name: str,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> Role:
        """Get a role."""
        return value_of(
            get_role.sync_detailed(
                client=self._client,
                role_name=role_name,
                if_none_match=if_none_match,
            )
        )

    def delete_role(
        self,
        role_name: str,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Delete a role."""
        accepted(
            delete_role.sync_detailed(
                client=self._client,
                role_name=role_name,
                if_match=if_match,
            )
        )

    def update_role(
        self,
        role_name: str,
        *,
        body: RolePatch,
        if_match: str | Unset = UNSET,
    ) -> Role:
        """Change a role."""
        return value_of(
            update_role.sync_detailed(
                client=self._client,
                role_name=role_name,
                body=body,
                if_match=if_match,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_roles(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListRolesCount | Unset = UNSET,
    ) -> RolePage:
        """List roles."""
        return value_of(
            await list_roles.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_roles(
        self,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[Role]:
        """List roles of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_roles(
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def create_role(
        self,
        *,
        body: NewRole,
        idempotency_key: str | Unset = UNSET,
    ) -> Role:
        """Make a role."""
        return value_of(
            await create_role.asyncio_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_role(
        self,
        role_name: str,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> Role:
        """Get a role."""
        return value_of(
            await get_role.asyncio_detailed(
                client=self._client,
                role_name=role_name,
                if_none_match=if_none_match,
            )
        )

    async def delete_role(
        self,
        role_name: str,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Delete a role."""
        accepted(
            await delete_role.asyncio_detailed(
                client=self._client,
                role_name=role_name,
                if_match=if_match,
            )
        )

    async def update_role(
        self,
        role_name: str,
        *,
        body: RolePatch,
        if_match: str | Unset = UNSET,
    ) -> Role:
        """Change a role."""
        return value_of(
            await update_role.asyncio_detailed(
                client=self._client,
                role_name=role_name,
                body=body,
                if_match=if_match,
            )
        )
