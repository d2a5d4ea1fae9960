from typing import Literal

PasskeyAnswerType = Literal["public-key"]

PASSKEY_ANSWER_TYPE_VALUES: set[PasskeyAnswerType] = {
    "public-key",
}


def check_passkey_answer_type(value: str) -> PasskeyAnswerType:
    if value in PASSKEY_ANSWER_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {PASSKEY_ANSWER_TYPE_VALUES!r}")
