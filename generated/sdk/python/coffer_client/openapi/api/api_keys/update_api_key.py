from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.api_key import ApiKey
from ...models.api_key_patch import ApiKeyPatch
from ...types import UNSET, Response, Unset


def _get_kwargs(
    key_id: UUID,
    *,
    body: ApiKeyPatch,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/api-keys/{key_id}".format(
            key_id=quote(str(key_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ApiKey | None:
    if response.status_code == 200:
        response_200 = ApiKey.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ApiKey]:
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
    body: ApiKeyPatch,
    if_match: str | Unset = UNSET,
) -> Response[ApiKey]:
    """Change an API key

     A merge patch (RFC 7396): what is absent stays, `null` clears; lists are replaced as a whole. The
    change holds everywhere within two seconds, and access tokens that were got with the key end.
    Somebody who signed in needs a recent sign-in, except for another name. An own key or, with the
    scope `users:write`, that of a service account. `If-Match` holds against changes, not against use.

    Args:
        key_id (UUID):
        if_match (str | Unset):
        body (ApiKeyPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApiKey]
    """

    kwargs = _get_kwargs(
        key_id=key_id,
        body=body,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    key_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ApiKeyPatch,
    if_match: str | Unset = UNSET,
) -> ApiKey | None:
    """Change an API key

     A merge patch (RFC 7396): what is absent stays, `null` clears; lists are replaced as a whole. The
    change holds everywhere within two seconds, and access tokens that were got with the key end.
    Somebody who signed in needs a recent sign-in, except for another name. An own key or, with the
    scope `users:write`, that of a service account. `If-Match` holds against changes, not against use.

    Args:
        key_id (UUID):
        if_match (str | Unset):
        body (ApiKeyPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApiKey
    """

    return sync_detailed(
        key_id=key_id,
        client=client,
        body=body,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    key_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ApiKeyPatch,
    if_match: str | Unset = UNSET,
) -> Response[ApiKey]:
    """Change an API key

     A merge patch (RFC 7396): what is absent stays, `null` clears; lists are replaced as a whole. The
    change holds everywhere within two seconds, and access tokens that were got with the key end.
    Somebody who signed in needs a recent sign-in, except for another name. An own key or, with the
    scope `users:write`, that of a service account. `If-Match` holds against changes, not against use.

    Args:
        key_id (UUID):
        if_match (str | Unset):
        body (ApiKeyPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ApiKey]
    """

    kwargs = _get_kwargs(
        key_id=key_id,
        body=body,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    key_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    body: ApiKeyPatch,
    if_match: str | Unset = UNSET,
) -> ApiKey | None:
    """Change an API key

     A merge patch (RFC 7396): what is absent stays, `null` clears; lists are replaced as a whole. The
    change holds everywhere within two seconds, and access tokens that were got with the key end.
    Somebody who signed in needs a recent sign-in, except for another name. An own key or, with the
    scope `users:write`, that of a service account. `If-Match` holds against changes, not against use.

    Args:
        key_id (UUID):
        if_match (str | Unset):
        body (ApiKeyPatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ApiKey
    """

    return (
        await asyncio_detailed(
            key_id=key_id,
            client=client,
            body=body,
            if_match=if_match,
        )
    ).parsed
