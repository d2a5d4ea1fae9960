"""Requests that get somewhere: what the service knows is given to it, where chance would never hit it."""

import re

from hypothesis import strategies

from accounts import credentials_of
from refusals import operation_id

#: Optional headers that are as good as never right when drawn by lot: all that they do is to refuse.
GUARDS = {"if-match", "if-unmodified-since", "repr-digest"}

#: What links bring along is recognised, and kept: an entity tag has quotes, a cursor that was given has some length.
ENTITY_TAG = re.compile('"[^"]+"')
CURSOR_LENGTH = 40

#: What the service knows of scopes, roles and addresses.
BODIES = {
    "createApiKey": {"scopes": ["files:read"], "allowedAddresses": ["127.0.0.1/32"], "expiresAt": "2100-01-01T00:00:00Z"},
    "updateApiKey": {"scopes": ["files:read"], "allowedAddresses": ["127.0.0.1/32"], "expiresAt": "2100-01-01T00:00:00Z"},
    "createRole": {"scopes": ["audit:read", "users:read"]},
    "updateRole": {"scopes": ["audit:read"]},
    "createInvitation": {"roles": ["member"]},
    "createServiceAccount": {"roles": ["reader"]},
    "registerUser": {"roles": ["reader"]},
    "updateUser": {"roles": ["reader"]},
}


def plausible(case, account, throwaway):
    """A strategy of the case itself or, as often, of one that is known to fit."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return strategies.just(case)
    return strategies.booleans().map(lambda fits: fitting(case, account, throwaway) if fits else case)


def fitting(case, account, throwaway):
    operation = operation_id(case)
    for name in [name for name in case.headers if name.lower() in GUARDS]:
        if not ENTITY_TAG.fullmatch(str(case.headers[name])):
            del case.headers[name]
    if len(case.query.get("cursor") or "") < CURSOR_LENGTH:
        case.query.pop("cursor", None)
    if operation.startswith("list") and operation != "listIdentityProviders":
        # So that there is a next page.
        case.query["limit"] = 1
    if case.query.get("files") == "transfer" and account:
        case.query["transferTo"] = account["id"]
    elif operation in {"deleteMe", "deleteUser"}:
        case.query.pop("transferTo", None)
    if isinstance(case.body, dict) and operation in BODIES:
        case.body.update({name: value for name, value in BODIES[operation].items() if name in case.body})
    if operation == "replaceFileContent":
        case.headers.setdefault("If-Match", "*")
    if account:
        give_credentials(case, operation, account, throwaway)
    return case


def give_credentials(case, operation, account, throwaway):
    if operation == "createSession":
        case.headers.pop("Authorization", None)
        case.body = credentials_of(account)
    if operation == "signIn":
        case.body = {**credentials_of(account), "next": "/app"}
    if operation == "changePassword" and isinstance(case.body, dict):
        case.body["currentPassword"] = throwaway.get()["password"]


def known_to_work(operation, account, sign_in):
    """Arguments of a request that an account with the right role is granted, where the contract's example is not."""
    if account is None:
        return None
    kept, doomed, trashed = (account["files"][name] for name in ("kept", "doomed", "trashed"))
    requests = {
        "uploadFile": lambda: {"body": b"Figures", "media_type": "text/plain"},
        "getFile": lambda: of_file(kept),
        "downloadFile": lambda: of_file(kept),
        "updateFile": lambda: {**of_file(kept), **json_body({"name": "renamed.pdf"})},
        "replaceFileContent": lambda: {
            **of_file(kept),
            "headers": {"If-Match": "*"},
            "body": b"Figures",
            "media_type": "application/octet-stream",
        },
        "deleteFile": lambda: of_file(doomed),
        "restoreFile": lambda: of_file(trashed),
        "updateMe": lambda: json_body({"displayName": "Ada"}),
        "createSession": lambda: json_body(credentials_of(account)),
        "signIn": lambda: form_body(credentials_of(account)),
        "issueToken": lambda: form_body(
            {"grant_type": "refresh_token", "refresh_token": sign_in(account)["refreshToken"]}
        ),
    }
    known = requests.get(operation.definition.raw["operationId"])
    return known and known()


def of_file(file_id):
    return {"path_parameters": {"fileId": file_id}}


def json_body(body):
    return {"body": body, "media_type": "application/json"}


def form_body(body):
    return {"body": body, "media_type": "application/x-www-form-urlencoded"}
