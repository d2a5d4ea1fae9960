from typing import Literal

PasskeyDescriptorType = Literal["public-key"]

PASSKEY_DESCRIPTOR_TYPE_VALUES: set[PasskeyDescriptorType] = {
    "public-key",
}


def check_passkey_descriptor_type(value: str) -> PasskeyDescriptorType:
    if value in PASSKEY_DESCRIPTOR_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PASSKEY_DESCRIPTOR_TYPE_VALUES!r}")
