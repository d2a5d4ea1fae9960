from typing import Literal

ListSharesCount = Literal["exact"]

LIST_SHARES_COUNT_VALUES: set[ListSharesCount] = {
    "exact",
}


def check_list_shares_count(value: str) -> ListSharesCount:
    if value in LIST_SHARES_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_SHARES_COUNT_VALUES!r}")
