from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.unlocked import Unlocked
from ...models.unlocking import Unlocking
from ...types import Response


def _get_kwargs(
    request_token: str,
    *,
    body: Unlocking,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/r/{request_token}/unlock".format(
            request_token=quote(str(request_token), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Unlocked | None:
    if response.status_code == 200:
        response_200 = Unlocked.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Unlocked]:
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
    body: Unlocking,
) -> Response[Unlocked]:
    """Give the password of an upload request

     Answers the form with a cookie and the way back to the page, where `text/html` is asked for; JSON
    with a token to send as `Coffer-Unlock`. Either is good for half an hour, and ends with the
    password. Tries are limited for each link and network. A link without a password takes any.

    Args:
        request_token (str):
        body (Unlocking):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Unlocked]
    """

    kwargs = _get_kwargs(
        request_token=request_token,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    request_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: Unlocking,
) -> Unlocked | None:
    """Give the password of an upload request

     Answers the form with a cookie and the way back to the page, where `text/html` is asked for; JSON
    with a token to send as `Coffer-Unlock`. Either is good for half an hour, and ends with the
    password. Tries are limited for each link and network. A link without a password takes any.

    Args:
        request_token (str):
        body (Unlocking):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Unlocked
    """

    return sync_detailed(
        request_token=request_token,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    request_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: Unlocking,
) -> Response[Unlocked]:
    """Give the password of an upload request

     Answers the form with a cookie and the way back to the page, where `text/html` is asked for; JSON
    with a token to send as `Coffer-Unlock`. Either is good for half an hour, and ends with the
    password. Tries are limited for each link and network. A link without a password takes any.

    Args:
        request_token (str):
        body (Unlocking):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Unlocked]
    """

    kwargs = _get_kwargs(
        request_token=request_token,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    request_token: str,
    *,
    client: AuthenticatedClient | Client,
    body: Unlocking,
) -> Unlocked | None:
    """Give the password of an upload request

     Answers the form with a cookie and the way back to the page, where `text/html` is asked for; JSON
    with a token to send as `Coffer-Unlock`. Either is good for half an hour, and ends with the
    password. Tries are limited for each link and network. A link without a password takes any.

    Args:
        request_token (str):
        body (Unlocking):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Unlocked
    """

    return (
        await asyncio_detailed(
            request_token=request_token,
            client=client,
            body=body,
        )
    ).parsed
