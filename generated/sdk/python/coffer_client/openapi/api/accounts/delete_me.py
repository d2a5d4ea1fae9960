from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.deletion import Deletion
from ...models.files_choice import FilesChoice
from ...types import UNSET, Response, Unset


def _get_kwargs(
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
        "url": "/v1/me",
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
    *,
    client: AuthenticatedClient | Client,
    files: FilesChoice | Unset = UNSET,
    transfer_to: UUID | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[Deletion]:
    """Delete the own account

     Needs a recent sign-in. At once nobody can sign in to the account or use its keys, and its address
    is free; the rest
    follows within moments. `files` says what becomes of the files: `trash` keeps them for 30 days, out
    of reach, in which an
    administrator can still hand them over; `delete` purges them; `transfer` gives them to the account
    `transferTo`, when they
    fit into its quota. The last administrator cannot go.

    Args:
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
        files=files,
        transfer_to=transfer_to,
        if_match=if_match,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    files: FilesChoice | Unset = UNSET,
    transfer_to: UUID | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Deletion | None:
    """Delete the own account

     Needs a recent sign-in. At once nobody can sign in to the account or use its keys, and its address
    is free; the rest
    follows within moments. `files` says what becomes of the files: `trash` keeps them for 30 days, out
    of reach, in which an
    administrator can still hand them over; `delete` purges them; `transfer` gives them to the account
    `transferTo`, when they
    fit into its quota. The last administrator cannot go.

    Args:
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
        client=client,
        files=files,
        transfer_to=transfer_to,
        if_match=if_match,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    files: FilesChoice | Unset = UNSET,
    transfer_to: UUID | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Response[Deletion]:
    """Delete the own account

     Needs a recent sign-in. At once nobody can sign in to the account or use its keys, and its address
    is free; the rest
    follows within moments. `files` says what becomes of the files: `trash` keeps them for 30 days, out
    of reach, in which an
    administrator can still hand them over; `delete` purges them; `transfer` gives them to the account
    `transferTo`, when they
    fit into its quota. The last administrator cannot go.

    Args:
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
        files=files,
        transfer_to=transfer_to,
        if_match=if_match,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    files: FilesChoice | Unset = UNSET,
    transfer_to: UUID | Unset = UNSET,
    if_match: str | Unset = UNSET,
) -> Deletion | None:
    """Delete the own account

     Needs a recent sign-in. At once nobody can sign in to the account or use its keys, and its address
    is free; the rest
    follows within moments. `files` says what becomes of the files: `trash` keeps them for 30 days, out
    of reach, in which an
    administrator can still hand them over; `delete` purges them; `transfer` gives them to the account
    `transferTo`, when they
    fit into its quota. The last administrator cannot go.

    Args:
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
            client=client,
            files=files,
            transfer_to=transfer_to,
            if_match=if_match,
        )
    ).parsed
