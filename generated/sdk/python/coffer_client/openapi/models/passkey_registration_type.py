from typing import Literal

PasskeyRegistrationType = Literal["public-key"]

PASSKEY_REGISTRATION_TYPE_VALUES: set[PasskeyRegistrationType] = {
    "public-key",
}


def check_passkey_registration_type(value: str) -> PasskeyRegistrationType:
    if value in PASSKEY_REGISTRATION_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PASSKEY_REGISTRATION_TYPE_VALUES!r}")
