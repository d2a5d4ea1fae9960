from typing import Literal

ListFilesState = Literal["active", "trashed"]

LIST_FILES_STATE_VALUES: set[ListFilesState] = {
    "active",
    "trashed",
}


def check_list_files_state(value: str) -> ListFilesState:
    if value in LIST_FILES_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_FILES_STATE_VALUES!r}")
