from typing import Literal

PasskeySelectionUserVerification = Literal["required"]

PASSKEY_SELECTION_USER_VERIFICATION_VALUES: set[PasskeySelectionUserVerification] = {
    "required",
}


def check_passkey_selection_user_verification(value: str) -> PasskeySelectionUserVerification:
    if value in PASSKEY_SELECTION_USER_VERIFICATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PASSKEY_SELECTION_USER_VERIFICATION_VALUES!r}")
