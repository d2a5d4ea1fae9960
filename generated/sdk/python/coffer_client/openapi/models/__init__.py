"""Contains all the data models used in inputs/outputs"""

from .acceptance import Acceptance
from .acceptance_status import AcceptanceStatus
from .account_kind import AccountKind
from .activated_mfa_factor import ActivatedMfaFactor
from .activated_mfa_factor_kind import ActivatedMfaFactorKind
from .address_confirmation import AddressConfirmation
from .api_key import ApiKey
from .api_key_page import ApiKeyPage
from .api_key_patch import ApiKeyPatch
from .api_key_rotation import ApiKeyRotation
from .audit_actor import AuditActor
from .audit_actor_kind import AuditActorKind
from .audit_details import AuditDetails
from .audit_event import AuditEvent
from .audit_event_page import AuditEventPage
from .audit_result import AuditResult
from .authorization_server import AuthorizationServer
from .contract import Contract
from .contract_info import ContractInfo
from .contract_paths import ContractPaths
from .create_upload_upload_defer_length import CreateUploadUploadDeferLength
from .created_mfa_factor import CreatedMfaFactor
from .created_mfa_factor_kind import CreatedMfaFactorKind
from .created_passkey import CreatedPasskey
from .credentials import Credentials
from .deletion import Deletion
from .download_file_disposition import DownloadFileDisposition
from .download_file_version_disposition import DownloadFileVersionDisposition
from .download_link import DownloadLink
from .email_change_state import EmailChangeState
from .email_only import EmailOnly
from .file_batch import FileBatch
from .file_batch_action import FileBatchAction
from .file_batch_item import FileBatchItem
from .file_batch_result import FileBatchResult
from .file_page import FilePage
from .file_patch import FilePatch
from .file_patch_metadata_type_0 import FilePatchMetadataType0
from .file_type_rule import FileTypeRule
from .file_version import FileVersion
from .file_version_page import FileVersionPage
from .files_choice import FilesChoice
from .folder_count import FolderCount
from .folder_page import FolderPage
from .get_thumbnail_size import GetThumbnailSize
from .guest_form import GuestForm
from .health import Health
from .health_status import HealthStatus
from .identity import Identity
from .identity_page import IdentityPage
from .identity_provider import IdentityProvider
from .identity_providers import IdentityProviders
from .introspection import Introspection
from .introspection_request import IntrospectionRequest
from .introspection_token_type import IntrospectionTokenType
from .invalid_field import InvalidField
from .invalid_field_in import InvalidFieldIn
from .invitation import Invitation
from .invitation_page import InvitationPage
from .issued_api_key import IssuedApiKey
from .jwk import Jwk
from .jwk_alg import JwkAlg
from .jwk_kty import JwkKty
from .jwk_use import JwkUse
from .jwks import Jwks
from .list_api_keys_count import ListApiKeysCount
from .list_audit_events_count import ListAuditEventsCount
from .list_file_versions_count import ListFileVersionsCount
from .list_files_count import ListFilesCount
from .list_files_sort import ListFilesSort
from .list_files_state import ListFilesState
from .list_folders_count import ListFoldersCount
from .list_identities_count import ListIdentitiesCount
from .list_invitations_count import ListInvitationsCount
from .list_mfa_factors_count import ListMfaFactorsCount
from .list_own_audit_events_count import ListOwnAuditEventsCount
from .list_passkeys_count import ListPasskeysCount
from .list_received_files_count import ListReceivedFilesCount
from .list_roles_count import ListRolesCount
from .list_sessions_count import ListSessionsCount
from .list_shares_count import ListSharesCount
from .list_signing_keys_count import ListSigningKeysCount
from .list_tags_count import ListTagsCount
from .list_upload_requests_count import ListUploadRequestsCount
from .list_uploads_count import ListUploadsCount
from .list_user_sessions_count import ListUserSessionsCount
from .list_users_count import ListUsersCount
from .list_users_sort import ListUsersSort
from .list_users_state import ListUsersState
from .managed_user import ManagedUser
from .me_patch import MePatch
from .mfa_answer import MfaAnswer
from .mfa_challenge import MfaChallenge
from .mfa_challenge_methods_item import MfaChallengeMethodsItem
from .mfa_factor import MfaFactor
from .mfa_factor_activation import MfaFactorActivation
from .mfa_factor_kind import MfaFactorKind
from .mfa_factor_page import MfaFactorPage
from .new_api_key import NewApiKey
from .new_download_link import NewDownloadLink
from .new_invitation import NewInvitation
from .new_mfa_factor import NewMfaFactor
from .new_mfa_factor_kind import NewMfaFactorKind
from .new_passkey import NewPasskey
from .new_role import NewRole
from .new_service_account import NewServiceAccount
from .new_share import NewShare
from .new_upload_link import NewUploadLink
from .new_upload_request import NewUploadRequest
from .new_user import NewUser
from .newly_made_invitation import NewlyMadeInvitation
from .o_auth_problem import OAuthProblem
from .o_auth_problem_error import OAuthProblemError
from .open_upload_request_notice import OpenUploadRequestNotice
from .opened_upload_request import OpenedUploadRequest
from .passkey import Passkey
from .passkey_algorithm import PasskeyAlgorithm
from .passkey_algorithm_type import PasskeyAlgorithmType
from .passkey_answer import PasskeyAnswer
from .passkey_answer_client_extension_results import PasskeyAnswerClientExtensionResults
from .passkey_answer_type import PasskeyAnswerType
from .passkey_assertion import PasskeyAssertion
from .passkey_attestation import PasskeyAttestation
from .passkey_creation_options import PasskeyCreationOptions
from .passkey_creation_options_attestation import PasskeyCreationOptionsAttestation
from .passkey_descriptor import PasskeyDescriptor
from .passkey_descriptor_type import PasskeyDescriptorType
from .passkey_page import PasskeyPage
from .passkey_patch import PasskeyPatch
from .passkey_registration import PasskeyRegistration
from .passkey_registration_client_extension_results import (
    PasskeyRegistrationClientExtensionResults,
)
from .passkey_registration_type import PasskeyRegistrationType
from .passkey_relying_party import PasskeyRelyingParty
from .passkey_request_options import PasskeyRequestOptions
from .passkey_request_options_user_verification import (
    PasskeyRequestOptionsUserVerification,
)
from .passkey_selection import PasskeySelection
from .passkey_selection_resident_key import PasskeySelectionResidentKey
from .passkey_selection_user_verification import PasskeySelectionUserVerification
from .passkey_sign_in import PasskeySignIn
from .passkey_user import PasskeyUser
from .password_change import PasswordChange
from .password_reset import PasswordReset
from .problem import Problem
from .receipt import Receipt
from .received_file import ReceivedFile
from .received_file_page import ReceivedFilePage
from .recovery_code_set import RecoveryCodeSet
from .revocation_request import RevocationRequest
from .role import Role
from .role_page import RolePage
from .role_patch import RolePatch
from .session import Session
from .session_confirmation import SessionConfirmation
from .session_page import SessionPage
from .session_summary import SessionSummary
from .session_summary_device_kind import SessionSummaryDeviceKind
from .session_token_type import SessionTokenType
from .share import Share
from .share_page import SharePage
from .share_patch import SharePatch
from .share_state import ShareState
from .shared_file import SharedFile
from .shared_files import SharedFiles
from .signing_key import SigningKey
from .signing_key_algorithm import SigningKeyAlgorithm
from .signing_key_page import SigningKeyPage
from .signing_key_rotation import SigningKeyRotation
from .signing_key_state import SigningKeyState
from .stored_file import StoredFile
from .stored_file_metadata import StoredFileMetadata
from .tag_count import TagCount
from .tag_page import TagPage
from .token_request import TokenRequest
from .token_response import TokenResponse
from .token_response_token_type import TokenResponseTokenType
from .unlocked import Unlocked
from .unlocking import Unlocking
from .upload import Upload
from .upload_link import UploadLink
from .upload_page import UploadPage
from .upload_request import UploadRequest
from .upload_request_page import UploadRequestPage
from .upload_request_state import UploadRequestState
from .usage import Usage
from .user import User
from .user_page import UserPage
from .user_patch import UserPatch
from .version import Version

__all__ = (
    "Acceptance",
    "AcceptanceStatus",
    "AccountKind",
    "ActivatedMfaFactor",
    "ActivatedMfaFactorKind",
    "AddressConfirmation",
    "ApiKey",
    "ApiKeyPage",
    "ApiKeyPatch",
    "ApiKeyRotation",
    "AuditActor",
    "AuditActorKind",
    "AuditDetails",
    "AuditEvent",
    "AuditEventPage",
    "AuditResult",
    "AuthorizationServer",
    "Contract",
    "ContractInfo",
    "ContractPaths",
    "CreatedMfaFactor",
    "CreatedMfaFactorKind",
    "CreatedPasskey",
    "CreateUploadUploadDeferLength",
    "Credentials",
    "Deletion",
    "DownloadFileDisposition",
    "DownloadFileVersionDisposition",
    "DownloadLink",
    "EmailChangeState",
    "EmailOnly",
    "FileBatch",
    "FileBatchAction",
    "FileBatchItem",
    "FileBatchResult",
    "FilePage",
    "FilePatch",
    "FilePatchMetadataType0",
    "FilesChoice",
    "FileTypeRule",
    "FileVersion",
    "FileVersionPage",
    "FolderCount",
    "FolderPage",
    "GetThumbnailSize",
    "GuestForm",
    "Health",
    "HealthStatus",
    "Identity",
    "IdentityPage",
    "IdentityProvider",
    "IdentityProviders",
    "Introspection",
    "IntrospectionRequest",
    "IntrospectionTokenType",
    "InvalidField",
    "InvalidFieldIn",
    "Invitation",
    "InvitationPage",
    "IssuedApiKey",
    "Jwk",
    "JwkAlg",
    "JwkKty",
    "Jwks",
    "JwkUse",
    "ListApiKeysCount",
    "ListAuditEventsCount",
    "ListFilesCount",
    "ListFilesSort",
    "ListFilesState",
    "ListFileVersionsCount",
    "ListFoldersCount",
    "ListIdentitiesCount",
    "ListInvitationsCount",
    "ListMfaFactorsCount",
    "ListOwnAuditEventsCount",
    "ListPasskeysCount",
    "ListReceivedFilesCount",
    "ListRolesCount",
    "ListSessionsCount",
    "ListSharesCount",
    "ListSigningKeysCount",
    "ListTagsCount",
    "ListUploadRequestsCount",
    "ListUploadsCount",
    "ListUsersCount",
    "ListUserSessionsCount",
    "ListUsersSort",
    "ListUsersState",
    "ManagedUser",
    "MePatch",
    "MfaAnswer",
    "MfaChallenge",
    "MfaChallengeMethodsItem",
    "MfaFactor",
    "MfaFactorActivation",
    "MfaFactorKind",
    "MfaFactorPage",
    "NewApiKey",
    "NewDownloadLink",
    "NewInvitation",
    "NewlyMadeInvitation",
    "NewMfaFactor",
    "NewMfaFactorKind",
    "NewPasskey",
    "NewRole",
    "NewServiceAccount",
    "NewShare",
    "NewUploadLink",
    "NewUploadRequest",
    "NewUser",
    "OAuthProblem",
    "OAuthProblemError",
    "OpenedUploadRequest",
    "OpenUploadRequestNotice",
    "Passkey",
    "PasskeyAlgorithm",
    "PasskeyAlgorithmType",
    "PasskeyAnswer",
    "PasskeyAnswerClientExtensionResults",
    "PasskeyAnswerType",
    "PasskeyAssertion",
    "PasskeyAttestation",
    "PasskeyCreationOptions",
    "PasskeyCreationOptionsAttestation",
    "PasskeyDescriptor",
    "PasskeyDescriptorType",
    "PasskeyPage",
    "PasskeyPatch",
    "PasskeyRegistration",
    "PasskeyRegistrationClientExtensionResults",
    "PasskeyRegistrationType",
    "PasskeyRelyingParty",
    "PasskeyRequestOptions",
    "PasskeyRequestOptionsUserVerification",
    "PasskeySelection",
    "PasskeySelectionResidentKey",
    "PasskeySelectionUserVerification",
    "PasskeySignIn",
    "PasskeyUser",
    "PasswordChange",
    "PasswordReset",
    "Problem",
    "Receipt",
    "ReceivedFile",
    "ReceivedFilePage",
    "RecoveryCodeSet",
    "RevocationRequest",
    "Role",
    "RolePage",
    "RolePatch",
    "Session",
    "SessionConfirmation",
    "SessionPage",
    "SessionSummary",
    "SessionSummaryDeviceKind",
    "SessionTokenType",
    "Share",
    "SharedFile",
    "SharedFiles",
    "SharePage",
    "SharePatch",
    "ShareState",
    "SigningKey",
    "SigningKeyAlgorithm",
    "SigningKeyPage",
    "SigningKeyRotation",
    "SigningKeyState",
    "StoredFile",
    "StoredFileMetadata",
    "TagCount",
    "TagPage",
    "TokenRequest",
    "TokenResponse",
    "TokenResponseTokenType",
    "Unlocked",
    "Unlocking",
    "Upload",
    "UploadLink",
    "UploadPage",
    "UploadRequest",
    "UploadRequestPage",
    "UploadRequestState",
    "Usage",
    "User",
    "UserPage",
    "UserPatch",
    "Version",
)
