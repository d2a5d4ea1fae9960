from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.new_invitation import NewInvitation
from ...models.newly_made_invitation import NewlyMadeInvitation
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: NewInvitation,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/invitations",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> NewlyMadeInvitation | None:
    if response.status_code == 201:
        response_201 = NewlyMadeInvitation.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[NewlyMadeInvitation]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewInvitation,
    idempotency_key: str | Unset = UNSET,
) -> Response[NewlyMadeInvitation]:
    """Invite somebody

     Sends a letter with a link that makes an account with this address, once. A further invitation of an
    address replaces the
    one before. Nobody can give roles that they do not have, and the link is over as soon as who invited
    could not invite so
    any more: disabled, deleted, or with fewer roles. Somebody who signed in needs a recent sign-in.

    Args:
        idempotency_key (str | Unset):
        body (NewInvitation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NewlyMadeInvitation]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: NewInvitation,
    idempotency_key: str | Unset = UNSET,
) -> NewlyMadeInvitation | None:
    """Invite somebody

     Sends a letter with a link that makes an account with this address, once. A further invitation of an
    address replaces the
    one before. Nobody can give roles that they do not have, and the link is over as soon as who invited
    could not invite so
    any more: disabled, deleted, or with fewer roles. Somebody who signed in needs a recent sign-in.

    Args:
        idempotency_key (str | Unset):
        body (NewInvitation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NewlyMadeInvitation
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewInvitation,
    idempotency_key: str | Unset = UNSET,
) -> Response[NewlyMadeInvitation]:
    """Invite somebody

     Sends a letter with a link that makes an account with this address, once. A further invitation of an
    address replaces the
    one before. Nobody can give roles that they do not have, and the link is over as soon as who invited
    could not invite so
    any more: disabled, deleted, or with fewer roles. Somebody who signed in needs a recent sign-in.

    Args:
        idempotency_key (str | Unset):
        body (NewInvitation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[NewlyMadeInvitation]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: NewInvitation,
    idempotency_key: str | Unset = UNSET,
) -> NewlyMadeInvitation | None:
    """Invite somebody

     Sends a letter with a link that makes an account with this address, once. A further invitation of an
    address replaces the
    one before. Nobody can give roles that they do not have, and the link is over as soon as who invited
    could not invite so
    any more: disabled, deleted, or with fewer roles. Somebody who signed in needs a recent sign-in.

    Args:
        idempotency_key (str | Unset):
        body (NewInvitation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        NewlyMadeInvitation
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
