from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.download_link import DownloadLink
from ...models.new_download_link import NewDownloadLink
from ...types import Response


def _get_kwargs(
    file_id: UUID,
    *,
    body: NewDownloadLink,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/files/{file_id}/download-links".format(
            file_id=quote(str(file_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> DownloadLink | None:
    if response.status_code == 201:
        response_201 = DownloadLink.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[DownloadLink]:
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
    body: NewDownloadLink,
) -> Response[DownloadLink]:
    """Make a short-lived download link

     An address that gives the bytes of this version of the file to whoever has it, without credentials,
    for at most an hour. Nothing is stored: the address itself is signed. It ends early with the session
    or API key that made it, when the roles of the account change or it is disabled, and when the bytes
    are replaced or the file is deleted.

    Args:
        file_id (UUID):
        body (NewDownloadLink):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DownloadLink]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: NewDownloadLink,
) -> DownloadLink | None:
    """Make a short-lived download link

     An address that gives the bytes of this version of the file to whoever has it, without credentials,
    for at most an hour. Nothing is stored: the address itself is signed. It ends early with the session
    or API key that made it, when the roles of the account change or it is disabled, and when the bytes
    are replaced or the file is deleted.

    Args:
        file_id (UUID):
        body (NewDownloadLink):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DownloadLink
    """

    return sync_detailed(
        file_id=file_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: NewDownloadLink,
) -> Response[DownloadLink]:
    """Make a short-lived download link

     An address that gives the bytes of this version of the file to whoever has it, without credentials,
    for at most an hour. Nothing is stored: the address itself is signed. It ends early with the session
    or API key that made it, when the roles of the account change or it is disabled, and when the bytes
    are replaced or the file is deleted.

    Args:
        file_id (UUID):
        body (NewDownloadLink):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DownloadLink]
    """

    kwargs = _get_kwargs(
        file_id=file_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    file_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: NewDownloadLink,
) -> DownloadLink | None:
    """Make a short-lived download link

     An address that gives the bytes of this version of the file to whoever has it, without credentials,
    for at most an hour. Nothing is stored: the address itself is signed. It ends early with the session
    or API key that made it, when the roles of the account change or it is disabled, and when the bytes
    are replaced or the file is deleted.

    Args:
        file_id (UUID):
        body (NewDownloadLink):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DownloadLink
    """

    return (
        await asyncio_detailed(
            file_id=file_id,
            client=client,
            body=body,
        )
    ).parsed
