from typing import Literal

AcceptanceStatus = Literal["accepted"]

ACCEPTANCE_STATUS_VALUES: set[AcceptanceStatus] = {
    "accepted",
}


def check_acceptance_status(value: str) -> AcceptanceStatus:
    if value in ACCEPTANCE_STATUS_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACCEPTANCE_STATUS_VALUES!r}")
