from typing import Literal

ListSigningKeysCount = Literal["exact"]

LIST_SIGNING_KEYS_COUNT_VALUES: set[ListSigningKeysCount] = {
    "exact",
}


def check_list_signing_keys_count(value: str) -> ListSigningKeysCount:
    if value in LIST_SIGNING_KEYS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_SIGNING_KEYS_COUNT_VALUES!r}")
