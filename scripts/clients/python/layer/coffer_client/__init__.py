"""The client of the Coffer API, blocking and asynchronous."""

from .async_client import AsyncCofferClient
from .client import CofferClient
from .contract import VERSION
from .downloads import ByteRange, Download, FileTarget
from .openapi.models.mfa_challenge import MfaChallenge
from .openapi.models.session import Session
from .openapi.models.stored_file import StoredFile
from .problems import CofferError, DigestMismatchError, InvalidField, ProblemError, SessionEndedError
from .retries import Retries
from .second_factor import Code, RecoveryCode, SecondFactorRequired
from .sources import AsyncFileSource, FileSource
from .tokens import Tokens
from .uploads import Progress

__version__ = VERSION

__all__ = [
    "VERSION",
    "AsyncCofferClient",
    "AsyncFileSource",
    "ByteRange",
    "Code",
    "CofferClient",
    "CofferError",
    "DigestMismatchError",
    "Download",
    "FileSource",
    "FileTarget",
    "InvalidField",
    "MfaChallenge",
    "ProblemError",
    "Progress",
    "RecoveryCode",
    "Retries",
    "SecondFactorRequired",
    "Session",
    "SessionEndedError",
    "StoredFile",
    "Tokens",
]
