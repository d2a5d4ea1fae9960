from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.acceptance import Acceptance
from ...models.new_user import NewUser
from ...models.user import User
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    body: NewUser,
    idempotency_key: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/users",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Acceptance | User | None:
    if response.status_code == 201:
        response_201 = User.from_dict(response.json())

        return response_201

    if response.status_code == 202:
        response_202 = Acceptance.from_dict(response.json())

        return response_202

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Acceptance | User]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewUser,
    idempotency_key: str | Unset = UNSET,
) -> Response[Acceptance | User]:
    """Register an account

     Without credentials, when sign-up is open: always 202, and a new account can sign in at once. With
    the token of an
    invitation, whatever sign-up is: 201; the address must be the invited one and counts as verified. As
    an administrator
    (scope `users:write`): 201 with the account, which may be given roles, or 409 when the address is
    taken; somebody who
    signed in needs a recent sign-in for it, and the limit on registrations is not for administrators.

    Args:
        idempotency_key (str | Unset):
        body (NewUser):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Acceptance | User]
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
    body: NewUser,
    idempotency_key: str | Unset = UNSET,
) -> Acceptance | User | None:
    """Register an account

     Without credentials, when sign-up is open: always 202, and a new account can sign in at once. With
    the token of an
    invitation, whatever sign-up is: 201; the address must be the invited one and counts as verified. As
    an administrator
    (scope `users:write`): 201 with the account, which may be given roles, or 409 when the address is
    taken; somebody who
    signed in needs a recent sign-in for it, and the limit on registrations is not for administrators.

    Args:
        idempotency_key (str | Unset):
        body (NewUser):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acceptance | User
    """

    return sync_detailed(
        client=client,
        body=body,
        idempotency_key=idempotency_key,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: NewUser,
    idempotency_key: str | Unset = UNSET,
) -> Response[Acceptance | User]:
    """Register an account

     Without credentials, when sign-up is open: always 202, and a new account can sign in at once. With
    the token of an
    invitation, whatever sign-up is: 201; the address must be the invited one and counts as verified. As
    an administrator
    (scope `users:write`): 201 with the account, which may be given roles, or 409 when the address is
    taken; somebody who
    signed in needs a recent sign-in for it, and the limit on registrations is not for administrators.

    Args:
        idempotency_key (str | Unset):
        body (NewUser):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Acceptance | User]
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
    body: NewUser,
    idempotency_key: str | Unset = UNSET,
) -> Acceptance | User | None:
    """Register an account

     Without credentials, when sign-up is open: always 202, and a new account can sign in at once. With
    the token of an
    invitation, whatever sign-up is: 201; the address must be the invited one and counts as verified. As
    an administrator
    (scope `users:write`): 201 with the account, which may be given roles, or 409 when the address is
    taken; somebody who
    signed in needs a recent sign-in for it, and the limit on registrations is not for administrators.

    Args:
        idempotency_key (str | Unset):
        body (NewUser):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Acceptance | User
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            idempotency_key=idempotency_key,
        )
    ).parsed
