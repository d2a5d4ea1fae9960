from http import HTTPStatus
from typing import Any
from urllib.parse import quote

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.address_confirmation import AddressConfirmation
from ...types import Response


def _get_kwargs(
    change_token: str,
) -> dict[str, Any]:

    _kwargs: dict[str, Any] = {
        "method": "put",
        "url": "/v1/email-changes/{change_token}".format(
            change_token=quote(str(change_token), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> AddressConfirmation | None:
    if response.status_code == 200:
        response_200 = AddressConfirmation.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[AddressConfirmation]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    change_token: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[AddressConfirmation]:
    """Confirm a change of address with a link

     Uses up the link of one of the two addresses. With the second one the address changes, and the
    account's sessions end but for the one that asked.

    Args:
        change_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AddressConfirmation]
    """

    kwargs = _get_kwargs(
        change_token=change_token,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    change_token: str,
    *,
    client: AuthenticatedClient | Client,
) -> AddressConfirmation | None:
    """Confirm a change of address with a link

     Uses up the link of one of the two addresses. With the second one the address changes, and the
    account's sessions end but for the one that asked.

    Args:
        change_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AddressConfirmation
    """

    return sync_detailed(
        change_token=change_token,
        client=client,
    ).parsed


async def asyncio_detailed(
    change_token: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[AddressConfirmation]:
    """Confirm a change of address with a link

     Uses up the link of one of the two addresses. With the second one the address changes, and the
    account's sessions end but for the one that asked.

    Args:
        change_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AddressConfirmation]
    """

    kwargs = _get_kwargs(
        change_token=change_token,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    change_token: str,
    *,
    client: AuthenticatedClient | Client,
) -> AddressConfirmation | None:
    """Confirm a change of address with a link

     Uses up the link of one of the two addresses. With the second one the address changes, and the
    account's sessions end but for the one that asked.

    Args:
        change_token (str):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AddressConfirmation
    """

    return (
        await asyncio_detailed(
            change_token=change_token,
            client=client,
        )
    ).parsed
