from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.passkey import Passkey
from ...models.passkey_patch import PasskeyPatch
from ...types import UNSET, Response, Unset


def _get_kwargs(
    passkey_id: UUID,
    *,
    body: PasskeyPatch,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/me/passkeys/{passkey_id}".format(
            passkey_id=quote(str(passkey_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Passkey | None:
    if response.status_code == 200:
        response_200 = Passkey.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Passkey]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    passkey_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PasskeyPatch,
    if_match: str | Unset = UNSET,
) -> Response[Passkey]:
    """Rename a passkey

     Members that are left out stay.

    Args:
        passkey_id (UUID):
        if_match (str | Unset):
        body (PasskeyPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Passkey]
    """

    kwargs = _get_kwargs(
        passkey_id=passkey_id,
        body=body,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    passkey_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PasskeyPatch,
    if_match: str | Unset = UNSET,
) -> Passkey | None:
    """Rename a passkey

     Members that are left out stay.

    Args:
        passkey_id (UUID):
        if_match (str | Unset):
        body (PasskeyPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Passkey
    """

    return sync_detailed(
        passkey_id=passkey_id,
        client=client,
        body=body,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    passkey_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PasskeyPatch,
    if_match: str | Unset = UNSET,
) -> Response[Passkey]:
    """Rename a passkey

     Members that are left out stay.

    Args:
        passkey_id (UUID):
        if_match (str | Unset):
        body (PasskeyPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Passkey]
    """

    kwargs = _get_kwargs(
        passkey_id=passkey_id,
        body=body,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    passkey_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: PasskeyPatch,
    if_match: str | Unset = UNSET,
) -> Passkey | None:
    """Rename a passkey

     Members that are left out stay.

    Args:
        passkey_id (UUID):
        if_match (str | Unset):
        body (PasskeyPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Passkey
    """

    return (
        await asyncio_detailed(
            passkey_id=passkey_id,
            client=client,
            body=body,
            if_match=if_match,
        )
    ).parsed
