from typing import Literal

ListOwnAuditEventsCount = Literal["exact"]

LIST_OWN_AUDIT_EVENTS_COUNT_VALUES: set[ListOwnAuditEventsCount] = {
    "exact",
}


def check_list_own_audit_events_count(value: str) -> ListOwnAuditEventsCount:
    if value in LIST_OWN_AUDIT_EVENTS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_OWN_AUDIT_EVENTS_COUNT_VALUES!r}")
