from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.open_upload_request_notice import (
    OpenUploadRequestNotice,
)
from ...models.opened_upload_request import OpenedUploadRequest
from ...types import UNSET, Response, Unset


def _get_kwargs(
    request_token: str,
    *,
    notice: OpenUploadRequestNotice | Unset = UNSET,
    coffer_unlock_header: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(coffer_unlock_header, Unset):
        headers["Coffer-Unlock"] = coffer_unlock_header

    cookies = {}
    if coffer_unlock_cookie is not UNSET:
        cookies["coffer_unlock"] = coffer_unlock_cookie

    params: dict[str, Any] = {}

    json_notice: str | Unset = UNSET
    if not isinstance(notice, Unset):
        json_notice = notice

    params["notice"] = json_notice

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/r/{request_token}".format(
            request_token=quote(str(request_token), safe=""),
        ),
        "params": params,
        "cookies": cookies,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> OpenedUploadRequest | None:
    if response.status_code == 200:
        response_200 = OpenedUploadRequest.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[OpenedUploadRequest]:
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
    notice: OpenUploadRequestNotice | Unset = UNSET,
    coffer_unlock_header: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> Response[OpenedUploadRequest]:
    """Look at an upload request

     A page with a form where `text/html` is asked for, JSON otherwise. 401 while the password was not
    given (`unlockUploadRequest`), 404 when there is no such link, 410 with `reason` when it is over:
    `expired`, `revoked` or `full`.

    Args:
        request_token (str):
        notice (OpenUploadRequestNotice | Unset):
        coffer_unlock_header (str | Unset):
        coffer_unlock_cookie (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OpenedUploadRequest]
    """

    kwargs = _get_kwargs(
        request_token=request_token,
        notice=notice,
        coffer_unlock_header=coffer_unlock_header,
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
    notice: OpenUploadRequestNotice | Unset = UNSET,
    coffer_unlock_header: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> OpenedUploadRequest | None:
    """Look at an upload request

     A page with a form where `text/html` is asked for, JSON otherwise. 401 while the password was not
    given (`unlockUploadRequest`), 404 when there is no such link, 410 with `reason` when it is over:
    `expired`, `revoked` or `full`.

    Args:
        request_token (str):
        notice (OpenUploadRequestNotice | Unset):
        coffer_unlock_header (str | Unset):
        coffer_unlock_cookie (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OpenedUploadRequest
    """

    return sync_detailed(
        request_token=request_token,
        client=client,
        notice=notice,
        coffer_unlock_header=coffer_unlock_header,
        coffer_unlock_cookie=coffer_unlock_cookie,
    ).parsed


async def asyncio_detailed(
    request_token: str,
    *,
    client: AuthenticatedClient | Client,
    notice: OpenUploadRequestNotice | Unset = UNSET,
    coffer_unlock_header: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> Response[OpenedUploadRequest]:
    """Look at an upload request

     A page with a form where `text/html` is asked for, JSON otherwise. 401 while the password was not
    given (`unlockUploadRequest`), 404 when there is no such link, 410 with `reason` when it is over:
    `expired`, `revoked` or `full`.

    Args:
        request_token (str):
        notice (OpenUploadRequestNotice | Unset):
        coffer_unlock_header (str | Unset):
        coffer_unlock_cookie (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[OpenedUploadRequest]
    """

    kwargs = _get_kwargs(
        request_token=request_token,
        notice=notice,
        coffer_unlock_header=coffer_unlock_header,
        coffer_unlock_cookie=coffer_unlock_cookie,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    request_token: str,
    *,
    client: AuthenticatedClient | Client,
    notice: OpenUploadRequestNotice | Unset = UNSET,
    coffer_unlock_header: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> OpenedUploadRequest | None:
    """Look at an upload request

     A page with a form where `text/html` is asked for, JSON otherwise. 401 while the password was not
    given (`unlockUploadRequest`), 404 when there is no such link, 410 with `reason` when it is over:
    `expired`, `revoked` or `full`.

    Args:
        request_token (str):
        notice (OpenUploadRequestNotice | Unset):
        coffer_unlock_header (str | Unset):
        coffer_unlock_cookie (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        OpenedUploadRequest
    """

    return (
        await asyncio_detailed(
            request_token=request_token,
            client=client,
            notice=notice,
            coffer_unlock_header=coffer_unlock_header,
            coffer_unlock_cookie=coffer_unlock_cookie,
        )
    ).parsed
