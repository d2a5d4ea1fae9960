from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.created_passkey import CreatedPasskey
from ...models.new_passkey import NewPasskey
from ...types import Response


def _get_kwargs(
    *,
    body: NewPasskey,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/me/passkeys",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> CreatedPasskey | None:
    if response.status_code == 201:
        response_201 = CreatedPasskey.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[CreatedPasskey]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewPasskey,
) -> Response[CreatedPasskey]:
    """Add a passkey

     Takes what the browser made from `createPasskeyChallenge`. From then on the password alone signs in
    nowhere, and the session counts as one with a second factor. The account's first second factor ends
    every other session. Needs a recent sign-in.

    Args:
        body (NewPasskey):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedPasskey]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: NewPasskey,
) -> CreatedPasskey | None:
    """Add a passkey

     Takes what the browser made from `createPasskeyChallenge`. From then on the password alone signs in
    nowhere, and the session counts as one with a second factor. The account's first second factor ends
    every other session. Needs a recent sign-in.

    Args:
        body (NewPasskey):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedPasskey
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewPasskey,
) -> Response[CreatedPasskey]:
    """Add a passkey

     Takes what the browser made from `createPasskeyChallenge`. From then on the password alone signs in
    nowhere, and the session counts as one with a second factor. The account's first second factor ends
    every other session. Needs a recent sign-in.

    Args:
        body (NewPasskey):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedPasskey]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: NewPasskey,
) -> CreatedPasskey | None:
    """Add a passkey

     Takes what the browser made from `createPasskeyChallenge`. From then on the password alone signs in
    nowhere, and the session counts as one with a second factor. The account's first second factor ends
    every other session. Needs a recent sign-in.

    Args:
        body (NewPasskey):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedPasskey
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
