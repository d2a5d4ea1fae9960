"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast
from uuid import UUID

from ....answers import accepted, value_of
from ...client import Client
from ...models.acceptance import Acceptance
from ...models.account_kind import AccountKind
from ...models.account_kind import check_account_kind as check_account_kind
from ...models.deletion import Deletion
from ...models.files_choice import FilesChoice
from ...models.files_choice import check_files_choice as check_files_choice
from ...models.invitation import Invitation
from ...models.invitation_page import InvitationPage
from ...models.list_invitations_count import (
    ListInvitationsCount,
)
from ...models.list_invitations_count import (
    check_list_invitations_count as check_list_invitations_count,
)
from ...models.list_user_sessions_count import (
    ListUserSessionsCount,
)
from ...models.list_user_sessions_count import (
    check_list_user_sessions_count as check_list_user_sessions_count,
)
from ...models.list_users_count import ListUsersCount
from ...models.list_users_count import check_list_users_count as check_list_users_count
from ...models.list_users_sort import ListUsersSort
from ...models.list_users_sort import check_list_users_sort as check_list_users_sort
from ...models.list_users_state import ListUsersState
from ...models.list_users_state import check_list_users_state as check_list_users_state
from ...models.managed_user import ManagedUser
from ...models.new_invitation import NewInvitation
from ...models.new_user import NewUser
from ...models.newly_made_invitation import NewlyMadeInvitation
from ...models.session_page import SessionPage
from ...models.session_summary import SessionSummary
from ...models.usage import Usage
from ...models.user import User
from ...models.user_page import UserPage
from ...models.user_patch import UserPatch
from ...types import UNSET, Unset
from . import (
    create_invitation,
    delete_invitation,
    delete_user,
    get_user,
    get_user_usage,
    list_invitations,
    list_user_sessions,
    list_users,
    register_user,
    revoke_user_sessions,
    update_user,
)


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_users(
        self,
        *,
        q: str | Unset = UNSET,
        role: str | Unset = UNSET,
        kind: AccountKind | Unset = UNSET,
        state: ListUsersState | Unset = UNSET,
        sort: ListUsersSort | Unset = "-createdAt",
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListUsersCount | Unset = UNSET,
    ) -> UserPage:
        """List users."""
        return value_of(
            list_users.sync_detailed(
                client=self._client,
                q=q,
                role=role,
                kind=kind,
                state=state,
                sort=sort,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_users(
        self,
        *,
        q: str | Unset = UNSET,
        role: str | Unset = UNSET,
        kind: AccountKind | Unset = UNSET,
        state: ListUsersState | Unset = UNSET,
        sort: ListUsersSort | Unset = "-createdAt",
        limit: int | Unset = 20,
    ) -> Iterator[ManagedUser]:
        """List users of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_users(
                cursor=cursor,
                q=q,
                role=role,
                kind=kind,
                state=state,
                sort=sort,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def register_user(
        self,
        *,
        body: NewUser,
        idempotency_key: str | Unset = UNSET,
    ) -> Acceptance | User:
        """Register an account."""
        return value_of(
            register_user.sync_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    def get_user(
        self,
        user_id: UUID,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> ManagedUser:
        """Get a user."""
        return value_of(
            get_user.sync_detailed(
                client=self._client,
                user_id=user_id,
                if_none_match=if_none_match,
            )
        )

    def delete_user(
        self,
        user_id: UUID,
        *,
        files: FilesChoice | Unset = UNSET,
        transfer_to: UUID | Unset = UNSET,
        if_match: str | Unset = UNSET,
    ) -> Deletion:
        """Delete a user."""
        return value_of(
            delete_user.sync_detailed(
                client=self._client,
                user_id=user_id,
                files=files,
                transfer_to=transfer_to,
                if_match=if_match,
            )
        )

    def update_user(
        self,
        user_id: UUID,
        *,
        body: UserPatch,
        if_match: str | Unset = UNSET,
    ) -> ManagedUser:
        """Change a user."""
        return value_of(
            update_user.sync_detailed(
                client=self._client,
                user_id=user_id,
                body=body,
                if_match=if_match,
            )
        )

    def list_user_sessions(
        self,
        user_id: UUID,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListUserSessionsCount | Unset = UNSET,
    ) -> SessionPage:
        """List a user's sessions."""
        return value_of(
            list_user_sessions.sync_detailed(
                client=self._client,
                user_id=user_id,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_user_sessions(
        self,
        user_id: UUID,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[SessionSummary]:
        """List a user's sessions of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_user_sessions(
                user_id,
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def revoke_user_sessions(
        self,
        user_id: UUID,
    ) -> None:
        """Sign a user out everywhere."""
        accepted(
            revoke_user_sessions.sync_detailed(
                client=self._client,
                user_id=user_id,
            )
        )

    def get_user_usage(
        self,
        user_id: UUID,
    ) -> Usage:
        """Get what a user stores."""
        return value_of(
            get_user_usage.sync_detailed(
                client=self._client,
                user_id=user_id,
            )
        )

    def list_invitations(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListInvitationsCount | Unset = UNSET,
    ) -> InvitationPage:
        """List invitations."""
        return value_of(
            list_invitations.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_invitations(
        self,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[Invitation]:
        """List invitations of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_invitations(
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def create_invitation(
        self,
        *,
        body: NewInvitation,
        idempotency_key: str | Unset = UNSET,
    ) -> NewlyMadeInvitation:
        """Invite somebody."""
        return value_of(
            create_invitation.sync_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    def delete_invitation(
        self,
        invitation_id: UUID,
    ) -> None:
        """Withdraw an invitation."""
        accepted(
            delete_invitation.sync_detailed(
                client=self._client,
                invitation_id=invitation_id,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_users(
        self,
        *,
        q: str | Unset = UNSET,
        role: str | Unset = UNSET,
        kind: AccountKind | Unset = UNSET,
        state: ListUsersState | Unset = UNSET,
        sort: ListUsersSort | Unset = "-createdAt",
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListUsersCount | Unset = UNSET,
    ) -> UserPage:
        """List users."""
        return value_of(
            await list_users.asyncio_detailed(
                client=self._client,
                q=q,
                role=role,
                kind=kind,
                state=state,
                sort=sort,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_users(
        self,
        *,
        q: str | Unset = UNSET,
        role: str | Unset = UNSET,
        kind: AccountKind | Unset = UNSET,
        state: ListUsersState | Unset = UNSET,
        sort: ListUsersSort | Unset = "-createdAt",
        limit: int | Unset = 20,
    ) -> AsyncIterator[ManagedUser]:
        """List users of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_users(
                cursor=cursor,
                q=q,
                role=role,
                kind=kind,
                state=state,
                sort=sort,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def register_user(
        self,
        *,
        body: NewUser,
        idempotency_key: str | Unset = UNSET,
    ) -> Acceptance | User:
        """Register an account."""
        return value_of(
            await register_user.asyncio_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    async def get_user(
        self,
        user_id: UUID,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> ManagedUser:
        """Get a user."""
        return value_of(
            await get_user.asyncio_detailed(
                client=self._client,
                user_id=user_id,
                if_none_match=if_none_match,
            )
        )

    async def delete_user(
        self,
        user_id: UUID,
        *,
        files: FilesChoice | Unset = UNSET,
        transfer_to: UUID | Unset = UNSET,
        if_match: str | Unset = UNSET,
    ) -> Deletion:
        """Delete a user."""
        return value_of(
            await delete_user.asyncio_detailed(
                client=self._client,
                user_id=user_id,
                files=files,
                transfer_to=transfer_to,
                if_match=if_match,
            )
        )

    async def update_user(
        self,
        user_id: UUID,
        *,
        body: UserPatch,
        if_match: str | Unset = UNSET,
    ) -> ManagedUser:
        """Change a user."""
        return value_of(
            await update_user.asyncio_detailed(
                client=self._client,
                user_id=user_id,
                body=body,
                if_match=if_match,
            )
        )

    async def list_user_sessions(
        self,
        user_id: UUID,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListUserSessionsCount | Unset = UNSET,
    ) -> SessionPage:
        """List a user's sessions."""
        return value_of(
            await list_user_sessions.asyncio_detailed(
                client=self._client,
                user_id=user_id,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_user_sessions(
        self,
        user_id: UUID,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[SessionSummary]:
        """List a user's sessions of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_user_sessions(
                user_id,
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def revoke_user_sessions(
        self,
        user_id: UUID,
    ) -> None:
        """Sign a user out everywhere."""
        accepted(
            await revoke_user_sessions.asyncio_detailed(
                client=self._client,
                user_id=user_id,
            )
        )

    async def get_user_usage(
        self,
        user_id: UUID,
    ) -> Usage:
        """Get what a user stores."""
        return value_of(
            await get_user_usage.asyncio_detailed(
                client=self._client,
                user_id=user_id,
            )
        )

    async def list_invitations(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListInvitationsCount | Unset = UNSET,
    ) -> InvitationPage:
        """List invitations."""
        return value_of(
            await list_invitations.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_invitations(
        self,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[Invitation]:
        """List invitations of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_invitations(
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def create_invitation(
        self,
        *,
        body: NewInvitation,
        idempotency_key: str | Unset = UNSET,
    ) -> NewlyMadeInvitation:
        """Invite somebody."""
        return value_of(
            await create_invitation.asyncio_detailed(
                client=self._client,
                body=body,
                idempotency_key=idempotency_key,
            )
        )

    async def delete_invitation(
        self,
        invitation_id: UUID,
    ) -> None:
        """Withdraw an invitation."""
        accepted(
            await delete_invitation.asyncio_detailed(
                client=self._client,
                invitation_id=invitation_id,
            )
        )
