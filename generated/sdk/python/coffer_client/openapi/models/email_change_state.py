from typing import Literal

EmailChangeState = Literal["changed", "pending"]

EMAIL_CHANGE_STATE_VALUES: set[EmailChangeState] = {
    "changed",
    "pending",
}


def check_email_change_state(value: str) -> EmailChangeState:
    if value in EMAIL_CHANGE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {EMAIL_CHANGE_STATE_VALUES!r}")
