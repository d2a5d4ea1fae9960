from typing import Literal

ListApiKeysCount = Literal["exact"]

LIST_API_KEYS_COUNT_VALUES: set[ListApiKeysCount] = {
    "exact",
}


def check_list_api_keys_count(value: str) -> ListApiKeysCount:
    if value in LIST_API_KEYS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_API_KEYS_COUNT_VALUES!r}")
