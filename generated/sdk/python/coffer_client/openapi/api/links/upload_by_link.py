from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.receipt import Receipt
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    upload_token: str,
    *,
    body: File,
    content_length: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(content_length, Unset):
        headers["Content-Length"] = content_length

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/u/{upload_token}".format(
            upload_token=quote(str(upload_token), safe=""),
        ),
    }

    _kwargs["content"] = body.payload
    headers["Content-Type"] = "application/octet-stream"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Receipt | None:
    if response.status_code == 200:
        response_200 = Receipt.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Receipt]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    upload_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    content_length: str | Unset = UNSET,
) -> Response[Receipt]:
    """Upload with a link

     Takes the bytes with just the `Content-Length` and `Content-Type` that the link was made for, once.
    410 once the link is over, 404 when its signature is not right.

    Args:
        upload_token (str):
        content_length (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Receipt]
    """

    kwargs = _get_kwargs(
        upload_token=upload_token,
        body=body,
        content_length=content_length,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    upload_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    content_length: str | Unset = UNSET,
) -> Receipt | None:
    """Upload with a link

     Takes the bytes with just the `Content-Length` and `Content-Type` that the link was made for, once.
    410 once the link is over, 404 when its signature is not right.

    Args:
        upload_token (str):
        content_length (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Receipt
    """

    return sync_detailed(
        upload_token=upload_token,
        client=client,
        body=body,
        content_length=content_length,
    ).parsed


async def asyncio_detailed(
    upload_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    content_length: str | Unset = UNSET,
) -> Response[Receipt]:
    """Upload with a link

     Takes the bytes with just the `Content-Length` and `Content-Type` that the link was made for, once.
    410 once the link is over, 404 when its signature is not right.

    Args:
        upload_token (str):
        content_length (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Receipt]
    """

    kwargs = _get_kwargs(
        upload_token=upload_token,
        body=body,
        content_length=content_length,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    upload_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    content_length: str | Unset = UNSET,
) -> Receipt | None:
    """Upload with a link

     Takes the bytes with just the `Content-Length` and `Content-Type` that the link was made for, once.
    410 once the link is over, 404 when its signature is not right.

    Args:
        upload_token (str):
        content_length (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Receipt
    """

    return (
        await asyncio_detailed(
            upload_token=upload_token,
            client=client,
            body=body,
            content_length=content_length,
        )
    ).parsed
