from typing import Literal

ListAuditEventsCount = Literal["exact"]

LIST_AUDIT_EVENTS_COUNT_VALUES: set[ListAuditEventsCount] = {
    "exact",
}


def check_list_audit_events_count(value: str) -> ListAuditEventsCount:
    if value in LIST_AUDIT_EVENTS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_AUDIT_EVENTS_COUNT_VALUES!r}")
