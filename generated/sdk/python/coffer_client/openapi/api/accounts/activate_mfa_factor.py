from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.activated_mfa_factor import ActivatedMfaFactor
from ...models.mfa_factor_activation import MfaFactorActivation
from ...types import Response


def _get_kwargs(
    factor_id: UUID,
    *,
    body: MfaFactorActivation,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/me/mfa-factors/{factor_id}/activation".format(
            factor_id=quote(str(factor_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ActivatedMfaFactor | None:
    if response.status_code == 200:
        response_200 = ActivatedMfaFactor.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ActivatedMfaFactor]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    factor_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: MfaFactorActivation,
) -> Response[ActivatedMfaFactor]:
    """Activate an authenticator app

     The first code proves that the app shows the right ones; from then on the password alone signs in
    nowhere, and the session counts as one with a second factor. The account's first second factor ends
    every other session. Needs a recent sign-in.

    Args:
        factor_id (UUID):
        body (MfaFactorActivation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ActivatedMfaFactor]
    """

    kwargs = _get_kwargs(
        factor_id=factor_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    factor_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: MfaFactorActivation,
) -> ActivatedMfaFactor | None:
    """Activate an authenticator app

     The first code proves that the app shows the right ones; from then on the password alone signs in
    nowhere, and the session counts as one with a second factor. The account's first second factor ends
    every other session. Needs a recent sign-in.

    Args:
        factor_id (UUID):
        body (MfaFactorActivation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ActivatedMfaFactor
    """

    return sync_detailed(
        factor_id=factor_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    factor_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: MfaFactorActivation,
) -> Response[ActivatedMfaFactor]:
    """Activate an authenticator app

     The first code proves that the app shows the right ones; from then on the password alone signs in
    nowhere, and the session counts as one with a second factor. The account's first second factor ends
    every other session. Needs a recent sign-in.

    Args:
        factor_id (UUID):
        body (MfaFactorActivation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ActivatedMfaFactor]
    """

    kwargs = _get_kwargs(
        factor_id=factor_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    factor_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: MfaFactorActivation,
) -> ActivatedMfaFactor | None:
    """Activate an authenticator app

     The first code proves that the app shows the right ones; from then on the password alone signs in
    nowhere, and the session counts as one with a second factor. The account's first second factor ends
    every other session. Needs a recent sign-in.

    Args:
        factor_id (UUID):
        body (MfaFactorActivation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ActivatedMfaFactor
    """

    return (
        await asyncio_detailed(
            factor_id=factor_id,
            client=client,
            body=body,
        )
    ).parsed
