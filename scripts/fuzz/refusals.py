"""The failures that are none: what a schema cannot say, and what the tool takes for something else.

Each row is as narrow as it can be: a check, what was sent, and what came back. The summary tells how often each was used.
"""

import json
import re
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from typing import Callable

from schemathesis.core import NOT_SET
from schemathesis.core.jsonschema import make_validator


@dataclass(frozen=True)
class Row:
    reason: str
    failure: str
    applies: Callable


def sent(case, location, *names):
    """Whether the request has one of these: header names are compared without case."""
    given = {name.lower() for name in (getattr(case, location) or {})}
    return any(name.lower() in given for name in names)


def refused(kind, status, operations=None):
    """The answer is this problem, as the contract documents it for the operation."""

    def is_it(case, response):
        if response.status_code != status or (operations and operation_id(case) not in operations):
            return False
        try:
            return json.loads(response.content).get("type") == f"/problems/{kind}"
        except (ValueError, AttributeError):
            # On a page the problem is shown as a page.
            return f"/problems/{kind}".encode() in response.content

    return is_it


def refused_by_rule(pointer, *operations):
    """A 400 of the service's own rules, each at such a place: the contract's are told by a sum (`detail`) as well."""

    def is_it(case, response):
        if response.status_code != 400 or operation_id(case) not in operations:
            return False
        problem = json.loads(response.content)
        errors = problem.get("errors") or []
        is_rule = problem.get("type") == "/problems/invalid-request" and "detail" not in problem
        return is_rule and bool(errors) and all(re.fullmatch(pointer, error["pointer"]) for error in errors)

    return lambda failure, case, response: is_it(case, response)


def operation_id(case):
    return case.operation.definition.raw["operationId"]


def negative_elsewhere(case):
    return any(part.mode.is_negative for place, part in case.meta.components.items() if place.name != "BODY")


def is_valid_as_read(case, request):
    """Whether the form that was sent fits its schema when it is read as the service reads it."""
    schema = case.operation.get_body_for_media_type(case.media_type).optimized_schema
    validator = make_validator(schema, case.operation.schema.adapter.jsonschema_validator_cls)
    try:
        return validator.is_valid(form_as_read(request))
    except ValueError:
        return False


def form_as_read(request):
    head = f"Content-Type: {request.headers['Content-Type']}\r\n\r\n"
    form = {}
    for part in BytesParser(policy=HTTP).parsebytes(head.encode() + request.body).iter_parts():
        name = part.get_param("name", header="content-disposition")
        text = part.get_payload(decode=True).decode("utf-8", "replace")
        if name == "file":
            form[name] = "bytes"
        elif text == "":
            continue
        elif name == "tags":
            form.setdefault(name, []).append(text)
        else:
            form[name] = json.loads(text) if name == "metadata" else text
    return form


removed_for_good: set[str] = set()


def remember_removal(case, response):
    is_removal = operation_id(case) == "deleteFile" and response.request.method == "DELETE"
    if is_removal and response.status_code == 204 and is_true(case.query.get("permanent")):
        removed_for_good.add(case.id)


def is_true(value):
    return value is True or value == "true"


VALID_REFUSED = "RejectedPositiveData"

DOWNLOADS = {"downloadFile", "downloadFileVersion", "downloadByLink", "downloadShare", "downloadSharedFile"}
TUS = {"createUpload", "appendUpload", "getUpload", "cancelUpload"}

#: In bytes: path and query, as the contract has it.
LONGEST_ADDRESS = 8192
#: In bytes: what Node's parser of HTTP takes.
LONGEST_LINES = 16_384

CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")

ROWS = [
    Row(
        "412: whether an entity tag or a time is the current one, no schema tells",
        VALID_REFUSED,
        lambda failure, case, response: refused("precondition-failed", 412)(case, response)
        and sent(case, "headers", "If-Match", "If-Unmodified-Since"),
    ),
    Row(
        "428: If-Match is left out on purpose of the schema, so that its absence has a status of its own (RFC 6585)",
        VALID_REFUSED,
        lambda failure, case, response: refused("precondition-required", 428, {"replaceFileContent", "restoreFileVersion"})(
            case, response)
        and not sent(case, "headers", "If-Match"),
    ),
    Row(
        "416: whether a range lies in the file, no schema tells",
        VALID_REFUSED,
        lambda failure, case, response: refused("range-not-satisfiable", 416, DOWNLOADS)(case, response)
        and sent(case, "headers", "Range"),
    ),
    Row(
        "422: whether a digest is that of the bytes, no schema tells",
        VALID_REFUSED,
        lambda failure, case, response: refused("digest-mismatch", 422)(case, response)
        and sent(case, "headers", "Content-Digest", "Repr-Digest"),
    ),
    Row(
        "422: that a digest is none of those that are checked is said by a problem of its own",
        VALID_REFUSED,
        lambda failure, case, response: refused("digest-unsupported", 422)(case, response)
        and sent(case, "headers", "Content-Digest", "Repr-Digest"),
    ),
    Row(
        "422: which passwords are common, no schema tells",
        VALID_REFUSED,
        lambda failure, case, response: refused("password-refused", 422)(case, response),
    ),
    Row(
        "400: a cursor is opaque, only one that was given is good",
        VALID_REFUSED,
        lambda failure, case, response: refused("invalid-cursor", 400)(case, response) and sent(case, "query", "cursor"),
    ),
    Row(
        "400: only a refresh token that was given is good, and RFC 6749 wants 400 for any other",
        VALID_REFUSED,
        lambda failure, case, response: refused("invalid-grant", 400, {"issueToken"})(case, response),
    ),
    Row(
        "400: RFC 6749 wants an error of its own for an unknown grant type, which an enum in the schema would take away",
        VALID_REFUSED,
        lambda failure, case, response: refused("unsupported-grant-type", 400, {"issueToken"})(case, response)
        and case.body.get("grant_type") != "refresh_token",
    ),
    Row(
        "400: refresh_token goes with grant_type=refresh_token, and RFC 6749 wants an unknown grant type to be told first",
        VALID_REFUSED,
        lambda failure, case, response: refused("invalid-token-request", 400, {"issueToken"})(case, response)
        and "refresh_token" not in case.body,
    ),
    Row(
        "400: two ways of signing in at once; no schema says that a body and a header exclude each other",
        VALID_REFUSED,
        lambda failure, case, response: refused("ambiguous-credentials", 400, {"createSession"})(case, response)
        and case.body is not NOT_SET
        and sent(case, "headers", "Authorization"),
    ),
    Row(
        "400: the service reads a name in a header as UTF-8, the tool writes Latin-1, and a schema knows no bytes",
        VALID_REFUSED,
        lambda failure, case, response: refused("invalid-request", 400, {"uploadFile"})(case, response)
        and b'"pointer":"Content-Disposition"' in response.content
        and not str(case.headers.get("Content-Disposition", "")).isascii(),
    ),
    Row(
        "400: which scopes there are, whether a time is to come, and what is an address range: a pattern cannot tell",
        VALID_REFUSED,
        refused_by_rule(
            "/(scopes|allowedAddresses)/[0-9]+|/expiresAt",
            *("createApiKey", "updateApiKey", "createRole", "updateRole"),
            *("createShare", "updateShare", "createUploadRequest"),
        ),
    ),
    Row(
        "400: a new folder goes with action=move, tags with tag and untag, which a flat schema cannot tell",
        VALID_REFUSED,
        refused_by_rule("/(folder|tags)", "changeFiles"),
    ),
    Row(
        "400: sort=relevance goes with a search, which a schema of one parameter cannot tell",
        VALID_REFUSED,
        refused_by_rule("sort", "listFiles"),
    ),
    Row(
        "422: which files are one's own, no schema tells",
        VALID_REFUSED,
        lambda failure, case, response: refused("files-unknown", 422, {"createShare", "updateShare"})(case, response),
    ),
    Row(
        "422: whether a key was sent with another request before, no schema tells",
        VALID_REFUSED,
        lambda failure, case, response: refused("idempotency-key-reused", 422)(case, response)
        and sent(case, "headers", "Idempotency-Key"),
    ),
    Row(
        "413: how large a file the service takes, it is told by the setting of its operator",
        VALID_REFUSED,
        lambda failure, case, response: refused(
            "payload-too-large", 413, {"appendUpload", "createUpload", "createUploadLink"}
        )(case, response),
    ),
    *(
        Row(
            "412: tus has a status of its own for its version, and for none (section Tus-Resumable)",
            failure,
            lambda failure, case, response: refused("tus-version-unsupported", 412, TUS)(case, response)
            and (case.headers or {}).get("Tus-Resumable") != "1.0.0",
        )
        for failure in (VALID_REFUSED, "AcceptedNegativeData", "MissingHeaderNotRejected")
    ),
    Row(
        "400: Upload-Length or Upload-Defer-Length, a key or first bytes, and base64 of UTF-8, which schemas of one header cannot tell",
        VALID_REFUSED,
        lambda failure, case, response: refused("invalid-request", 400, {"createUpload", "appendUpload"})(case, response)
        and all(
            error["pointer"] in {"Idempotency-Key", "Upload-Length", "Upload-Defer-Length", "Upload-Metadata"}
            for error in json.loads(response.content)["errors"]
        ),
    ),
    *(
        Row(
            "400, 460: of which bytes a checksum is, no schema tells",
            VALID_REFUSED,
            lambda failure, case, response, kind=kind, status=status: refused(kind, status, TUS)(case, response)
            and sent(case, "headers", "Upload-Checksum"),
        )
        for kind, status in (("checksum-unsupported", 400), ("checksum-mismatch", 460))
    ),
    Row(
        "400: transferTo goes with files=transfer, which a schema of one parameter cannot tell",
        VALID_REFUSED,
        refused_by_rule("transferTo", "deleteMe", "deleteUser"),
    ),
    Row(
        "400: only an administrator gives roles, and who registers is told so",
        VALID_REFUSED,
        refused_by_rule("/roles", "registerUser"),
    ),
    Row(
        "400: a code or a recovery code, which one flat schema cannot tell",
        VALID_REFUSED,
        refused_by_rule("/code", "completeMfa"),
    ),
    Row(
        "422: which roles there are, no schema tells",
        VALID_REFUSED,
        lambda failure, case, response: refused(
            "role-unknown", 422, {"createInvitation", "createServiceAccount", "registerUser", "updateUser"}
        )(case, response),
    ),
    Row(
        "422: whether a text is a key that can sign, no schema tells",
        VALID_REFUSED,
        lambda failure, case, response: refused("signing-key-refused", 422, {"rotateSigningKey"})(case, response)
        and "key" in case.body,
    ),
    Row(
        "410: whether the token of a link was given, and is unused, no schema tells",
        VALID_REFUSED,
        lambda failure, case, response: refused("link-expired", 410)(case, response),
    ),
    Row(
        "410: whether a challenge was given, and is open, no schema tells",
        VALID_REFUSED,
        lambda failure, case, response: refused("challenge-over", 410)(case, response),
    ),
    Row(
        "410: whether a sign-in at a provider was begun by this browser, no schema tells",
        VALID_REFUSED,
        lambda failure, case, response: refused("external-sign-in-over", 410)(case, response),
    ),
    Row(
        "400: a control character in a cookie is no HTTP",
        VALID_REFUSED,
        lambda failure, case, response: refused("malformed-http", 400)(case, response)
        and any(CONTROL.search(str(value)) for value in (case.cookies or {}).values()),
    ),
    Row(
        "414: how long a whole address is once it is percent-encoded, no schema of one parameter tells",
        "UndefinedStatusCode",
        lambda failure, case, response: refused("uri-too-long", 414)(case, response)
        and len(response.request.url) > LONGEST_ADDRESS,
    ),
    Row(
        "431: how long all lines of a request are together, no schema of one of them tells",
        "UndefinedStatusCode",
        lambda failure, case, response: refused("headers-too-large", 431)(case, response)
        and len(response.request.url) > LONGEST_LINES - 1000,
    ),
    Row(
        "a cookie that cannot be one of the service's is as good as none, for whoever has it could not mend it",
        "AcceptedNegativeData",
        lambda failure, case, response: operation_id(case) in {"completeMfaOnPage", "linkIdentity", "showIdentityLink", "showMfa"}
        and all(place.name == "COOKIE" for place, part in case.meta.components.items() if part.mode.is_negative),
    ),
    Row(
        "a file may have no bytes, and HTTP does not tell a body of none from no body",
        "AcceptedNegativeData",
        lambda failure, case, response: operation_id(case)
        in {"uploadFile", "replaceFileContent", "uploadByLink", "uploadToRequest", "appendUpload"}
        and case.body is NOT_SET
        and not negative_elsewhere(case),
    ),
    Row(
        "in a form everything is text, a list of one is one part, and an empty part is none",
        "AcceptedNegativeData",
        lambda failure, case, response: operation_id(case) in {"uploadFile", "uploadWithForm", "uploadToRequest"}
        and isinstance(case.body, dict)
        and not negative_elsewhere(case)
        and is_valid_as_read(case, response.request),
    ),
    Row(
        "a file in the trash is not gone: only permanent=true frees it",
        "UseAfterFree",
        lambda failure, case, response: failure.deleted_case_id not in removed_for_good,
    ),
]


def accepted_because(failure, case, response):
    """The reason, if this is no failure of the service."""
    for row in ROWS:
        if type(failure).__name__ == row.failure and row.applies(failure, case, response):
            return row.reason
    return None
