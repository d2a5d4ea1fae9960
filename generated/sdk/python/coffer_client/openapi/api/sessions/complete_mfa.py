from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.mfa_answer import MfaAnswer
from ...models.session import Session
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: MfaAnswer,
    coffer_device: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(coffer_device, Unset):
        headers["Coffer-Device"] = coffer_device

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/sessions/mfa",
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
    body: MfaAnswer,
    coffer_device: str | Unset = UNSET,
) -> Response[Session]:
    """Finish a sign-in with a code

     The second step after `createSession` answered 202. A challenge lives for five minutes, on any
    replica, takes five wrong codes at most and is used once; each code of an app holds once, too.

    Args:
        coffer_device (str | Unset):
        body (MfaAnswer): With one of `code` and `recoveryCode`.

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
    body: MfaAnswer,
    coffer_device: str | Unset = UNSET,
) -> Session | None:
    """Finish a sign-in with a code

     The second step after `createSession` answered 202. A challenge lives for five minutes, on any
    replica, takes five wrong codes at most and is used once; each code of an app holds once, too.

    Args:
        coffer_device (str | Unset):
        body (MfaAnswer): With one of `code` and `recoveryCode`.

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
    body: MfaAnswer,
    coffer_device: str | Unset = UNSET,
) -> Response[Session]:
    """Finish a sign-in with a code

     The second step after `createSession` answered 202. A challenge lives for five minutes, on any
    replica, takes five wrong codes at most and is used once; each code of an app holds once, too.

    Args:
        coffer_device (str | Unset):
        body (MfaAnswer): With one of `code` and `recoveryCode`.

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
    body: MfaAnswer,
    coffer_device: str | Unset = UNSET,
) -> Session | None:
    """Finish a sign-in with a code

     The second step after `createSession` answered 202. A challenge lives for five minutes, on any
    replica, takes five wrong codes at most and is used once; each code of an app holds once, too.

    Args:
        coffer_device (str | Unset):
        body (MfaAnswer): With one of `code` and `recoveryCode`.

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
