from typing import Literal

InvalidFieldIn = Literal["body", "header", "path", "query"]

INVALID_FIELD_IN_VALUES: set[InvalidFieldIn] = {
    "body",
    "header",
    "path",
    "query",
}


def check_invalid_field_in(value: str) -> InvalidFieldIn:
    if value in INVALID_FIELD_IN_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {INVALID_FIELD_IN_VALUES!r}")
