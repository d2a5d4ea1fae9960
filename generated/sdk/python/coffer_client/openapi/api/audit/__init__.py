"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast
from uuid import UUID

from ....answers import accepted as accepted
from ....answers import value_of
from ...client import Client
from ...models.audit_event import AuditEvent
from ...models.audit_event_page import AuditEventPage
from ...models.audit_result import AuditResult
from ...models.audit_result import check_audit_result as check_audit_result
from ...models.list_audit_events_count import (
    ListAuditEventsCount,
)
from ...models.list_audit_events_count import (
    check_list_audit_events_count as check_list_audit_events_count,
)
from ...models.list_own_audit_events_count import (
    ListOwnAuditEventsCount,
)
from ...models.list_own_audit_events_count import (
    check_list_own_audit_events_count as check_list_own_audit_events_count,
)
from ...types import UNSET, Unset
from . import list_audit_events, list_own_audit_events


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_audit_events(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListAuditEventsCount | Unset = UNSET,
        action: str | Unset = UNSET,
        result: AuditResult | Unset = UNSET,
        account_id: UUID | Unset = UNSET,
        actor_id: UUID | Unset = UNSET,
        target: str | Unset = UNSET,
        address: str | Unset = UNSET,
        occurred_after: datetime.datetime | Unset = UNSET,
        occurred_before: datetime.datetime | Unset = UNSET,
    ) -> AuditEventPage:
        """List audit events."""
        return value_of(
            list_audit_events.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
                action=action,
                result=result,
                account_id=account_id,
                actor_id=actor_id,
                target=target,
                address=address,
                occurred_after=occurred_after,
                occurred_before=occurred_before,
            )
        )

    def list_all_audit_events(
        self,
        *,
        limit: int | Unset = 20,
        action: str | Unset = UNSET,
        result: AuditResult | Unset = UNSET,
        account_id: UUID | Unset = UNSET,
        actor_id: UUID | Unset = UNSET,
        target: str | Unset = UNSET,
        address: str | Unset = UNSET,
        occurred_after: datetime.datetime | Unset = UNSET,
        occurred_before: datetime.datetime | Unset = UNSET,
    ) -> Iterator[AuditEvent]:
        """List audit events of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_audit_events(
                cursor=cursor,
                limit=limit,
                action=action,
                result=result,
                account_id=account_id,
                actor_id=actor_id,
                target=target,
                address=address,
                occurred_after=occurred_after,
                occurred_before=occurred_before,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def list_own_audit_events(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListOwnAuditEventsCount | Unset = UNSET,
        action: str | Unset = UNSET,
        result: AuditResult | Unset = UNSET,
        occurred_after: datetime.datetime | Unset = UNSET,
        occurred_before: datetime.datetime | Unset = UNSET,
    ) -> AuditEventPage:
        """List what happened to the own account."""
        return value_of(
            list_own_audit_events.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
                action=action,
                result=result,
                occurred_after=occurred_after,
                occurred_before=occurred_before,
            )
        )

    def list_all_own_audit_events(
        self,
        *,
        limit: int | Unset = 20,
        action: str | Unset = UNSET,
        result: AuditResult | Unset = UNSET,
        occurred_after: datetime.datetime | Unset = UNSET,
        occurred_before: datetime.datetime | Unset = UNSET,
    ) -> Iterator[AuditEvent]:
        """List what happened to the own account of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_own_audit_events(
                cursor=cursor,
                limit=limit,
                action=action,
                result=result,
                occurred_after=occurred_after,
                occurred_before=occurred_before,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_audit_events(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListAuditEventsCount | Unset = UNSET,
        action: str | Unset = UNSET,
        result: AuditResult | Unset = UNSET,
        account_id: UUID | Unset = UNSET,
        actor_id: UUID | Unset = UNSET,
        target: str | Unset = UNSET,
        address: str | Unset = UNSET,
        occurred_after: datetime.datetime | Unset = UNSET,
        occurred_before: datetime.datetime | Unset = UNSET,
    ) -> AuditEventPage:
        """List audit events."""
        return value_of(
            await list_audit_events.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
                action=action,
                result=result,
                account_id=account_id,
                actor_id=actor_id,
                target=target,
                address=address,
                occurred_after=occurred_after,
                occurred_before=occurred_before,
            )
        )

    async def list_all_audit_events(
        self,
        *,
        limit: int | Unset = 20,
        action: str | Unset = UNSET,
        result: AuditResult | Unset = UNSET,
        account_id: UUID | Unset = UNSET,
        actor_id: UUID | Unset = UNSET,
        target: str | Unset = UNSET,
        address: str | Unset = UNSET,
        occurred_after: datetime.datetime | Unset = UNSET,
        occurred_before: datetime.datetime | Unset = UNSET,
    ) -> AsyncIterator[AuditEvent]:
        """List audit events of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_audit_events(
                cursor=cursor,
                limit=limit,
                action=action,
                result=result,
                account_id=account_id,
                actor_id=actor_id,
                target=target,
                address=address,
                occurred_after=occurred_after,
                occurred_before=occurred_before,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def list_own_audit_events(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListOwnAuditEventsCount | Unset = UNSET,
        action: str | Unset = UNSET,
        result: AuditResult | Unset = UNSET,
        occurred_after: datetime.datetime | Unset = UNSET,
        occurred_before: datetime.datetime | Unset = UNSET,
    ) -> AuditEventPage:
        """List what happened to the own account."""
        return value_of(
            await list_own_audit_events.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
                action=action,
                result=result,
                occurred_after=occurred_after,
                occurred_before=occurred_before,
            )
        )

    async def list_all_own_audit_events(
        self,
        *,
        limit: int | Unset = 20,
        action: str | Unset = UNSET,
        result: AuditResult | Unset = UNSET,
        occurred_after: datetime.datetime | Unset = UNSET,
        occurred_before: datetime.datetime | Unset = UNSET,
    ) -> AsyncIterator[AuditEvent]:
        """List what happened to the own account of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_own_audit_events(
                cursor=cursor,
                limit=limit,
                action=action,
                result=result,
                occurred_after=occurred_after,
                occurred_before=occurred_before,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return
