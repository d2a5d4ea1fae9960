from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.session_confirmation import SessionConfirmation
from ...types import UNSET, Response, Unset


def _get_kwargs(
    session_id: str,
    *,
    body: SessionConfirmation,
    coffer_device: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(coffer_device, Unset):
        headers["Coffer-Device"] = coffer_device

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/sessions/{session_id}/confirmation".format(
            session_id=quote(str(session_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | None:
    if response.status_code == 204:
        return None

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    session_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SessionConfirmation,
    coffer_device: str | Unset = UNSET,
) -> Response[Any]:
    """Confirm who you are

     What changes the security of the account needs a sign-in within the last 15 minutes, or this.
    `current`, or the id of the session that asks. An account with a second factor confirms with a code,
    a recovery code or a passkey (`createSignInChallenge`), any other with its password, or in a browser
    at a provider that it is linked to (`startExternalSignIn` with `intent=confirm`).

    Args:
        session_id (str):
        coffer_device (str | Unset):
        body (SessionConfirmation): Exactly one of these.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        session_id=session_id,
        body=body,
        coffer_device=coffer_device,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


async def asyncio_detailed(
    session_id: str,
    *,
    client: AuthenticatedClient | Client,
    body: SessionConfirmation,
    coffer_device: str | Unset = UNSET,
) -> Response[Any]:
    """Confirm who you are

     What changes the security of the account needs a sign-in within the last 15 minutes, or this.
    `current`, or the id of the session that asks. An account with a second factor confirms with a code,
    a recovery code or a passkey (`createSignInChallenge`), any other with its password, or in a browser
    at a provider that it is linked to (`startExternalSignIn` with `intent=confirm`).

    Args:
        session_id (str):
        coffer_device (str | Unset):
        body (SessionConfirmation): Exactly one of these.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        session_id=session_id,
        body=body,
        coffer_device=coffer_device,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)
