from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.credentials import Credentials
from ...models.mfa_challenge import MfaChallenge
from ...models.session import Session
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: Credentials | Unset = UNSET,
    coffer_device: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(coffer_device, Unset):
        headers["Coffer-Device"] = coffer_device

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/sessions",
    }

    if not isinstance(body, Unset):
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> MfaChallenge | Session | None:
    if response.status_code == 201:
        response_201 = Session.from_dict(response.json())

        return response_201

    if response.status_code == 202:
        response_202 = MfaChallenge.from_dict(response.json())

        return response_202

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[MfaChallenge | Session]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: Credentials | Unset = UNSET,
    coffer_device: str | Unset = UNSET,
) -> Response[MfaChallenge | Session]:
    """Sign in

     Sign in with HTTP Basic (e-mail address and password) and no body, or with the same two in a JSON
    body. An unknown address, a wrong password and a disabled account get the same answer in the same
    time.

    Args:
        coffer_device (str | Unset):
        body (Credentials | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MfaChallenge | Session]
    """

    kwargs = _get_kwargs(
        body=body,
        coffer_device=coffer_device,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: Credentials | Unset = UNSET,
    coffer_device: str | Unset = UNSET,
) -> MfaChallenge | Session | None:
    """Sign in

     Sign in with HTTP Basic (e-mail address and password) and no body, or with the same two in a JSON
    body. An unknown address, a wrong password and a disabled account get the same answer in the same
    time.

    Args:
        coffer_device (str | Unset):
        body (Credentials | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MfaChallenge | Session
    """

    return sync_detailed(
        client=client,
        body=body,
        coffer_device=coffer_device,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: Credentials | Unset = UNSET,
    coffer_device: str | Unset = UNSET,
) -> Response[MfaChallenge | Session]:
    """Sign in

     Sign in with HTTP Basic (e-mail address and password) and no body, or with the same two in a JSON
    body. An unknown address, a wrong password and a disabled account get the same answer in the same
    time.

    Args:
        coffer_device (str | Unset):
        body (Credentials | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[MfaChallenge | Session]
    """

    kwargs = _get_kwargs(
        body=body,
        coffer_device=coffer_device,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: Credentials | Unset = UNSET,
    coffer_device: str | Unset = UNSET,
) -> MfaChallenge | Session | None:
    """Sign in

     Sign in with HTTP Basic (e-mail address and password) and no body, or with the same two in a JSON
    body. An unknown address, a wrong password and a disabled account get the same answer in the same
    time.

    Args:
        coffer_device (str | Unset):
        body (Credentials | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        MfaChallenge | Session
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            coffer_device=coffer_device,
        )
    ).parsed
