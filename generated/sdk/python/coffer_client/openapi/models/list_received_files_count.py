from typing import Literal

ListReceivedFilesCount = Literal["exact"]

LIST_RECEIVED_FILES_COUNT_VALUES: set[ListReceivedFilesCount] = {
    "exact",
}


def check_list_received_files_count(value: str) -> ListReceivedFilesCount:
    if value in LIST_RECEIVED_FILES_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_RECEIVED_FILES_COUNT_VALUES!r}")
