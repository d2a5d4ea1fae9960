from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.create_upload_upload_defer_length import (
    CreateUploadUploadDeferLength,
)
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    *,
    body: File | Unset = UNSET,
    tus_resumable: str,
    upload_length: int | Unset = UNSET,
    upload_defer_length: CreateUploadUploadDeferLength | Unset = UNSET,
    upload_metadata: str | Unset = UNSET,
    upload_checksum: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    headers["Tus-Resumable"] = tus_resumable

    if not isinstance(upload_length, Unset):
        headers["Upload-Length"] = str(upload_length)

    if not isinstance(upload_defer_length, Unset):
        headers["Upload-Defer-Length"] = str(upload_defer_length)

    if not isinstance(upload_metadata, Unset):
        headers["Upload-Metadata"] = upload_metadata

    if not isinstance(upload_checksum, Unset):
        headers["Upload-Checksum"] = upload_checksum

    if not isinstance(repr_digest, Unset):
        headers["Repr-Digest"] = repr_digest

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/uploads",
    }

    if not isinstance(body, Unset):
        _kwargs["content"] = body.payload
    headers["Content-Type"] = "application/offset+octet-stream"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | None:
    if response.status_code == 201:
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
    *,
    client: AuthenticatedClient | Client,
    body: File | Unset = UNSET,
    tus_resumable: str,
    upload_length: int | Unset = UNSET,
    upload_defer_length: CreateUploadUploadDeferLength | Unset = UNSET,
    upload_metadata: str | Unset = UNSET,
    upload_checksum: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[Any]:
    """Begin an upload

     Creation of tus 1.0. Say how long the file is (`Upload-Length`), or that this is told later
    (`Upload-Defer-Length: 1`).
    The first bytes may come along, and when they are all there are, the file is there with the answer.
    `Location` is where
    the upload goes on. An account may have 100 uploads under way. A `Repr-Digest` (RFC 9530, `sha-256`
    or `sha-512`) is
    checked when the bytes are complete. With an `Idempotency-Key` no bytes may come along: they follow
    when it has begun.

    Args:
        tus_resumable (str):
        upload_length (int | Unset):
        upload_defer_length (CreateUploadUploadDeferLength | Unset):
        upload_metadata (str | Unset):
        upload_checksum (str | Unset):
        repr_digest (str | Unset):
        idempotency_key (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        body=body,
        tus_resumable=tus_resumable,
        upload_length=upload_length,
        upload_defer_length=upload_defer_length,
        upload_metadata=upload_metadata,
        upload_checksum=upload_checksum,
        repr_digest=repr_digest,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: File | Unset = UNSET,
    tus_resumable: str,
    upload_length: int | Unset = UNSET,
    upload_defer_length: CreateUploadUploadDeferLength | Unset = UNSET,
    upload_metadata: str | Unset = UNSET,
    upload_checksum: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
) -> Response[Any]:
    """Begin an upload

     Creation of tus 1.0. Say how long the file is (`Upload-Length`), or that this is told later
    (`Upload-Defer-Length: 1`).
    The first bytes may come along, and when they are all there are, the file is there with the answer.
    `Location` is where
    the upload goes on. An account may have 100 uploads under way. A `Repr-Digest` (RFC 9530, `sha-256`
    or `sha-512`) is
    checked when the bytes are complete. With an `Idempotency-Key` no bytes may come along: they follow
    when it has begun.

    Args:
        tus_resumable (str):
        upload_length (int | Unset):
        upload_defer_length (CreateUploadUploadDeferLength | Unset):
        upload_metadata (str | Unset):
        upload_checksum (str | Unset):
        repr_digest (str | Unset):
        idempotency_key (str | Unset):
        body (File | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        body=body,
        tus_resumable=tus_resumable,
        upload_length=upload_length,
        upload_defer_length=upload_defer_length,
        upload_metadata=upload_metadata,
        upload_checksum=upload_checksum,
        repr_digest=repr_digest,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)
