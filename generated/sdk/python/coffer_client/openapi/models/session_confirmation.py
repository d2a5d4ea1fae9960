from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.passkey_answer import PasskeyAnswer


T = TypeVar("T", bound="SessionConfirmation")


@_attrs_define
class SessionConfirmation:
    """Exactly one of these."""

    password: str | Unset = UNSET
    """ For an account without a second factor. """
    code: str | Unset = UNSET
    """ What the app shows now. """
    recovery_code: str | Unset = UNSET
    """ One of those that were shown once. Case, spaces and hyphens do not count. """
    passkey: PasskeyAnswer | Unset = UNSET
    """ What `navigator.credentials.get` gave (`toJSON()`). """

    def to_dict(self) -> dict[str, Any]:
        password = self.password

        code = self.code

        recovery_code = self.recovery_code

        passkey: dict[str, Any] | Unset = UNSET
        if not isinstance(self.passkey, Unset):
            passkey = self.passkey.to_dict()

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if password is not UNSET:
            field_dict["password"] = password
        if code is not UNSET:
            field_dict["code"] = code
        if recovery_code is not UNSET:
            field_dict["recoveryCode"] = recovery_code
        if passkey is not UNSET:
            field_dict["passkey"] = passkey

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.passkey_answer import PasskeyAnswer  # noqa: PLC0415

        d = dict(src_dict)
        password = d.pop("password", UNSET)

        code = d.pop("code", UNSET)

        recovery_code = d.pop("recoveryCode", UNSET)

        _passkey = d.pop("passkey", UNSET)
        passkey: PasskeyAnswer | Unset
        if isinstance(_passkey, Unset):
            passkey = UNSET
        else:
            passkey = PasskeyAnswer.from_dict(_passkey)

        session_confirmation = cls(
            password=password,
            code=code,
            recovery_code=recovery_code,
            passkey=passkey,
        )

        return session_confirmation
