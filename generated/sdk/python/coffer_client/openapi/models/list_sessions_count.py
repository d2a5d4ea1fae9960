from typing import Literal

ListSessionsCount = Literal["exact"]

LIST_SESSIONS_COUNT_VALUES: set[ListSessionsCount] = {
    "exact",
}


def check_list_sessions_count(value: str) -> ListSessionsCount:
    if value in LIST_SESSIONS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_SESSIONS_COUNT_VALUES!r}")
