import datetime
from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.file_page import FilePage
from ...models.list_files_count import ListFilesCount
from ...models.list_files_sort import ListFilesSort
from ...models.list_files_state import ListFilesState
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFilesCount | Unset = UNSET,
    q: str | Unset = UNSET,
    media_type: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    metadata: list[str] | Unset = UNSET,
    folder: str | Unset = UNSET,
    under: str | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    min_size: int | Unset = UNSET,
    max_size: int | Unset = UNSET,
    state: ListFilesState | Unset = "active",
    sort: ListFilesSort | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    json_count: str | Unset = UNSET
    if not isinstance(count, Unset):
        json_count = count

    params["count"] = json_count

    params["q"] = q

    params["mediaType"] = media_type

    params["tag"] = tag

    json_tags: list[str] | Unset = UNSET
    if not isinstance(tags, Unset):
        json_tags = tags

    params["tags"] = json_tags

    json_metadata: list[str] | Unset = UNSET
    if not isinstance(metadata, Unset):
        json_metadata = metadata

    params["metadata"] = json_metadata

    params["folder"] = folder

    params["under"] = under

    json_created_after: str | Unset = UNSET
    if not isinstance(created_after, Unset):
        json_created_after = created_after.isoformat()
    params["createdAfter"] = json_created_after

    json_created_before: str | Unset = UNSET
    if not isinstance(created_before, Unset):
        json_created_before = created_before.isoformat()
    params["createdBefore"] = json_created_before

    json_updated_after: str | Unset = UNSET
    if not isinstance(updated_after, Unset):
        json_updated_after = updated_after.isoformat()
    params["updatedAfter"] = json_updated_after

    json_updated_before: str | Unset = UNSET
    if not isinstance(updated_before, Unset):
        json_updated_before = updated_before.isoformat()
    params["updatedBefore"] = json_updated_before

    params["minSize"] = min_size

    params["maxSize"] = max_size

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["sort"] = json_sort

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/files",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> FilePage | None:
    if response.status_code == 200:
        response_200 = FilePage.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[FilePage]:
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
    count: ListFilesCount | Unset = UNSET,
    q: str | Unset = UNSET,
    media_type: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    metadata: list[str] | Unset = UNSET,
    folder: str | Unset = UNSET,
    under: str | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    min_size: int | Unset = UNSET,
    max_size: int | Unset = UNSET,
    state: ListFilesState | Unset = "active",
    sort: ListFilesSort | Unset = UNSET,
) -> Response[FilePage]:
    """List files

     The files of the account, newest first unless `sort` says otherwise; a search (`q`) by relevance.
    The order is stable: files added while reading never shift a page. With several filters a file must
    match them all.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFilesCount | Unset):
        q (str | Unset):
        media_type (str | Unset):
        tag (str | Unset):
        tags (list[str] | Unset):
        metadata (list[str] | Unset):
        folder (str | Unset):
        under (str | Unset):
        created_after (datetime.datetime | Unset):
        created_before (datetime.datetime | Unset):
        updated_after (datetime.datetime | Unset):
        updated_before (datetime.datetime | Unset):
        min_size (int | Unset):
        max_size (int | Unset):
        state (ListFilesState | Unset):  Default: 'active'.
        sort (ListFilesSort | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FilePage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        q=q,
        media_type=media_type,
        tag=tag,
        tags=tags,
        metadata=metadata,
        folder=folder,
        under=under,
        created_after=created_after,
        created_before=created_before,
        updated_after=updated_after,
        updated_before=updated_before,
        min_size=min_size,
        max_size=max_size,
        state=state,
        sort=sort,
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
    count: ListFilesCount | Unset = UNSET,
    q: str | Unset = UNSET,
    media_type: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    metadata: list[str] | Unset = UNSET,
    folder: str | Unset = UNSET,
    under: str | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    min_size: int | Unset = UNSET,
    max_size: int | Unset = UNSET,
    state: ListFilesState | Unset = "active",
    sort: ListFilesSort | Unset = UNSET,
) -> FilePage | None:
    """List files

     The files of the account, newest first unless `sort` says otherwise; a search (`q`) by relevance.
    The order is stable: files added while reading never shift a page. With several filters a file must
    match them all.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFilesCount | Unset):
        q (str | Unset):
        media_type (str | Unset):
        tag (str | Unset):
        tags (list[str] | Unset):
        metadata (list[str] | Unset):
        folder (str | Unset):
        under (str | Unset):
        created_after (datetime.datetime | Unset):
        created_before (datetime.datetime | Unset):
        updated_after (datetime.datetime | Unset):
        updated_before (datetime.datetime | Unset):
        min_size (int | Unset):
        max_size (int | Unset):
        state (ListFilesState | Unset):  Default: 'active'.
        sort (ListFilesSort | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FilePage
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        count=count,
        q=q,
        media_type=media_type,
        tag=tag,
        tags=tags,
        metadata=metadata,
        folder=folder,
        under=under,
        created_after=created_after,
        created_before=created_before,
        updated_after=updated_after,
        updated_before=updated_before,
        min_size=min_size,
        max_size=max_size,
        state=state,
        sort=sort,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFilesCount | Unset = UNSET,
    q: str | Unset = UNSET,
    media_type: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    metadata: list[str] | Unset = UNSET,
    folder: str | Unset = UNSET,
    under: str | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    min_size: int | Unset = UNSET,
    max_size: int | Unset = UNSET,
    state: ListFilesState | Unset = "active",
    sort: ListFilesSort | Unset = UNSET,
) -> Response[FilePage]:
    """List files

     The files of the account, newest first unless `sort` says otherwise; a search (`q`) by relevance.
    The order is stable: files added while reading never shift a page. With several filters a file must
    match them all.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFilesCount | Unset):
        q (str | Unset):
        media_type (str | Unset):
        tag (str | Unset):
        tags (list[str] | Unset):
        metadata (list[str] | Unset):
        folder (str | Unset):
        under (str | Unset):
        created_after (datetime.datetime | Unset):
        created_before (datetime.datetime | Unset):
        updated_after (datetime.datetime | Unset):
        updated_before (datetime.datetime | Unset):
        min_size (int | Unset):
        max_size (int | Unset):
        state (ListFilesState | Unset):  Default: 'active'.
        sort (ListFilesSort | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FilePage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        q=q,
        media_type=media_type,
        tag=tag,
        tags=tags,
        metadata=metadata,
        folder=folder,
        under=under,
        created_after=created_after,
        created_before=created_before,
        updated_after=updated_after,
        updated_before=updated_before,
        min_size=min_size,
        max_size=max_size,
        state=state,
        sort=sort,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListFilesCount | Unset = UNSET,
    q: str | Unset = UNSET,
    media_type: str | Unset = UNSET,
    tag: str | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    metadata: list[str] | Unset = UNSET,
    folder: str | Unset = UNSET,
    under: str | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    min_size: int | Unset = UNSET,
    max_size: int | Unset = UNSET,
    state: ListFilesState | Unset = "active",
    sort: ListFilesSort | Unset = UNSET,
) -> FilePage | None:
    """List files

     The files of the account, newest first unless `sort` says otherwise; a search (`q`) by relevance.
    The order is stable: files added while reading never shift a page. With several filters a file must
    match them all.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListFilesCount | Unset):
        q (str | Unset):
        media_type (str | Unset):
        tag (str | Unset):
        tags (list[str] | Unset):
        metadata (list[str] | Unset):
        folder (str | Unset):
        under (str | Unset):
        created_after (datetime.datetime | Unset):
        created_before (datetime.datetime | Unset):
        updated_after (datetime.datetime | Unset):
        updated_before (datetime.datetime | Unset):
        min_size (int | Unset):
        max_size (int | Unset):
        state (ListFilesState | Unset):  Default: 'active'.
        sort (ListFilesSort | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FilePage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
            q=q,
            media_type=media_type,
            tag=tag,
            tags=tags,
            metadata=metadata,
            folder=folder,
            under=under,
            created_after=created_after,
            created_before=created_before,
            updated_after=updated_after,
            updated_before=updated_before,
            min_size=min_size,
            max_size=max_size,
            state=state,
            sort=sort,
        )
    ).parsed
