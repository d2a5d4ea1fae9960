from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_uploads_count import ListUploadsCount
from ...models.upload_page import UploadPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListUploadsCount | Unset = UNSET,
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
        "url": "/v1/uploads",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> UploadPage | None:
    if response.status_code == 200:
        response_200 = UploadPage.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[UploadPage]:
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
    count: ListUploadsCount | Unset = UNSET,
) -> Response[UploadPage]:
    """List uploads

     One’s own: those that are under way, and those that have become a file, until they expire. Newest
    first, in a stable order.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUploadsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UploadPage]
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
    count: ListUploadsCount | Unset = UNSET,
) -> UploadPage | None:
    """List uploads

     One’s own: those that are under way, and those that have become a file, until they expire. Newest
    first, in a stable order.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUploadsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UploadPage
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
    count: ListUploadsCount | Unset = UNSET,
) -> Response[UploadPage]:
    """List uploads

     One’s own: those that are under way, and those that have become a file, until they expire. Newest
    first, in a stable order.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUploadsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UploadPage]
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
    count: ListUploadsCount | Unset = UNSET,
) -> UploadPage | None:
    """List uploads

     One’s own: those that are under way, and those that have become a file, until they expire. Newest
    first, in a stable order.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUploadsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UploadPage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
        )
    ).parsed
