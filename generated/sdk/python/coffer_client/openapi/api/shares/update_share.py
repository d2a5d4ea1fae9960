from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.share import Share
from ...models.share_patch import SharePatch
from ...types import UNSET, Response, Unset


def _get_kwargs(
    share_id: UUID,
    *,
    body: SharePatch,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/shares/{share_id}".format(
            share_id=quote(str(share_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Share | None:
    if response.status_code == 200:
        response_200 = Share.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Share]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    share_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SharePatch,
    if_match: str | Unset = UNSET,
) -> Response[Share]:
    """Change a share

     A merge patch (RFC 7396): what is absent stays, `null` clears. Another password, or none, locks out
    at once whoever came in by the one before.

    Args:
        share_id (UUID):
        if_match (str | Unset):
        body (SharePatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Share]
    """

    kwargs = _get_kwargs(
        share_id=share_id,
        body=body,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    share_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SharePatch,
    if_match: str | Unset = UNSET,
) -> Share | None:
    """Change a share

     A merge patch (RFC 7396): what is absent stays, `null` clears. Another password, or none, locks out
    at once whoever came in by the one before.

    Args:
        share_id (UUID):
        if_match (str | Unset):
        body (SharePatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Share
    """

    return sync_detailed(
        share_id=share_id,
        client=client,
        body=body,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    share_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SharePatch,
    if_match: str | Unset = UNSET,
) -> Response[Share]:
    """Change a share

     A merge patch (RFC 7396): what is absent stays, `null` clears. Another password, or none, locks out
    at once whoever came in by the one before.

    Args:
        share_id (UUID):
        if_match (str | Unset):
        body (SharePatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Share]
    """

    kwargs = _get_kwargs(
        share_id=share_id,
        body=body,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    share_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: SharePatch,
    if_match: str | Unset = UNSET,
) -> Share | None:
    """Change a share

     A merge patch (RFC 7396): what is absent stays, `null` clears. Another password, or none, locks out
    at once whoever came in by the one before.

    Args:
        share_id (UUID):
        if_match (str | Unset):
        body (SharePatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Share
    """

    return (
        await asyncio_detailed(
            share_id=share_id,
            client=client,
            body=body,
            if_match=if_match,
        )
    ).parsed
