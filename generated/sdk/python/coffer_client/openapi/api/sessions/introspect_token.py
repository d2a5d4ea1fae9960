from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.introspection import Introspection
from ...models.introspection_request import IntrospectionRequest
from ...types import Response


def _get_kwargs(
    *,
    body: IntrospectionRequest,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/oauth/introspect",
    }

    _kwargs["data"] = body.to_dict()
    headers["Content-Type"] = "application/x-www-form-urlencoded"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Introspection | None:
    if response.status_code == 200:
        response_200 = Introspection.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Introspection]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: IntrospectionRequest,
) -> Response[Introspection]:
    """Look at a token

     RFC 7662, for services that are given tokens of this one: whether an access token, a refresh token
    or an API key
    works now, and what it is good for. Everything else, and whatever has expired or been revoked, is
    not active, and
    no more is told of it. A refresh token that is looked at is not used. The caller shows a bearer
    token, or its API
    key as a client with HTTP Basic.

    Args:
        body (IntrospectionRequest): Every field may be there once (RFC 6749, section 3.2), also
            one that is not known here.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Introspection]
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
    body: IntrospectionRequest,
) -> Introspection | None:
    """Look at a token

     RFC 7662, for services that are given tokens of this one: whether an access token, a refresh token
    or an API key
    works now, and what it is good for. Everything else, and whatever has expired or been revoked, is
    not active, and
    no more is told of it. A refresh token that is looked at is not used. The caller shows a bearer
    token, or its API
    key as a client with HTTP Basic.

    Args:
        body (IntrospectionRequest): Every field may be there once (RFC 6749, section 3.2), also
            one that is not known here.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Introspection
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: IntrospectionRequest,
) -> Response[Introspection]:
    """Look at a token

     RFC 7662, for services that are given tokens of this one: whether an access token, a refresh token
    or an API key
    works now, and what it is good for. Everything else, and whatever has expired or been revoked, is
    not active, and
    no more is told of it. A refresh token that is looked at is not used. The caller shows a bearer
    token, or its API
    key as a client with HTTP Basic.

    Args:
        body (IntrospectionRequest): Every field may be there once (RFC 6749, section 3.2), also
            one that is not known here.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Introspection]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: IntrospectionRequest,
) -> Introspection | None:
    """Look at a token

     RFC 7662, for services that are given tokens of this one: whether an access token, a refresh token
    or an API key
    works now, and what it is good for. Everything else, and whatever has expired or been revoked, is
    not active, and
    no more is told of it. A refresh token that is looked at is not used. The caller shows a bearer
    token, or its API
    key as a client with HTTP Basic.

    Args:
        body (IntrospectionRequest): Every field may be there once (RFC 6749, section 3.2), also
            one that is not known here.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Introspection
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
