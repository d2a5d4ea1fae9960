from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.file_batch import FileBatch
from ...models.file_batch_result import FileBatchResult
from ...types import Response


def _get_kwargs(
    *,
    body: FileBatch,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/files/batch",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> FileBatchResult | None:
    if response.status_code == 200:
        response_200 = FileBatchResult.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[FileBatchResult]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: FileBatch,
) -> Response[FileBatchResult]:
    """Change many files

     Does one thing to up to 100 files. Each is changed whole or not at all, and whatever happens to one
    changes nothing about the others: the answer tells of each what its own operation would have
    answered. `trash` and `delete` need `files:delete` as well. Should the database go away in between,
    what was not reached says 503 and can be asked for again.

    Args:
        body (FileBatch): What is to be done to many files.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FileBatchResult]
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
    body: FileBatch,
) -> FileBatchResult | None:
    """Change many files

     Does one thing to up to 100 files. Each is changed whole or not at all, and whatever happens to one
    changes nothing about the others: the answer tells of each what its own operation would have
    answered. `trash` and `delete` need `files:delete` as well. Should the database go away in between,
    what was not reached says 503 and can be asked for again.

    Args:
        body (FileBatch): What is to be done to many files.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FileBatchResult
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: FileBatch,
) -> Response[FileBatchResult]:
    """Change many files

     Does one thing to up to 100 files. Each is changed whole or not at all, and whatever happens to one
    changes nothing about the others: the answer tells of each what its own operation would have
    answered. `trash` and `delete` need `files:delete` as well. Should the database go away in between,
    what was not reached says 503 and can be asked for again.

    Args:
        body (FileBatch): What is to be done to many files.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[FileBatchResult]
    """

    kwargs = _get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: FileBatch,
) -> FileBatchResult | None:
    """Change many files

     Does one thing to up to 100 files. Each is changed whole or not at all, and whatever happens to one
    changes nothing about the others: the answer tells of each what its own operation would have
    answered. `trash` and `delete` need `files:delete` as well. Should the database go away in between,
    what was not reached says 503 and can be asked for again.

    Args:
        body (FileBatch): What is to be done to many files.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        FileBatchResult
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
