from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.created_mfa_factor import CreatedMfaFactor
from ...models.new_mfa_factor import NewMfaFactor
from ...types import Response


def _get_kwargs(
    *,
    body: NewMfaFactor,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/me/mfa-factors",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> CreatedMfaFactor | None:
    if response.status_code == 201:
        response_201 = CreatedMfaFactor.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[CreatedMfaFactor]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewMfaFactor,
) -> Response[CreatedMfaFactor]:
    """Add an authenticator app

     Gives the secret that the app counts with (RFC 6238: SHA-1, six digits, thirty seconds). The app
    counts for nothing until `activateMfaFactor` is given its first code; one that waited before is
    forgotten. Needs a recent sign-in.

    Args:
        body (NewMfaFactor):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedMfaFactor]
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
    body: NewMfaFactor,
) -> CreatedMfaFactor | None:
    """Add an authenticator app

     Gives the secret that the app counts with (RFC 6238: SHA-1, six digits, thirty seconds). The app
    counts for nothing until `activateMfaFactor` is given its first code; one that waited before is
    forgotten. Needs a recent sign-in.

    Args:
        body (NewMfaFactor):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedMfaFactor
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewMfaFactor,
) -> Response[CreatedMfaFactor]:
    """Add an authenticator app

     Gives the secret that the app counts with (RFC 6238: SHA-1, six digits, thirty seconds). The app
    counts for nothing until `activateMfaFactor` is given its first code; one that waited before is
    forgotten. Needs a recent sign-in.

    Args:
        body (NewMfaFactor):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedMfaFactor]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: NewMfaFactor,
) -> CreatedMfaFactor | None:
    """Add an authenticator app

     Gives the secret that the app counts with (RFC 6238: SHA-1, six digits, thirty seconds). The app
    counts for nothing until `activateMfaFactor` is given its first code; one that waited before is
    forgotten. Needs a recent sign-in.

    Args:
        body (NewMfaFactor):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedMfaFactor
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
