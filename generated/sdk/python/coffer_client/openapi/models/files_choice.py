from typing import Literal

FilesChoice = Literal["delete", "transfer", "trash"]

FILES_CHOICE_VALUES: set[FilesChoice] = {
    "delete",
    "transfer",
    "trash",
}


def check_files_choice(value: str) -> FilesChoice:
    if value in FILES_CHOICE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FILES_CHOICE_VALUES!r}")
