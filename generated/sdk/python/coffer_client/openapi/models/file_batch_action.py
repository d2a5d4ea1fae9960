from typing import Literal

FileBatchAction = Literal["delete", "move", "restore", "tag", "trash", "untag"]

FILE_BATCH_ACTION_VALUES: set[FileBatchAction] = {
    "delete",
    "move",
    "restore",
    "tag",
    "trash",
    "untag",
}


def check_file_batch_action(value: str) -> FileBatchAction:
    if value in FILE_BATCH_ACTION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {FILE_BATCH_ACTION_VALUES!r}")
