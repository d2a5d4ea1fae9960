from typing import Literal

CreatedMfaFactorKind = Literal["totp"]

CREATED_MFA_FACTOR_KIND_VALUES: set[CreatedMfaFactorKind] = {
    "totp",
}


def check_created_mfa_factor_kind(value: str) -> CreatedMfaFactorKind:
    if value in CREATED_MFA_FACTOR_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {CREATED_MFA_FACTOR_KIND_VALUES!r}")
