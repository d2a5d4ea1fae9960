from typing import Literal

DownloadFileDisposition = Literal["attachment", "inline"]

DOWNLOAD_FILE_DISPOSITION_VALUES: set[DownloadFileDisposition] = {
    "attachment",
    "inline",
}


def check_download_file_disposition(value: str) -> DownloadFileDisposition:
    if value in DOWNLOAD_FILE_DISPOSITION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DOWNLOAD_FILE_DISPOSITION_VALUES!r}")
