from typing import Literal

SigningKeyState = Literal["active", "next", "retired", "revoked", "verifying"]

SIGNING_KEY_STATE_VALUES: set[SigningKeyState] = {
    "active",
    "next",
    "retired",
    "revoked",
    "verifying",
}


def check_signing_key_state(value: str) -> SigningKeyState:
    if value in SIGNING_KEY_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SIGNING_KEY_STATE_VALUES!r}")
