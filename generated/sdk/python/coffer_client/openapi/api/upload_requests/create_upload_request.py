from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.new_upload_request import NewUploadRequest
from ...models.upload_request import UploadRequest
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: NewUploadRequest,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/upload-requests",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> UploadRequest | None:
    if response.status_code == 201:
        response_201 = UploadRequest.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[UploadRequest]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewUploadRequest,
    idempotency_key: str | Unset = UNSET,
) -> Response[UploadRequest]:
    """Ask somebody for files

     Makes a link through which somebody without an account puts files into this one, within its quota
    and the limits given here. Guests see nothing of what is there, not even what they sent themselves.
    Whoever may store no files themselves asks nobody for them.

    Args:
        idempotency_key (str | Unset):
        body (NewUploadRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UploadRequest]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: NewUploadRequest,
    idempotency_key: str | Unset = UNSET,
) -> UploadRequest | None:
    """Ask somebody for files

     Makes a link through which somebody without an account puts files into this one, within its quota
    and the limits given here. Guests see nothing of what is there, not even what they sent themselves.
    Whoever may store no files themselves asks nobody for them.

    Args:
        idempotency_key (str | Unset):
        body (NewUploadRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UploadRequest
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewUploadRequest,
    idempotency_key: str | Unset = UNSET,
) -> Response[UploadRequest]:
    """Ask somebody for files

     Makes a link through which somebody without an account puts files into this one, within its quota
    and the limits given here. Guests see nothing of what is there, not even what they sent themselves.
    Whoever may store no files themselves asks nobody for them.

    Args:
        idempotency_key (str | Unset):
        body (NewUploadRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UploadRequest]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: NewUploadRequest,
    idempotency_key: str | Unset = UNSET,
) -> UploadRequest | None:
    """Ask somebody for files

     Makes a link through which somebody without an account puts files into this one, within its quota
    and the limits given here. Guests see nothing of what is there, not even what they sent themselves.
    Whoever may store no files themselves asks nobody for them.

    Args:
        idempotency_key (str | Unset):
        body (NewUploadRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UploadRequest
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
