from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.stored_file import StoredFile
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    file_id: UUID,
    *,
    body: File,
    if_match: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
    want_repr_digest: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    if not isinstance(repr_digest, Unset):
        headers["Repr-Digest"] = repr_digest

    if not isinstance(want_content_digest, Unset):
        headers["Want-Content-Digest"] = want_content_digest

    if not isinstance(want_repr_digest, Unset):
        headers["Want-Repr-Digest"] = want_repr_digest

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/v1/files/{file_id}/content".format(
            file_id=quote(str(file_id), safe=""),
        ),
    }

    _kwargs["content"] = body.payload
    headers["Content-Type"] = "application/octet-stream"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> StoredFile | None:
    if response.status_code == 200:
        response_200 = StoredFile.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[StoredFile]:
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
    body: File,
    if_match: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
    want_repr_digest: str | Unset = UNSET,
) -> Response[StoredFile]:
    """Replace a file's bytes

     Needs `If-Match` with the entity tag of the bytes that are to be replaced (as `downloadFile` gives
    it: the SHA-256 digest in quotes). A reader gets the old bytes or the new ones, never a mixture. The
    old ones stay as a former version (`listFileVersions`), and count for the quota as long as they do.

    Args:
        file_id (UUID):
        if_match (str | Unset):
        repr_digest (str | Unset):
        want_content_digest (str | Unset):
        want_repr_digest (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[StoredFile]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        body=body,
        if_match=if_match,
        repr_digest=repr_digest,
        want_content_digest=want_content_digest,
        want_repr_digest=want_repr_digest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    if_match: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
    want_repr_digest: str | Unset = UNSET,
) -> StoredFile | None:
    """Replace a file's bytes

     Needs `If-Match` with the entity tag of the bytes that are to be replaced (as `downloadFile` gives
    it: the SHA-256 digest in quotes). A reader gets the old bytes or the new ones, never a mixture. The
    old ones stay as a former version (`listFileVersions`), and count for the quota as long as they do.

    Args:
        file_id (UUID):
        if_match (str | Unset):
        repr_digest (str | Unset):
        want_content_digest (str | Unset):
        want_repr_digest (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        StoredFile
    """

    return sync_detailed(
        file_id=file_id,
        client=client,
        body=body,
        if_match=if_match,
        repr_digest=repr_digest,
        want_content_digest=want_content_digest,
        want_repr_digest=want_repr_digest,
    ).parsed


async def asyncio_detailed(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    if_match: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
    want_repr_digest: str | Unset = UNSET,
) -> Response[StoredFile]:
    """Replace a file's bytes

     Needs `If-Match` with the entity tag of the bytes that are to be replaced (as `downloadFile` gives
    it: the SHA-256 digest in quotes). A reader gets the old bytes or the new ones, never a mixture. The
    old ones stay as a former version (`listFileVersions`), and count for the quota as long as they do.

    Args:
        file_id (UUID):
        if_match (str | Unset):
        repr_digest (str | Unset):
        want_content_digest (str | Unset):
        want_repr_digest (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[StoredFile]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        body=body,
        if_match=if_match,
        repr_digest=repr_digest,
        want_content_digest=want_content_digest,
        want_repr_digest=want_repr_digest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    if_match: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
    want_repr_digest: str | Unset = UNSET,
) -> StoredFile | None:
    """Replace a file's bytes

     Needs `If-Match` with the entity tag of the bytes that are to be replaced (as `downloadFile` gives
    it: the SHA-256 digest in quotes). A reader gets the old bytes or the new ones, never a mixture. The
    old ones stay as a former version (`listFileVersions`), and count for the quota as long as they do.

    Args:
        file_id (UUID):
        if_match (str | Unset):
        repr_digest (str | Unset):
        want_content_digest (str | Unset):
        want_repr_digest (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        StoredFile
    """

    return (
        await asyncio_detailed(
            file_id=file_id,
            client=client,
            body=body,
            if_match=if_match,
            repr_digest=repr_digest,
            want_content_digest=want_content_digest,
            want_repr_digest=want_repr_digest,
        )
    ).parsed
