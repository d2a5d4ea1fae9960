from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.acceptance import Acceptance
from ...models.email_only import EmailOnly
from ...types import Response


def _get_kwargs(
    *,
    body: EmailOnly,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/password-resets",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Acceptance | None:
    if response.status_code == 202:
        response_202 = Acceptance.from_dict(response.json())

        return response_202

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Acceptance]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: EmailOnly,
) -> Response[Acceptance]:
    """Ask for a link to set a new password

     When an account has the address, a letter goes there with a link that works once and for an hour.
    The answer, and the time that it takes, are the same whether there is such an account or not.

    Args:
        body (EmailOnly):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Acceptance]
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
    body: EmailOnly,
) -> Acceptance | None:
    """Ask for a link to set a new password

     When an account has the address, a letter goes there with a link that works once and for an hour.
    The answer, and the time that it takes, are the same whether there is such an account or not.

    Args:
        body (EmailOnly):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acceptance
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: EmailOnly,
) -> Response[Acceptance]:
    """Ask for a link to set a new password

     When an account has the address, a letter goes there with a link that works once and for an hour.
    The answer, and the time that it takes, are the same whether there is such an account or not.

    Args:
        body (EmailOnly):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Acceptance]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: EmailOnly,
) -> Acceptance | None:
    """Ask for a link to set a new password

     When an account has the address, a letter goes there with a link that works once and for an hour.
    The answer, and the time that it takes, are the same whether there is such an account or not.

    Args:
        body (EmailOnly):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acceptance
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
