from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.role import Role
from ...models.role_patch import RolePatch
from ...types import UNSET, Response, Unset


def _get_kwargs(
    role_name: str,
    *,
    body: RolePatch,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/v1/roles/{role_name}".format(
            role_name=quote(str(role_name), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/merge-patch+json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Role | None:
    if response.status_code == 200:
        response_200 = Role.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Role]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    role_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: RolePatch,
    if_match: str | Unset = UNSET,
) -> Response[Role]:
    """Change a role

     A merge patch (RFC 7396): what is absent stays, `null` clears; `scopes` is replaced as a whole. Who
    has the role may do more or less within two seconds. Nobody can add a scope that they do not have.
    Built-in roles stay as they are. Somebody who signed in needs a recent sign-in.

    Args:
        role_name (str):
        if_match (str | Unset):
        body (RolePatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Role]
    """

    kwargs = _get_kwargs(
        role_name=role_name,
        body=body,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    role_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: RolePatch,
    if_match: str | Unset = UNSET,
) -> Role | None:
    """Change a role

     A merge patch (RFC 7396): what is absent stays, `null` clears; `scopes` is replaced as a whole. Who
    has the role may do more or less within two seconds. Nobody can add a scope that they do not have.
    Built-in roles stay as they are. Somebody who signed in needs a recent sign-in.

    Args:
        role_name (str):
        if_match (str | Unset):
        body (RolePatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Role
    """

    return sync_detailed(
        role_name=role_name,
        client=client,
        body=body,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    role_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: RolePatch,
    if_match: str | Unset = UNSET,
) -> Response[Role]:
    """Change a role

     A merge patch (RFC 7396): what is absent stays, `null` clears; `scopes` is replaced as a whole. Who
    has the role may do more or less within two seconds. Nobody can add a scope that they do not have.
    Built-in roles stay as they are. Somebody who signed in needs a recent sign-in.

    Args:
        role_name (str):
        if_match (str | Unset):
        body (RolePatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Role]
    """

    kwargs = _get_kwargs(
        role_name=role_name,
        body=body,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    role_name: str,
    *,
    client: AuthenticatedClient | Client,
    body: RolePatch,
    if_match: str | Unset = UNSET,
) -> Role | None:
    """Change a role

     A merge patch (RFC 7396): what is absent stays, `null` clears; `scopes` is replaced as a whole. Who
    has the role may do more or less within two seconds. Nobody can add a scope that they do not have.
    Built-in roles stay as they are. Somebody who signed in needs a recent sign-in.

    Args:
        role_name (str):
        if_match (str | Unset):
        body (RolePatch):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Role
    """

    return (
        await asyncio_detailed(
            role_name=role_name,
            client=client,
            body=body,
            if_match=if_match,
        )
    ).parsed
