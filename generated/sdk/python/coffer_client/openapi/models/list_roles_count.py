from typing import Literal

ListRolesCount = Literal["exact"]

LIST_ROLES_COUNT_VALUES: set[ListRolesCount] = {
    "exact",
}


def check_list_roles_count(value: str) -> ListRolesCount:
    if value in LIST_ROLES_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_ROLES_COUNT_VALUES!r}")
