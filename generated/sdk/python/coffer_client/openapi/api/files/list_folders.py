from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.folder_page import FolderPage
from ...models.list_folders_count import ListFoldersCount
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    parent: str | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFoldersCount | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["parent"] = parent

    params["limit"] = limit

    params["cursor"] = cursor

    json_count: str | Unset = UNSET
    if not isinstance(count, Unset):
        json_count = count

    params["count"] = json_count

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/folders",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> FolderPage | None:
    if response.status_code == 200:
        response_200 = FolderPage.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[FolderPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    parent: str | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFoldersCount | Unset = UNSET,
) -> Response[FolderPage]:
    """List folders

     The folders of one folder in which files in use lie, at whatever depth, in the order of their names.
    There are no empty ones.

    Args:
        parent (str | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFoldersCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FolderPage]
    """

    kwargs = _get_kwargs(
        parent=parent,
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
    parent: str | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFoldersCount | Unset = UNSET,
) -> FolderPage | None:
    """List folders

     The folders of one folder in which files in use lie, at whatever depth, in the order of their names.
    There are no empty ones.

    Args:
        parent (str | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFoldersCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FolderPage
    """

    return sync_detailed(
        client=client,
        parent=parent,
        limit=limit,
        cursor=cursor,
        count=count,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    parent: str | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFoldersCount | Unset = UNSET,
) -> Response[FolderPage]:
    """List folders

     The folders of one folder in which files in use lie, at whatever depth, in the order of their names.
    There are no empty ones.

    Args:
        parent (str | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFoldersCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FolderPage]
    """

    kwargs = _get_kwargs(
        parent=parent,
        limit=limit,
        cursor=cursor,
        count=count,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    parent: str | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFoldersCount | Unset = UNSET,
) -> FolderPage | None:
    """List folders

     The folders of one folder in which files in use lie, at whatever depth, in the order of their names.
    There are no empty ones.

    Args:
        parent (str | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFoldersCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FolderPage
    """

    return (
        await asyncio_detailed(
            client=client,
            parent=parent,
            limit=limit,
            cursor=cursor,
            count=count,
        )
    ).parsed
