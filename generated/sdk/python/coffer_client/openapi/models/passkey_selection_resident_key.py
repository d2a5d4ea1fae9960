from typing import Literal

PasskeySelectionResidentKey = Literal["required"]

PASSKEY_SELECTION_RESIDENT_KEY_VALUES: set[PasskeySelectionResidentKey] = {
    "required",
}


def check_passkey_selection_resident_key(value: str) -> PasskeySelectionResidentKey:
    if value in PASSKEY_SELECTION_RESIDENT_KEY_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PASSKEY_SELECTION_RESIDENT_KEY_VALUES!r}")
