from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.account_kind import AccountKind
from ...models.list_users_count import ListUsersCount
from ...models.list_users_sort import ListUsersSort
from ...models.list_users_state import ListUsersState
from ...models.user_page import UserPage
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    q: str | Unset = UNSET,
    role: str | Unset = UNSET,
    kind: AccountKind | Unset = UNSET,
    state: ListUsersState | Unset = UNSET,
    sort: ListUsersSort | Unset = "-createdAt",
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListUsersCount | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["q"] = q

    params["role"] = role

    json_kind: str | Unset = UNSET
    if not isinstance(kind, Unset):
        json_kind = kind

    params["kind"] = json_kind

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state

    params["state"] = json_state

    json_sort: str | Unset = UNSET
    if not isinstance(sort, Unset):
        json_sort = sort

    params["sort"] = json_sort

    params["limit"] = limit

    params["cursor"] = cursor

    json_count: str | Unset = UNSET
    if not isinstance(count, Unset):
        json_count = count

    params["count"] = json_count

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/users",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> UserPage | None:
    if response.status_code == 200:
        response_200 = UserPage.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[UserPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = UNSET,
    role: str | Unset = UNSET,
    kind: AccountKind | Unset = UNSET,
    state: ListUsersState | Unset = UNSET,
    sort: ListUsersSort | Unset = "-createdAt",
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListUsersCount | Unset = UNSET,
) -> Response[UserPage]:
    """List users

     Accounts of people and of services. A stable order, the newest first unless `sort` says otherwise.

    Args:
        q (str | Unset):
        role (str | Unset):
        kind (AccountKind | Unset):
        state (ListUsersState | Unset):
        sort (ListUsersSort | Unset):  Default: '-createdAt'.
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUsersCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UserPage]
    """

    kwargs = _get_kwargs(
        q=q,
        role=role,
        kind=kind,
        state=state,
        sort=sort,
        limit=limit,
        cursor=cursor,
        count=count,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = UNSET,
    role: str | Unset = UNSET,
    kind: AccountKind | Unset = UNSET,
    state: ListUsersState | Unset = UNSET,
    sort: ListUsersSort | Unset = "-createdAt",
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListUsersCount | Unset = UNSET,
) -> UserPage | None:
    """List users

     Accounts of people and of services. A stable order, the newest first unless `sort` says otherwise.

    Args:
        q (str | Unset):
        role (str | Unset):
        kind (AccountKind | Unset):
        state (ListUsersState | Unset):
        sort (ListUsersSort | Unset):  Default: '-createdAt'.
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUsersCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UserPage
    """

    return sync_detailed(
        client=client,
        q=q,
        role=role,
        kind=kind,
        state=state,
        sort=sort,
        limit=limit,
        cursor=cursor,
        count=count,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = UNSET,
    role: str | Unset = UNSET,
    kind: AccountKind | Unset = UNSET,
    state: ListUsersState | Unset = UNSET,
    sort: ListUsersSort | Unset = "-createdAt",
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListUsersCount | Unset = UNSET,
) -> Response[UserPage]:
    """List users

     Accounts of people and of services. A stable order, the newest first unless `sort` says otherwise.

    Args:
        q (str | Unset):
        role (str | Unset):
        kind (AccountKind | Unset):
        state (ListUsersState | Unset):
        sort (ListUsersSort | Unset):  Default: '-createdAt'.
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUsersCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[UserPage]
    """

    kwargs = _get_kwargs(
        q=q,
        role=role,
        kind=kind,
        state=state,
        sort=sort,
        limit=limit,
        cursor=cursor,
        count=count,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    q: str | Unset = UNSET,
    role: str | Unset = UNSET,
    kind: AccountKind | Unset = UNSET,
    state: ListUsersState | Unset = UNSET,
    sort: ListUsersSort | Unset = "-createdAt",
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListUsersCount | Unset = UNSET,
) -> UserPage | None:
    """List users

     Accounts of people and of services. A stable order, the newest first unless `sort` says otherwise.

    Args:
        q (str | Unset):
        role (str | Unset):
        kind (AccountKind | Unset):
        state (ListUsersState | Unset):
        sort (ListUsersSort | Unset):  Default: '-createdAt'.
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListUsersCount | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        UserPage
    """

    return (
        await asyncio_detailed(
            client=client,
            q=q,
            role=role,
            kind=kind,
            state=state,
            sort=sort,
            limit=limit,
            cursor=cursor,
            count=count,
        )
    ).parsed
