from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_received_files_count import (
    ListReceivedFilesCount,
)
from ...models.received_file_page import ReceivedFilePage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    upload_request_id: UUID,
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListReceivedFilesCount | Unset = UNSET,
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
        "url": "/v1/upload-requests/{upload_request_id}/files".format(
            upload_request_id=quote(str(upload_request_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ReceivedFilePage | None:
    if response.status_code == 200:
        response_200 = ReceivedFilePage.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ReceivedFilePage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    upload_request_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListReceivedFilesCount | Unset = UNSET,
) -> Response[ReceivedFilePage]:
    """List what guests sent

     Who sent what, and when, newest first, in a stable order. What was deleted since stands here as
    well.

    Args:
        upload_request_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListReceivedFilesCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ReceivedFilePage]
    """

    kwargs = _get_kwargs(
        upload_request_id=upload_request_id,
        limit=limit,
        cursor=cursor,
        count=count,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    upload_request_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListReceivedFilesCount | Unset = UNSET,
) -> ReceivedFilePage | None:
    """List what guests sent

     Who sent what, and when, newest first, in a stable order. What was deleted since stands here as
    well.

    Args:
        upload_request_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListReceivedFilesCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ReceivedFilePage
    """

    return sync_detailed(
        upload_request_id=upload_request_id,
        client=client,
        limit=limit,
        cursor=cursor,
        count=count,
    ).parsed


async def asyncio_detailed(
    upload_request_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListReceivedFilesCount | Unset = UNSET,
) -> Response[ReceivedFilePage]:
    """List what guests sent

     Who sent what, and when, newest first, in a stable order. What was deleted since stands here as
    well.

    Args:
        upload_request_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListReceivedFilesCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ReceivedFilePage]
    """

    kwargs = _get_kwargs(
        upload_request_id=upload_request_id,
        limit=limit,
        cursor=cursor,
        count=count,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    upload_request_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListReceivedFilesCount | Unset = UNSET,
) -> ReceivedFilePage | None:
    """List what guests sent

     Who sent what, and when, newest first, in a stable order. What was deleted since stands here as
    well.

    Args:
        upload_request_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListReceivedFilesCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ReceivedFilePage
    """

    return (
        await asyncio_detailed(
            upload_request_id=upload_request_id,
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
        )
    ).parsed
