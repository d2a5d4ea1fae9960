"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

from ....answers import accepted, value_of
from ...client import Client
from ...models.me_patch import MePatch
from ...models.new_user import NewUser
from ...models.password_change import PasswordChange
from ...models.registration import Registration
from ...models.user import User
from ...types import UNSET, Unset
from . import change_password, get_me, register_user, update_me


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def register_user(
        self,
        *,
        body: NewUser,
    ) -> Registration | User:
        """Register an account."""
        return value_of(
            register_user.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def get_me(
        self,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> User:
        """Get the own account."""
        return value_of(
            get_me.sync_detailed(
                client=self._client,
                if_none_match=if_none_match,
            )
        )

    def update_me(
        self,
        *,
        body: MePatch,
        if_match: str | Unset = UNSET,
    ) -> User:
        """Change the own account."""
        return value_of(
            update_me.sync_detailed(
                client=self._client,
                body=body,
                if_match=if_match,
            )
        )

    def change_password(
        self,
        *,
        body: PasswordChange,
    ) -> None:
        """Change the password."""
        accepted(
            change_password.sync_detailed(
                client=self._client,
                body=body,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def register_user(
        self,
        *,
        body: NewUser,
    ) -> Registration | User:
        """Register an account."""
        return value_of(
            await register_user.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def get_me(
        self,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> User:
        """Get the own account."""
        return value_of(
            await get_me.asyncio_detailed(
                client=self._client,
                if_none_match=if_none_match,
            )
        )

    async def update_me(
        self,
        *,
        body: MePatch,
        if_match: str | Unset = UNSET,
    ) -> User:
        """Change the own account."""
        return value_of(
            await update_me.asyncio_detailed(
                client=self._client,
                body=body,
                if_match=if_match,
            )
        )

    async def change_password(
        self,
        *,
        body: PasswordChange,
    ) -> None:
        """Change the password."""
        accepted(
            await change_password.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )
