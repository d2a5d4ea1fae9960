from typing import Literal

ListUsersState = Literal["active", "disabled"]

LIST_USERS_STATE_VALUES: set[ListUsersState] = {
    "active",
    "disabled",
}


def check_list_users_state(value: str) -> ListUsersState:
    if value in LIST_USERS_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_USERS_STATE_VALUES!r}")
