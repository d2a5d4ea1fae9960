from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    share_token: str,
    file_id: UUID,
    *,
    coffer_unlock_header: str | Unset = UNSET,
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    if_modified_since: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
    coffer_download: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(coffer_unlock_header, Unset):
        headers["Coffer-Unlock"] = coffer_unlock_header

    if not isinstance(range_, Unset):
        headers["Range"] = range_

    if not isinstance(if_range, Unset):
        headers["If-Range"] = if_range

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    if not isinstance(if_modified_since, Unset):
        headers["If-Modified-Since"] = if_modified_since

    cookies = {}
    if coffer_unlock_cookie is not UNSET:
        cookies["coffer_unlock"] = coffer_unlock_cookie

    if coffer_download is not UNSET:
        cookies["coffer_download"] = coffer_download

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/s/{share_token}/files/{file_id}/content".format(
            share_token=quote(str(share_token), safe=""),
            file_id=quote(str(file_id), safe=""),
        ),
        "cookies": cookies,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> File | None:
    if response.status_code == 200:
        response_200 = File(payload=BytesIO(response.content))

        return response_200

    if response.status_code == 206:
        response_206 = File(payload=BytesIO(response.content))

        return response_206

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
    share_token: str,
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    coffer_unlock_header: str | Unset = UNSET,
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    if_modified_since: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
    coffer_download: str | Unset = UNSET,
) -> Response[File]:
    """Download one of the shared files

     The bytes as `downloadFile` gives them, always as an attachment. Counts as `downloadShare` does.

    Args:
        share_token (str):
        file_id (UUID):
        coffer_unlock_header (str | Unset):
        range_ (str | Unset):
        if_range (str | Unset):
        if_none_match (str | Unset):
        if_modified_since (str | Unset):
        coffer_unlock_cookie (str | Unset):
        coffer_download (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File]
    """

    kwargs = _get_kwargs(
        share_token=share_token,
        file_id=file_id,
        coffer_unlock_header=coffer_unlock_header,
        range_=range_,
        if_range=if_range,
        if_none_match=if_none_match,
        if_modified_since=if_modified_since,
        coffer_unlock_cookie=coffer_unlock_cookie,
        coffer_download=coffer_download,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    share_token: str,
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    coffer_unlock_header: str | Unset = UNSET,
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    if_modified_since: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
    coffer_download: str | Unset = UNSET,
) -> File | None:
    """Download one of the shared files

     The bytes as `downloadFile` gives them, always as an attachment. Counts as `downloadShare` does.

    Args:
        share_token (str):
        file_id (UUID):
        coffer_unlock_header (str | Unset):
        range_ (str | Unset):
        if_range (str | Unset):
        if_none_match (str | Unset):
        if_modified_since (str | Unset):
        coffer_unlock_cookie (str | Unset):
        coffer_download (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File
    """

    return sync_detailed(
        share_token=share_token,
        file_id=file_id,
        client=client,
        coffer_unlock_header=coffer_unlock_header,
        range_=range_,
        if_range=if_range,
        if_none_match=if_none_match,
        if_modified_since=if_modified_since,
        coffer_unlock_cookie=coffer_unlock_cookie,
        coffer_download=coffer_download,
    ).parsed


async def asyncio_detailed(
    share_token: str,
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    coffer_unlock_header: str | Unset = UNSET,
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    if_modified_since: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
    coffer_download: str | Unset = UNSET,
) -> Response[File]:
    """Download one of the shared files

     The bytes as `downloadFile` gives them, always as an attachment. Counts as `downloadShare` does.

    Args:
        share_token (str):
        file_id (UUID):
        coffer_unlock_header (str | Unset):
        range_ (str | Unset):
        if_range (str | Unset):
        if_none_match (str | Unset):
        if_modified_since (str | Unset):
        coffer_unlock_cookie (str | Unset):
        coffer_download (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File]
    """

    kwargs = _get_kwargs(
        share_token=share_token,
        file_id=file_id,
        coffer_unlock_header=coffer_unlock_header,
        range_=range_,
        if_range=if_range,
        if_none_match=if_none_match,
        if_modified_since=if_modified_since,
        coffer_unlock_cookie=coffer_unlock_cookie,
        coffer_download=coffer_download,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    share_token: str,
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    coffer_unlock_header: str | Unset = UNSET,
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    if_modified_since: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
    coffer_download: str | Unset = UNSET,
) -> File | None:
    """Download one of the shared files

     The bytes as `downloadFile` gives them, always as an attachment. Counts as `downloadShare` does.

    Args:
        share_token (str):
        file_id (UUID):
        coffer_unlock_header (str | Unset):
        range_ (str | Unset):
        if_range (str | Unset):
        if_none_match (str | Unset):
        if_modified_since (str | Unset):
        coffer_unlock_cookie (str | Unset):
        coffer_download (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File
    """

    return (
        await asyncio_detailed(
            share_token=share_token,
            file_id=file_id,
            client=client,
            coffer_unlock_header=coffer_unlock_header,
            range_=range_,
            if_range=if_range,
            if_none_match=if_none_match,
            if_modified_since=if_modified_since,
            coffer_unlock_cookie=coffer_unlock_cookie,
            coffer_download=coffer_download,
        )
    ).parsed
