from typing import Literal

ListFoldersCount = Literal["exact"]

LIST_FOLDERS_COUNT_VALUES: set[ListFoldersCount] = {
    "exact",
}


def check_list_folders_count(value: str) -> ListFoldersCount:
    if value in LIST_FOLDERS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_FOLDERS_COUNT_VALUES!r}")
