"""Who asks: the run's own account, or one that may be spoiled."""

import functools
import json
import os

import requests

RUN = json.loads(os.environ["COFFER_FUZZ"])

#: What these change would end the run, or make its account another one: they are asked by accounts of their own.
SPOILING = {
    "activateMfaFactor",
    "changePassword",
    "confirmSession",
    "createMfaFactor",
    "createPasskey",
    "createPasskeyChallenge",
    "createRecoveryCodes",
    "deleteMe",
    "deleteMfaFactor",
    "deletePasskey",
    "getPasskey",
    "requestEmailChange",
    "updatePasskey",
}

#: In the path of these, what the run lives by is taken out for something that nobody misses.
SPARING = {
    "deleteUser": "userId",
    "revokeUserSessions": "userId",
    "updateUser": "userId",
    "deleteApiKey": "keyId",
    "rotateApiKey": "keyId",
    "updateApiKey": "keyId",
}

#: A header that says whose a request is that the workshop has made (workshop.ts); taken off before it is sent.
WHOSE = "Fuzz-Account"

is_key = RUN["role"].endswith("-key")

made: dict[str, dict] = {}
whose: dict[str, str] = {}


def sign_in(account):
    reply = requests.post(RUN["address"] + "/v1/sessions", json=credentials_of(account), timeout=30)
    reply.raise_for_status()
    return reply.json()


def credentials_of(account):
    return {name: account[name] for name in ("email", "password")}


class Spare:
    """One at a time: the next is made when this one is used up."""

    def __init__(self, make):
        self.make = make
        self.one = None

    def get(self):
        if self.one is None:
            self.one = self.make()
        return self.one

    def forget(self):
        self.one = None


def from_workshop(what):
    reply = requests.get(f"{RUN['workshop']}/{what}", timeout=60)
    if reply.status_code == 404:
        return None
    assert reply.ok, f"the workshop failed to make {what}: {reply.text}"
    return reply.json()


def known_to_workshop(operation):
    """Arguments of a request that is granted once; None where none are known."""
    known = None if is_key else from_workshop(f"known/{operation}")
    if known and "account" in known:
        account = known.pop("account")
        made[account["id"]] = account
        known["headers"] = {**known.get("headers", {}), WHOSE: account["id"]}
    return known


def tokens_for(case, operation, own):
    """Of the account that this request is of."""
    marked = (case.headers or {}).pop(WHOSE, None)
    if marked is not None:
        whose[case.id] = marked
    if case.id in whose:
        return made[whose[case.id]]
    return throwaway.get() if operation in SPOILING else own


def make_key():
    account = RUN["account"]
    own = account["apiKey"]["text"] if is_key else sign_in(account)["accessToken"]
    reply = requests.post(
        RUN["address"] + "/v1/api-keys",
        json={"name": "Robot", "scopes": ["files:read"]},
        headers={"Authorization": "Bearer " + own},
        timeout=30,
    )
    reply.raise_for_status()
    return reply.json()


#: Whose requests those of SPOILING are.
throwaway = Spare(lambda: from_workshop("throwaway"))

#: What those of SPARING are about.
targets = {"userId": Spare(lambda: from_workshop("throwaway")), "keyId": Spare(make_key)}


def spare(case, operation):
    """Replaces the id of an account or a key that the run needs."""
    name = SPARING.get(operation)
    parameters = case.path_parameters or {}
    if name is not None and str(parameters.get(name)).lower() in RUN["spared"]:
        parameters[name] = targets[name].get()["id"]


def forget_used_up(operation):
    """After what was granted."""
    if operation in {"changePassword", "deleteMe"}:
        throwaway.forget()
    if operation in {"deleteApiKey", "deleteUser"}:
        targets[SPARING[operation]].forget()


@functools.cache
def stranger():
    return {"tokens": sign_in(RUN["stranger"])}


def ask_as_stranger(url):
    """Signs in again when its session is over, for the keys that sign tokens may have been revoked."""
    held = stranger()
    for last in (False, True):
        reply = requests.get(url, headers={"Authorization": "Bearer " + held["tokens"]["accessToken"]}, timeout=30)
        if reply.status_code != 401 or last:
            return reply
        held["tokens"] = sign_in(RUN["stranger"])
