"""Contains all the data models used in inputs/outputs"""

from .authorization_server import AuthorizationServer
from .contract import Contract
from .contract_info import ContractInfo
from .contract_paths import ContractPaths
from .credentials import Credentials
from .download_file_disposition import DownloadFileDisposition
from .file_page import FilePage
from .file_patch import FilePatch
from .file_patch_metadata_type_0 import FilePatchMetadataType0
from .health import Health
from .health_status import HealthStatus
from .invalid_field import InvalidField
from .invalid_field_in import InvalidFieldIn
from .jwk import Jwk
from .jwk_alg import JwkAlg
from .jwk_kty import JwkKty
from .jwk_use import JwkUse
from .jwks import Jwks
from .list_files_count import ListFilesCount
from .list_files_sort import ListFilesSort
from .list_files_state import ListFilesState
from .list_sessions_count import ListSessionsCount
from .me_patch import MePatch
from .new_user import NewUser
from .o_auth_problem import OAuthProblem
from .o_auth_problem_error import OAuthProblemError
from .password_change import PasswordChange
from .problem import Problem
from .registration import Registration
from .registration_status import RegistrationStatus
from .revocation_request import RevocationRequest
from .session import Session
from .session_page import SessionPage
from .session_summary import SessionSummary
from .session_token_type import SessionTokenType
from .stored_file import StoredFile
from .stored_file_metadata import StoredFileMetadata
from .token_request import TokenRequest
from .token_response import TokenResponse
from .token_response_token_type import TokenResponseTokenType
from .user import User
from .user_roles_item import UserRolesItem
from .version import Version

__all__ = (
    "AuthorizationServer",
    "Contract",
    "ContractInfo",
    "ContractPaths",
    "Credentials",
    "DownloadFileDisposition",
    "FilePage",
    "FilePatch",
    "FilePatchMetadataType0",
    "Health",
    "HealthStatus",
    "InvalidField",
    "InvalidFieldIn",
    "Jwk",
    "JwkAlg",
    "JwkKty",
    "Jwks",
    "JwkUse",
    "ListFilesCount",
    "ListFilesSort",
    "ListFilesState",
    "ListSessionsCount",
    "MePatch",
    "NewUser",
    "OAuthProblem",
    "OAuthProblemError",
    "PasswordChange",
    "Problem",
    "Registration",
    "RegistrationStatus",
    "RevocationRequest",
    "Session",
    "SessionPage",
    "SessionSummary",
    "SessionTokenType",
    "StoredFile",
    "StoredFileMetadata",
    "TokenRequest",
    "TokenResponse",
    "TokenResponseTokenType",
    "User",
    "UserRolesItem",
    "Version",
)
