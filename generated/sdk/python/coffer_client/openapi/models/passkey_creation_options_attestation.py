from typing import Literal

PasskeyCreationOptionsAttestation = Literal["none"]

PASSKEY_CREATION_OPTIONS_ATTESTATION_VALUES: set[PasskeyCreationOptionsAttestation] = {
    "none",
}


def check_passkey_creation_options_attestation(value: str) -> PasskeyCreationOptionsAttestation:
    if value in PASSKEY_CREATION_OPTIONS_ATTESTATION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PASSKEY_CREATION_OPTIONS_ATTESTATION_VALUES!r}")
