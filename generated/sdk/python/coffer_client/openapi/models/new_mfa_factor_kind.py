from typing import Literal

NewMfaFactorKind = Literal["totp"]

NEW_MFA_FACTOR_KIND_VALUES: set[NewMfaFactorKind] = {
    "totp",
}


def check_new_mfa_factor_kind(value: str) -> NewMfaFactorKind:
    if value in NEW_MFA_FACTOR_KIND_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {NEW_MFA_FACTOR_KIND_VALUES!r}")
