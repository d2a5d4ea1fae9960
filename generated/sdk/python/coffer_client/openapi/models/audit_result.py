from typing import Literal

AuditResult = Literal["failure", "success"]

AUDIT_RESULT_VALUES: set[AuditResult] = {
    "failure",
    "success",
}


def check_audit_result(value: str) -> AuditResult:
    if value in AUDIT_RESULT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {AUDIT_RESULT_VALUES!r}")
