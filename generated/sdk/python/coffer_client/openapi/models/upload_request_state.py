from typing import Literal

UploadRequestState = Literal["active", "expired", "full"]

UPLOAD_REQUEST_STATE_VALUES: set[UploadRequestState] = {
    "active",
    "expired",
    "full",
}


def check_upload_request_state(value: str) -> UploadRequestState:
    if value in UPLOAD_REQUEST_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {UPLOAD_REQUEST_STATE_VALUES!r}")
