from typing import Literal

PasskeyRequestOptionsUserVerification = Literal["required"]

PASSKEY_REQUEST_OPTIONS_USER_VERIFICATION_VALUES: set[PasskeyRequestOptionsUserVerification] = {
    "required",
}


def check_passkey_request_options_user_verification(value: str) -> PasskeyRequestOptionsUserVerification:
    if value in PASSKEY_REQUEST_OPTIONS_USER_VERIFICATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PASSKEY_REQUEST_OPTIONS_USER_VERIFICATION_VALUES!r}")
