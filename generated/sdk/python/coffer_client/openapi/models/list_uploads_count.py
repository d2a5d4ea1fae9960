from typing import Literal

ListUploadsCount = Literal["exact"]

LIST_UPLOADS_COUNT_VALUES: set[ListUploadsCount] = {
    "exact",
}


def check_list_uploads_count(value: str) -> ListUploadsCount:
    if value in LIST_UPLOADS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_UPLOADS_COUNT_VALUES!r}")
