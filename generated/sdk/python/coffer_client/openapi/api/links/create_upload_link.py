from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.new_upload_link import NewUploadLink
from ...models.upload_link import UploadLink
from ...types import Response


def _get_kwargs(
    *,
    body: NewUploadLink,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/upload-links",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> UploadLink | None:
    if response.status_code == 201:
        response_201 = UploadLink.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[UploadLink]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewUploadLink,
) -> Response[UploadLink]:
    """Make a short-lived upload link

     An address that takes one file of this size, type and name into the account, once, without
    credentials, for at most an hour. Nothing is stored until then: the address itself is signed. It
    ends early with the session or API key that made it, and when the roles of the account change or it
    is disabled.

    Args:
        body (NewUploadLink):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UploadLink]
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
    body: NewUploadLink,
) -> UploadLink | None:
    """Make a short-lived upload link

     An address that takes one file of this size, type and name into the account, once, without
    credentials, for at most an hour. Nothing is stored until then: the address itself is signed. It
    ends early with the session or API key that made it, and when the roles of the account change or it
    is disabled.

    Args:
        body (NewUploadLink):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UploadLink
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewUploadLink,
) -> Response[UploadLink]:
    """Make a short-lived upload link

     An address that takes one file of this size, type and name into the account, once, without
    credentials, for at most an hour. Nothing is stored until then: the address itself is signed. It
    ends early with the session or API key that made it, and when the roles of the account change or it
    is disabled.

    Args:
        body (NewUploadLink):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UploadLink]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: NewUploadLink,
) -> UploadLink | None:
    """Make a short-lived upload link

     An address that takes one file of this size, type and name into the account, once, without
    credentials, for at most an hour. Nothing is stored until then: the address itself is signed. It
    ends early with the session or API key that made it, and when the roles of the account change or it
    is disabled.

    Args:
        body (NewUploadLink):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UploadLink
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
