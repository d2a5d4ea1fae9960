from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...types import Response


def _get_kwargs(
    kid: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/v1/admin/signing-keys/{kid}".format(
            kid=quote(str(kid), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | None:
    if response.status_code == 204:
        return None

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Any]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    kid: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Any]:
    """Revoke a signing key

     Ends a key that others may know: within two seconds every token that was signed with it is refused
    everywhere here; sessions live on and refresh. When it was the one that signs, the next one signs at
    once, or a new one does. Services that verify by themselves take its tokens until they fetch the
    keys again, after five minutes at most. Needs a recent sign-in.

    Args:
        kid (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        kid=kid,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


async def asyncio_detailed(
    kid: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Any]:
    """Revoke a signing key

     Ends a key that others may know: within two seconds every token that was signed with it is refused
    everywhere here; sessions live on and refresh. When it was the one that signs, the next one signs at
    once, or a new one does. Services that verify by themselves take its tokens until they fetch the
    keys again, after five minutes at most. Needs a recent sign-in.

    Args:
        kid (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any]
    """

    kwargs = _get_kwargs(
        kid=kid,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)
