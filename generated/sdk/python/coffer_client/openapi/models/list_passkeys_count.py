from typing import Literal

ListPasskeysCount = Literal["exact"]

LIST_PASSKEYS_COUNT_VALUES: set[ListPasskeysCount] = {
    "exact",
}


def check_list_passkeys_count(value: str) -> ListPasskeysCount:
    if value in LIST_PASSKEYS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_PASSKEYS_COUNT_VALUES!r}")
