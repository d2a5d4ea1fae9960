from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.api_key_rotation import ApiKeyRotation
from ...models.issued_api_key import IssuedApiKey
from ...types import UNSET, Response, Unset


def _get_kwargs(
    key_id: UUID,
    *,
    body: ApiKeyRotation,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/api-keys/{key_id}/rotation".format(
            key_id=quote(str(key_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> IssuedApiKey | None:
    if response.status_code == 201:
        response_201 = IssuedApiKey.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[IssuedApiKey]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    key_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ApiKeyRotation,
    idempotency_key: str | Unset = UNSET,
) -> Response[IssuedApiKey]:
    """Give an API key a new secret

     The key keeps its id and its settings. The secret before stays good for `overlapSeconds` more, so
    that programs can change over, for everything but the scope `keys:write`; with 0 it ends at once.
    Access tokens that were got with the key end in any case. A second rotation ends the one before the
    last. Somebody who signed in needs a recent sign-in.

    Args:
        key_id (UUID):
        idempotency_key (str | Unset):
        body (ApiKeyRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IssuedApiKey]
    """

    kwargs = _get_kwargs(
        key_id=key_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    key_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ApiKeyRotation,
    idempotency_key: str | Unset = UNSET,
) -> IssuedApiKey | None:
    """Give an API key a new secret

     The key keeps its id and its settings. The secret before stays good for `overlapSeconds` more, so
    that programs can change over, for everything but the scope `keys:write`; with 0 it ends at once.
    Access tokens that were got with the key end in any case. A second rotation ends the one before the
    last. Somebody who signed in needs a recent sign-in.

    Args:
        key_id (UUID):
        idempotency_key (str | Unset):
        body (ApiKeyRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IssuedApiKey
    """

    return sync_detailed(
        key_id=key_id,
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    key_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ApiKeyRotation,
    idempotency_key: str | Unset = UNSET,
) -> Response[IssuedApiKey]:
    """Give an API key a new secret

     The key keeps its id and its settings. The secret before stays good for `overlapSeconds` more, so
    that programs can change over, for everything but the scope `keys:write`; with 0 it ends at once.
    Access tokens that were got with the key end in any case. A second rotation ends the one before the
    last. Somebody who signed in needs a recent sign-in.

    Args:
        key_id (UUID):
        idempotency_key (str | Unset):
        body (ApiKeyRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IssuedApiKey]
    """

    kwargs = _get_kwargs(
        key_id=key_id,
        body=body,
        idempotency_key=idempotency_key,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    key_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ApiKeyRotation,
    idempotency_key: str | Unset = UNSET,
) -> IssuedApiKey | None:
    """Give an API key a new secret

     The key keeps its id and its settings. The secret before stays good for `overlapSeconds` more, so
    that programs can change over, for everything but the scope `keys:write`; with 0 it ends at once.
    Access tokens that were got with the key end in any case. A second rotation ends the one before the
    last. Somebody who signed in needs a recent sign-in.

    Args:
        key_id (UUID):
        idempotency_key (str | Unset):
        body (ApiKeyRotation):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IssuedApiKey
    """

    return (
        await asyncio_detailed(
            key_id=key_id,
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
