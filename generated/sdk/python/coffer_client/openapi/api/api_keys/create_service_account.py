from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.managed_user import ManagedUser
from ...models.new_service_account import NewServiceAccount
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: NewServiceAccount,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/service-accounts",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> ManagedUser | None:
    if response.status_code == 201:
        response_201 = ManagedUser.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[ManagedUser]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewServiceAccount,
    idempotency_key: str | Unset = UNSET,
) -> Response[ManagedUser]:
    """Make a service account

     An account for a program: it has no address and no password, nobody can sign in to it, and it acts
    through API keys that administrators make for it. It is listed, changed, disabled and deleted like
    any account. Nobody can give it a role with a scope that they do not have. Somebody who signed in
    needs a recent sign-in.

    Args:
        idempotency_key (str | Unset):
        body (NewServiceAccount):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ManagedUser]
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
    body: NewServiceAccount,
    idempotency_key: str | Unset = UNSET,
) -> ManagedUser | None:
    """Make a service account

     An account for a program: it has no address and no password, nobody can sign in to it, and it acts
    through API keys that administrators make for it. It is listed, changed, disabled and deleted like
    any account. Nobody can give it a role with a scope that they do not have. Somebody who signed in
    needs a recent sign-in.

    Args:
        idempotency_key (str | Unset):
        body (NewServiceAccount):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ManagedUser
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewServiceAccount,
    idempotency_key: str | Unset = UNSET,
) -> Response[ManagedUser]:
    """Make a service account

     An account for a program: it has no address and no password, nobody can sign in to it, and it acts
    through API keys that administrators make for it. It is listed, changed, disabled and deleted like
    any account. Nobody can give it a role with a scope that they do not have. Somebody who signed in
    needs a recent sign-in.

    Args:
        idempotency_key (str | Unset):
        body (NewServiceAccount):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ManagedUser]
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
    body: NewServiceAccount,
    idempotency_key: str | Unset = UNSET,
) -> ManagedUser | None:
    """Make a service account

     An account for a program: it has no address and no password, nobody can sign in to it, and it acts
    through API keys that administrators make for it. It is listed, changed, disabled and deleted like
    any account. Nobody can give it a role with a scope that they do not have. Somebody who signed in
    needs a recent sign-in.

    Args:
        idempotency_key (str | Unset):
        body (NewServiceAccount):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ManagedUser
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
