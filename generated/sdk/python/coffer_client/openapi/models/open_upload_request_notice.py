from typing import Literal

OpenUploadRequestNotice = Literal["received"]

OPEN_UPLOAD_REQUEST_NOTICE_VALUES: set[OpenUploadRequestNotice] = {
    "received",
}


def check_open_upload_request_notice(value: str) -> OpenUploadRequestNotice:
    if value in OPEN_UPLOAD_REQUEST_NOTICE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {OPEN_UPLOAD_REQUEST_NOTICE_VALUES!r}")
