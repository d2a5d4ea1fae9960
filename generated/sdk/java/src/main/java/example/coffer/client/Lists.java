package example.coffer.client;

import example.coffer.client.api.AccountsApi;
import example.coffer.client.api.AccountsApi.APIListMfaFactorsRequest;
import example.coffer.client.api.AccountsApi.APIListPasskeysRequest;
import example.coffer.client.api.AdminApi;
import example.coffer.client.api.AdminApi.APIListSigningKeysRequest;
import example.coffer.client.api.ApiKeysApi;
import example.coffer.client.api.ApiKeysApi.APIListApiKeysRequest;
import example.coffer.client.api.AuditApi;
import example.coffer.client.api.AuditApi.APIListAuditEventsRequest;
import example.coffer.client.api.AuditApi.APIListOwnAuditEventsRequest;
import example.coffer.client.api.FilesApi;
import example.coffer.client.api.FilesApi.APIListFileVersionsRequest;
import example.coffer.client.api.FilesApi.APIListFilesRequest;
import example.coffer.client.api.FilesApi.APIListFoldersRequest;
import example.coffer.client.api.FilesApi.APIListTagsRequest;
import example.coffer.client.api.IdentitiesApi;
import example.coffer.client.api.IdentitiesApi.APIListIdentitiesRequest;
import example.coffer.client.api.RolesApi;
import example.coffer.client.api.RolesApi.APIListRolesRequest;
import example.coffer.client.api.SessionsApi;
import example.coffer.client.api.SessionsApi.APIListSessionsRequest;
import example.coffer.client.api.SharesApi;
import example.coffer.client.api.SharesApi.APIListSharesRequest;
import example.coffer.client.api.UploadRequestsApi;
import example.coffer.client.api.UploadRequestsApi.APIListReceivedFilesRequest;
import example.coffer.client.api.UploadRequestsApi.APIListUploadRequestsRequest;
import example.coffer.client.api.UploadsApi;
import example.coffer.client.api.UploadsApi.APIListUploadsRequest;
import example.coffer.client.api.UsersApi;
import example.coffer.client.api.UsersApi.APIListInvitationsRequest;
import example.coffer.client.api.UsersApi.APIListUserSessionsRequest;
import example.coffer.client.api.UsersApi.APIListUsersRequest;
import example.coffer.client.model.ApiKey;
import example.coffer.client.model.ApiKeyPage;
import example.coffer.client.model.AuditEvent;
import example.coffer.client.model.AuditEventPage;
import example.coffer.client.model.FilePage;
import example.coffer.client.model.FileVersion;
import example.coffer.client.model.FileVersionPage;
import example.coffer.client.model.FolderCount;
import example.coffer.client.model.FolderPage;
import example.coffer.client.model.Identity;
import example.coffer.client.model.IdentityPage;
import example.coffer.client.model.Invitation;
import example.coffer.client.model.InvitationPage;
import example.coffer.client.model.ManagedUser;
import example.coffer.client.model.MfaFactor;
import example.coffer.client.model.MfaFactorPage;
import example.coffer.client.model.Passkey;
import example.coffer.client.model.PasskeyPage;
import example.coffer.client.model.ReceivedFile;
import example.coffer.client.model.ReceivedFilePage;
import example.coffer.client.model.Role;
import example.coffer.client.model.RolePage;
import example.coffer.client.model.SessionPage;
import example.coffer.client.model.SessionSummary;
import example.coffer.client.model.Share;
import example.coffer.client.model.SharePage;
import example.coffer.client.model.SigningKey;
import example.coffer.client.model.SigningKeyPage;
import example.coffer.client.model.StoredFile;
import example.coffer.client.model.TagCount;
import example.coffer.client.model.TagPage;
import example.coffer.client.model.Upload;
import example.coffer.client.model.UploadPage;
import example.coffer.client.model.UploadRequest;
import example.coffer.client.model.UploadRequestPage;
import example.coffer.client.model.UserPage;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Made from openapi.yaml: every item of a list, each page fetched when it is needed. */
abstract class Lists {
    Lists() {}

    public abstract AccountsApi accounts();

    public abstract AdminApi admin();

    public abstract ApiKeysApi apiKeys();

    public abstract AuditApi audit();

    public abstract FilesApi files();

    public abstract IdentitiesApi identities();

    public abstract RolesApi roles();

    public abstract SessionsApi sessions();

    public abstract SharesApi shares();

    public abstract UploadRequestsApi uploadRequests();

    public abstract UploadsApi uploads();

    public abstract UsersApi users();

    /** List authenticator apps, of all pages. */
    public Stream<MfaFactor> allMfaFactors(UnaryOperator<APIListMfaFactorsRequest.Builder> query) {
        return Pages.stream(
                cursor -> accounts().listMfaFactors(
                        query.apply(APIListMfaFactorsRequest.newBuilder()).cursor(cursor).build()),
                MfaFactorPage::getItems,
                MfaFactorPage::getNextCursor);
    }

    public Stream<MfaFactor> allMfaFactors() {
        return allMfaFactors(UnaryOperator.identity());
    }

    /** List passkeys, of all pages. */
    public Stream<Passkey> allPasskeys(UnaryOperator<APIListPasskeysRequest.Builder> query) {
        return Pages.stream(
                cursor -> accounts().listPasskeys(
                        query.apply(APIListPasskeysRequest.newBuilder()).cursor(cursor).build()),
                PasskeyPage::getItems,
                PasskeyPage::getNextCursor);
    }

    public Stream<Passkey> allPasskeys() {
        return allPasskeys(UnaryOperator.identity());
    }

    /** List signing keys, of all pages. */
    public Stream<SigningKey> allSigningKeys(UnaryOperator<APIListSigningKeysRequest.Builder> query) {
        return Pages.stream(
                cursor -> admin().listSigningKeys(
                        query.apply(APIListSigningKeysRequest.newBuilder()).cursor(cursor).build()),
                SigningKeyPage::getItems,
                SigningKeyPage::getNextCursor);
    }

    public Stream<SigningKey> allSigningKeys() {
        return allSigningKeys(UnaryOperator.identity());
    }

    /** List API keys, of all pages. */
    public Stream<ApiKey> allApiKeys(UnaryOperator<APIListApiKeysRequest.Builder> query) {
        return Pages.stream(
                cursor -> apiKeys().listApiKeys(
                        query.apply(APIListApiKeysRequest.newBuilder()).cursor(cursor).build()),
                ApiKeyPage::getItems,
                ApiKeyPage::getNextCursor);
    }

    public Stream<ApiKey> allApiKeys() {
        return allApiKeys(UnaryOperator.identity());
    }

    /** List audit events, of all pages. */
    public Stream<AuditEvent> allAuditEvents(UnaryOperator<APIListAuditEventsRequest.Builder> query) {
        return Pages.stream(
                cursor -> audit().listAuditEvents(
                        query.apply(APIListAuditEventsRequest.newBuilder()).cursor(cursor).build()),
                AuditEventPage::getItems,
                AuditEventPage::getNextCursor);
    }

    public Stream<AuditEvent> allAuditEvents() {
        return allAuditEvents(UnaryOperator.identity());
    }

    /** List what happened to the own account, of all pages. */
    public Stream<AuditEvent> allOwnAuditEvents(UnaryOperator<APIListOwnAuditEventsRequest.Builder> query) {
        return Pages.stream(
                cursor -> audit().listOwnAuditEvents(
                        query.apply(APIListOwnAuditEventsRequest.newBuilder()).cursor(cursor).build()),
                AuditEventPage::getItems,
                AuditEventPage::getNextCursor);
    }

    public Stream<AuditEvent> allOwnAuditEvents() {
        return allOwnAuditEvents(UnaryOperator.identity());
    }

    /** List files, of all pages. */
    public Stream<StoredFile> allFiles(UnaryOperator<APIListFilesRequest.Builder> query) {
        return Pages.stream(
                cursor -> files().listFiles(
                        query.apply(APIListFilesRequest.newBuilder()).cursor(cursor).build()),
                FilePage::getItems,
                FilePage::getNextCursor);
    }

    public Stream<StoredFile> allFiles() {
        return allFiles(UnaryOperator.identity());
    }

    /** List a file's versions, of all pages. */
    public Stream<FileVersion> allFileVersions(UUID fileId, UnaryOperator<APIListFileVersionsRequest.Builder> query) {
        return Pages.stream(
                cursor -> files().listFileVersions(
                        query.apply(APIListFileVersionsRequest.newBuilder().fileId(fileId)).cursor(cursor).build()),
                FileVersionPage::getItems,
                FileVersionPage::getNextCursor);
    }

    public Stream<FileVersion> allFileVersions(UUID fileId) {
        return allFileVersions(fileId, UnaryOperator.identity());
    }

    /** List folders, of all pages. */
    public Stream<FolderCount> allFolders(UnaryOperator<APIListFoldersRequest.Builder> query) {
        return Pages.stream(
                cursor -> files().listFolders(
                        query.apply(APIListFoldersRequest.newBuilder()).cursor(cursor).build()),
                FolderPage::getItems,
                FolderPage::getNextCursor);
    }

    public Stream<FolderCount> allFolders() {
        return allFolders(UnaryOperator.identity());
    }

    /** List tags, of all pages. */
    public Stream<TagCount> allTags(UnaryOperator<APIListTagsRequest.Builder> query) {
        return Pages.stream(
                cursor -> files().listTags(
                        query.apply(APIListTagsRequest.newBuilder()).cursor(cursor).build()),
                TagPage::getItems,
                TagPage::getNextCursor);
    }

    public Stream<TagCount> allTags() {
        return allTags(UnaryOperator.identity());
    }

    /** List shares, of all pages. */
    public Stream<Share> allShares(UnaryOperator<APIListSharesRequest.Builder> query) {
        return Pages.stream(
                cursor -> shares().listShares(
                        query.apply(APIListSharesRequest.newBuilder()).cursor(cursor).build()),
                SharePage::getItems,
                SharePage::getNextCursor);
    }

    public Stream<Share> allShares() {
        return allShares(UnaryOperator.identity());
    }

    /** List upload requests, of all pages. */
    public Stream<UploadRequest> allUploadRequests(UnaryOperator<APIListUploadRequestsRequest.Builder> query) {
        return Pages.stream(
                cursor -> uploadRequests().listUploadRequests(
                        query.apply(APIListUploadRequestsRequest.newBuilder()).cursor(cursor).build()),
                UploadRequestPage::getItems,
                UploadRequestPage::getNextCursor);
    }

    public Stream<UploadRequest> allUploadRequests() {
        return allUploadRequests(UnaryOperator.identity());
    }

    /** List what guests sent, of all pages. */
    public Stream<ReceivedFile> allReceivedFiles(UUID uploadRequestId, UnaryOperator<APIListReceivedFilesRequest.Builder> query) {
        return Pages.stream(
                cursor -> uploadRequests().listReceivedFiles(
                        query.apply(APIListReceivedFilesRequest.newBuilder().uploadRequestId(uploadRequestId)).cursor(cursor).build()),
                ReceivedFilePage::getItems,
                ReceivedFilePage::getNextCursor);
    }

    public Stream<ReceivedFile> allReceivedFiles(UUID uploadRequestId) {
        return allReceivedFiles(uploadRequestId, UnaryOperator.identity());
    }

    /** List linked identities, of all pages. */
    public Stream<Identity> allIdentities(UnaryOperator<APIListIdentitiesRequest.Builder> query) {
        return Pages.stream(
                cursor -> identities().listIdentities(
                        query.apply(APIListIdentitiesRequest.newBuilder()).cursor(cursor).build()),
                IdentityPage::getItems,
                IdentityPage::getNextCursor);
    }

    public Stream<Identity> allIdentities() {
        return allIdentities(UnaryOperator.identity());
    }

    /** List roles, of all pages. */
    public Stream<Role> allRoles(UnaryOperator<APIListRolesRequest.Builder> query) {
        return Pages.stream(
                cursor -> roles().listRoles(
                        query.apply(APIListRolesRequest.newBuilder()).cursor(cursor).build()),
                RolePage::getItems,
                RolePage::getNextCursor);
    }

    public Stream<Role> allRoles() {
        return allRoles(UnaryOperator.identity());
    }

    /** List sessions, of all pages. */
    public Stream<SessionSummary> allSessions(UnaryOperator<APIListSessionsRequest.Builder> query) {
        return Pages.stream(
                cursor -> sessions().listSessions(
                        query.apply(APIListSessionsRequest.newBuilder()).cursor(cursor).build()),
                SessionPage::getItems,
                SessionPage::getNextCursor);
    }

    public Stream<SessionSummary> allSessions() {
        return allSessions(UnaryOperator.identity());
    }

    /** List uploads, of all pages. */
    public Stream<Upload> allUploads(UnaryOperator<APIListUploadsRequest.Builder> query) {
        return Pages.stream(
                cursor -> uploads().listUploads(
                        query.apply(APIListUploadsRequest.newBuilder()).cursor(cursor).build()),
                UploadPage::getItems,
                UploadPage::getNextCursor);
    }

    public Stream<Upload> allUploads() {
        return allUploads(UnaryOperator.identity());
    }

    /** List users, of all pages. */
    public Stream<ManagedUser> allUsers(UnaryOperator<APIListUsersRequest.Builder> query) {
        return Pages.stream(
                cursor -> users().listUsers(
                        query.apply(APIListUsersRequest.newBuilder()).cursor(cursor).build()),
                UserPage::getItems,
                UserPage::getNextCursor);
    }

    public Stream<ManagedUser> allUsers() {
        return allUsers(UnaryOperator.identity());
    }

    /** List a user's sessions, of all pages. */
    public Stream<SessionSummary> allUserSessions(UUID userId, UnaryOperator<APIListUserSessionsRequest.Builder> query) {
        return Pages.stream(
                cursor -> users().listUserSessions(
                        query.apply(APIListUserSessionsRequest.newBuilder().userId(userId)).cursor(cursor).build()),
                SessionPage::getItems,
                SessionPage::getNextCursor);
    }

    public Stream<SessionSummary> allUserSessions(UUID userId) {
        return allUserSessions(userId, UnaryOperator.identity());
    }

    /** List invitations, of all pages. */
    public Stream<Invitation> allInvitations(UnaryOperator<APIListInvitationsRequest.Builder> query) {
        return Pages.stream(
                cursor -> users().listInvitations(
                        query.apply(APIListInvitationsRequest.newBuilder()).cursor(cursor).build()),
                InvitationPage::getItems,
                InvitationPage::getNextCursor);
    }

    public Stream<Invitation> allInvitations() {
        return allInvitations(UnaryOperator.identity());
    }
}
