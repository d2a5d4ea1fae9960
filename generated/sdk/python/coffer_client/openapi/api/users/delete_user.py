from http import HTTPStatus
from typing import Any
from urllib.parse import quote
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.deletion import Deletion
from ...models.files_choice import FilesChoice
from ...types import UNSET, Response, Unset


def _get_kwargs(
    user_id: UUID,
    *,
    files: FilesChoice | Unset = UNSET,
    transfer_to: UUID | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(if_match, Unset):
        headers["If-Match"] = if_match

    params: dict[str, Any] = {}

    json_files: str | Unset = UNSET
    if not isinstance(files, Unset):
        json_files = files

    params["files"] = json_files

    json_transfer_to: str | Unset = UNSET
    if not isinstance(transfer_to, Unset):
        json_transfer_to = str(transfer_to)
    params["transferTo"] = json_transfer_to

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/v1/users/{user_id}".format(
            user_id=quote(str(user_id), safe=""),
        ),
        "params": params,
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Deletion | None:
    if response.status_code == 202:
        response_202 = Deletion.from_dict(response.json())

        return response_202

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[Deletion]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    user_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    files: FilesChoice | Unset = UNSET,
    transfer_to: UUID | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[Deletion]:
    """Delete a user

     At once nobody can sign in to the account or use its keys, and its address is free; the rest follows
    within moments, also
    when the service stops in between. `files` says what becomes of the files: `trash` keeps them for 30
    days, out of reach,
    in which an administrator may delete the same id again with another choice, unless the account could
    do more than they
    can; `delete` purges them; `transfer` gives them to
    the account `transferTo`, when they fit into its quota. The id never comes back, and the audit trail
    keeps it. The own
    account is deleted with `DELETE /v1/me`.

    Args:
        user_id (UUID):
        files (FilesChoice | Unset):
        transfer_to (UUID | Unset):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Deletion]
    """

    kwargs = _get_kwargs(
        user_id=user_id,
        files=files,
        transfer_to=transfer_to,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    user_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    files: FilesChoice | Unset = UNSET,
    transfer_to: UUID | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Deletion | None:
    """Delete a user

     At once nobody can sign in to the account or use its keys, and its address is free; the rest follows
    within moments, also
    when the service stops in between. `files` says what becomes of the files: `trash` keeps them for 30
    days, out of reach,
    in which an administrator may delete the same id again with another choice, unless the account could
    do more than they
    can; `delete` purges them; `transfer` gives them to
    the account `transferTo`, when they fit into its quota. The id never comes back, and the audit trail
    keeps it. The own
    account is deleted with `DELETE /v1/me`.

    Args:
        user_id (UUID):
        files (FilesChoice | Unset):
        transfer_to (UUID | Unset):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Deletion
    """

    return sync_detailed(
        user_id=user_id,
        client=client,
        files=files,
        transfer_to=transfer_to,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    user_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    files: FilesChoice | Unset = UNSET,
    transfer_to: UUID | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[Deletion]:
    """Delete a user

     At once nobody can sign in to the account or use its keys, and its address is free; the rest follows
    within moments, also
    when the service stops in between. `files` says what becomes of the files: `trash` keeps them for 30
    days, out of reach,
    in which an administrator may delete the same id again with another choice, unless the account could
    do more than they
    can; `delete` purges them; `transfer` gives them to
    the account `transferTo`, when they fit into its quota. The id never comes back, and the audit trail
    keeps it. The own
    account is deleted with `DELETE /v1/me`.

    Args:
        user_id (UUID):
        files (FilesChoice | Unset):
        transfer_to (UUID | Unset):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Deletion]
    """

    kwargs = _get_kwargs(
        user_id=user_id,
        files=files,
        transfer_to=transfer_to,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    user_id: UUID,
    *,
    client: AuthenticatedClient | Client,
    files: FilesChoice | Unset = UNSET,
    transfer_to: UUID | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Deletion | None:
    """Delete a user

     At once nobody can sign in to the account or use its keys, and its address is free; the rest follows
    within moments, also
    when the service stops in between. `files` says what becomes of the files: `trash` keeps them for 30
    days, out of reach,
    in which an administrator may delete the same id again with another choice, unless the account could
    do more than they
    can; `delete` purges them; `transfer` gives them to
    the account `transferTo`, when they fit into its quota. The id never comes back, and the audit trail
    keeps it. The own
    account is deleted with `DELETE /v1/me`.

    Args:
        user_id (UUID):
        files (FilesChoice | Unset):
        transfer_to (UUID | Unset):
        if_match (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Deletion
    """

    return (
        await asyncio_detailed(
            user_id=user_id,
            client=client,
            files=files,
            transfer_to=transfer_to,
            if_match=if_match,
        )
    ).parsed
