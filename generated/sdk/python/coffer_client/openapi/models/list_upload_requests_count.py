from typing import Literal

ListUploadRequestsCount = Literal["exact"]

LIST_UPLOAD_REQUESTS_COUNT_VALUES: set[ListUploadRequestsCount] = {
    "exact",
}


def check_list_upload_requests_count(value: str) -> ListUploadRequestsCount:
    if value in LIST_UPLOAD_REQUESTS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_UPLOAD_REQUESTS_COUNT_VALUES!r}")
