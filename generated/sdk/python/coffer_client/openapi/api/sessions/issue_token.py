from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.token_request import TokenRequest
from ...models.token_response import TokenResponse
from ...types import Response


def _get_kwargs(
    *,
    body: TokenRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/oauth/token",
    }

    _kwargs["data"] = body.to_dict()
    headers["Content-Type"] = "application/x-www-form-urlencoded"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> TokenResponse | None:
    if response.status_code == 200:
        response_200 = TokenResponse.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[TokenResponse]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: TokenRequest,
) -> Response[TokenResponse]:
    """Get an access token

     RFC 6749. `grant_type=refresh_token` (section 6) refreshes a session: every refresh token works
    once. An answer
    that was lost can be asked for again with the same token for 30 seconds, as long as the new one has
    not been used;
    any other second use ends the session. `grant_type=client_credentials` (section 4.4) gives a program
    an access
    token for its API key: the key's id is the client's id, its whole text the client's secret, sent
    with HTTP Basic
    or in the form. Such a token belongs to no session, has no refresh token, and lives no longer than
    the key.
    `scope` asks for fewer scopes than there are, for this access token alone; one of a session changes
    nothing about the
    account itself either, such as its password, factors, address and sessions.
    Failures are problem documents that carry the members `error` and `error_description` of RFC 6749 as
    well.
    Members that are not known here are ignored, as RFC 6749 asks.

    Args:
        body (TokenRequest): Every field may be there once (RFC 6749, section 3.2), also one that
            is not known here.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TokenResponse]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: TokenRequest,
) -> TokenResponse | None:
    """Get an access token

     RFC 6749. `grant_type=refresh_token` (section 6) refreshes a session: every refresh token works
    once. An answer
    that was lost can be asked for again with the same token for 30 seconds, as long as the new one has
    not been used;
    any other second use ends the session. `grant_type=client_credentials` (section 4.4) gives a program
    an access
    token for its API key: the key's id is the client's id, its whole text the client's secret, sent
    with HTTP Basic
    or in the form. Such a token belongs to no session, has no refresh token, and lives no longer than
    the key.
    `scope` asks for fewer scopes than there are, for this access token alone; one of a session changes
    nothing about the
    account itself either, such as its password, factors, address and sessions.
    Failures are problem documents that carry the members `error` and `error_description` of RFC 6749 as
    well.
    Members that are not known here are ignored, as RFC 6749 asks.

    Args:
        body (TokenRequest): Every field may be there once (RFC 6749, section 3.2), also one that
            is not known here.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TokenResponse
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: TokenRequest,
) -> Response[TokenResponse]:
    """Get an access token

     RFC 6749. `grant_type=refresh_token` (section 6) refreshes a session: every refresh token works
    once. An answer
    that was lost can be asked for again with the same token for 30 seconds, as long as the new one has
    not been used;
    any other second use ends the session. `grant_type=client_credentials` (section 4.4) gives a program
    an access
    token for its API key: the key's id is the client's id, its whole text the client's secret, sent
    with HTTP Basic
    or in the form. Such a token belongs to no session, has no refresh token, and lives no longer than
    the key.
    `scope` asks for fewer scopes than there are, for this access token alone; one of a session changes
    nothing about the
    account itself either, such as its password, factors, address and sessions.
    Failures are problem documents that carry the members `error` and `error_description` of RFC 6749 as
    well.
    Members that are not known here are ignored, as RFC 6749 asks.

    Args:
        body (TokenRequest): Every field may be there once (RFC 6749, section 3.2), also one that
            is not known here.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[TokenResponse]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: TokenRequest,
) -> TokenResponse | None:
    """Get an access token

     RFC 6749. `grant_type=refresh_token` (section 6) refreshes a session: every refresh token works
    once. An answer
    that was lost can be asked for again with the same token for 30 seconds, as long as the new one has
    not been used;
    any other second use ends the session. `grant_type=client_credentials` (section 4.4) gives a program
    an access
    token for its API key: the key's id is the client's id, its whole text the client's secret, sent
    with HTTP Basic
    or in the form. Such a token belongs to no session, has no refresh token, and lives no longer than
    the key.
    `scope` asks for fewer scopes than there are, for this access token alone; one of a session changes
    nothing about the
    account itself either, such as its password, factors, address and sessions.
    Failures are problem documents that carry the members `error` and `error_description` of RFC 6749 as
    well.
    Members that are not known here are ignored, as RFC 6749 asks.

    Args:
        body (TokenRequest): Every field may be there once (RFC 6749, section 3.2), also one that
            is not known here.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        TokenResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
