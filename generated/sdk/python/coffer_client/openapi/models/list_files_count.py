from typing import Literal

ListFilesCount = Literal["exact"]

LIST_FILES_COUNT_VALUES: set[ListFilesCount] = {
    "exact",
}


def check_list_files_count(value: str) -> ListFilesCount:
    if value in LIST_FILES_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_FILES_COUNT_VALUES!r}")
