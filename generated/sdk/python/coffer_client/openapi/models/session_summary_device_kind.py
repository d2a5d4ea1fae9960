from typing import Literal

SessionSummaryDeviceKind = Literal["bot", "desktop", "mobile", "other", "tablet", "tv"]

SESSION_SUMMARY_DEVICE_KIND_VALUES: set[SessionSummaryDeviceKind] = {
    "bot",
    "desktop",
    "mobile",
    "other",
    "tablet",
    "tv",
}


def check_session_summary_device_kind(value: str) -> SessionSummaryDeviceKind:
    if value in SESSION_SUMMARY_DEVICE_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SESSION_SUMMARY_DEVICE_KIND_VALUES!r}")
