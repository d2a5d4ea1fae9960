from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.stored_file import StoredFile
from ...types import UNSET, Response, Unset


def _get_kwargs(
    file_id: UUID,
    version: int,
    *,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/files/{file_id}/versions/{version}/restoration".format(
            file_id=quote(str(file_id), safe=""),
            version=quote(str(version), safe=""),
        ),
    }

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
    version: int,
    *,
    client: AuthenticatedClient | Client,
    if_match: str | Unset = UNSET,
) -> Response[StoredFile]:
    """Restore a former version of a file

     Its bytes and their media type become the file’s again, as a new version; those the file has now
    become a former one. Needs `If-Match` with the entity tag of the bytes that the file has now (as
    `downloadFile` gives it), and room in the quota.

    Args:
        file_id (UUID):
        version (int):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[StoredFile]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        version=version,
        if_match=if_match,
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
    if_match: str | Unset = UNSET,
) -> StoredFile | None:
    """Restore a former version of a file

     Its bytes and their media type become the file’s again, as a new version; those the file has now
    become a former one. Needs `If-Match` with the entity tag of the bytes that the file has now (as
    `downloadFile` gives it), and room in the quota.

    Args:
        file_id (UUID):
        version (int):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        StoredFile
    """

    return sync_detailed(
        file_id=file_id,
        version=version,
        client=client,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    file_id: UUID,
    version: int,
    *,
    client: AuthenticatedClient | Client,
    if_match: str | Unset = UNSET,
) -> Response[StoredFile]:
    """Restore a former version of a file

     Its bytes and their media type become the file’s again, as a new version; those the file has now
    become a former one. Needs `If-Match` with the entity tag of the bytes that the file has now (as
    `downloadFile` gives it), and room in the quota.

    Args:
        file_id (UUID):
        version (int):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[StoredFile]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        version=version,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    file_id: UUID,
    version: int,
    *,
    client: AuthenticatedClient | Client,
    if_match: str | Unset = UNSET,
) -> StoredFile | None:
    """Restore a former version of a file

     Its bytes and their media type become the file’s again, as a new version; those the file has now
    become a former one. Needs `If-Match` with the entity tag of the bytes that the file has now (as
    `downloadFile` gives it), and room in the quota.

    Args:
        file_id (UUID):
        version (int):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        StoredFile
    """

    return (
        await asyncio_detailed(
            file_id=file_id,
            version=version,
            client=client,
            if_match=if_match,
        )
    ).parsed
