// Code generated from openapi.yaml. DO NOT EDIT.

package coffer

import (
	"context"
	"iter"

	"coffer.example/client/api"
)

// AllMfaFactors: List authenticator apps, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllMfaFactors(ctx context.Context, params *api.ListMfaFactorsParams) iter.Seq2[api.MfaFactor, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.MfaFactor, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListMfaFactorsWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllPasskeys: List passkeys, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllPasskeys(ctx context.Context, params *api.ListPasskeysParams) iter.Seq2[api.Passkey, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.Passkey, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListPasskeysWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllSigningKeys: List signing keys, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllSigningKeys(ctx context.Context, params *api.ListSigningKeysParams) iter.Seq2[api.SigningKey, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.SigningKey, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListSigningKeysWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllAPIKeys: List API keys, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllAPIKeys(ctx context.Context, params *api.ListAPIKeysParams) iter.Seq2[api.APIKey, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.APIKey, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListAPIKeysWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllAuditEvents: List audit events, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllAuditEvents(ctx context.Context, params *api.ListAuditEventsParams) iter.Seq2[api.AuditEvent, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.AuditEvent, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListAuditEventsWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllOwnAuditEvents: List what happened to the own account, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllOwnAuditEvents(ctx context.Context, params *api.ListOwnAuditEventsParams) iter.Seq2[api.AuditEvent, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.AuditEvent, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListOwnAuditEventsWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllFiles: List files, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllFiles(ctx context.Context, params *api.ListFilesParams) iter.Seq2[api.File, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.File, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListFilesWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllFileVersions: List a file's versions, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllFileVersions(ctx context.Context, fileID api.FileID, params *api.ListFileVersionsParams) iter.Seq2[api.FileVersion, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.FileVersion, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListFileVersionsWithResponse(ctx, fileID, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllFolders: List folders, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllFolders(ctx context.Context, params *api.ListFoldersParams) iter.Seq2[api.FolderCount, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.FolderCount, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListFoldersWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllTags: List tags, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllTags(ctx context.Context, params *api.ListTagsParams) iter.Seq2[api.TagCount, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.TagCount, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListTagsWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllShares: List shares, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllShares(ctx context.Context, params *api.ListSharesParams) iter.Seq2[api.Share, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.Share, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListSharesWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllUploadRequests: List upload requests, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllUploadRequests(ctx context.Context, params *api.ListUploadRequestsParams) iter.Seq2[api.UploadRequest, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.UploadRequest, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListUploadRequestsWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllReceivedFiles: List what guests sent, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllReceivedFiles(ctx context.Context, uploadRequestID api.UploadRequestID, params *api.ListReceivedFilesParams) iter.Seq2[api.ReceivedFile, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.ReceivedFile, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListReceivedFilesWithResponse(ctx, uploadRequestID, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllIdentities: List linked identities, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllIdentities(ctx context.Context, params *api.ListIdentitiesParams) iter.Seq2[api.Identity, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.Identity, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListIdentitiesWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllRoles: List roles, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllRoles(ctx context.Context, params *api.ListRolesParams) iter.Seq2[api.Role, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.Role, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListRolesWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllSessions: List sessions, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllSessions(ctx context.Context, params *api.ListSessionsParams) iter.Seq2[api.SessionSummary, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.SessionSummary, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListSessionsWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllUploads: List uploads, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllUploads(ctx context.Context, params *api.ListUploadsParams) iter.Seq2[api.Upload, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.Upload, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListUploadsWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllUsers: List users, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllUsers(ctx context.Context, params *api.ListUsersParams) iter.Seq2[api.ManagedUser, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.ManagedUser, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListUsersWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllUserSessions: List a user's sessions, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllUserSessions(ctx context.Context, userID api.UserID, params *api.ListUserSessionsParams) iter.Seq2[api.SessionSummary, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.SessionSummary, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListUserSessionsWithResponse(ctx, userID, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}

// AllInvitations: List invitations, of all pages, fetched as they are needed. Limit is the size of a page and Cursor where to begin; an
// error ends them.
func (c *Client) AllInvitations(ctx context.Context, params *api.ListInvitationsParams) iter.Seq2[api.Invitation, error] {
	own := given(params)
	return all(own.Cursor, func(cursor *string) ([]api.Invitation, string, error) {
		own := own
		own.Cursor = cursor
		answer, err := c.api.ListInvitationsWithResponse(ctx, &own)
		if err != nil {
			return nil, "", err
		}
		if answer.JSON200 == nil {
			return nil, "", unexpected(answer.HTTPResponse)
		}
		return answer.JSON200.Items, answer.JSON200.NextCursor, nil
	})
}
