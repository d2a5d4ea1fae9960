from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    upload_id: UUID,
    *,
    body: File,
    tus_resumable: str,
    upload_offset: int,
    upload_length: int | Unset = UNSET,
    upload_checksum: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Tus-Resumable"] = tus_resumable

    headers["Upload-Offset"] = str(upload_offset)

    if not isinstance(upload_length, Unset):
        headers["Upload-Length"] = str(upload_length)

    if not isinstance(upload_checksum, Unset):
        headers["Upload-Checksum"] = upload_checksum

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/uploads/{upload_id}".format(
            upload_id=quote(str(upload_id), safe=""),
        ),
    }

    _kwargs["content"] = body.payload
    headers["Content-Type"] = "application/offset+octet-stream"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | None:
    if response.status_code == 204:
        return None

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    upload_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    tus_resumable: str,
    upload_offset: int,
    upload_length: int | Unset = UNSET,
    upload_checksum: str | Unset = UNSET,
) -> Response[Any]:
    """Send more of an upload

     The bytes from `Upload-Offset` on, which must be where the upload is (409 else; ask with HEAD and go
    on from there). What
    arrived before a connection broke is kept, of a body with `Upload-Checksum` all or nothing. The last
    request counts: one
    that still hangs when another goes on with the same upload is ended with 423. The request that
    brings the last byte makes
    the file, and `Coffer-File-Id` names it; should its answer get lost, HEAD tells the same.

    Args:
        upload_id (UUID):
        tus_resumable (str):
        upload_offset (int):
        upload_length (int | Unset):
        upload_checksum (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        upload_id=upload_id,
        body=body,
        tus_resumable=tus_resumable,
        upload_offset=upload_offset,
        upload_length=upload_length,
        upload_checksum=upload_checksum,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


async def asyncio_detailed(
    upload_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    tus_resumable: str,
    upload_offset: int,
    upload_length: int | Unset = UNSET,
    upload_checksum: str | Unset = UNSET,
) -> Response[Any]:
    """Send more of an upload

     The bytes from `Upload-Offset` on, which must be where the upload is (409 else; ask with HEAD and go
    on from there). What
    arrived before a connection broke is kept, of a body with `Upload-Checksum` all or nothing. The last
    request counts: one
    that still hangs when another goes on with the same upload is ended with 423. The request that
    brings the last byte makes
    the file, and `Coffer-File-Id` names it; should its answer get lost, HEAD tells the same.

    Args:
        upload_id (UUID):
        tus_resumable (str):
        upload_offset (int):
        upload_length (int | Unset):
        upload_checksum (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        upload_id=upload_id,
        body=body,
        tus_resumable=tus_resumable,
        upload_offset=upload_offset,
        upload_length=upload_length,
        upload_checksum=upload_checksum,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)
