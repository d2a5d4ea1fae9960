from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.file_patch import FilePatch
from ...models.stored_file import StoredFile
from ...types import UNSET, Response, Unset


def _get_kwargs(
    file_id: UUID,
    *,
    body: FilePatch,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/files/{file_id}".format(
            file_id=quote(str(file_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"

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
    body: FilePatch,
    if_match: str | Unset = UNSET,
) -> Response[StoredFile]:
    """Change a file's description

     A merge patch (RFC 7396): what is absent stays, `null` clears. `tags` and `metadata` are replaced as
    a whole. A file in the trash must be restored first.

    Args:
        file_id (UUID):
        if_match (str | Unset):
        body (FilePatch):

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
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: FilePatch,
    if_match: str | Unset = UNSET,
) -> StoredFile | None:
    """Change a file's description

     A merge patch (RFC 7396): what is absent stays, `null` clears. `tags` and `metadata` are replaced as
    a whole. A file in the trash must be restored first.

    Args:
        file_id (UUID):
        if_match (str | Unset):
        body (FilePatch):

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
    ).parsed


async def asyncio_detailed(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: FilePatch,
    if_match: str | Unset = UNSET,
) -> Response[StoredFile]:
    """Change a file's description

     A merge patch (RFC 7396): what is absent stays, `null` clears. `tags` and `metadata` are replaced as
    a whole. A file in the trash must be restored first.

    Args:
        file_id (UUID):
        if_match (str | Unset):
        body (FilePatch):

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
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: FilePatch,
    if_match: str | Unset = UNSET,
) -> StoredFile | None:
    """Change a file's description

     A merge patch (RFC 7396): what is absent stays, `null` clears. `tags` and `metadata` are replaced as
    a whole. A file in the trash must be restored first.

    Args:
        file_id (UUID):
        if_match (str | Unset):
        body (FilePatch):

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
        )
    ).parsed
