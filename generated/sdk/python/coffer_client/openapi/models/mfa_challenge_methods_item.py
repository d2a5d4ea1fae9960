from typing import Literal

MfaChallengeMethodsItem = Literal["passkey", "recovery-code", "totp"]

MFA_CHALLENGE_METHODS_ITEM_VALUES: set[MfaChallengeMethodsItem] = {
    "passkey",
    "recovery-code",
    "totp",
}


def check_mfa_challenge_methods_item(value: str) -> MfaChallengeMethodsItem:
    if value in MFA_CHALLENGE_METHODS_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {MFA_CHALLENGE_METHODS_ITEM_VALUES!r}")
