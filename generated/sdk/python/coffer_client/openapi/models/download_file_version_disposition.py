from typing import Literal

DownloadFileVersionDisposition = Literal["attachment", "inline"]

DOWNLOAD_FILE_VERSION_DISPOSITION_VALUES: set[DownloadFileVersionDisposition] = {
    "attachment",
    "inline",
}


def check_download_file_version_disposition(value: str) -> DownloadFileVersionDisposition:
    if value in DOWNLOAD_FILE_VERSION_DISPOSITION_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DOWNLOAD_FILE_VERSION_DISPOSITION_VALUES!r}")
