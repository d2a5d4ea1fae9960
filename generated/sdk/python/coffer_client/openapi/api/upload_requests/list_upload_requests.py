from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_upload_requests_count import (
    ListUploadRequestsCount,
)
from ...models.upload_request_page import UploadRequestPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListUploadRequestsCount | Unset = UNSET,
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
        "url": "/v1/upload-requests",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> UploadRequestPage | None:
    if response.status_code == 200:
        response_200 = UploadRequestPage.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[UploadRequestPage]:
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
    count: ListUploadRequestsCount | Unset = UNSET,
) -> Response[UploadRequestPage]:
    """List upload requests

     The upload requests of the account that were not revoked, newest first, in a stable order. Those
    that expired stand here for 30 more days.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUploadRequestsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UploadRequestPage]
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
    count: ListUploadRequestsCount | Unset = UNSET,
) -> UploadRequestPage | None:
    """List upload requests

     The upload requests of the account that were not revoked, newest first, in a stable order. Those
    that expired stand here for 30 more days.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUploadRequestsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UploadRequestPage
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
    count: ListUploadRequestsCount | Unset = UNSET,
) -> Response[UploadRequestPage]:
    """List upload requests

     The upload requests of the account that were not revoked, newest first, in a stable order. Those
    that expired stand here for 30 more days.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUploadRequestsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UploadRequestPage]
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
    count: ListUploadRequestsCount | Unset = UNSET,
) -> UploadRequestPage | None:
    """List upload requests

     The upload requests of the account that were not revoked, newest first, in a stable order. Those
    that expired stand here for 30 more days.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUploadRequestsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UploadRequestPage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
        )
    ).parsed
