"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

from ....answers import accepted, value_of
from ...client import Client
from ...models.authorization_server import AuthorizationServer
from ...models.credentials import Credentials
from ...models.jwks import Jwks
from ...models.list_sessions_count import ListSessionsCount
from ...models.list_sessions_count import (
    check_list_sessions_count as check_list_sessions_count,
)
from ...models.revocation_request import RevocationRequest
from ...models.session import Session
from ...models.session_page import SessionPage
from ...models.session_summary import SessionSummary
from ...models.token_request import TokenRequest
from ...models.token_response import TokenResponse
from ...types import UNSET, Unset
from . import (
    create_session,
    get_authorization_server,
    get_jwks,
    issue_token,
    list_sessions,
    revoke_other_sessions,
    revoke_session,
    revoke_token,
)


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def list_sessions(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListSessionsCount | Unset = UNSET,
    ) -> SessionPage:
        """List sessions."""
        return value_of(
            list_sessions.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_sessions(
        self,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[SessionSummary]:
        """List sessions of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_sessions(
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def create_session(
        self,
        *,
        body: Credentials | Unset = UNSET,
    ) -> Session:
        """Sign in."""
        return value_of(
            create_session.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def revoke_other_sessions(
        self,
    ) -> None:
        """Sign out everywhere else."""
        accepted(
            revoke_other_sessions.sync_detailed(
                client=self._client,
            )
        )

    def revoke_session(
        self,
        session_id: str,
    ) -> None:
        """Sign out."""
        accepted(
            revoke_session.sync_detailed(
                client=self._client,
                session_id=session_id,
            )
        )

    def issue_token(
        self,
        *,
        body: TokenRequest,
    ) -> TokenResponse:
        """Refresh a session."""
        return value_of(
            issue_token.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def revoke_token(
        self,
        *,
        body: RevocationRequest,
    ) -> None:
        """Revoke a token."""
        accepted(
            revoke_token.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def get_jwks(
        self,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> Jwks:
        """Get the public signing keys."""
        return value_of(
            get_jwks.sync_detailed(
                client=self._client,
                if_none_match=if_none_match,
            )
        )

    def get_authorization_server(
        self,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> AuthorizationServer:
        """Get the authorization server metadata."""
        return value_of(
            get_authorization_server.sync_detailed(
                client=self._client,
                if_none_match=if_none_match,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def list_sessions(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListSessionsCount | Unset = UNSET,
    ) -> SessionPage:
        """List sessions."""
        return value_of(
            await list_sessions.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_sessions(
        self,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[SessionSummary]:
        """List sessions of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_sessions(
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def create_session(
        self,
        *,
        body: Credentials | Unset = UNSET,
    ) -> Session:
        """Sign in."""
        return value_of(
            await create_session.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def revoke_other_sessions(
        self,
    ) -> None:
        """Sign out everywhere else."""
        accepted(
            await revoke_other_sessions.asyncio_detailed(
                client=self._client,
            )
        )

    async def revoke_session(
        self,
        session_id: str,
    ) -> None:
        """Sign out."""
        accepted(
            await revoke_session.asyncio_detailed(
                client=self._client,
                session_id=session_id,
            )
        )

    async def issue_token(
        self,
        *,
        body: TokenRequest,
    ) -> TokenResponse:
        """Refresh a session."""
        return value_of(
            await issue_token.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def revoke_token(
        self,
        *,
        body: RevocationRequest,
    ) -> None:
        """Revoke a token."""
        accepted(
            await revoke_token.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def get_jwks(
        self,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> Jwks:
        """Get the public signing keys."""
        return value_of(
            await get_jwks.asyncio_detailed(
                client=self._client,
                if_none_match=if_none_match,
            )
        )

    async def get_authorization_server(
        self,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> AuthorizationServer:
        """Get the authorization server metadata."""
        return value_of(
            await get_authorization_server.asyncio_detailed(
                client=self._client,
                if_none_match=if_none_match,
            )
        )
