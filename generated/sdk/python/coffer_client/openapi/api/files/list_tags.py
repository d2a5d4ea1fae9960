from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.list_tags_count import ListTagsCount
from ...models.tag_page import TagPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    prefix: str | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListTagsCount | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["prefix"] = prefix

    params["limit"] = limit

    params["cursor"] = cursor

    json_count: str | Unset = UNSET
    if not isinstance(count, Unset):
        json_count = count

    params["count"] = json_count

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/tags",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> TagPage | None:
    if response.status_code == 200:
        response_200 = TagPage.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[TagPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    prefix: str | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListTagsCount | Unset = UNSET,
) -> Response[TagPage]:
    """List tags

     The tags of the files in use, in the order of their names, with how many have each.

    Args:
        prefix (str | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListTagsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TagPage]
    """

    kwargs = _get_kwargs(
        prefix=prefix,
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
    prefix: str | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListTagsCount | Unset = UNSET,
) -> TagPage | None:
    """List tags

     The tags of the files in use, in the order of their names, with how many have each.

    Args:
        prefix (str | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListTagsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TagPage
    """

    return sync_detailed(
        client=client,
        prefix=prefix,
        limit=limit,
        cursor=cursor,
        count=count,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    prefix: str | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListTagsCount | Unset = UNSET,
) -> Response[TagPage]:
    """List tags

     The tags of the files in use, in the order of their names, with how many have each.

    Args:
        prefix (str | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListTagsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TagPage]
    """

    kwargs = _get_kwargs(
        prefix=prefix,
        limit=limit,
        cursor=cursor,
        count=count,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    prefix: str | Unset = UNSET,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListTagsCount | Unset = UNSET,
) -> TagPage | None:
    """List tags

     The tags of the files in use, in the order of their names, with how many have each.

    Args:
        prefix (str | Unset):
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListTagsCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TagPage
    """

    return (
        await asyncio_detailed(
            client=client,
            prefix=prefix,
            limit=limit,
            cursor=cursor,
            count=count,
        )
    ).parsed
