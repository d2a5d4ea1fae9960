from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.passkey_sign_in import PasskeySignIn
from ...models.session import Session
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: PasskeySignIn,
    coffer_device: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(coffer_device, Unset):
        headers["Coffer-Device"] = coffer_device

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/sessions/passkey",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Session | None:
    if response.status_code == 201:
        response_201 = Session.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Session]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: PasskeySignIn,
    coffer_device: str | Unset = UNSET,
) -> Response[Session]:
    """Sign in with a passkey

     Takes what the browser gave for `createSignInChallenge`. Neither address nor password is needed, and
    no second step follows: the authenticator has verified its user.

    Args:
        coffer_device (str | Unset):
        body (PasskeySignIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Session]
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
    body: PasskeySignIn,
    coffer_device: str | Unset = UNSET,
) -> Session | None:
    """Sign in with a passkey

     Takes what the browser gave for `createSignInChallenge`. Neither address nor password is needed, and
    no second step follows: the authenticator has verified its user.

    Args:
        coffer_device (str | Unset):
        body (PasskeySignIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Session
    """

    return sync_detailed(
        client=client,
        body=body,
        coffer_device=coffer_device,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: PasskeySignIn,
    coffer_device: str | Unset = UNSET,
) -> Response[Session]:
    """Sign in with a passkey

     Takes what the browser gave for `createSignInChallenge`. Neither address nor password is needed, and
    no second step follows: the authenticator has verified its user.

    Args:
        coffer_device (str | Unset):
        body (PasskeySignIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Session]
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
    body: PasskeySignIn,
    coffer_device: str | Unset = UNSET,
) -> Session | None:
    """Sign in with a passkey

     Takes what the browser gave for `createSignInChallenge`. Neither address nor password is needed, and
    no second step follows: the authenticator has verified its user.

    Args:
        coffer_device (str | Unset):
        body (PasskeySignIn):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Session
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            coffer_device=coffer_device,
        )
    ).parsed
