from typing import Literal

ListFilesSort = Literal[
    "-createdAt", "-name", "-size", "-updatedAt", "createdAt", "name", "relevance", "size", "updatedAt"
]

LIST_FILES_SORT_VALUES: set[ListFilesSort] = {
    "-createdAt",
    "-name",
    "-size",
    "-updatedAt",
    "createdAt",
    "name",
    "relevance",
    "size",
    "updatedAt",
}


def check_list_files_sort(value: str) -> ListFilesSort:
    if value in LIST_FILES_SORT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_FILES_SORT_VALUES!r}")
