from typing import Literal

UserRolesItem = Literal["admin", "member", "reader"]

USER_ROLES_ITEM_VALUES: set[UserRolesItem] = {
    "admin",
    "member",
    "reader",
}


def check_user_roles_item(value: str) -> UserRolesItem:
    if value in USER_ROLES_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {USER_ROLES_ITEM_VALUES!r}")
