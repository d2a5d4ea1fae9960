from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.upload import Upload
from ...types import UNSET, Response, Unset


def _get_kwargs(
    upload_id: UUID,
    *,
    tus_resumable: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(tus_resumable, Unset):
        headers["Tus-Resumable"] = tus_resumable

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/uploads/{upload_id}".format(
            upload_id=quote(str(upload_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Upload | None:
    if response.status_code == 200:
        response_200 = Upload.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Upload]:
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
    tus_resumable: str | Unset = UNSET,
) -> Response[Upload]:
    """Get an upload

     How far it is: `Upload-Offset` is the first byte that is missing, and all before it is stored for
    good. HEAD, which tus
    asks with, gives the same header fields. Once the file is there, `Coffer-File-Id` names it, until
    the upload expires. An
    upload that has all its bytes and is no file yet, because the service was interrupted, becomes one
    by being asked for.

    Args:
        upload_id (UUID):
        tus_resumable (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Upload]
    """

    kwargs = _get_kwargs(
        upload_id=upload_id,
        tus_resumable=tus_resumable,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    upload_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    tus_resumable: str | Unset = UNSET,
) -> Upload | None:
    """Get an upload

     How far it is: `Upload-Offset` is the first byte that is missing, and all before it is stored for
    good. HEAD, which tus
    asks with, gives the same header fields. Once the file is there, `Coffer-File-Id` names it, until
    the upload expires. An
    upload that has all its bytes and is no file yet, because the service was interrupted, becomes one
    by being asked for.

    Args:
        upload_id (UUID):
        tus_resumable (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Upload
    """

    return sync_detailed(
        upload_id=upload_id,
        client=client,
        tus_resumable=tus_resumable,
    ).parsed


async def asyncio_detailed(
    upload_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    tus_resumable: str | Unset = UNSET,
) -> Response[Upload]:
    """Get an upload

     How far it is: `Upload-Offset` is the first byte that is missing, and all before it is stored for
    good. HEAD, which tus
    asks with, gives the same header fields. Once the file is there, `Coffer-File-Id` names it, until
    the upload expires. An
    upload that has all its bytes and is no file yet, because the service was interrupted, becomes one
    by being asked for.

    Args:
        upload_id (UUID):
        tus_resumable (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Upload]
    """

    kwargs = _get_kwargs(
        upload_id=upload_id,
        tus_resumable=tus_resumable,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    upload_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    tus_resumable: str | Unset = UNSET,
) -> Upload | None:
    """Get an upload

     How far it is: `Upload-Offset` is the first byte that is missing, and all before it is stored for
    good. HEAD, which tus
    asks with, gives the same header fields. Once the file is there, `Coffer-File-Id` names it, until
    the upload expires. An
    upload that has all its bytes and is no file yet, because the service was interrupted, becomes one
    by being asked for.

    Args:
        upload_id (UUID):
        tus_resumable (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Upload
    """

    return (
        await asyncio_detailed(
            upload_id=upload_id,
            client=client,
            tus_resumable=tus_resumable,
        )
    ).parsed
