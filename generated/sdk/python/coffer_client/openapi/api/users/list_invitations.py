from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.invitation_page import InvitationPage
from ...models.list_invitations_count import (
    ListInvitationsCount,
)
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListInvitationsCount | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    json_count: str | Unset = UNSET
    if not isinstance(count, Unset):
        json_count = count

    params["count"] = json_count

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/invitations",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> InvitationPage | None:
    if response.status_code == 200:
        response_200 = InvitationPage.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[InvitationPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListInvitationsCount | Unset = UNSET,
) -> Response[InvitationPage]:
    """List invitations

     Those that nobody has used yet, the expired ones of the last 30 days among them. Newest first, in a
    stable order.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListInvitationsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InvitationPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListInvitationsCount | Unset = UNSET,
) -> InvitationPage | None:
    """List invitations

     Those that nobody has used yet, the expired ones of the last 30 days among them. Newest first, in a
    stable order.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListInvitationsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InvitationPage
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        count=count,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListInvitationsCount | Unset = UNSET,
) -> Response[InvitationPage]:
    """List invitations

     Those that nobody has used yet, the expired ones of the last 30 days among them. Newest first, in a
    stable order.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListInvitationsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[InvitationPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListInvitationsCount | Unset = UNSET,
) -> InvitationPage | None:
    """List invitations

     Those that nobody has used yet, the expired ones of the last 30 days among them. Newest first, in a
    stable order.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListInvitationsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        InvitationPage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
        )
    ).parsed
