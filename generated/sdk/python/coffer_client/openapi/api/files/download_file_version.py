from http import HTTPStatus
from io import BytesIO
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.download_file_version_disposition import (
    DownloadFileVersionDisposition,
)
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    file_id: UUID,
    version: int,
    *,
    disposition: DownloadFileVersionDisposition | Unset = "attachment",
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    if_modified_since: str | Unset = UNSET,
    if_unmodified_since: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(range_, Unset):
        headers["Range"] = range_

    if not isinstance(if_range, Unset):
        headers["If-Range"] = if_range

    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    if not isinstance(if_none_match, Unset):
        headers["If-None-Match"] = if_none_match

    if not isinstance(if_modified_since, Unset):
        headers["If-Modified-Since"] = if_modified_since

    if not isinstance(if_unmodified_since, Unset):
        headers["If-Unmodified-Since"] = if_unmodified_since

    if not isinstance(want_content_digest, Unset):
        headers["Want-Content-Digest"] = want_content_digest

    params: dict[str, Any] = {}

    json_disposition: str | Unset = UNSET
    if not isinstance(disposition, Unset):
        json_disposition = disposition

    params["disposition"] = json_disposition

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/files/{file_id}/versions/{version}/content".format(
            file_id=quote(str(file_id), safe=""),
            version=quote(str(version), safe=""),
        ),
        "params": params,
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
    file_id: UUID,
    version: int,
    *,
    client: AuthenticatedClient | Client,
    disposition: DownloadFileVersionDisposition | Unset = "attachment",
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    if_modified_since: str | Unset = UNSET,
    if_unmodified_since: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
) -> Response[File]:
    """Download a version of a file

     As `downloadFile` answers the bytes that the file has now, under the name that it has now: ranges,
    conditions and headers are the same.

    Args:
        file_id (UUID):
        version (int):
        disposition (DownloadFileVersionDisposition | Unset):  Default: 'attachment'.
        range_ (str | Unset):
        if_range (str | Unset):
        if_match (str | Unset):
        if_none_match (str | Unset):
        if_modified_since (str | Unset):
        if_unmodified_since (str | Unset):
        want_content_digest (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        version=version,
        disposition=disposition,
        range_=range_,
        if_range=if_range,
        if_match=if_match,
        if_none_match=if_none_match,
        if_modified_since=if_modified_since,
        if_unmodified_since=if_unmodified_since,
        want_content_digest=want_content_digest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    file_id: UUID,
    version: int,
    *,
    client: AuthenticatedClient | Client,
    disposition: DownloadFileVersionDisposition | Unset = "attachment",
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    if_modified_since: str | Unset = UNSET,
    if_unmodified_since: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
) -> File | None:
    """Download a version of a file

     As `downloadFile` answers the bytes that the file has now, under the name that it has now: ranges,
    conditions and headers are the same.

    Args:
        file_id (UUID):
        version (int):
        disposition (DownloadFileVersionDisposition | Unset):  Default: 'attachment'.
        range_ (str | Unset):
        if_range (str | Unset):
        if_match (str | Unset):
        if_none_match (str | Unset):
        if_modified_since (str | Unset):
        if_unmodified_since (str | Unset):
        want_content_digest (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File
    """

    return sync_detailed(
        file_id=file_id,
        version=version,
        client=client,
        disposition=disposition,
        range_=range_,
        if_range=if_range,
        if_match=if_match,
        if_none_match=if_none_match,
        if_modified_since=if_modified_since,
        if_unmodified_since=if_unmodified_since,
        want_content_digest=want_content_digest,
    ).parsed


async def asyncio_detailed(
    file_id: UUID,
    version: int,
    *,
    client: AuthenticatedClient | Client,
    disposition: DownloadFileVersionDisposition | Unset = "attachment",
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    if_modified_since: str | Unset = UNSET,
    if_unmodified_since: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
) -> Response[File]:
    """Download a version of a file

     As `downloadFile` answers the bytes that the file has now, under the name that it has now: ranges,
    conditions and headers are the same.

    Args:
        file_id (UUID):
        version (int):
        disposition (DownloadFileVersionDisposition | Unset):  Default: 'attachment'.
        range_ (str | Unset):
        if_range (str | Unset):
        if_match (str | Unset):
        if_none_match (str | Unset):
        if_modified_since (str | Unset):
        if_unmodified_since (str | Unset):
        want_content_digest (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[File]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        version=version,
        disposition=disposition,
        range_=range_,
        if_range=if_range,
        if_match=if_match,
        if_none_match=if_none_match,
        if_modified_since=if_modified_since,
        if_unmodified_since=if_unmodified_since,
        want_content_digest=want_content_digest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    file_id: UUID,
    version: int,
    *,
    client: AuthenticatedClient | Client,
    disposition: DownloadFileVersionDisposition | Unset = "attachment",
    range_: str | Unset = UNSET,
    if_range: str | Unset = UNSET,
    if_match: str | Unset = UNSET,
    if_none_match: str | Unset = UNSET,
    if_modified_since: str | Unset = UNSET,
    if_unmodified_since: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
) -> File | None:
    """Download a version of a file

     As `downloadFile` answers the bytes that the file has now, under the name that it has now: ranges,
    conditions and headers are the same.

    Args:
        file_id (UUID):
        version (int):
        disposition (DownloadFileVersionDisposition | Unset):  Default: 'attachment'.
        range_ (str | Unset):
        if_range (str | Unset):
        if_match (str | Unset):
        if_none_match (str | Unset):
        if_modified_since (str | Unset):
        if_unmodified_since (str | Unset):
        want_content_digest (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        File
    """

    return (
        await asyncio_detailed(
            file_id=file_id,
            version=version,
            client=client,
            disposition=disposition,
            range_=range_,
            if_range=if_range,
            if_match=if_match,
            if_none_match=if_none_match,
            if_modified_since=if_modified_since,
            if_unmodified_since=if_unmodified_since,
            want_content_digest=want_content_digest,
        )
    ).parsed
