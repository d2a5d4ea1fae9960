from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.file_version_page import FileVersionPage
from ...models.list_file_versions_count import (
    ListFileVersionsCount,
)
from ...types import UNSET, Response, Unset


def _get_kwargs(
    file_id: UUID,
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFileVersionsCount | Unset = UNSET,
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
        "url": "/v1/files/{file_id}/versions".format(
            file_id=quote(str(file_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> FileVersionPage | None:
    if response.status_code == 200:
        response_200 = FileVersionPage.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[FileVersionPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFileVersionsCount | Unset = UNSET,
) -> Response[FileVersionPage]:
    """List a file's versions

     The bytes that the file has now come first, then those it had before, from the newest. Former ones
    are kept as the operator has set it: the last ten, for a year, unless set otherwise. They count for
    the quota.

    Args:
        file_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFileVersionsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FileVersionPage]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        limit=limit,
        cursor=cursor,
        count=count,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFileVersionsCount | Unset = UNSET,
) -> FileVersionPage | None:
    """List a file's versions

     The bytes that the file has now come first, then those it had before, from the newest. Former ones
    are kept as the operator has set it: the last ten, for a year, unless set otherwise. They count for
    the quota.

    Args:
        file_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFileVersionsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FileVersionPage
    """

    return sync_detailed(
        file_id=file_id,
        client=client,
        limit=limit,
        cursor=cursor,
        count=count,
    ).parsed


async def asyncio_detailed(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFileVersionsCount | Unset = UNSET,
) -> Response[FileVersionPage]:
    """List a file's versions

     The bytes that the file has now come first, then those it had before, from the newest. Former ones
    are kept as the operator has set it: the last ten, for a year, unless set otherwise. They count for
    the quota.

    Args:
        file_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFileVersionsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FileVersionPage]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        limit=limit,
        cursor=cursor,
        count=count,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFileVersionsCount | Unset = UNSET,
) -> FileVersionPage | None:
    """List a file's versions

     The bytes that the file has now come first, then those it had before, from the newest. Former ones
    are kept as the operator has set it: the last ten, for a year, unless set otherwise. They count for
    the quota.

    Args:
        file_id (UUID):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFileVersionsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FileVersionPage
    """

    return (
        await asyncio_detailed(
            file_id=file_id,
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
        )
    ).parsed
