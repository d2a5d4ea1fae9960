from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.shared_files import SharedFiles
from ...types import UNSET, Response, Unset


def _get_kwargs(
    share_token: str,
    *,
    coffer_unlock_header: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(coffer_unlock_header, Unset):
        headers["Coffer-Unlock"] = coffer_unlock_header

    cookies = {}
    if coffer_unlock_cookie is not UNSET:
        cookies["coffer_unlock"] = coffer_unlock_cookie

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/s/{share_token}".format(
            share_token=quote(str(share_token), safe=""),
        ),
        "cookies": cookies,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> SharedFiles | None:
    if response.status_code == 200:
        response_200 = SharedFiles.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[SharedFiles]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    coffer_unlock_header: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> Response[SharedFiles]:
    """Look at shared files

     A page where `text/html` is asked for, JSON otherwise. Looking counts as no download. 401 while the
    password was not given (`unlockShare`), 404 when there is no such link, 410 with `reason` when it is
    over: `expired`, `revoked`, `used-up` or `empty`, when none of its files is there any more.

    Args:
        share_token (str):
        coffer_unlock_header (str | Unset):
        coffer_unlock_cookie (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SharedFiles]
    """

    kwargs = _get_kwargs(
        share_token=share_token,
        coffer_unlock_header=coffer_unlock_header,
        coffer_unlock_cookie=coffer_unlock_cookie,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    coffer_unlock_header: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> SharedFiles | None:
    """Look at shared files

     A page where `text/html` is asked for, JSON otherwise. Looking counts as no download. 401 while the
    password was not given (`unlockShare`), 404 when there is no such link, 410 with `reason` when it is
    over: `expired`, `revoked`, `used-up` or `empty`, when none of its files is there any more.

    Args:
        share_token (str):
        coffer_unlock_header (str | Unset):
        coffer_unlock_cookie (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SharedFiles
    """

    return sync_detailed(
        share_token=share_token,
        client=client,
        coffer_unlock_header=coffer_unlock_header,
        coffer_unlock_cookie=coffer_unlock_cookie,
    ).parsed


async def asyncio_detailed(
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    coffer_unlock_header: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> Response[SharedFiles]:
    """Look at shared files

     A page where `text/html` is asked for, JSON otherwise. Looking counts as no download. 401 while the
    password was not given (`unlockShare`), 404 when there is no such link, 410 with `reason` when it is
    over: `expired`, `revoked`, `used-up` or `empty`, when none of its files is there any more.

    Args:
        share_token (str):
        coffer_unlock_header (str | Unset):
        coffer_unlock_cookie (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[SharedFiles]
    """

    kwargs = _get_kwargs(
        share_token=share_token,
        coffer_unlock_header=coffer_unlock_header,
        coffer_unlock_cookie=coffer_unlock_cookie,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    share_token: str,
    *,
    client: AuthenticatedClient | Client,
    coffer_unlock_header: str | Unset = UNSET,
    coffer_unlock_cookie: str | Unset = UNSET,
) -> SharedFiles | None:
    """Look at shared files

     A page where `text/html` is asked for, JSON otherwise. Looking counts as no download. 401 while the
    password was not given (`unlockShare`), 404 when there is no such link, 410 with `reason` when it is
    over: `expired`, `revoked`, `used-up` or `empty`, when none of its files is there any more.

    Args:
        share_token (str):
        coffer_unlock_header (str | Unset):
        coffer_unlock_cookie (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        SharedFiles
    """

    return (
        await asyncio_detailed(
            share_token=share_token,
            client=client,
            coffer_unlock_header=coffer_unlock_header,
            coffer_unlock_cookie=coffer_unlock_cookie,
        )
    ).parsed
