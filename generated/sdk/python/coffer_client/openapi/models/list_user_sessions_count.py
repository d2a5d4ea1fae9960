from typing import Literal

ListUserSessionsCount = Literal["exact"]

LIST_USER_SESSIONS_COUNT_VALUES: set[ListUserSessionsCount] = {
    "exact",
}


def check_list_user_sessions_count(value: str) -> ListUserSessionsCount:
    if value in LIST_USER_SESSIONS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_USER_SESSIONS_COUNT_VALUES!r}")
