from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.issued_api_key import IssuedApiKey
from ...models.new_api_key import NewApiKey
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: NewApiKey,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/api-keys",
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
    *,
    client: AuthenticatedClient | Client,
    body: NewApiKey,
    idempotency_key: str | Unset = UNSET,
) -> Response[IssuedApiKey]:
    """Make an API key

     The key is shown in this answer and never again. It is sent as `Authorization: Bearer cof_...` and
    works wherever its scopes do, never further than its owner's roles reach at that moment. Somebody
    who signed in needs a recent sign-in; a key makes keys with no more scopes, time or addresses than
    it has itself. `ownerId` makes it for a service account, which needs the scope `users:write`. An
    account has at most 100 keys that have not expired. The form is `cof_`, 22 characters of id, `_`, 43
    of secret and 6 of CRC-32, in base 62.

    Args:
        idempotency_key (str | Unset):
        body (NewApiKey):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IssuedApiKey]
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
    body: NewApiKey,
    idempotency_key: str | Unset = UNSET,
) -> IssuedApiKey | None:
    """Make an API key

     The key is shown in this answer and never again. It is sent as `Authorization: Bearer cof_...` and
    works wherever its scopes do, never further than its owner's roles reach at that moment. Somebody
    who signed in needs a recent sign-in; a key makes keys with no more scopes, time or addresses than
    it has itself. `ownerId` makes it for a service account, which needs the scope `users:write`. An
    account has at most 100 keys that have not expired. The form is `cof_`, 22 characters of id, `_`, 43
    of secret and 6 of CRC-32, in base 62.

    Args:
        idempotency_key (str | Unset):
        body (NewApiKey):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IssuedApiKey
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewApiKey,
    idempotency_key: str | Unset = UNSET,
) -> Response[IssuedApiKey]:
    """Make an API key

     The key is shown in this answer and never again. It is sent as `Authorization: Bearer cof_...` and
    works wherever its scopes do, never further than its owner's roles reach at that moment. Somebody
    who signed in needs a recent sign-in; a key makes keys with no more scopes, time or addresses than
    it has itself. `ownerId` makes it for a service account, which needs the scope `users:write`. An
    account has at most 100 keys that have not expired. The form is `cof_`, 22 characters of id, `_`, 43
    of secret and 6 of CRC-32, in base 62.

    Args:
        idempotency_key (str | Unset):
        body (NewApiKey):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[IssuedApiKey]
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
    body: NewApiKey,
    idempotency_key: str | Unset = UNSET,
) -> IssuedApiKey | None:
    """Make an API key

     The key is shown in this answer and never again. It is sent as `Authorization: Bearer cof_...` and
    works wherever its scopes do, never further than its owner's roles reach at that moment. Somebody
    who signed in needs a recent sign-in; a key makes keys with no more scopes, time or addresses than
    it has itself. `ownerId` makes it for a service account, which needs the scope `users:write`. An
    account has at most 100 keys that have not expired. The form is `cof_`, 22 characters of id, `_`, 43
    of secret and 6 of CRC-32, in base 62.

    Args:
        idempotency_key (str | Unset):
        body (NewApiKey):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        IssuedApiKey
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
