from typing import Literal

PasskeyAlgorithmType = Literal["public-key"]

PASSKEY_ALGORITHM_TYPE_VALUES: set[PasskeyAlgorithmType] = {
    "public-key",
}


def check_passkey_algorithm_type(value: str) -> PasskeyAlgorithmType:
    if value in PASSKEY_ALGORITHM_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PASSKEY_ALGORITHM_TYPE_VALUES!r}")
