from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.stored_file import StoredFile
from ...types import UNSET, File, Response, Unset


def _get_kwargs(
    *,
    body: File,
    content_disposition: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
    want_repr_digest: str | Unset = UNSET,
) -> dict[str, Any]:
    headers: dict[str, Any] = {}
    if not isinstance(content_disposition, Unset):
        headers["Content-Disposition"] = content_disposition

    if not isinstance(repr_digest, Unset):
        headers["Repr-Digest"] = repr_digest

    if not isinstance(idempotency_key, Unset):
        headers["Idempotency-Key"] = idempotency_key

    if not isinstance(want_content_digest, Unset):
        headers["Want-Content-Digest"] = want_content_digest

    if not isinstance(want_repr_digest, Unset):
        headers["Want-Repr-Digest"] = want_repr_digest

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/files",
    }

    _kwargs["content"] = body.payload
    headers["Content-Type"] = "application/octet-stream"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> StoredFile | None:
    if response.status_code == 201:
        response_201 = StoredFile.from_dict(response.json())

        return response_201

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Response[StoredFile]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: File,
    content_disposition: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
    want_repr_digest: str | Unset = UNSET,
) -> Response[StoredFile]:
    """Upload a file

     Send a form (`multipart/form-data`; the text parts before `file`, and exactly one file) or the bytes
    themselves with
    their `Content-Type` and, for the name, `Content-Disposition: attachment; filename="..."`. The bytes
    are streamed and
    never held in memory as a whole; nothing is kept of an upload that did not end well. A `Repr-Digest`
    (RFC 9530,
    `sha-256` or `sha-512`) is that of the file, a `Content-Digest` that of the body as sent, form and
    all; both are checked
    when given. `Want-Repr-Digest` may ask for the file's `sha-512` beside its `sha-256`.

    With an `Idempotency-Key` the same upload may be sent again: it is read to the end, compared and
    answered as before,
    and not stored again.

    Args:
        content_disposition (str | Unset):
        repr_digest (str | Unset):
        idempotency_key (str | Unset):
        want_content_digest (str | Unset):
        want_repr_digest (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[StoredFile]
    """

    kwargs = _get_kwargs(
        body=body,
        content_disposition=content_disposition,
        repr_digest=repr_digest,
        idempotency_key=idempotency_key,
        want_content_digest=want_content_digest,
        want_repr_digest=want_repr_digest,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: File,
    content_disposition: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
    want_repr_digest: str | Unset = UNSET,
) -> StoredFile | None:
    """Upload a file

     Send a form (`multipart/form-data`; the text parts before `file`, and exactly one file) or the bytes
    themselves with
    their `Content-Type` and, for the name, `Content-Disposition: attachment; filename="..."`. The bytes
    are streamed and
    never held in memory as a whole; nothing is kept of an upload that did not end well. A `Repr-Digest`
    (RFC 9530,
    `sha-256` or `sha-512`) is that of the file, a `Content-Digest` that of the body as sent, form and
    all; both are checked
    when given. `Want-Repr-Digest` may ask for the file's `sha-512` beside its `sha-256`.

    With an `Idempotency-Key` the same upload may be sent again: it is read to the end, compared and
    answered as before,
    and not stored again.

    Args:
        content_disposition (str | Unset):
        repr_digest (str | Unset):
        idempotency_key (str | Unset):
        want_content_digest (str | Unset):
        want_repr_digest (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        StoredFile
    """

    return sync_detailed(
        client=client,
        body=body,
        content_disposition=content_disposition,
        repr_digest=repr_digest,
        idempotency_key=idempotency_key,
        want_content_digest=want_content_digest,
        want_repr_digest=want_repr_digest,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: File,
    content_disposition: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
    want_repr_digest: str | Unset = UNSET,
) -> Response[StoredFile]:
    """Upload a file

     Send a form (`multipart/form-data`; the text parts before `file`, and exactly one file) or the bytes
    themselves with
    their `Content-Type` and, for the name, `Content-Disposition: attachment; filename="..."`. The bytes
    are streamed and
    never held in memory as a whole; nothing is kept of an upload that did not end well. A `Repr-Digest`
    (RFC 9530,
    `sha-256` or `sha-512`) is that of the file, a `Content-Digest` that of the body as sent, form and
    all; both are checked
    when given. `Want-Repr-Digest` may ask for the file's `sha-512` beside its `sha-256`.

    With an `Idempotency-Key` the same upload may be sent again: it is read to the end, compared and
    answered as before,
    and not stored again.

    Args:
        content_disposition (str | Unset):
        repr_digest (str | Unset):
        idempotency_key (str | Unset):
        want_content_digest (str | Unset):
        want_repr_digest (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[StoredFile]
    """

    kwargs = _get_kwargs(
        body=body,
        content_disposition=content_disposition,
        repr_digest=repr_digest,
        idempotency_key=idempotency_key,
        want_content_digest=want_content_digest,
        want_repr_digest=want_repr_digest,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: File,
    content_disposition: str | Unset = UNSET,
    repr_digest: str | Unset = UNSET,
    idempotency_key: str | Unset = UNSET,
    want_content_digest: str | Unset = UNSET,
    want_repr_digest: str | Unset = UNSET,
) -> StoredFile | None:
    """Upload a file

     Send a form (`multipart/form-data`; the text parts before `file`, and exactly one file) or the bytes
    themselves with
    their `Content-Type` and, for the name, `Content-Disposition: attachment; filename="..."`. The bytes
    are streamed and
    never held in memory as a whole; nothing is kept of an upload that did not end well. A `Repr-Digest`
    (RFC 9530,
    `sha-256` or `sha-512`) is that of the file, a `Content-Digest` that of the body as sent, form and
    all; both are checked
    when given. `Want-Repr-Digest` may ask for the file's `sha-512` beside its `sha-256`.

    With an `Idempotency-Key` the same upload may be sent again: it is read to the end, compared and
    answered as before,
    and not stored again.

    Args:
        content_disposition (str | Unset):
        repr_digest (str | Unset):
        idempotency_key (str | Unset):
        want_content_digest (str | Unset):
        want_repr_digest (str | Unset):
        body (File):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        StoredFile
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            content_disposition=content_disposition,
            repr_digest=repr_digest,
            idempotency_key=idempotency_key,
            want_content_digest=want_content_digest,
            want_repr_digest=want_repr_digest,
        )
    ).parsed
