from typing import Literal

MfaFactorKind = Literal["totp"]

MFA_FACTOR_KIND_VALUES: set[MfaFactorKind] = {
    "totp",
}


def check_mfa_factor_kind(value: str) -> MfaFactorKind:
    if value in MFA_FACTOR_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MFA_FACTOR_KIND_VALUES!r}")
