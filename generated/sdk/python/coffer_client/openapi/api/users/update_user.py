from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.managed_user import ManagedUser
from ...models.user_patch import UserPatch
from ...types import UNSET, Response, Unset


def _get_kwargs(
    user_id: UUID,
    *,
    body: UserPatch,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/users/{user_id}".format(
            user_id=quote(str(user_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ManagedUser | None:
    if response.status_code == 200:
        response_200 = ManagedUser.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ManagedUser]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    user_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: UserPatch,
    if_match: str | Unset = UNSET,
) -> Response[ManagedUser]:
    """Change a user

     A merge patch (RFC 7396): what is absent stays, `null` clears. Other roles hold on every replica
    within two seconds, and
    so does `disabled`, which ends every session and refuses every key of the account until it is
    enabled again. Nobody can
    change an account that may more than they themselves, give roles that they do not have, or take the
    right to do this from
    themselves; the last administrator stays one. Somebody who signed in needs a recent sign-in to
    change roles.

    Args:
        user_id (UUID):
        if_match (str | Unset):
        body (UserPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ManagedUser]
    """

    kwargs = _get_kwargs(
        user_id=user_id,
        body=body,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    user_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: UserPatch,
    if_match: str | Unset = UNSET,
) -> ManagedUser | None:
    """Change a user

     A merge patch (RFC 7396): what is absent stays, `null` clears. Other roles hold on every replica
    within two seconds, and
    so does `disabled`, which ends every session and refuses every key of the account until it is
    enabled again. Nobody can
    change an account that may more than they themselves, give roles that they do not have, or take the
    right to do this from
    themselves; the last administrator stays one. Somebody who signed in needs a recent sign-in to
    change roles.

    Args:
        user_id (UUID):
        if_match (str | Unset):
        body (UserPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ManagedUser
    """

    return sync_detailed(
        user_id=user_id,
        client=client,
        body=body,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    user_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: UserPatch,
    if_match: str | Unset = UNSET,
) -> Response[ManagedUser]:
    """Change a user

     A merge patch (RFC 7396): what is absent stays, `null` clears. Other roles hold on every replica
    within two seconds, and
    so does `disabled`, which ends every session and refuses every key of the account until it is
    enabled again. Nobody can
    change an account that may more than they themselves, give roles that they do not have, or take the
    right to do this from
    themselves; the last administrator stays one. Somebody who signed in needs a recent sign-in to
    change roles.

    Args:
        user_id (UUID):
        if_match (str | Unset):
        body (UserPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ManagedUser]
    """

    kwargs = _get_kwargs(
        user_id=user_id,
        body=body,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    user_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: UserPatch,
    if_match: str | Unset = UNSET,
) -> ManagedUser | None:
    """Change a user

     A merge patch (RFC 7396): what is absent stays, `null` clears. Other roles hold on every replica
    within two seconds, and
    so does `disabled`, which ends every session and refuses every key of the account until it is
    enabled again. Nobody can
    change an account that may more than they themselves, give roles that they do not have, or take the
    right to do this from
    themselves; the last administrator stays one. Somebody who signed in needs a recent sign-in to
    change roles.

    Args:
        user_id (UUID):
        if_match (str | Unset):
        body (UserPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ManagedUser
    """

    return (
        await asyncio_detailed(
            user_id=user_id,
            client=client,
            body=body,
            if_match=if_match,
        )
    ).parsed
