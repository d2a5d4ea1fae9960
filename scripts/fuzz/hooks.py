"""What Schemathesis needs to know of this service, loaded by every run (see runs.ts).

The run is described by the environment variable COFFER_FUZZ, as JSON: `address` of the service, `role`, its `account`
(e-mail address, password, files and API key; absent for anonymous), another one of a `stranger`, the ids that are `spared`,
`metricsToken`, the address of the `workshop`, and `tally`, the file that tells the outcome.
"""

import atexit
import json
import os
from collections import Counter, defaultdict
from pathlib import Path

import requests
import schemathesis
from schemathesis.auths import AuthContext, set_on_case
from schemathesis.core import NOT_SET
from schemathesis.core.media_types import YAML_MEDIA_TYPES

from accounts import (
    RUN,
    SPOILING,
    ask_as_stranger,
    credentials_of,
    forget_used_up,
    is_key,
    known_to_workshop,
    sign_in,
    spare,
    throwaway,
    tokens_for,
)
from plausible import known_to_work, plausible
from refusals import CONTROL, accepted_because, operation_id, remember_removal

# The bytes of tus.
schemathesis.serializer.alias("application/offset+octet-stream", "application/octet-stream")

answers: defaultdict[str, Counter] = defaultdict(Counter)
accepted: Counter = Counter()


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """`default` describes the unexpected failure alone. With it there the tool would take any status for documented.

    The bodies of links stand apart, because a much used reader of contracts refuses the contract that has them.
    """
    for name, body in json.loads((Path(__file__).parent / "link-bodies.json").read_text()).items():
        raw_schema["components"]["links"][name]["requestBody"] = body
    for item in raw_schema["paths"].values():
        for operation in item.values():
            if isinstance(operation, dict):
                operation["responses"].pop("default", None)


@schemathesis.deserializer(*YAML_MEDIA_TYPES, "text/html", "text/css", "text/javascript", "image/svg+xml")
def as_text(context, response):
    """The contract describes these as texts, the YAML of the contract too: what is promised is the very text."""
    return content_of_file(context, response) or response.content.decode("utf-8")


@schemathesis.deserializer("application/json")
def as_json(context, response):
    return content_of_file(context, response) or response.json()


@schemathesis.deserializer("application/xml", "text/xml", "text/event-stream")
def as_unknown(context, response):
    """Nothing but a file has such a type."""
    return content_of_file(context, response) or response.content.decode("utf-8")


def content_of_file(context, response):
    """A file is bytes (`format: binary`), whatever its media type promises that somebody gave to it."""
    is_file = context.operation.definition.raw["operationId"] == "downloadFile" and response.status_code in (200, 206)
    return response.content.decode("latin-1") if is_file else None


if "account" in RUN:

    @schemathesis.auth(refresh_interval=86_400, retry_on=[401])
    class SignedIn:
        """Signs in at the start, and again whenever the fuzzer has ended the session (a 401 says so)."""

        def get(self, case, context):
            if operation_id(case) in SPOILING:
                throwaway.forget()
            return sign_in(RUN["account"])

        def set(self, case, tokens, context):
            schemes = schemes_of(case.operation)
            if is_key:
                if "bearerAuth" in schemes:
                    case.headers["Authorization"] = "Bearer " + RUN["account"]["apiKey"]["text"]
                return
            tokens = tokens_for(case, operation_id(case), tokens)
            if RUN["role"] == "page":
                # What a browser says of requests that the service's own pages make.
                case.headers["Sec-Fetch-Site"] = "same-origin"
                if "cookieAuth" in schemes:
                    case.cookies["coffer_access"] = tokens["accessToken"]
                if "refreshCookie" in schemes:
                    case.cookies["coffer_refresh"] = tokens["refreshToken"]
            elif "bearerAuth" in schemes:
                case.headers["Authorization"] = "Bearer " + tokens["accessToken"]
            elif "metricsToken" in schemes and RUN["role"] == "administrator":
                case.headers["Authorization"] = "Bearer " + RUN["metricsToken"]
            elif "basicAuth" in schemes and case.body is NOT_SET:
                case.headers["Authorization"] = basic(**credentials_of(RUN["account"]))


def schemes_of(operation):
    alternatives = operation.definition.raw.get("security", operation.schema.raw_schema["security"])
    return {scheme for alternative in alternatives for scheme in alternative}


def basic(email, password):
    return requests.auth._basic_auth_str(email.encode(), password.encode())


@schemathesis.hook
def before_add_examples(context, examples):
    operation = context.operation.definition.raw["operationId"]
    if "account" in RUN or not schemes_of(context.operation):
        known = known_to_work(context.operation, RUN.get("account"), sign_in) or known_to_workshop(operation)
        if known:
            case = context.operation.Case(**known)
            # The tool gives no credentials to what a hook adds.
            set_on_case(case, AuthContext(operation=context.operation, app=None), None)
            examples.append(case)


@schemathesis.hook
def filter_case(context, case):
    return is_sendable(case.headers) and is_sendable(case.cookies) and is_form_or_bytes(case)


def is_sendable(fields):
    """Control characters in a header are no HTTP, and whether a client sends them depends on the client."""
    return not any(CONTROL.search(value) for value in (fields or {}).values() if isinstance(value, str))


def is_form_or_bytes(case):
    """For `*/*` the tool draws multipart as well, with bytes that are no form; the contract describes forms beside it."""
    is_form = (case.media_type or "").startswith("multipart/")
    return not is_form or isinstance(case.body, dict) or operation_id(case) != "uploadFile"


@schemathesis.hook
def flatmap_case(context, case):
    return plausible(case, RUN.get("account"), throwaway)


@schemathesis.hook
def before_call(context, case, kwargs):
    """What the run lives by is spared.

    The file is the last part of a form, because its bytes are streamed; OpenAPI knows no order of parts.
    """
    if "account" in RUN:
        spare(case, operation_id(case))
    if case.media_type == "multipart/form-data" and isinstance(case.body, dict) and "file" in case.body:
        case.body["file"] = case.body.pop("file")


@schemathesis.hook
def after_call(context, case, response):
    remember_removal(case, response)
    if response.request.method == case.operation.method.upper() and 200 <= response.status_code < 300:
        forget_used_up(operation_id(case))


@schemathesis.hook
def filter_failure(context, failure, case, response):
    reason = accepted_because(failure, case, response)
    if reason is not None:
        accepted[reason] += 1
    return reason is None


@schemathesis.check
def tally(context, response, case):
    """Counts, and fails never: what each operation answered, and how far the run is."""
    if response.request.method != case.operation.method.upper():
        return
    answers[operation_id(case)][response.status_code] += 1
    if sum(answers[operation_id(case)].values()) % 50 == 0:
        write_tally()


@schemathesis.check
def objects_are_private(context, response, case):
    """What an account can read of its own files is not there for another one."""
    if "stranger" not in RUN or case.method != "GET" or "fileId" not in (case.path_parameters or {}):
        return
    if operation_id(case) == "downloadSharedFile":
        # Whoever has the link may.
        return
    if not 200 <= response.status_code < 300 or case.operation.label in asked_by_stranger:
        return
    asked_by_stranger.add(case.operation.label)
    reply = ask_as_stranger(response.request.url)
    assert reply.status_code == 404, f"a stranger gets {reply.status_code}"


@schemathesis.check
def stored_files_are_there(context, response, case):
    """The tool's own check of that kind wants every parameter of the reading operation to come from a link."""
    if operation_id(case) != "uploadFile" or response.status_code != 201 or len(looked_after) == 20:
        return
    location = response.headers["location"][0]
    looked_after.add(location)
    credentials = {name: value for name, value in response.request.headers.items() if name in ("Authorization", "Cookie")}
    reply = requests.get(RUN["address"] + location, headers=credentials, timeout=30)
    assert reply.status_code == 200, f"{location} answers {reply.status_code}"


looked_after = set()
asked_by_stranger = set()


@atexit.register
def write_tally():
    outcome = {"answers": answers, "accepted": accepted}
    with open(RUN["tally"] + ".new", "w", encoding="utf-8") as file:
        json.dump(outcome, file)
    os.replace(RUN["tally"] + ".new", RUN["tally"])
