from typing import Literal

ListFileVersionsCount = Literal["exact"]

LIST_FILE_VERSIONS_COUNT_VALUES: set[ListFileVersionsCount] = {
    "exact",
}


def check_list_file_versions_count(value: str) -> ListFileVersionsCount:
    if value in LIST_FILE_VERSIONS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_FILE_VERSIONS_COUNT_VALUES!r}")
