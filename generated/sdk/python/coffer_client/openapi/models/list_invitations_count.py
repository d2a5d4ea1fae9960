from typing import Literal

ListInvitationsCount = Literal["exact"]

LIST_INVITATIONS_COUNT_VALUES: set[ListInvitationsCount] = {
    "exact",
}


def check_list_invitations_count(value: str) -> ListInvitationsCount:
    if value in LIST_INVITATIONS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_INVITATIONS_COUNT_VALUES!r}")
