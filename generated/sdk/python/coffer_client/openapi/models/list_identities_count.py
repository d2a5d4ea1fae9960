from typing import Literal

ListIdentitiesCount = Literal["exact"]

LIST_IDENTITIES_COUNT_VALUES: set[ListIdentitiesCount] = {
    "exact",
}


def check_list_identities_count(value: str) -> ListIdentitiesCount:
    if value in LIST_IDENTITIES_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_IDENTITIES_COUNT_VALUES!r}")
