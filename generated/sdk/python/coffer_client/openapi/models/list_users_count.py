from typing import Literal

ListUsersCount = Literal["exact"]

LIST_USERS_COUNT_VALUES: set[ListUsersCount] = {
    "exact",
}


def check_list_users_count(value: str) -> ListUsersCount:
    if value in LIST_USERS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_USERS_COUNT_VALUES!r}")
