from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.receipt import Receipt
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    request_token: str,
    *,
    body: File,
    guest_name: str | Unset = UNSET,
    coffer_unlock_header: str | Unset = UNSET,
    content_disposition: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(coffer_unlock_header, Unset):
        headers["Coffer-Unlock"] = coffer_unlock_header

    if not isinstance(content_disposition, Unset):
        headers["Content-Disposition"] = content_disposition

    cookies = {}
    if coffer_unlock_cookie is not UNSET:
        cookies["coffer_unlock"] = coffer_unlock_cookie

    params: dict[str, Any] = {}

    params["guestName"] = guest_name

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/r/{request_token}/files".format(
            request_token=quote(str(request_token), safe=""),
        ),
        "params": params,
        "cookies": cookies,
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
    request_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    guest_name: str | Unset = UNSET,
    coffer_unlock_header: str | Unset = UNSET,
    content_disposition: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> Response[Receipt]:
    """Send a file to an upload request

     Send the page's form (`multipart/form-data`; the name before the file) or the bytes themselves with
    their `Content-Type`, `Content-Disposition` for the file's name, and `guestName` for the own. 413
    when the request or the account has no room for it; which of them is not told.

    Args:
        request_token (str):
        guest_name (str | Unset):
        coffer_unlock_header (str | Unset):
        content_disposition (str | Unset):
        coffer_unlock_cookie (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Receipt]
    """

    kwargs = _get_kwargs(
        request_token=request_token,
        body=body,
        guest_name=guest_name,
        coffer_unlock_header=coffer_unlock_header,
        content_disposition=content_disposition,
        coffer_unlock_cookie=coffer_unlock_cookie,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    request_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    guest_name: str | Unset = UNSET,
    coffer_unlock_header: str | Unset = UNSET,
    content_disposition: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> Receipt | None:
    """Send a file to an upload request

     Send the page's form (`multipart/form-data`; the name before the file) or the bytes themselves with
    their `Content-Type`, `Content-Disposition` for the file's name, and `guestName` for the own. 413
    when the request or the account has no room for it; which of them is not told.

    Args:
        request_token (str):
        guest_name (str | Unset):
        coffer_unlock_header (str | Unset):
        content_disposition (str | Unset):
        coffer_unlock_cookie (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Receipt
    """

    return sync_detailed(
        request_token=request_token,
        client=client,
        body=body,
        guest_name=guest_name,
        coffer_unlock_header=coffer_unlock_header,
        content_disposition=content_disposition,
        coffer_unlock_cookie=coffer_unlock_cookie,
    ).parsed


async def asyncio_detailed(
    request_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    guest_name: str | Unset = UNSET,
    coffer_unlock_header: str | Unset = UNSET,
    content_disposition: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> Response[Receipt]:
    """Send a file to an upload request

     Send the page's form (`multipart/form-data`; the name before the file) or the bytes themselves with
    their `Content-Type`, `Content-Disposition` for the file's name, and `guestName` for the own. 413
    when the request or the account has no room for it; which of them is not told.

    Args:
        request_token (str):
        guest_name (str | Unset):
        coffer_unlock_header (str | Unset):
        content_disposition (str | Unset):
        coffer_unlock_cookie (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Receipt]
    """

    kwargs = _get_kwargs(
        request_token=request_token,
        body=body,
        guest_name=guest_name,
        coffer_unlock_header=coffer_unlock_header,
        content_disposition=content_disposition,
        coffer_unlock_cookie=coffer_unlock_cookie,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    request_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: File,
    guest_name: str | Unset = UNSET,
    coffer_unlock_header: str | Unset = UNSET,
    content_disposition: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> Receipt | None:
    """Send a file to an upload request

     Send the page's form (`multipart/form-data`; the name before the file) or the bytes themselves with
    their `Content-Type`, `Content-Disposition` for the file's name, and `guestName` for the own. 413
    when the request or the account has no room for it; which of them is not told.

    Args:
        request_token (str):
        guest_name (str | Unset):
        coffer_unlock_header (str | Unset):
        content_disposition (str | Unset):
        coffer_unlock_cookie (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Receipt
    """

    return (
        await asyncio_detailed(
            request_token=request_token,
            client=client,
            body=body,
            guest_name=guest_name,
            coffer_unlock_header=coffer_unlock_header,
            content_disposition=content_disposition,
            coffer_unlock_cookie=coffer_unlock_cookie,
        )
    ).parsed
