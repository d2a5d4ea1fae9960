import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.audit_event_page import AuditEventPage
from ...models.audit_result import AuditResult
from ...models.list_audit_events_count import (
    ListAuditEventsCount,
)
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListAuditEventsCount | Unset = UNSET,
    action: str | Unset = UNSET,
    result: AuditResult | Unset = UNSET,
    account_id: UUID | Unset = UNSET,
    actor_id: UUID | Unset = UNSET,
    target: str | Unset = UNSET,
    address: str | Unset = UNSET,
    occurred_after: datetime.datetime | Unset = UNSET,
    occurred_before: datetime.datetime | Unset = UNSET,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    params["limit"] = limit

    params["cursor"] = cursor

    json_count: str | Unset = UNSET
    if not isinstance(count, Unset):
        json_count = count

    params["count"] = json_count

    params["action"] = action

    json_result: str | Unset = UNSET
    if not isinstance(result, Unset):
        json_result = result

    params["result"] = json_result

    json_account_id: str | Unset = UNSET
    if not isinstance(account_id, Unset):
        json_account_id = str(account_id)
    params["accountId"] = json_account_id

    json_actor_id: str | Unset = UNSET
    if not isinstance(actor_id, Unset):
        json_actor_id = str(actor_id)
    params["actorId"] = json_actor_id

    params["target"] = target

    params["address"] = address

    json_occurred_after: str | Unset = UNSET
    if not isinstance(occurred_after, Unset):
        json_occurred_after = occurred_after.isoformat()
    params["occurredAfter"] = json_occurred_after

    json_occurred_before: str | Unset = UNSET
    if not isinstance(occurred_before, Unset):
        json_occurred_before = occurred_before.isoformat()
    params["occurredBefore"] = json_occurred_before

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/audit-events",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> AuditEventPage | None:
    if response.status_code == 200:
        response_200 = AuditEventPage.from_dict(response.json())

        return response_200

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[AuditEventPage]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListAuditEventsCount | Unset = UNSET,
    action: str | Unset = UNSET,
    result: AuditResult | Unset = UNSET,
    account_id: UUID | Unset = UNSET,
    actor_id: UUID | Unset = UNSET,
    target: str | Unset = UNSET,
    address: str | Unset = UNSET,
    occurred_after: datetime.datetime | Unset = UNSET,
    occurred_before: datetime.datetime | Unset = UNSET,
) -> Response[AuditEventPage]:
    """List audit events

     What happened to security on the whole installation, newest first, in a stable order. With `Accept`
    of `application/x-ndjson`, every event that the filters let through comes as one line each, and
    `limit`, `cursor` and `count` do not count.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListAuditEventsCount | Unset):
        action (str | Unset):
        result (AuditResult | Unset): Whether it was done, or refused.
        account_id (UUID | Unset):
        actor_id (UUID | Unset):
        target (str | Unset):
        address (str | Unset):
        occurred_after (datetime.datetime | Unset):
        occurred_before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AuditEventPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        action=action,
        result=result,
        account_id=account_id,
        actor_id=actor_id,
        target=target,
        address=address,
        occurred_after=occurred_after,
        occurred_before=occurred_before,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListAuditEventsCount | Unset = UNSET,
    action: str | Unset = UNSET,
    result: AuditResult | Unset = UNSET,
    account_id: UUID | Unset = UNSET,
    actor_id: UUID | Unset = UNSET,
    target: str | Unset = UNSET,
    address: str | Unset = UNSET,
    occurred_after: datetime.datetime | Unset = UNSET,
    occurred_before: datetime.datetime | Unset = UNSET,
) -> AuditEventPage | None:
    """List audit events

     What happened to security on the whole installation, newest first, in a stable order. With `Accept`
    of `application/x-ndjson`, every event that the filters let through comes as one line each, and
    `limit`, `cursor` and `count` do not count.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListAuditEventsCount | Unset):
        action (str | Unset):
        result (AuditResult | Unset): Whether it was done, or refused.
        account_id (UUID | Unset):
        actor_id (UUID | Unset):
        target (str | Unset):
        address (str | Unset):
        occurred_after (datetime.datetime | Unset):
        occurred_before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AuditEventPage
    """

    return sync_detailed(
        client=client,
        limit=limit,
        cursor=cursor,
        count=count,
        action=action,
        result=result,
        account_id=account_id,
        actor_id=actor_id,
        target=target,
        address=address,
        occurred_after=occurred_after,
        occurred_before=occurred_before,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListAuditEventsCount | Unset = UNSET,
    action: str | Unset = UNSET,
    result: AuditResult | Unset = UNSET,
    account_id: UUID | Unset = UNSET,
    actor_id: UUID | Unset = UNSET,
    target: str | Unset = UNSET,
    address: str | Unset = UNSET,
    occurred_after: datetime.datetime | Unset = UNSET,
    occurred_before: datetime.datetime | Unset = UNSET,
) -> Response[AuditEventPage]:
    """List audit events

     What happened to security on the whole installation, newest first, in a stable order. With `Accept`
    of `application/x-ndjson`, every event that the filters let through comes as one line each, and
    `limit`, `cursor` and `count` do not count.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListAuditEventsCount | Unset):
        action (str | Unset):
        result (AuditResult | Unset): Whether it was done, or refused.
        account_id (UUID | Unset):
        actor_id (UUID | Unset):
        target (str | Unset):
        address (str | Unset):
        occurred_after (datetime.datetime | Unset):
        occurred_before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AuditEventPage]
    """

    kwargs = _get_kwargs(
        limit=limit,
        cursor=cursor,
        count=count,
        action=action,
        result=result,
        account_id=account_id,
        actor_id=actor_id,
        target=target,
        address=address,
        occurred_after=occurred_after,
        occurred_before=occurred_before,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 20,
    cursor: str | Unset = UNSET,
    count: ListAuditEventsCount | Unset = UNSET,
    action: str | Unset = UNSET,
    result: AuditResult | Unset = UNSET,
    account_id: UUID | Unset = UNSET,
    actor_id: UUID | Unset = UNSET,
    target: str | Unset = UNSET,
    address: str | Unset = UNSET,
    occurred_after: datetime.datetime | Unset = UNSET,
    occurred_before: datetime.datetime | Unset = UNSET,
) -> AuditEventPage | None:
    """List audit events

     What happened to security on the whole installation, newest first, in a stable order. With `Accept`
    of `application/x-ndjson`, every event that the filters let through comes as one line each, and
    `limit`, `cursor` and `count` do not count.

    Args:
        limit (int | Unset):  Default: 20.
        cursor (str | Unset):
        count (ListAuditEventsCount | Unset):
        action (str | Unset):
        result (AuditResult | Unset): Whether it was done, or refused.
        account_id (UUID | Unset):
        actor_id (UUID | Unset):
        target (str | Unset):
        address (str | Unset):
        occurred_after (datetime.datetime | Unset):
        occurred_before (datetime.datetime | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AuditEventPage
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            cursor=cursor,
            count=count,
            action=action,
            result=result,
            account_id=account_id,
            actor_id=actor_id,
            target=target,
            address=address,
            occurred_after=occurred_after,
            occurred_before=occurred_before,
        )
    ).parsed
