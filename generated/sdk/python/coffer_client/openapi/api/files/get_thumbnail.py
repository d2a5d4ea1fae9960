from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.get_thumbnail_size import GetThumbnailSize
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    file_id: UUID,
    *,
    size: GetThumbnailSize | Unset = 256,
    if_none_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    params: dict[str, Any] = {}

    json_size: int | Unset = UNSET
    if not isinstance(size, Unset):
        json_size = size

    params["size"] = json_size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/files/{file_id}/thumbnail".format(
            file_id=quote(str(file_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> File | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[File]:
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
    size: GetThumbnailSize | Unset = 256,
    if_none_match: str | Unset = UNSET,
) -> Response[File]:
    """Get a small picture of a file

     A WebP picture of a JPEG, PNG, WebP, GIF, AVIF or TIFF file, in proportion and upright, without what
    the camera wrote into it. It is made when it is asked for the first time and kept as long as the
    bytes are. Of files over 32 MiB, pictures over 64 megapixels and damaged ones there is none: 404
    with the kind `no-thumbnail`.

    Args:
        file_id (UUID):
        size (GetThumbnailSize | Unset):  Default: 256.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        size=size,
        if_none_match=if_none_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    size: GetThumbnailSize | Unset = 256,
    if_none_match: str | Unset = UNSET,
) -> File | None:
    """Get a small picture of a file

     A WebP picture of a JPEG, PNG, WebP, GIF, AVIF or TIFF file, in proportion and upright, without what
    the camera wrote into it. It is made when it is asked for the first time and kept as long as the
    bytes are. Of files over 32 MiB, pictures over 64 megapixels and damaged ones there is none: 404
    with the kind `no-thumbnail`.

    Args:
        file_id (UUID):
        size (GetThumbnailSize | Unset):  Default: 256.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File
    """

    return sync_detailed(
        file_id=file_id,
        client=client,
        size=size,
        if_none_match=if_none_match,
    ).parsed


async def asyncio_detailed(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    size: GetThumbnailSize | Unset = 256,
    if_none_match: str | Unset = UNSET,
) -> Response[File]:
    """Get a small picture of a file

     A WebP picture of a JPEG, PNG, WebP, GIF, AVIF or TIFF file, in proportion and upright, without what
    the camera wrote into it. It is made when it is asked for the first time and kept as long as the
    bytes are. Of files over 32 MiB, pictures over 64 megapixels and damaged ones there is none: 404
    with the kind `no-thumbnail`.

    Args:
        file_id (UUID):
        size (GetThumbnailSize | Unset):  Default: 256.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        size=size,
        if_none_match=if_none_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    size: GetThumbnailSize | Unset = 256,
    if_none_match: str | Unset = UNSET,
) -> File | None:
    """Get a small picture of a file

     A WebP picture of a JPEG, PNG, WebP, GIF, AVIF or TIFF file, in proportion and upright, without what
    the camera wrote into it. It is made when it is asked for the first time and kept as long as the
    bytes are. Of files over 32 MiB, pictures over 64 megapixels and damaged ones there is none: 404
    with the kind `no-thumbnail`.

    Args:
        file_id (UUID):
        size (GetThumbnailSize | Unset):  Default: 256.
        if_none_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File
    """

    return (
        await asyncio_detailed(
            file_id=file_id,
            client=client,
            size=size,
            if_none_match=if_none_match,
        )
    ).parsed
