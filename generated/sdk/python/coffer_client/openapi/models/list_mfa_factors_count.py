from typing import Literal

ListMfaFactorsCount = Literal["exact"]

LIST_MFA_FACTORS_COUNT_VALUES: set[ListMfaFactorsCount] = {
    "exact",
}


def check_list_mfa_factors_count(value: str) -> ListMfaFactorsCount:
    if value in LIST_MFA_FACTORS_COUNT_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LIST_MFA_FACTORS_COUNT_VALUES!r}")
