"""The operations of one tag as methods, which raise instead of returning `None`."""

import datetime
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast
from uuid import UUID

from ....answers import accepted, value_of
from ...client import Client
from ...models.acceptance import Acceptance
from ...models.activated_mfa_factor import ActivatedMfaFactor
from ...models.address_confirmation import AddressConfirmation
from ...models.created_mfa_factor import CreatedMfaFactor
from ...models.created_passkey import CreatedPasskey
from ...models.deletion import Deletion
from ...models.email_only import EmailOnly
from ...models.files_choice import FilesChoice
from ...models.files_choice import check_files_choice as check_files_choice
from ...models.list_mfa_factors_count import (
    ListMfaFactorsCount,
)
from ...models.list_mfa_factors_count import (
    check_list_mfa_factors_count as check_list_mfa_factors_count,
)
from ...models.list_passkeys_count import ListPasskeysCount
from ...models.list_passkeys_count import (
    check_list_passkeys_count as check_list_passkeys_count,
)
from ...models.me_patch import MePatch
from ...models.mfa_factor import MfaFactor
from ...models.mfa_factor_activation import MfaFactorActivation
from ...models.mfa_factor_page import MfaFactorPage
from ...models.new_mfa_factor import NewMfaFactor
from ...models.new_passkey import NewPasskey
from ...models.passkey import Passkey
from ...models.passkey_creation_options import PasskeyCreationOptions
from ...models.passkey_page import PasskeyPage
from ...models.passkey_patch import PasskeyPatch
from ...models.password_change import PasswordChange
from ...models.password_reset import PasswordReset
from ...models.recovery_code_set import RecoveryCodeSet
from ...models.usage import Usage
from ...models.user import User
from ...types import UNSET, Unset
from . import (
    activate_mfa_factor,
    change_password,
    confirm_email_change,
    create_mfa_factor,
    create_passkey,
    create_passkey_challenge,
    create_recovery_codes,
    delete_me,
    delete_mfa_factor,
    delete_passkey,
    get_me,
    get_passkey,
    get_usage,
    list_mfa_factors,
    list_passkeys,
    request_email_change,
    request_email_verification,
    request_password_reset,
    reset_password,
    update_me,
    update_passkey,
    verify_email,
)


class Operations:
    """Blocking calls."""

    def __init__(self, client: Client) -> None:
        self._client = client

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

    def delete_me(
        self,
        *,
        files: FilesChoice | Unset = UNSET,
        transfer_to: UUID | Unset = UNSET,
        if_match: str | Unset = UNSET,
    ) -> Deletion:
        """Delete the own account."""
        return value_of(
            delete_me.sync_detailed(
                client=self._client,
                files=files,
                transfer_to=transfer_to,
                if_match=if_match,
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

    def request_email_change(
        self,
        *,
        body: EmailOnly,
    ) -> Acceptance:
        """Ask for another address."""
        return value_of(
            request_email_change.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def get_usage(
        self,
    ) -> Usage:
        """Get what the own account stores."""
        return value_of(
            get_usage.sync_detailed(
                client=self._client,
            )
        )

    def list_mfa_factors(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListMfaFactorsCount | Unset = UNSET,
    ) -> MfaFactorPage:
        """List authenticator apps."""
        return value_of(
            list_mfa_factors.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_mfa_factors(
        self,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[MfaFactor]:
        """List authenticator apps of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_mfa_factors(
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def create_mfa_factor(
        self,
        *,
        body: NewMfaFactor,
    ) -> CreatedMfaFactor:
        """Add an authenticator app."""
        return value_of(
            create_mfa_factor.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def delete_mfa_factor(
        self,
        factor_id: UUID,
    ) -> None:
        """Remove an authenticator app."""
        accepted(
            delete_mfa_factor.sync_detailed(
                client=self._client,
                factor_id=factor_id,
            )
        )

    def activate_mfa_factor(
        self,
        factor_id: UUID,
        *,
        body: MfaFactorActivation,
    ) -> ActivatedMfaFactor:
        """Activate an authenticator app."""
        return value_of(
            activate_mfa_factor.sync_detailed(
                client=self._client,
                factor_id=factor_id,
                body=body,
            )
        )

    def create_recovery_codes(
        self,
    ) -> RecoveryCodeSet:
        """Make new recovery codes."""
        return value_of(
            create_recovery_codes.sync_detailed(
                client=self._client,
            )
        )

    def create_passkey_challenge(
        self,
    ) -> PasskeyCreationOptions:
        """Begin to add a passkey."""
        return value_of(
            create_passkey_challenge.sync_detailed(
                client=self._client,
            )
        )

    def list_passkeys(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListPasskeysCount | Unset = UNSET,
    ) -> PasskeyPage:
        """List passkeys."""
        return value_of(
            list_passkeys.sync_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    def list_all_passkeys(
        self,
        *,
        limit: int | Unset = 20,
    ) -> Iterator[Passkey]:
        """List passkeys of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = self.list_passkeys(
                cursor=cursor,
                limit=limit,
            )
            yield from page.items
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    def create_passkey(
        self,
        *,
        body: NewPasskey,
    ) -> CreatedPasskey:
        """Add a passkey."""
        return value_of(
            create_passkey.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def get_passkey(
        self,
        passkey_id: UUID,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> Passkey:
        """Get a passkey."""
        return value_of(
            get_passkey.sync_detailed(
                client=self._client,
                passkey_id=passkey_id,
                if_none_match=if_none_match,
            )
        )

    def delete_passkey(
        self,
        passkey_id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Remove a passkey."""
        accepted(
            delete_passkey.sync_detailed(
                client=self._client,
                passkey_id=passkey_id,
                if_match=if_match,
            )
        )

    def update_passkey(
        self,
        passkey_id: UUID,
        *,
        body: PasskeyPatch,
        if_match: str | Unset = UNSET,
    ) -> Passkey:
        """Rename a passkey."""
        return value_of(
            update_passkey.sync_detailed(
                client=self._client,
                passkey_id=passkey_id,
                body=body,
                if_match=if_match,
            )
        )

    def request_password_reset(
        self,
        *,
        body: EmailOnly,
    ) -> Acceptance:
        """Ask for a link to set a new password."""
        return value_of(
            request_password_reset.sync_detailed(
                client=self._client,
                body=body,
            )
        )

    def reset_password(
        self,
        reset_token: str,
        *,
        body: PasswordReset,
    ) -> None:
        """Set a new password with a link."""
        accepted(
            reset_password.sync_detailed(
                client=self._client,
                reset_token=reset_token,
                body=body,
            )
        )

    def request_email_verification(
        self,
    ) -> Acceptance:
        """Ask for a link to verify the own address."""
        return value_of(
            request_email_verification.sync_detailed(
                client=self._client,
            )
        )

    def verify_email(
        self,
        verification_token: str,
    ) -> None:
        """Verify an address with a link."""
        accepted(
            verify_email.sync_detailed(
                client=self._client,
                verification_token=verification_token,
            )
        )

    def confirm_email_change(
        self,
        change_token: str,
    ) -> AddressConfirmation:
        """Confirm a change of address with a link."""
        return value_of(
            confirm_email_change.sync_detailed(
                client=self._client,
                change_token=change_token,
            )
        )


class AsyncOperations:
    """The same calls to be awaited."""

    def __init__(self, client: Client) -> None:
        self._client = client

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

    async def delete_me(
        self,
        *,
        files: FilesChoice | Unset = UNSET,
        transfer_to: UUID | Unset = UNSET,
        if_match: str | Unset = UNSET,
    ) -> Deletion:
        """Delete the own account."""
        return value_of(
            await delete_me.asyncio_detailed(
                client=self._client,
                files=files,
                transfer_to=transfer_to,
                if_match=if_match,
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

    async def request_email_change(
        self,
        *,
        body: EmailOnly,
    ) -> Acceptance:
        """Ask for another address."""
        return value_of(
            await request_email_change.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def get_usage(
        self,
    ) -> Usage:
        """Get what the own account stores."""
        return value_of(
            await get_usage.asyncio_detailed(
                client=self._client,
            )
        )

    async def list_mfa_factors(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListMfaFactorsCount | Unset = UNSET,
    ) -> MfaFactorPage:
        """List authenticator apps."""
        return value_of(
            await list_mfa_factors.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_mfa_factors(
        self,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[MfaFactor]:
        """List authenticator apps of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_mfa_factors(
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def create_mfa_factor(
        self,
        *,
        body: NewMfaFactor,
    ) -> CreatedMfaFactor:
        """Add an authenticator app."""
        return value_of(
            await create_mfa_factor.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def delete_mfa_factor(
        self,
        factor_id: UUID,
    ) -> None:
        """Remove an authenticator app."""
        accepted(
            await delete_mfa_factor.asyncio_detailed(
                client=self._client,
                factor_id=factor_id,
            )
        )

    async def activate_mfa_factor(
        self,
        factor_id: UUID,
        *,
        body: MfaFactorActivation,
    ) -> ActivatedMfaFactor:
        """Activate an authenticator app."""
        return value_of(
            await activate_mfa_factor.asyncio_detailed(
                client=self._client,
                factor_id=factor_id,
                body=body,
            )
        )

    async def create_recovery_codes(
        self,
    ) -> RecoveryCodeSet:
        """Make new recovery codes."""
        return value_of(
            await create_recovery_codes.asyncio_detailed(
                client=self._client,
            )
        )

    async def create_passkey_challenge(
        self,
    ) -> PasskeyCreationOptions:
        """Begin to add a passkey."""
        return value_of(
            await create_passkey_challenge.asyncio_detailed(
                client=self._client,
            )
        )

    async def list_passkeys(
        self,
        *,
        limit: int | Unset = 20,
        cursor: str | Unset = UNSET,
        count: ListPasskeysCount | Unset = UNSET,
    ) -> PasskeyPage:
        """List passkeys."""
        return value_of(
            await list_passkeys.asyncio_detailed(
                client=self._client,
                limit=limit,
                cursor=cursor,
                count=count,
            )
        )

    async def list_all_passkeys(
        self,
        *,
        limit: int | Unset = 20,
    ) -> AsyncIterator[Passkey]:
        """List passkeys of all pages; `limit` is the size of a page."""
        cursor: str | Unset = UNSET
        while True:
            page = await self.list_passkeys(
                cursor=cursor,
                limit=limit,
            )
            for item in page.items:
                yield item
            cursor = page.next_cursor
            if isinstance(cursor, Unset):
                return

    async def create_passkey(
        self,
        *,
        body: NewPasskey,
    ) -> CreatedPasskey:
        """Add a passkey."""
        return value_of(
            await create_passkey.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def get_passkey(
        self,
        passkey_id: UUID,
        *,
        if_none_match: str | Unset = UNSET,
    ) -> Passkey:
        """Get a passkey."""
        return value_of(
            await get_passkey.asyncio_detailed(
                client=self._client,
                passkey_id=passkey_id,
                if_none_match=if_none_match,
            )
        )

    async def delete_passkey(
        self,
        passkey_id: UUID,
        *,
        if_match: str | Unset = UNSET,
    ) -> None:
        """Remove a passkey."""
        accepted(
            await delete_passkey.asyncio_detailed(
                client=self._client,
                passkey_id=passkey_id,
                if_match=if_match,
            )
        )

    async def update_passkey(
        self,
        passkey_id: UUID,
        *,
        body: PasskeyPatch,
        if_match: str | Unset = UNSET,
    ) -> Passkey:
        """Rename a passkey."""
        return value_of(
            await update_passkey.asyncio_detailed(
                client=self._client,
                passkey_id=passkey_id,
                body=body,
                if_match=if_match,
            )
        )

    async def request_password_reset(
        self,
        *,
        body: EmailOnly,
    ) -> Acceptance:
        """Ask for a link to set a new password."""
        return value_of(
            await request_password_reset.asyncio_detailed(
                client=self._client,
                body=body,
            )
        )

    async def reset_password(
        self,
        reset_token: str,
        *,
        body: PasswordReset,
    ) -> None:
        """Set a new password with a link."""
        accepted(
            await reset_password.asyncio_detailed(
                client=self._client,
                reset_token=reset_token,
                body=body,
            )
        )

    async def request_email_verification(
        self,
    ) -> Acceptance:
        """Ask for a link to verify the own address."""
        return value_of(
            await request_email_verification.asyncio_detailed(
                client=self._client,
            )
        )

    async def verify_email(
        self,
        verification_token: str,
    ) -> None:
        """Verify an address with a link."""
        accepted(
            await verify_email.asyncio_detailed(
                client=self._client,
                verification_token=verification_token,
            )
        )

    async def confirm_email_change(
        self,
        change_token: str,
    ) -> AddressConfirmation:
        """Confirm a change of address with a link."""
        return value_of(
            await confirm_email_change.asyncio_detailed(
                client=self._client,
                change_token=change_token,
            )
        )
