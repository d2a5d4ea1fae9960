"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

from ....answers import accepted, value_of
from ...client import Client
from ...models.authorization_server import AuthorizationServer
from ...models.credentials import Credentials
from ...models.introspection import Introspection
from ...models.introspection_request import IntrospectionRequest
from ...models.jwks import Jwks
from ...models.list_sessions_count import ListSessionsCount
from ...models.list_sessions_count import (
    check_list_sessions_count as check_list_sessions_count,
)
from ...models.mfa_answer import MfaAnswer
from ...models.mfa_challenge import MfaChallenge
from ...models.passkey_request_options import PasskeyRequestOptions
from ...models.passkey_sign_in import PasskeySignIn
from ...models.revocation_request import RevocationRequest
from ...models.session import Session
from ...models.session_confirmation import SessionConfirmation
from ...models.session_page import SessionPage
from ...models.session_summary import SessionSummary
from ...models.token_request import TokenRequest
from ...models.token_response import TokenResponse
from ...types import UNSET, Unset
from . import (
    complete_mfa,
    confirm_session,
    create_session,
    create_sign_in_challenge,
    get_authorization_server,
    get_jwks,
    introspect_token,
    issue_token,
    list_sessions,
    revoke_other_sessions,
    revoke_session,
    revoke_token,
    sign_in_with_passkey,
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
        coffer_device: str | Unset = UNSET,
    ) -> MfaChallenge | Session:
        """Sign in."""
        return value_of(
            create_session.sync_detailed(
                client=self._client,
                body=body,
                coffer_device=coffer_device,
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

    def confirm_session(
        self,
        session_id: str,
        *,
        body: SessionConfirmation,
        coffer_device: str | Unset = UNSET,
    ) -> None:
        """Confirm who you are."""
        accepted(
            confirm_session.sync_detailed(
                client=self._client,
                session_id=session_id,
                body=body,
                coffer_device=coffer_device,
            )
        )

    def complete_mfa(
        self,
        *,
        body: MfaAnswer,
        coffer_device: str | Unset = UNSET,
    ) -> Session:
        """Finish a sign-in with a code."""
        return value_of(
            complete_mfa.sync_detailed(
                client=self._client,
                body=body,
                coffer_device=coffer_device,
            )
        )

    def sign_in_with_passkey(
        self,
        *,
        body: PasskeySignIn,
        coffer_device: str | Unset = UNSET,
    ) -> Session:
        """Sign in with a passkey."""
        return value_of(
            sign_in_with_passkey.sync_detailed(
                client=self._client,
                body=body,
                coffer_device=coffer_device,
            )
        )

    def issue_token(
        self,
        *,
        body: TokenRequest,
    ) -> TokenResponse:
        """Get an access token."""
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

    def introspect_token(
        self,
        *,
        body: IntrospectionRequest,
    ) -> Introspection:
        """Look at a token."""
        return value_of(
            introspect_token.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def create_sign_in_challenge(
        self,
    ) -> PasskeyRequestOptions:
        """Begin to sign in with a passkey."""
        return value_of(
            create_sign_in_challenge.sync_detailed(
                client=self._client,
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
        coffer_device: str | Unset = UNSET,
    ) -> MfaChallenge | Session:
        """Sign in."""
        return value_of(
            await create_session.asyncio_detailed(
                client=self._client,
                body=body,
                coffer_device=coffer_device,
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

    async def confirm_session(
        self,
        session_id: str,
        *,
        body: SessionConfirmation,
        coffer_device: str | Unset = UNSET,
    ) -> None:
        """Confirm who you are."""
        accepted(
            await confirm_session.asyncio_detailed(
                client=self._client,
                session_id=session_id,
                body=body,
                coffer_device=coffer_device,
            )
        )

    async def complete_mfa(
        self,
        *,
        body: MfaAnswer,
        coffer_device: str | Unset = UNSET,
    ) -> Session:
        """Finish a sign-in with a code."""
        return value_of(
            await complete_mfa.asyncio_detailed(
                client=self._client,
                body=body,
                coffer_device=coffer_device,
            )
        )

    async def sign_in_with_passkey(
        self,
        *,
        body: PasskeySignIn,
        coffer_device: str | Unset = UNSET,
    ) -> Session:
        """Sign in with a passkey."""
        return value_of(
            await sign_in_with_passkey.asyncio_detailed(
                client=self._client,
                body=body,
                coffer_device=coffer_device,
            )
        )

    async def issue_token(
        self,
        *,
        body: TokenRequest,
    ) -> TokenResponse:
        """Get an access token."""
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

    async def introspect_token(
        self,
        *,
        body: IntrospectionRequest,
    ) -> Introspection:
        """Look at a token."""
        return value_of(
            await introspect_token.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def create_sign_in_challenge(
        self,
    ) -> PasskeyRequestOptions:
        """Begin to sign in with a passkey."""
        return value_of(
            await create_sign_in_challenge.asyncio_detailed(
                client=self._client,
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
