from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.api_key_page import ApiKeyPage
from ...models.list_api_keys_count import ListApiKeysCount
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    owner_id: UUID | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListApiKeysCount | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_owner_id: str | Unset = UNSET
    if not isinstance(owner_id, Unset):
        json_owner_id = str(owner_id)
    params["ownerId"] = json_owner_id

    params["limit"] = limit

    params["cursor"] = cursor

    json_count: str | Unset = UNSET
    if not isinstance(count, Unset):
        json_count = count

    params["count"] = json_count

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/api-keys",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ApiKeyPage | None:
    if response.status_code == 200:
        response_200 = ApiKeyPage.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ApiKeyPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    owner_id: UUID | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListApiKeysCount | Unset = UNSET,
) -> Response[ApiKeyPage]:
    """List API keys

     The account's own keys or, with `ownerId` and the scope `users:read`, those of another. Newest
    first, in a stable order. No answer shows a secret again.

    Args:
        owner_id (UUID | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListApiKeysCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApiKeyPage]
    """

    kwargs = _get_kwargs(
        owner_id=owner_id,
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
    owner_id: UUID | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListApiKeysCount | Unset = UNSET,
) -> ApiKeyPage | None:
    """List API keys

     The account's own keys or, with `ownerId` and the scope `users:read`, those of another. Newest
    first, in a stable order. No answer shows a secret again.

    Args:
        owner_id (UUID | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListApiKeysCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApiKeyPage
    """

    return sync_detailed(
        client=client,
        owner_id=owner_id,
        limit=limit,
        cursor=cursor,
        count=count,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    owner_id: UUID | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListApiKeysCount | Unset = UNSET,
) -> Response[ApiKeyPage]:
    """List API keys

     The account's own keys or, with `ownerId` and the scope `users:read`, those of another. Newest
    first, in a stable order. No answer shows a secret again.

    Args:
        owner_id (UUID | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListApiKeysCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApiKeyPage]
    """

    kwargs = _get_kwargs(
        owner_id=owner_id,
        limit=limit,
        cursor=cursor,
        count=count,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    owner_id: UUID | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListApiKeysCount | Unset = UNSET,
) -> ApiKeyPage | None:
    """List API keys

     The account's own keys or, with `ownerId` and the scope `users:read`, those of another. Newest
    first, in a stable order. No answer shows a secret again.

    Args:
        owner_id (UUID | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListApiKeysCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApiKeyPage
    """

    return (
        await asyncio_detailed(
            client=client,
            owner_id=owner_id,
            limit=limit,
            cursor=cursor,
            count=count,
        )
    ).parsed
