from typing import Literal

ActivatedMfaFactorKind = Literal["totp"]

ACTIVATED_MFA_FACTOR_KIND_VALUES: set[ActivatedMfaFactorKind] = {
    "totp",
}


def check_activated_mfa_factor_kind(value: str) -> ActivatedMfaFactorKind:
    if value in ACTIVATED_MFA_FACTOR_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {ACTIVATED_MFA_FACTOR_KIND_VALUES!r}")
