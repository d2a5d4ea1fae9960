from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.new_share import NewShare
from ...models.share import Share
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: NewShare,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/shares",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Share | None:
    if response.status_code == 201:
        response_201 = Share.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Share]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewShare,
    idempotency_key: str | Unset = UNSET,
) -> Response[Share]:
    """Share files

     Makes a link that shows one to a hundred of the own files to whoever has it, and lets them be
    downloaded. The password is never shown again. Everything of it can be changed later but the files.
    Whoever may not read the files themselves gives them to nobody.

    Args:
        idempotency_key (str | Unset):
        body (NewShare):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Share]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: NewShare,
    idempotency_key: str | Unset = UNSET,
) -> Share | None:
    """Share files

     Makes a link that shows one to a hundred of the own files to whoever has it, and lets them be
    downloaded. The password is never shown again. Everything of it can be changed later but the files.
    Whoever may not read the files themselves gives them to nobody.

    Args:
        idempotency_key (str | Unset):
        body (NewShare):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Share
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewShare,
    idempotency_key: str | Unset = UNSET,
) -> Response[Share]:
    """Share files

     Makes a link that shows one to a hundred of the own files to whoever has it, and lets them be
    downloaded. The password is never shown again. Everything of it can be changed later but the files.
    Whoever may not read the files themselves gives them to nobody.

    Args:
        idempotency_key (str | Unset):
        body (NewShare):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Share]
    """

    kwargs = _get_kwargs(
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: NewShare,
    idempotency_key: str | Unset = UNSET,
) -> Share | None:
    """Share files

     Makes a link that shows one to a hundred of the own files to whoever has it, and lets them be
    downloaded. The password is never shown again. Everything of it can be changed later but the files.
    Whoever may not read the files themselves gives them to nobody.

    Args:
        idempotency_key (str | Unset):
        body (NewShare):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Share
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
