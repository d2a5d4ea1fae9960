from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.signing_key import SigningKey
from ...models.signing_key_rotation import SigningKeyRotation
from ...types import Response


def _get_kwargs(
    *,
    body: SigningKeyRotation,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/admin/signing-keys",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> SigningKey | None:
    if response.status_code == 201:
        response_201 = SigningKey.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[SigningKey]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SigningKeyRotation,
) -> Response[SigningKey]:
    """Rotate the signing key

     Makes a key, or takes an own one, and publishes it. It signs ten minutes later, when everybody who
    keeps the published keys must have seen it; the one before verifies until the last token of it has
    ended, so nobody is signed out. Needs a recent sign-in.

    Args:
        body (SigningKeyRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SigningKey]
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
    body: SigningKeyRotation,
) -> SigningKey | None:
    """Rotate the signing key

     Makes a key, or takes an own one, and publishes it. It signs ten minutes later, when everybody who
    keeps the published keys must have seen it; the one before verifies until the last token of it has
    ended, so nobody is signed out. Needs a recent sign-in.

    Args:
        body (SigningKeyRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SigningKey
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SigningKeyRotation,
) -> Response[SigningKey]:
    """Rotate the signing key

     Makes a key, or takes an own one, and publishes it. It signs ten minutes later, when everybody who
    keeps the published keys must have seen it; the one before verifies until the last token of it has
    ended, so nobody is signed out. Needs a recent sign-in.

    Args:
        body (SigningKeyRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SigningKey]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: SigningKeyRotation,
) -> SigningKey | None:
    """Rotate the signing key

     Makes a key, or takes an own one, and publishes it. It signs ten minutes later, when everybody who
    keeps the published keys must have seen it; the one before verifies until the last token of it has
    ended, so nobody is signed out. Needs a recent sign-in.

    Args:
        body (SigningKeyRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SigningKey
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
